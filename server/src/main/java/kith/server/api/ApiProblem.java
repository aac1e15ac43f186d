package kith.server.api;

import kith.server.problem.Problem;

/** A request that cannot be answered as it was put, for a reason that has an HTTP status of its own. */
final class ApiProblem extends RuntimeException {
    private final int status;
    private final transient Problem problem;

    private ApiProblem(int status, Problem problem) {
        super("cannot be answered", null, false, false);
        this.status = status;
        this.problem = problem;
    }

    int status() {
        return status;
    }

    Problem problem() {
        return problem;
    }

    static ApiProblem badRequest(String code, String where, String what, String todo) {
        return new ApiProblem(400, new Problem(code, where, what, todo));
    }

    static ApiProblem conflict(String code, String where, String what, String todo) {
        return new ApiProblem(409, new Problem(code, where, what, todo));
    }

    static ApiProblem tooLarge() {
        return new ApiProblem(
                413,
                new Problem("too_large", "", "The body is larger than 15 MB, so nothing was recorded.", "Send a smaller file or shorter answers, and send it again."));
    }
}
