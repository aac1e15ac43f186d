package kith.server.problem;

import java.util.List;

/** The request cannot be carried out as it was put; every problem at once. Nothing was written. */
public final class NotAcceptable extends RuntimeException {
    private final transient List<Problem> problems;

    public NotAcceptable(List<Problem> problems) {
        super("not acceptable", null, false, false);
        this.problems = List.copyOf(problems);
    }

    public NotAcceptable(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }
}
