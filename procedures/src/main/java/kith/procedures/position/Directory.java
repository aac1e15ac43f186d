package kith.procedures.position;

/** Who answers for a role in the partnership when nobody is allocated on the record itself. */
@FunctionalInterface
public interface Directory {
    /** Whether the person has any role in the partnership now: whoever has left can see to nothing. */
    default boolean isHere(String person) {
        return true;
    }

    /** The team or person that answers for the role; never null: a role always has a duty team. */
    Holder dutyFor(String role);
}
