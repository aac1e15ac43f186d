package kith.server.record;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Sensitivity;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records that an event is significant in a child's life, and why; or that it is not after all. Each is an event of its own. */
@Service
public class Marking {
    private final Gate gate;
    private final Reading reading;
    private final Recording recording;
    private final Clock clock;

    Marking(Gate gate, Reading reading, Recording recording, Clock clock) {
        this.gate = gate;
        this.reading = reading;
        this.recording = recording;
        this.clock = clock;
    }

    /** @throws NotAcceptable where the comment is too long */
    @Transactional
    public void mark(Viewer viewer, String record, String event, String submission, boolean significant, String comment) {
        Permit permit = gate.permit(viewer, Action.MARK_EVENT, record, Set.of(), Outlet.PAGE);
        RecordView view = reading.record(permit).value();
        if (!view.isAboutChild() || view.event(event).isEmpty()) {
            throw gate.refusal(permit);
        }
        Written said = Written.of("comment", "What does it mean for the child?", comment);
        List<Problem> problems = said.tooLong(Written.LONG).stream().toList();
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        Map<String, Answer> answers = new HashMap<>(Map.of("significant", new Answer.YesNo(significant)));
        if (!said.isEmpty()) {
            answers.put("comment", new Answer.Text(said.text()));
        }
        recording.append(
                List.of(permit),
                submission,
                List.of(new NewEvent(
                        record,
                        Facts.CHRONOLOGY_MARKED,
                        Optional.empty(),
                        Optional.empty(),
                        new Occurred.At(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                        answers,
                        Optional.of(event),
                        Optional.empty(),
                        Optional.empty(),
                        Sensitivity.ORDINARY)));
    }

    /** @param comment what it means for the child; may be empty */
    public record Mark(boolean significant, String comment) {
        public static final Mark NONE = new Mark(false, "");

        /** What an event of marking says. */
        public static Mark of(Event marked) {
            return new Mark(
                    new Answer.YesNo(true).equals(marked.answers().get("significant")),
                    marked.answers().get("comment") instanceof Answer.Text(String text) ? text : "");
        }
    }
}
