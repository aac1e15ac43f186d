package kith.procedures.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A figure, rule, start or approval is tested only if some scenario fails as soon as it is another or is gone. */
class MutationTest {

    @TestFactory
    Stream<DynamicTest> every_change_of_a_pack_is_noticed_or_explained() {
        return ShippedMutants.tried().stream().map(shipped -> DynamicTest.dynamicTest(shipped.pack().id(), () -> {
            List<Mutation.Outcome> outcomes = shipped.outcomes();
            Survivors survivors = shipped.survivors();
            assertThat(outcomes).hasSizeGreaterThan(30);
            assertThat(survivors.problems()).as("reasons that are none, or that explain what is noticed").isEmpty();
            assertThat(survivors.unexplained(outcomes))
                    .as("what no scenario notices, and survivors.yaml does not explain")
                    .extracting(outcome -> outcome.mutant().name())
                    .isEmpty();
        }));
    }
}
