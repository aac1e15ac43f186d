package kith.procedures.position;

/** Who answers for a role in the partnership when nobody is allocated on the record itself. */
@FunctionalInterface
public interface Directory {
    /** The team or person that answers for the role; never null: a role always has a duty team. */
    Holder dutyFor(String role);
}
