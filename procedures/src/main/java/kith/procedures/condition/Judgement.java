package kith.procedures.condition;

import java.util.List;
import java.util.Optional;

/**
 * What a condition comes to, and what decided it.
 *
 * @param reads what was there and decided, without repetition, in the order in which the condition names it: for a "no" of
 *     several parts joined by "and", those of the first part that is "no"; for its "yes", those of all parts
 */
public record Judgement(Verdict verdict, List<Read> reads) {
    public Judgement {
        reads = List.copyOf(reads);
    }

    /**
     * @param event the event that was read
     * @param field the answer in it; empty where it was only read that the step had been recorded
     */
    public record Read(String event, Optional<FieldRef> field) {}
}
