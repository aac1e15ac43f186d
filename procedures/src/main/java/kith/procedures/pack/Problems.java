package kith.procedures.pack;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** Gathers what is wrong, each thing once, so that all of it is reported together. */
final class Problems {
    private final SequencedSet<Problem> found = new LinkedHashSet<>();

    void add(Place place, String what, String remedy) {
        found.add(place.problem(what, remedy));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Problem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparing(Problem::file)
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column))
                .toList();
    }
}
