package kith.procedures.evaluate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.history.History;

/**
 * A timeline as read.
 *
 * @param at the instant from which it asks to be looked at; empty where it does not say
 * @param people names by the labels that the timeline gives them
 */
record Timeline(String title, Optional<Instant> at, Map<String, String> people, List<Child> children) {
    Timeline {
        people = Map.copyOf(people);
        children = List.copyOf(children);
    }

    record Child(String name, History history) {}

    /** The last thing recorded; the beginning of time where there is nothing. */
    Instant lastRecorded() {
        return children.stream()
                .flatMap(child -> child.history().events().stream())
                .map(event -> event.recorded())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
