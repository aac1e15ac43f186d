package kith.procedures.condition;

/** A question of a step's form, written {@code step.field} in packs. */
public record FieldRef(String step, String field) {
    @Override
    public String toString() {
        return step + "." + field;
    }
}
