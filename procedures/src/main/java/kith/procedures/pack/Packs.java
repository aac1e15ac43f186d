package kith.procedures.pack;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The versions of one partnership's pack, of which the one in force at a trigger governs it. Never empty. */
public record Packs(List<Pack> versions) {
    public Packs {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a partnership needs a pack");
        }
        versions = versions.stream().sorted(Comparator.comparing(Pack::effectiveFrom)).toList();
    }

    /** The version in force that day; before the first version's day, the first. */
    public Pack inForceOn(LocalDate day) {
        Pack inForce = versions.getFirst();
        for (Pack pack : versions) {
            if (!pack.effectiveFrom().isAfter(day)) {
                inForce = pack;
            }
        }
        return inForce;
    }

    public Pack latest() {
        return versions.getLast();
    }

    /**
     * The step with the form that was filled in: as that version has it, else as the last version has it that knows the step. Empty
     * where none does.
     *
     * @param version the content hash that an event keeps
     */
    public Optional<Step> step(String id, Optional<String> version) {
        return versions.stream()
                .filter(pack -> version.equals(Optional.of(pack.version())))
                .findFirst()
                .flatMap(pack -> pack.step(id))
                .or(() -> versions.reversed().stream().flatMap(pack -> pack.step(id).stream()).findFirst());
    }
}
