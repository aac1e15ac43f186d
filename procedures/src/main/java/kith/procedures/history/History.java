package kith.procedures.history;

import java.time.Instant;
import java.util.List;

/** Everything recorded on one record, in any order. */
public record History(String record, List<Event> events) {
    public History {
        events = List.copyOf(events);
    }

    /** The history as it stood then: what was recorded later is not in it, whenever it happened. */
    public History asKnownAt(Instant then) {
        return new History(record, events.stream().filter(event -> !event.recorded().isAfter(then)).toList());
    }
}
