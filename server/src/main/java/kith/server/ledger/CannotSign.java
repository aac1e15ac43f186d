package kith.server.ledger;

import kith.server.problem.Problem;

/** The sequencer must not add to an authority's tree until somebody has looked. Nothing was written. */
final class CannotSign extends RuntimeException {
    private final transient Problem problem;

    CannotSign(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
