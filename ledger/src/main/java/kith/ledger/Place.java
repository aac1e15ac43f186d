package kith.ledger;

import java.util.Optional;

/**
 * Where in the history something is wrong.
 *
 * @param from the first position that it can be, counted from 0
 * @param to the last position that it can be; the same as {@code from} where the place is known exactly
 * @param eventId the event that stands, or should stand, at {@code from}, where that is known
 */
public record Place(long from, long to, Optional<String> eventId) {

    public Place {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("There is no place from " + from + " to " + to + ".");
        }
    }

    static Place at(long position, String eventId) {
        return new Place(position, position, Optional.of(eventId));
    }

    static Place at(long position, Optional<String> eventId) {
        return new Place(position, position, eventId);
    }

    /** Whether exactly one position is meant. */
    public boolean exact() {
        return from == to;
    }
}
