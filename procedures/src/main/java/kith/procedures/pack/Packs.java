package kith.procedures.pack;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

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
}
