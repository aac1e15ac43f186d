package kith.server.problem;

/** The gate refused. Says nothing of what exists: a record that is not there is refused in the same words. */
public final class Refused extends RuntimeException {
    public Refused() {
        super("refused by the gate", null, false, false);
    }
}
