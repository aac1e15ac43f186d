package kith.server.emergency;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.people.Children;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.problem.Refused;
import kith.server.record.KnownNames;
import kith.server.record.NewEvent;
import kith.server.record.Reading;
import kith.server.record.Recording;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens the records of a child who is exactly named, and records that it did and why: nothing is shown before. */
@Service
public class EmergencyOpening {
    private static final int LONGEST = 4_000;

    private final Gate gate;
    private final Children children;
    private final Reading reading;
    private final Recording recording;
    private final Clock clock;

    EmergencyOpening(Gate gate, Children children, Reading reading, Recording recording, Clock clock) {
        this.gate = gate;
        this.children = children;
        this.reading = reading;
        this.recording = recording;
        this.clock = clock;
    }

    /**
     * What was typed.
     *
     * @param submission makes a second click harmless
     * @param born empty where it is no date
     */
    public record Typed(String submission, String givenName, String familyName, Optional<LocalDate> born, String why, String asked) {}

    /** Whether this viewer may ask at all. @throws Refused where not */
    @Transactional
    public Seen<Boolean> mayAsk(Viewer viewer) {
        step(viewer);
        return gate.permit(viewer, Action.LOOK_IN_EMERGENCY, Outlet.PAGE).seen(true);
    }

    /**
     * The records that the viewer may see now; empty where no child is of exactly this name and date of birth.
     *
     * @throws NotAcceptable with everything that is wrong with what was typed
     */
    @Transactional
    public Seen<List<String>> open(Viewer viewer, Typed typed) {
        Step step = step(viewer);
        Permit looking = gate.permit(viewer, Action.LOOK_IN_EMERGENCY, Outlet.PAGE);
        LocalDate today = Said.dayOf(clock.instant());
        List<Problem> problems = problems(typed, today);
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        List<String> records = new ArrayList<>();
        for (Children.Known known : children.inAnEmergency(looking, typed.givenName(), typed.familyName(), typed.born().orElseThrow()).value()) {
            // To a record that is theirs anyway nothing is opened.
            if (!known.stands()) {
                Permit permit = gate.permit(viewer, Action.OPEN_IN_EMERGENCY, known.record(), Set.copyOf(step.by()), Outlet.PAGE);
                recording.append(List.of(permit), typed.submission(), List.of(event(known.record(), step, viewer, typed)));
            }
            records.add(known.record());
        }
        return looking.seen(records);
    }

    private NewEvent event(String record, Step step, Viewer viewer, Typed typed) {
        Map<String, Answer> answers = new HashMap<>();
        answers.put("why", new Answer.Text(typed.why()));
        if (!typed.asked().isEmpty()) {
            answers.put("asked", new Answer.Text(typed.asked()));
        }
        Pack pack = reading.packs(viewer.authority()).latest();
        return new NewEvent(
                record,
                step.id() + ".recorded",
                Optional.empty(),
                Optional.empty(),
                new Occurred.At(clock.instant().truncatedTo(ChronoUnit.MINUTES)),
                answers,
                Optional.empty(),
                Optional.empty(),
                Optional.of(pack.version()),
                step.sensitivity());
    }

    /** As the pack has it: whose pack has none opens nothing. */
    private Step step(Viewer viewer) {
        return reading.packs(viewer.authority()).latest().step(KnownNames.EMERGENCY_ACCESS).filter(step -> step.by().contains(viewer.role())).orElseThrow(Refused::new);
    }

    private static List<Problem> problems(Typed typed, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (typed.why().isEmpty()) {
            problems.add(new Problem("missing", "why", "Enter what is happening, and why it cannot wait", "A sentence is enough."));
        }
        if (typed.why().length() > LONGEST) {
            problems.add(new Problem("too_long", "why", "What is happening must be %d characters or fewer".formatted(LONGEST), "Record the rest on the record once it is open."));
        }
        if (typed.asked().length() > LONGEST) {
            problems.add(new Problem("too_long", "asked", "Whom you tried to reach must be %d characters or fewer".formatted(LONGEST), "Record the rest on the record once it is open."));
        }
        if (typed.givenName().isEmpty()) {
            problems.add(new Problem("missing", "given_name", "Enter the child’s first name", "As it stands in official papers."));
        }
        if (typed.familyName().isEmpty()) {
            problems.add(new Problem("missing", "family_name", "Enter the child’s last name", "As it stands in official papers."));
        }
        if (typed.born().isEmpty()) {
            problems.add(new Problem("not_a_date", "born-day", "Enter the child’s date of birth", "Day, month and year."));
        } else if (typed.born().get().isAfter(today)) {
            problems.add(new Problem("in_the_future", "born-day", "The date of birth must be in the past", "Look at the year."));
        }
        return problems;
    }
}
