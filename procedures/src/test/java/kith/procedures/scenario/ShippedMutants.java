package kith.procedures.scenario;

import java.util.List;
import kith.procedures.pack.ChosenPacks;

/** What the scenarios of the repository's packs make of every mutant. It takes a minute, and is worked out once for all tests. */
public final class ShippedMutants {
    private static List<Mutated.Tried> tried = List.of();

    private ShippedMutants() {}

    /** @throws AssertionError with everything that stands in the way */
    public static synchronized List<Mutated.Tried> tried() {
        if (tried.isEmpty()) {
            tried = ChosenPacks.of(ShippedScenarios.PACKS, List.of()).orElseThrow().ids().stream().map(ShippedMutants::tried).toList();
        }
        return tried;
    }

    private static Mutated.Tried tried(String id) {
        return switch (Mutated.of(ShippedScenarios.PACKS, id)) {
            case Mutated.Tried tried -> tried;
            case Mutated.Faulty faulty -> throw new AssertionError(faulty.problems().toString());
        };
    }
}
