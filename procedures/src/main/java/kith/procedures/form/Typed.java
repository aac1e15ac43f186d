package kith.procedures.form;

import java.util.List;
import java.util.Map;

/** What was typed, by the name of the input: kept as it came, right or wrong, so that nothing typed is ever lost. */
public record Typed(Map<String, List<String>> values) {
    public static final Typed NOTHING = new Typed(Map.of());

    public Typed {
        values = Map.copyOf(values);
    }

    /** The first value without surrounding blanks; empty text where nothing was typed. */
    public String one(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.getFirst().strip();
    }

    /** Every value that is not blank. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    /** Whether anything was typed into an input whose name begins so. */
    boolean anyBeginning(String begins) {
        return values.keySet().stream().anyMatch(name -> name.startsWith(begins) && !all(name).isEmpty());
    }

    /** All but what was typed into inputs whose names begin so. */
    public Typed without(String begins) {
        Map<String, List<String>> left = new java.util.HashMap<>(values);
        left.keySet().removeIf(name -> name.startsWith(begins));
        return new Typed(left);
    }

    public boolean ticked(String name) {
        return !one(name).isEmpty();
    }
}
