package kith.procedures.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.procedures.pack.Problem;
import kith.procedures.position.CompiledPacks;

/** A pack loaded, its scenarios read and held to it, and every mutant tried on them; or what stood in the way. */
public sealed interface Mutated {
    /** @param survivors with the problems of their file, which do not stand in the way */
    record Tried(Pack pack, List<Scenario> scenarios, List<Mutation.Outcome> outcomes, Survivors survivors) implements Mutated {
        public Tried {
            scenarios = List.copyOf(scenarios);
            outcomes = List.copyOf(outcomes);
        }
    }

    /** @param problems of the pack, its scenarios, or of scenarios that come to something else than is said; never empty */
    record Faulty(List<Problem> problems) implements Mutated {
        public Faulty {
            problems = List.copyOf(problems);
        }
    }

    /** @param packs the folder of packs */
    static Mutated of(Path packs, String id) {
        return switch (PackLoader.load(packs, id)) {
            case Loaded.Faulty(List<Problem> problems) -> new Faulty(problems);
            case Loaded.Ready(Pack pack) -> switch (Scenarios.read(packs, pack)) {
                case Scenarios.Read.Faulty(List<Problem> problems) -> new Faulty(problems);
                case Scenarios.Read.Ready(List<Scenario> scenarios) -> tried(packs, pack, scenarios);
            };
        };
    }

    private static Mutated tried(Path packs, Pack pack, List<Scenario> scenarios) {
        CompiledPacks compiled = CompiledPacks.of(pack);
        CompiledPacks later = CompiledPacks.of(pack.asIfInForce());
        List<Problem> failing = new ArrayList<>();
        scenarios.forEach(scenario -> scenario.failures(scenario.expectation().ifInForce() ? later : compiled).forEach(failure -> failing.add(new Problem(
                "%s/scenarios/%s.yaml".formatted(scenario.pack(), scenario.name()), 1, 1,
                "Under %s, %s".formatted(pack.id(), failure), "Correct the pack, the timeline, or what scenarios.yaml says of it"))));
        if (!failing.isEmpty()) {
            return new Faulty(failing);
        }
        List<Mutation.Outcome> outcomes = Mutation.of(pack, scenarios);
        return new Tried(pack, scenarios, outcomes, Survivors.read(packs, pack.id(), outcomes));
    }
}
