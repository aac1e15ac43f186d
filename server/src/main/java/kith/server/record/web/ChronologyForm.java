package kith.server.record.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import kith.server.web.component.DateSpan;
import kith.server.web.component.Link;

/**
 * What of a chronology is asked for, as somebody filled it in, right or wrong.
 *
 * @param after the event after which the page goes on; empty for the first page
 */
public record ChronologyForm(String step, String agency, DateSpan days, boolean significant, String after) {

    static ChronologyForm of(Map<String, String> given) {
        return new ChronologyForm(
                given.getOrDefault("step", ""),
                given.getOrDefault("agency", ""),
                DateSpan.of(given),
                given.containsKey("significant"),
                given.getOrDefault("after", ""));
    }

    public boolean isNarrowed() {
        return significant || Stream.of(step, agency).anyMatch(each -> !each.isEmpty()) || !days.isBlank();
    }

    boolean includes(Chronology.Entry entry) {
        return (step.isEmpty() || entry.event().subject().equals(step))
                && (agency.isEmpty() || entry.event().author().agency().equals(agency))
                && days.includes(entry.day())
                && (!significant || entry.mark().significant());
    }

    /** What follows the address of the chronology, for its next page or its file. */
    String query(String next) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("step", step);
        all.put("agency", agency);
        all.putAll(days.parameters());
        all.put("significant", significant ? "yes" : "");
        all.put("after", next);
        return Link.query(all);
    }
}
