package kith.procedures.scenario;

import java.nio.file.Path;
import java.util.List;
import kith.procedures.pack.ChosenPacks;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;

/** A pack of the repository with the scenarios that are held to it. */
record ShippedScenarios(Pack pack, List<Scenario> scenarios) {
    static final Path PACKS = Path.of("..", "packs");

    /** @throws AssertionError with everything that is wrong with the packs or the scenarios */
    static List<ShippedScenarios> all() {
        return ChosenPacks.of(PACKS, List.of()).orElseThrow().ids().stream().map(ShippedScenarios::of).toList();
    }

    private static ShippedScenarios of(String id) {
        return switch (PackLoader.load(PACKS, id)) {
            case Loaded.Faulty faulty -> throw new AssertionError(faulty.problems().toString());
            case Loaded.Ready(Pack pack) -> switch (Scenarios.read(PACKS, pack)) {
                case Scenarios.Read.Faulty faulty -> throw new AssertionError(faulty.problems().toString());
                case Scenarios.Read.Ready(List<Scenario> scenarios) -> new ShippedScenarios(pack, scenarios);
            };
        };
    }
}
