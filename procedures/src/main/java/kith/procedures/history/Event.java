package kith.procedures.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * One immutable item of a record's history.
 *
 * @param id random and opaque
 * @param type {@code step.fact} in the past tense, such as {@code strategy_discussion.recorded}; never renamed
 * @param episode the run of a procedure to which it belongs; empty for an event that opens one, and for events about the
 *     record as a whole
 * @param occurred when it happened
 * @param recorded when it was recorded
 * @param answers answers by the form's field id; for facts that are not forms, the fact's own named values
 * @param corrects the event that this one corrects, withdraws, approves, returns or marks
 * @param occasion shared by the events that one occasion (a meeting about three siblings) left on several records
 * @param packVersion content hash of the pack version whose form was filled in; empty for events outside any form
 */
public record Event(
        String id,
        String type,
        Optional<String> episode,
        Occurred occurred,
        Instant recorded,
        Author author,
        Map<String, Answer> answers,
        Optional<String> corrects,
        Optional<String> occasion,
        Optional<String> packVersion) {

    public Event {
        answers = Map.copyOf(answers);
        if (type.indexOf('.') < 1) {
            throw new IllegalArgumentException("an event's type is step.fact");
        }
    }

    /** The step, or the thing that is not a step ({@code record}, {@code obligation}, {@code holder}). */
    public String subject() {
        return type.substring(0, type.lastIndexOf('.'));
    }

    /** What became of it: recorded, corrected, withdrawn, approved, returned, allocated, excused … */
    public String fact() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    public Instant earliest() {
        return occurred.earliest(recorded);
    }

    public LocalDate day() {
        return occurred.day(recorded);
    }
}
