package kith.procedures.position;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of a procedure on a record.
 *
 * @param id {@code procedure} and the id of the event that opened it, hashed: the same for ever, and opaque
 * @param openedBy the event that opened it
 * @param stations where it is on its pathway
 */
public record Episode(
        String id,
        String procedure,
        String name,
        String openedBy,
        Instant opened,
        Optional<Closed> closed,
        List<StationReached> stations,
        Causes causes) {

    public Episode {
        stations = List.copyOf(stations);
    }

    public record Closed(Instant at, String by, String because) {}

    /**
     * @param events the events that reached the station, in order of occurrence; empty where it is still to come
     * @param obligation the obligation (open or met) under which it is or was to be reached; its latest, where it repeats
     */
    public record StationReached(String step, String label, List<String> events, Optional<String> obligation) {
        public StationReached {
            events = List.copyOf(events);
        }
    }

    public boolean isOpen() {
        return closed.isEmpty();
    }
}
