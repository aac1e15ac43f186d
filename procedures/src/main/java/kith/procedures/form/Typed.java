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

    public boolean ticked(String name) {
        return !one(name).isEmpty();
    }
}
