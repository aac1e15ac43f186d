package kith.procedures.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.calendar.Due;
import kith.procedures.evaluate.WrittenTimelines;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a scenario must come to.
 *
 * @param term the term of one rule or approval, and which children keep it
 * @param open for each child, the rules under which something is still owed at the end, once for each such obligation
 */
record Expectation(Optional<OfTerm> term, Map<String, List<String>> open) {

    private static final Set<String> KEYS = Set.of("rule", "limit", "aim", "in_time", "late", "not_owed", "open");

    enum Kind {
        AIM,
        LIMIT
    }

    /**
     * @param rule a rule's id, or {@code step.approval}
     * @param notOwed children of whom the rule asks nothing at all
     */
    record OfTerm(String rule, Kind kind, Due due, List<String> inTime, List<String> late, List<String> notOwed) {}

    /** By the scenario's name. A key that is not known, or an expectation of nothing, is an error. */
    static Map<String, Expectation> readFrom(Path file) {
        Map<String, Expectation> expectations = new LinkedHashMap<>();
        mapping(mapping(yaml(file)).get("scenarios")).forEach((name, written) -> {
            try {
                expectations.put(name, of(mapping(written)));
            } catch (IllegalArgumentException wrong) {
                throw new AssertionError("%s: %s: %s".formatted(file, name, wrong.getMessage()), wrong);
            }
        });
        return expectations;
    }

    static Object yaml(Path file) {
        try {
            return new Load(LoadSettings.builder().setLabel(file.toString()).build()).loadFromString(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Map<String, Object> mapping(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("keys with values are wanted where there is " + value);
        }
        Map<String, Object> mapping = new LinkedHashMap<>();
        map.forEach((key, held) -> mapping.put(String.valueOf(key), held));
        return mapping;
    }

    private static Expectation of(Map<String, Object> written) {
        if (!KEYS.containsAll(written.keySet())) {
            throw new IllegalArgumentException("its keys are " + KEYS + ", and it has " + written.keySet());
        }
        Map<String, List<String>> open = new LinkedHashMap<>();
        if (written.containsKey("open")) {
            mapping(written.get("open")).forEach((child, rules) -> open.put(child, texts(rules)));
        }
        Optional<OfTerm> term = written.containsKey("rule") ? Optional.of(term(written)) : Optional.empty();
        if (term.isEmpty() && open.isEmpty()) {
            throw new IllegalArgumentException("it expects nothing: write rule, or open");
        }
        if (term.isEmpty() && written.size() > 1) {
            throw new IllegalArgumentException("it has a limit or children without a rule");
        }
        return new Expectation(term, open);
    }

    private static OfTerm term(Map<String, Object> written) {
        if (written.containsKey("limit") == written.containsKey("aim")) {
            throw new IllegalArgumentException("write a limit or an aim, one of the two");
        }
        Kind kind = written.containsKey("limit") ? Kind.LIMIT : Kind.AIM;
        return new OfTerm(
                String.valueOf(written.get("rule")),
                kind,
                WrittenTimelines.due(String.valueOf(written.get(kind == Kind.LIMIT ? "limit" : "aim"))),
                texts(written.get("in_time")),
                texts(written.get("late")),
                texts(written.get("not_owed")));
    }

    private static List<String> texts(Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default -> throw new IllegalArgumentException("a list is wanted where there is " + value);
        };
    }
}
