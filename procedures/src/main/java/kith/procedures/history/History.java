package kith.procedures.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything recorded on one record, in any order. */
public record History(String record, About about, List<Event> events) {
    public History {
        events = List.copyOf(events);
    }

    /** A child's. */
    public History(String record, List<Event> events) {
        this(record, About.CHILD, events);
    }

    /** The same record with other events. */
    public History with(List<Event> others) {
        return new History(record, about, others);
    }

    /** Of a worker's own file, whose it is. */
    public Optional<String> worker() {
        return about == About.WORKER
                ? events.stream()
                        .filter(event -> event.type().equals(Facts.RECORD_OPENED))
                        .flatMap(event -> event.answers().get(Facts.WORKER) instanceof Answer.Professional(String person) ? Stream.of(person) : Stream.empty())
                        .findFirst()
                : Optional.empty();
    }

    /** The history as it stood then: what was recorded later is not in it, whenever it happened. */
    public History asKnownAt(Instant then) {
        return with(events.stream().filter(event -> !event.recorded().isAfter(then)).toList());
    }
}
