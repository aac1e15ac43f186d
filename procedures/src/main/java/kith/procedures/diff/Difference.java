package kith.procedures.diff;

import java.util.List;
import java.util.Optional;

/** Everything that people would notice between two packs, by procedure. */
public record Difference(List<Group> groups) {
    public Difference {
        groups = List.copyOf(groups);
    }

    /**
     * @param procedure its id; empty for what concerns the whole pack
     * @param changes never empty; those about one thing stand together
     */
    public record Group(Optional<String> procedure, String title, List<Change> changes) {
        public Group {
            changes = List.copyOf(changes);
        }
    }

    public boolean isEmpty() {
        return groups.isEmpty();
    }

    public List<Change> changes() {
        return groups.stream().flatMap(group -> group.changes().stream()).toList();
    }

    /** What became of one thing. */
    public List<Change> about(Change.Thing thing, String id) {
        return changes().stream()
                .filter(change -> change.thing() == thing && change.id().equals(id))
                .toList();
    }
}
