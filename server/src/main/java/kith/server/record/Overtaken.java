package kith.server.record;

/** Somebody else recorded the same step from the same starting point first. Nothing was written; what was typed is kept. */
public final class Overtaken extends RuntimeException {
    Overtaken() {
        super("overtaken", null, false, false);
    }
}
