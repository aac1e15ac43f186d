package kith.server.work;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Step;
import kith.procedures.position.AwaitedApproval;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.record.NewEvent;
import kith.server.record.Reading;
import kith.server.record.RecordView;
import kith.server.record.Recording;
import kith.server.record.Written;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Approves a recorded step or sends it back with the reason; or records an approval that was given by telephone. */
@Service
public class Approving {
    private final Gate gate;
    private final Reading reading;
    private final Recording recording;
    private final Clock clock;

    Approving(Gate gate, Reading reading, Recording recording, Clock clock) {
        this.gate = gate;
        this.reading = reading;
        this.recording = recording;
        this.clock = clock;
    }

    /**
     * The approver's own decision.
     *
     * @param submission the same for every attempt
     * @param comment the reason; needed to send back
     */
    @Transactional
    public void decide(Viewer viewer, String record, String eventId, String submission, boolean approved, String comment) {
        Permit reader = gate.permit(viewer, Action.READ_EVENT, record, Set.of(), Outlet.PAGE);
        RecordView view = reading.record(reader).value();
        Event event = view.event(eventId).orElseThrow(() -> gate.refusal(reader));
        Step step = view.packs().step(event.subject(), event.packVersion()).orElseThrow(() -> gate.refusal(reader));
        Permit permit = gate.permit(
                viewer, Action.APPROVE, record, Set.copyOf(step.approvers()), Outlet.PAGE);
        Written reasons = Written.of("comment", "Your reasons", comment);
        List<Problem> problems = approved
                ? reasons.tooLong(Written.LONG).stream().toList()
                : reasons.problems(new Problem("reason_missing", "comment", "Say why you send it back.", ""), Written.LONG);
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        AwaitedApproval awaited = awaited(view, eventId, viewer.role())
                .filter(own -> own.by().equals(viewer.role()))
                .orElseThrow(Approving::decidedAlready);
        Map<String, Answer> answers = new HashMap<>(which(awaited));
        if (approved) {
            answers.put("manner", new Answer.Choice("in_kith"));
            answers.put("approver", new Answer.Text(viewer.professional()));
        }
        if (!reasons.isEmpty()) {
            answers.put(approved ? "comment" : "reason", new Answer.Text(reasons.text()));
        }
        append(permit, event, awaited, submission, approved ? Facts.APPROVED : Facts.RETURNED, answers, now());
    }

    /** Somebody who may record the step records that its approver agreed by telephone; the approver confirms later. */
    @Transactional
    public void byTelephone(Viewer viewer, String record, String eventId, String submission, String approver, String what, Occurred when) {
        Permit reader = gate.permit(viewer, Action.READ_EVENT, record, Set.of(), Outlet.PAGE);
        RecordView view = reading.record(reader).value();
        Event event = view.event(eventId).orElseThrow(() -> gate.refusal(reader));
        Step step = view.packs().step(event.subject(), event.packVersion()).orElseThrow(() -> gate.refusal(reader));
        Permit permit = gate.recording(viewer, step, record, Outlet.PAGE);
        Written said = Written.of("comment", "What was said?", what);
        List<Problem> problems = new ArrayList<>();
        if (approver.isBlank()) {
            problems.add(new Problem("approver_missing", "approver", "Choose who approved it.", ""));
        }
        problems.addAll(said.problems(new Problem("comment_missing", "comment", "Write what was said.", ""), Written.LONG));
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        AwaitedApproval awaited = awaited(view, eventId, viewer.role()).orElseThrow(Approving::decidedAlready);
        Map<String, Answer> answers = new HashMap<>(which(awaited));
        answers.put("manner", new Answer.Choice("by_telephone"));
        answers.put("approver", new Answer.Text(approver));
        answers.put("comment", new Answer.Text(said.text()));
        append(
                permit,
                event,
                awaited,
                submission,
                Facts.APPROVED,
                answers,
                when);
    }

    private void append(
            Permit permit, Event event, AwaitedApproval awaited, String submission, String fact, Map<String, Answer> answers, Occurred when) {
        recording.append(
                List.of(permit),
                submission,
                List.of(new NewEvent(
                        permit.record(),
                        event.subject() + "." + fact,
                        event.episode(),
                        Optional.of(awaited.obligation() + "/" + fact),
                        when,
                        answers,
                        Optional.of(event.id()),
                        Optional.empty(),
                        Optional.empty(),
                        kith.procedures.pack.Sensitivity.ORDINARY)));
    }

    private Occurred now() {
        return new Occurred.At(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Of several approvals, the one that is that role's to give; else one that nobody has given yet, else one that waits to be confirmed. */
    public static Optional<AwaitedApproval> awaited(RecordView view, String event, String role) {
        List<AwaitedApproval> awaited =
                view.position().awaitedApprovals().stream().filter(each -> each.event().equals(event)).toList();
        return awaited.stream()
                .filter(each -> each.by().equals(role))
                .findFirst()
                .or(() -> awaited.stream().filter(each -> !each.given()).findFirst())
                .or(() -> awaited.stream().findFirst());
    }

    /** Nothing where the step has only one approval: then there is nothing to tell it from. */
    private static Map<String, Answer> which(AwaitedApproval awaited) {
        return awaited.approval().isEmpty() ? Map.of() : Map.of(Facts.APPROVAL, new Answer.Text(awaited.approval()));
    }

    private static NotAcceptable decidedAlready() {
        return new NotAcceptable(new Problem(
                "decided_already",
                "",
                "This has been decided already, or has been withdrawn.",
                "Go back to the record to see where things stand."));
    }
}
