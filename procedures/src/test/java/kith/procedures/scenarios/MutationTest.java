package kith.procedures.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.position.CompiledPacks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A figure, rule, start or approval is tested only if some scenario fails as soon as it is another or is gone. */
class MutationTest {
    private static final Path SURVIVORS = Path.of("src/test/resources/kith/procedures/scenarios/survivors.yaml");

    @TestFactory
    Stream<DynamicTest> every_figure_rule_and_approval_is_missed_as_soon_as_it_is_another() {
        Map<String, Object> allowed = Expectation.mapping(Expectation.mapping(Expectation.yaml(SURVIVORS)).get("survivors"));
        assertThat(ShippedScenarios.all()).extracting(shipped -> shipped.pack().id()).containsAll(allowed.keySet());
        return ShippedScenarios.all().stream().map(shipped -> DynamicTest.dynamicTest(shipped.pack().id(), () -> {
            Map<String, Object> reasons =
                    allowed.containsKey(shipped.pack().id()) ? Expectation.mapping(allowed.get(shipped.pack().id())) : Map.of();
            assertThat(reasons.values()).as("a survivor is listed with a reason").allSatisfy(reason ->
                    assertThat(reason).asString().hasSizeGreaterThan(10));
            List<Mutants.Mutant> mutants = Mutants.of(shipped.pack());
            assertThat(mutants).hasSizeGreaterThan(30);
            assertThat(mutants.stream().filter(mutant -> survives(mutant, shipped.scenarios())).map(Mutants.Mutant::name))
                    .as("what no scenario notices, and survivors.yaml does not explain (or explains though it is noticed)")
                    .containsExactlyInAnyOrderElementsOf(reasons.keySet());
        }));
    }

    private static boolean survives(Mutants.Mutant mutant, List<Scenario> scenarios) {
        CompiledPacks packs = CompiledPacks.of(mutant.pack());
        return scenarios.stream()
                .sorted(Comparator.comparing(scenario -> !concerns(scenario, mutant)))
                .allMatch(scenario -> scenario.failuresUnder(packs).isEmpty());
    }

    /** Looked at first, because it is the likeliest to notice. */
    private static boolean concerns(Scenario scenario, Mutants.Mutant mutant) {
        Optional<Expectation.OfTerm> term = scenario.expectation().term();
        return term.isPresent() && mutant.name().startsWith(term.get().rule() + ":");
    }
}
