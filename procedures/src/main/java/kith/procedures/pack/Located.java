package kith.procedures.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** YAML as read, each part with the place where it stands: what merging and checking work on. */
sealed interface Located {
    Place place();

    /**
     * @param plain written without quotation marks
     * @param oneLine its characters stand on one line as they are, so that a place inside it can be named
     */
    record Text(Place place, String text, boolean plain, boolean oneLine) implements Located {
        Place at(int offset) {
            return oneLine ? place.after(offset + (plain ? 0 : 1)) : place;
        }
    }

    record Listing(Place place, List<Located> items) implements Located {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /** @param place of what it is the value of (its key), because that is where a reader looks for what is missing in it */
    record Mapping(Place place, SequencedMap<String, Entry> entries) implements Located {
        public Mapping {
            entries = new LinkedHashMap<>(entries);
        }

        Optional<Located> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        Optional<Text> text(String key) {
            return get(key).filter(Text.class::isInstance).map(Text.class::cast);
        }

        Optional<Mapping> mapping(String key) {
            return get(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
        }

        List<Located> list(String key) {
            return get(key).map(value -> value instanceof Listing listing ? listing.items() : List.<Located>of())
                    .orElse(List.of());
        }

        /** The entries under a key whose value is a mapping of ids to mappings. */
        List<Map.Entry<String, Mapping>> named(String key) {
            return mapping(key).stream()
                    .flatMap(mapping -> mapping.entries().entrySet().stream())
                    .filter(entry -> entry.getValue().value() instanceof Mapping)
                    .map(entry -> Map.entry(entry.getKey(), (Mapping) entry.getValue().value()))
                    .toList();
        }

        /** Where the key stands, or the mapping itself where it has no such key. */
        Place placeOf(String key) {
            return entries.containsKey(key) ? entries.get(key).key() : place;
        }
    }

    /** @param key where the key stands */
    record Entry(Place key, Located value) {}
}
