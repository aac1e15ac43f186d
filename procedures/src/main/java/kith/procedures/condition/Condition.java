package kith.procedures.condition;

import java.math.BigDecimal;
import java.util.List;

/** A checked condition. Three-valued (Kleene): an unanswered part decides only where it must. */
public sealed interface Condition {

    /** Always yes: a rule without {@code if}. */
    record Always() implements Condition {}

    /** A yes/no question answered yes. */
    record IsYes(FieldRef field) implements Condition {}

    /** A single choice is one of these codes. */
    record IsOneOf(FieldRef field, List<String> codes) implements Condition {
        public IsOneOf {
            codes = List.copyOf(codes);
        }
    }

    /** A multiple choice includes this code. */
    record Includes(FieldRef field, String code) implements Condition {}

    /** A number compared: {@code comparison} is one of &lt; &lt;= == &gt;= &gt;. */
    record Compares(FieldRef field, String comparison, BigDecimal to) implements Condition {}

    /** The question has been answered at all: never unanswered itself. */
    record IsAnswered(FieldRef field) implements Condition {}

    /** The step has been recorded and counts: never unanswered. */
    record IsRecorded(String step) implements Condition {}

    /**
     * The step has been recorded in the episode at hand, and counts: never unanswered. A step of another procedure, in the episode of
     * that procedure from which this one came.
     */
    record IsRecordedThisTime(String step) implements Condition {}

    record Not(Condition condition) implements Condition {}

    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }
}
