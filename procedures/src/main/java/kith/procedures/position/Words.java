package kith.procedures.position;

/**
 * What there is to say, kept as what was found and put into words when somebody reads it: of the obligations that a history leads to,
 * few ever are read. The same words each time, as they depend on nothing else.
 */
public sealed interface Words permits Words.Plain, Happened, Reckoned {
    String inWords();

    /** Words that say themselves. */
    record Plain(String inWords) implements Words {}
}
