package kith.server.web.component;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** From one day to another, both within it, as somebody typed them in a page's {@code from} and {@code to}; either may be left open. */
public record DateSpan(DateParts from, DateParts to) {

    public static DateSpan of(Map<String, String> given) {
        return new DateSpan(date(given, "from"), date(given, "to"));
    }

    private static DateParts date(Map<String, String> given, String name) {
        return new DateParts(
                given.getOrDefault(name + "-day", "").strip(),
                given.getOrDefault(name + "-month", "").strip(),
                given.getOrDefault(name + "-year", "").strip());
    }

    public boolean isBlank() {
        return from.isBlank() && to.isBlank();
    }

    /** What is wrong, by the input that it is about. */
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!from.isBlank() && from.read().isEmpty()) {
            problems.put("from", "Write a real date, like 27 3 2026");
        }
        if (!to.isBlank() && to.read().isEmpty()) {
            problems.put("to", "Write a real date, like 27 3 2026");
        }
        if (to.read().flatMap(last -> from.read().filter(last::isBefore)).isPresent()) {
            problems.put("to", "The last day must not be before the first");
        }
        return problems;
    }

    public boolean includes(LocalDate day) {
        return from.read().stream().noneMatch(day::isBefore) && to.read().stream().noneMatch(day::isAfter);
    }

    /** What a page's address says of it, by the names of its inputs. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (DateParts.Part part : DateParts.Part.values()) {
            parameters.put("from-" + part.word(), from.get(part));
        }
        for (DateParts.Part part : DateParts.Part.values()) {
            parameters.put("to-" + part.word(), to.get(part));
        }
        return parameters;
    }
}
