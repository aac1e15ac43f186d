package kith.procedures.condition;

import java.util.Optional;

/**
 * A question of a step's form, written {@code step.field} in packs.
 *
 * @param field its id; of a question that each entry of a repeating group is asked, {@code group.question}
 */
public record FieldRef(String step, String field) {
    /** A question of a repeating group, and the group. */
    public record InGroup(String group, String question) {}

    /** What each entry of a group is asked. */
    public static FieldRef inGroup(String step, String group, String question) {
        return new FieldRef(step, group + "." + question);
    }

    /** Where the question stands if it is asked of each entry of a group. */
    public Optional<InGroup> inGroup() {
        int dot = field.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(new InGroup(field.substring(0, dot), field.substring(dot + 1)));
    }

    @Override
    public String toString() {
        return step + "." + field;
    }
}
