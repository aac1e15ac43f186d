package kith.procedures.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;

/**
 * A form as read.
 *
 * @param occurred when it happened; empty where it was not understood
 * @param shared the answers that hold for every child
 * @param perChild the answers of their own, by record
 * @param problems everything that is wrong; an answer with a problem is not among the answers
 */
public record Filled(
        Optional<Occurred> occurred,
        Map<String, Answer> shared,
        Map<String, Map<String, Answer>> perChild,
        List<FormProblem> problems) {

    public Filled {
        shared = Map.copyOf(shared);
        perChild = Map.copyOf(perChild);
        problems = List.copyOf(problems);
    }

    /** Shared answers and the child's own, as the event on that child's record holds them. */
    public Map<String, Answer> answersFor(String record) {
        Map<String, Answer> all = new java.util.HashMap<>(shared);
        all.putAll(perChild.getOrDefault(record, Map.of()));
        return Map.copyOf(all);
    }
}
