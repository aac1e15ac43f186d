package kith.procedures.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Rule;
import kith.procedures.position.CompiledPacks;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ScenarioTest {

    @TestFactory
    Stream<DynamicContainer> every_scenario_comes_to_what_is_expected_of_it() {
        return ShippedScenarios.all().stream().map(shipped -> {
            CompiledPacks packs = CompiledPacks.of(shipped.pack());
            CompiledPacks later = CompiledPacks.of(shipped.pack().asIfInForce());
            return DynamicContainer.dynamicContainer(
                    "under " + shipped.pack().id(),
                    shipped.scenarios().stream().map(scenario -> DynamicTest.dynamicTest(
                            scenario.name(), () -> assertThat(scenario.failures(scenario.expectation().ifInForce() ? later : packs)).isEmpty())));
        });
    }

    @TestFactory
    Stream<DynamicTest> every_rule_that_counts_time_and_every_approval_is_exercised() {
        return ShippedScenarios.all().stream().map(shipped -> DynamicTest.dynamicTest(
                shipped.pack().id(),
                () -> assertThat(exercised(shipped.scenarios())).containsAll(toBeExercised(shipped.pack()))));
    }

    private static Set<String> exercised(List<Scenario> scenarios) {
        return scenarios.stream()
                .map(scenario -> scenario.expectation().term())
                .flatMap(Optional::stream)
                .map(Expectation.OfTerm::rule)
                .collect(Collectors.toSet());
    }

    private static List<String> toBeExercised(Pack pack) {
        return pack.asIfInForce().procedures().stream()
                .flatMap(procedure -> Stream.concat(
                        procedure.rules().stream().filter(ScenarioTest::countsTime).map(Rule::id),
                        procedure.steps().stream().flatMap(step -> step.approvals().stream().map(approval -> approval.rule(step.id())))))
                .toList();
    }

    private static boolean countsTime(Rule rule) {
        return rule.limit().isPresent() || rule.aim().isPresent() || !rule.exceptions().isEmpty();
    }
}
