package kith.procedures.condition;

import java.util.List;

/**
 * What conditions may know of a question.
 *
 * @param codes the codes of its options; empty where it has none
 */
public record Question(Kind kind, List<String> codes) {
    public Question {
        codes = List.copyOf(codes);
    }

    public enum Kind {
        YES_NO,
        CHOICE,
        CHOICES,
        NUMBER,
        /** Words, dates, people: a condition can only ask whether it was answered. */
        OTHER
    }
}
