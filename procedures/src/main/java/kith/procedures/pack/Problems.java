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

    void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    boolean none() {
        return found.isEmpty();
    }

    /** Whether something was found on a line of that text: what was read of it may then not be what it says. */
    boolean anyIn(Located text) {
        return switch (text) {
            case Located.Text _ -> anyOnLineOf(text.place());
            case Located.Listing(Place _, List<Located> items) -> items.stream().anyMatch(this::anyIn);
            case Located.Mapping mapping -> anyOnLineOf(mapping.place())
                    || mapping.entries().values().stream()
                            .anyMatch(entry -> anyOnLineOf(entry.key()) || anyIn(entry.value()));
        };
    }

    private boolean anyOnLineOf(Place place) {
        return found.stream().anyMatch(problem -> problem.line() == place.line() && problem.file().equals(place.file()));
    }

    List<Problem> asFound() {
        return List.copyOf(found);
    }

    List<Problem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparing(Problem::file)
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column))
                .toList();
    }
}
