package kith.procedures.scenario;

import java.util.List;
import kith.procedures.pack.Pack;
import kith.procedures.position.CompiledPacks;

/** What the scenarios of a pack make of each of its mutants. */
public final class Mutation {
    private Mutation() {}

    /** @param noticedBy the names of the scenarios that come to something else, in their order */
    public record Outcome(Mutant mutant, List<String> noticedBy) {
        public Outcome {
            noticedBy = List.copyOf(noticedBy);
        }

        public boolean survives() {
            return noticedBy.isEmpty();
        }
    }

    /** In the order of the pack's text; worked out on all processors. The scenarios have to hold under the pack itself. */
    public static List<Outcome> of(Pack pack, List<Scenario> scenarios) {
        return Mutants.of(pack).parallelStream().map(mutant -> outcome(mutant, scenarios)).toList();
    }

    private static Outcome outcome(Mutant mutant, List<Scenario> scenarios) {
        CompiledPacks packs = CompiledPacks.of(mutant.pack());
        return new Outcome(mutant, scenarios.stream()
                .filter(scenario -> !scenario.failures(packs, mutant.forgets()::leftOf).isEmpty())
                .map(Scenario::name)
                .toList());
    }
}
