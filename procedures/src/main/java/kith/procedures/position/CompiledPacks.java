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
     * The version whose text governs an event of that step on that day: the one in force, or, where it does not know the
     * step (a form of a later version filled in for an earlier day), the earliest that does; null where none does.
     */
    CompiledPack governing(String step, LocalDate day) {
        CompiledPack inForce = inForceOn(day);
        if (inForce.step(step) != null) {
            return inForce;
        }
        for (CompiledPack version : versions) {
            if (version.step(step) != null) {
                return version;
            }
        }
        return null;
    }
}
