package kith.procedures.position;

/** Who must act: a named person, or, where nobody is allocated, a team's duty, so that no work is without a holder. */
public sealed interface Holder {
    record Person(String person) implements Holder {}

    record Team(String team) implements Holder {}
}
