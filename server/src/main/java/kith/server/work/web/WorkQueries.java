package kith.server.work.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.Event;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.procedures.position.AwaitedApproval;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.people.Child;
import kith.server.people.Children;
import kith.server.people.Siblings;
import kith.server.people.Subject;
import kith.server.record.AnswerWords;
import kith.server.record.EventWords;
import kith.server.record.Looks;
import kith.server.record.Reading;
import kith.server.record.RecordView;
import kith.server.record.RoleWords;
import kith.server.steps.Draft;
import kith.server.steps.Drafts;
import kith.server.web.component.Choice;
import kith.server.web.component.Link;
import kith.server.web.component.ObligationRow;
import kith.server.web.component.Urgency;
import kith.server.work.Approving;
import kith.server.work.Obligations;
import kith.server.work.Together;
import kith.server.wording.DueWords;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages show on which approvals are decided, records allocated and reasons given. */
@Service
public class WorkQueries {
    private final Gate gate;
    private final Reading reading;
    private final Children children;
    private final Siblings siblings;
    private final Directories directories;

    WorkQueries(
            Gate gate,
            Reading reading,
            Children children,
            Siblings siblings,
            Directories directories) {
        this.gate = gate;
        this.reading = reading;
        this.children = children;
        this.siblings = siblings;
        this.directories = directories;
    }

    public record Approval(
            String record,
            String child,
            String event,
            String submission,
            String sentence,
            String title,
            String occurred,
            String author,
            List<AnswerWords.Part> parts,
            boolean mayDecide,
            boolean mayTelephone,
            String approverRole,
            List<Choice> approvers,
            Decided typed,
            List<Link> errors) {}

    /** What was chosen and written on the page of an approval. */
    public record Decided(String decision, String comment, String approver) {
        static final Decided NOTHING = new Decided("", "", "");
    }

    @Transactional
    public Seen<Approval> approval(Viewer viewer, String record, String eventId, String submission, Decided typed, List<Link> errors) {
        Permit permit = gate.permit(viewer, Action.READ_EVENT, record, Set.of(), Outlet.PAGE);
        Seen<RecordView> seen = reading.record(permit);
        RecordView view = seen.value();
        Event event = view.event(eventId).orElseThrow(() -> gate.refusal(permit));
        Pack pack = view.packs().latest();
        Step step = view.packs().step(event.subject(), event.packVersion()).orElseThrow(() -> gate.refusal(permit));
        Optional<AwaitedApproval> waiting = Approving.awaited(view, eventId, viewer.role());
        boolean awaited = waiting.isPresent();
        Step.Approval approval = step.approval(waiting.map(AwaitedApproval::approval).orElse("")).orElseThrow(() -> gate.refusal(permit));
        Names names = directories.names(permit);
        List<Choice> approvers = directories.members(permit).stream()
                .filter(member -> member.role().equals(approval.by()))
                .map(member -> Choice.of(member.professional(), member.name() + ", " + member.teamName()))
                .toList();
        String child = children.subject(permit).value().name();
        return seen.map(_ -> new Approval(
                record,
                child,
                eventId,
                submission,
                approval.sentence(),
                EventWords.title(event, view.packs()),
                Said.occurred(event.occurred()),
                names.person(event.author().person()) + ", " + RoleWords.of(event.author().role(), pack),
                AnswerWords.parts(step, event.answers(), names),
                awaited && viewer.role().equals(approval.by()),
                awaited && !viewer.role().equals(approval.by()) && step.by().contains(viewer.role()),
                RoleWords.of(approval.by(), pack),
                approvers,
                typed,
                errors));
    }

    /** @param ticked the brothers and sisters for whom it is to count too, by record */
    public record Allocation(
            String record,
            String child,
            String submission,
            List<Choice> people,
            List<Choice> siblings,
            List<String> ticked,
            List<Link> errors) {}

    /** @param ticked what was ticked before; empty on first sight, where a family is allocated together */
    @Transactional
    public Seen<Allocation> allocation(
            Viewer viewer, String record, String submission, Optional<List<String>> ticked, List<Link> errors) {
        Permit permit = gate.permit(viewer, Action.ALLOCATE, record, Set.of(), Outlet.PAGE);
        Names names = directories.names(permit);
        List<Choice> people = new ArrayList<>();
        directories.members(permit).stream()
                .filter(member -> member.role().equals("social_worker"))
                .forEach(member -> people.add(Choice.of(member.professional(), member.name()).withHint(member.teamName() + member.away().map(away -> "; " + away.words(names.today())).orElse(""))));
        List<Choice> brothersAndSisters = siblings.of(permit).value().stream()
                .map(sibling -> Choice.of(sibling.child().record(), sibling.child().name()).withHint(Said.capital(sibling.relation())))
                .toList();
        return children.subject(permit)
                .map(child -> new Allocation(
                        record,
                        child.name(),
                        submission,
                        people,
                        brothersAndSisters,
                        ticked.orElse(brothersAndSisters.stream().map(Choice::value).toList()),
                        errors));
    }

    public record ReasonFor(
            String record, String child, String obligation, String sentence, String kind, String submission, String reason, List<Link> errors) {}

    @Transactional
    public Seen<ReasonFor> reason(
            Viewer viewer, String record, String obligationId, String kind, String submission, String reason, List<Link> errors) {
        Permit permit = gate.permit(viewer, Action.READ_OBLIGATION, record, Set.of(), Outlet.PAGE);
        Seen<RecordView> seen = reading.record(permit);
        String sentence = seen.value().position().obligations().stream()
                .filter(obligation -> obligation.id().equals(obligationId))
                .findFirst()
                .orElseThrow(() -> gate.refusal(permit))
                .sentence();
        String child = children.subject(permit).value().name();
        return seen.map(_ -> new ReasonFor(record, child, obligationId, sentence, kind, submission, reason, errors));
    }
}
