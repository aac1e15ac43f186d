package kith.server.steps;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import kith.procedures.form.Typed;

/**
 * What somebody has typed and not yet recorded.
 *
 * @param record the record from which it was begun; empty for a contact about a child not yet known
 * @param places where it will stand, by record; the first is the record from which it was begun
 * @param corrects the event that it corrects, where it is a correction
 */
public record Draft(
        String id,
        String professional,
        String role,
        Optional<String> record,
        String step,
        SequencedMap<String, Place> places,
        String packVersion,
        Optional<String> corrects,
        Typed typed,
        Instant begun,
        Instant saved) {

    public List<String> records() {
        return List.copyOf(places.keySet());
    }

    public Draft with(Typed newTyped) {
        return new Draft(id, professional, role, record, step, places, packVersion, corrects, newTyped, begun, saved);
    }

    public Draft with(SequencedMap<String, Place> newPlaces) {
        return new Draft(id, professional, role, record, step, newPlaces, packVersion, corrects, typed, begun, saved);
    }
}
