package kith.procedures.history;

/** Who recorded an event: a person of the directory, acting for an agency in a role. */
public record Author(String person, String agency, String role) {}
