package kith.server.gate;

/** The gate's decision as a value, so that a test can turn one decision round and see that every handler obeys. */
@FunctionalInterface
public interface Policy {
    Decision decide(Question question);

    /** The policy that Kith runs. */
    static Policy rules() {
        return GateRules::decide;
    }
}
