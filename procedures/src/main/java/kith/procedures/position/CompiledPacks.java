package kith.procedures.position;

import java.time.LocalDate;
import java.util.List;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Packs;

/**
 * A partnership's packs with everything that the position looks up already looked up. Immutable; built once for each set of
 * versions (some milliseconds) and shared by all threads.
 */
public final class CompiledPacks {
    private final Packs packs;
    private final List<CompiledPack> versions;

    private CompiledPacks(Packs packs) {
        this.packs = packs;
        this.versions = packs.versions().stream().map(CompiledPack::new).toList();
    }

    public static CompiledPacks of(Packs packs) {
        return new CompiledPacks(packs);
    }

    public static CompiledPacks of(Pack pack) {
        return new CompiledPacks(new Packs(List.of(pack)));
    }

    public Packs packs() {
        return packs;
    }

    /** The version in force that day, by the same rule as {@link Packs#inForceOn}. */
    CompiledPack inForceOn(LocalDate day) {
        CompiledPack inForce = versions.getFirst();
        for (int i = 1; i < versions.size(); i++) {
            if (!versions.get(i).pack.effectiveFrom().isAfter(day)) {
                inForce = versions.get(i);
            }
        }
        return inForce;
    }

    /**
     * The step whose recording is of that type, as it is in the version whose text governs it on that day: the one in force, or, where
     * that does not know the step (a form of a later version filled in for an earlier day), the earliest that does; null where none does.
     */
    CompiledStep governing(String recorded, LocalDate day) {
        CompiledStep inForce = inForceOn(day).stepRecordedAs(recorded);
        if (inForce != null) {
            return inForce;
        }
        for (CompiledPack version : versions) {
            if (version.stepRecordedAs(recorded) != null) {
                return version.stepRecordedAs(recorded);
            }
        }
        return null;
    }
}
