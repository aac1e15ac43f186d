package kith.server.record.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.server.web.component.DateParts;

/**
 * What of a chronology is asked for, as somebody filled it in, right or wrong.
 *
 * @param after the event after which the page goes on; empty for the first page
 */
public record ChronologyForm(String step, String agency, DateParts from, DateParts to, boolean significant, String after) {

    static ChronologyForm of(Map<String, String> given) {
        return new ChronologyForm(
                given.getOrDefault("step", ""),
                given.getOrDefault("agency", ""),
                date(given, "from"),
                date(given, "to"),
                given.containsKey("significant"),
                given.getOrDefault("after", ""));
    }

    private static DateParts date(Map<String, String> given, String name) {
        return new DateParts(
                given.getOrDefault(name + "-day", "").strip(),
                given.getOrDefault(name + "-month", "").strip(),
                given.getOrDefault(name + "-year", "").strip());
    }

    /** What is wrong, by the input that it is about. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        Map.of("from", from, "to", to).forEach((name, date) -> {
            if (!date.isBlank() && date.read().isEmpty()) {
                problems.put(name, "Write a real date, like 27 3 2026");
            }
        });
        return problems;
    }

    public boolean isNarrowed() {
        return significant || Stream.of(step, agency).anyMatch(each -> !each.isEmpty()) || !from.isBlank() || !to.isBlank();
    }

    boolean includes(Chronology.Entry entry) {
        return (step.isEmpty() || entry.event().subject().equals(step))
                && (agency.isEmpty() || entry.event().author().agency().equals(agency))
                && from.read().stream().noneMatch(entry.day()::isBefore)
                && to.read().stream().noneMatch(entry.day()::isAfter)
                && (!significant || entry.mark().significant());
    }

    /** What follows the address of the chronology, for its next page or its file. */
    String query(String next) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("step", step);
        all.put("agency", agency);
        for (DateParts.Part part : DateParts.Part.values()) {
            all.put("from-" + part.word(), from.get(part));
            all.put("to-" + part.word(), to.get(part));
        }
        all.put("significant", significant ? "yes" : "");
        all.put("after", next);
        return all.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
