package kith.server.work;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.procedures.history.Answer;
import kith.procedures.history.Facts;
import kith.procedures.history.Occurred;
import kith.server.directory.Directories;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.record.NewEvent;
import kith.server.record.Reading;
import kith.server.record.Recording;
import kith.server.record.Written;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Allocates a record, excuses an obligation with the reason, and keeps the reason why one is late. */
@Service
public class Managing {
    private static final int REASON_LIMIT = 2_000;

    private final Gate gate;
    private final Reading reading;
    private final Recording recording;
    private final Directories directories;
    private final Clock clock;

    Managing(Gate gate, Reading reading, Recording recording, Directories directories, Clock clock) {
        this.gate = gate;
        this.reading = reading;
        this.recording = recording;
        this.directories = directories;
        this.clock = clock;
    }

    /** Gives a role on records to a person. Their team's manager becomes the record's manager with a social worker. */
    @Transactional
    public void allocate(Viewer viewer, List<String> records, String submission, String professional) {
        List<Permit> permits = records.stream()
                .map(record -> gate.permit(viewer, Action.ALLOCATE, record, Set.of(), Outlet.PAGE))
                .toList();
        List<Directories.Member> members = directories.members(permits.getFirst());
        Directories.Member chosen = members.stream()
                .filter(member -> member.professional().equals(professional) && member.role().equals("social_worker"))
                .findFirst()
                .orElseThrow(() -> new NotAcceptable(new Problem("person_missing", "professional", "Choose who will hold the record.", "")));
        List<NewEvent> fresh = new ArrayList<>();
        for (String record : records) {
            fresh.add(allocation(record, chosen));
            members.stream()
                    .filter(member -> member.role().equals("team_manager") && member.team().equals(chosen.team()))
                    .findFirst()
                    .ifPresent(manager -> fresh.add(allocation(record, manager)));
        }
        recording.append(permits, submission, fresh);
    }

    private NewEvent allocation(String record, Directories.Member member) {
        return NewEvent.ofRecord(
                record,
                Facts.HOLDER_ALLOCATED,
                now(),
                Map.of(
                        "role", new Answer.Text(member.role()),
                        "person", new Answer.Text(member.professional()),
                        "team", new Answer.Text(member.team())));
    }

    /** Why an obligation is or will be late. It stays late: the reason is kept beside it. */
    @Transactional
    public void giveLateReason(Viewer viewer, String record, String obligation, String submission, String reason) {
        Permit permit = gate.permit(viewer, Action.GIVE_LATE_REASON, record, Set.of(), Outlet.PAGE);
        keep(permit, obligation, submission, Facts.OBLIGATION_LATE_REASON_GIVEN, reason);
    }

    /** Records that an obligation need not be met, with the reason. */
    @Transactional
    public void excuse(Viewer viewer, String record, String obligation, String submission, String reason) {
        Permit permit = gate.permit(viewer, Action.EXCUSE, record, Set.of(), Outlet.PAGE);
        keep(permit, obligation, submission, Facts.OBLIGATION_EXCUSED, reason);
    }

    private void keep(Permit permit, String obligation, String submission, String type, String reason) {
        String about = type.equals(Facts.OBLIGATION_EXCUSED) ? "Why need it not happen?" : "Why is it late?";
        Written said = Written.of("reason", about, reason);
        List<Problem> problems = said.problems(new Problem("reason_missing", "reason", "Write the reason.", ""), REASON_LIMIT);
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        reading.record(permit).value().position().obligations().stream()
                .filter(candidate -> candidate.id().equals(obligation))
                .findFirst()
                .orElseThrow(() -> gate.refusal(permit));
        recording.append(
                List.of(permit),
                submission,
                List.of(NewEvent.ofRecord(
                        permit.record(),
                        type,
                        now(),
                        Map.of("obligation", new Answer.Text(obligation), "reason", new Answer.Text(said.text())))));
    }

    private Occurred now() {
        return new Occurred.At(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
