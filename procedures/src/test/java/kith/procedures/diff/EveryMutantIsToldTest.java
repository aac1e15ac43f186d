package kith.procedures.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.procedures.diff.Change.Thing;
import kith.procedures.pack.Pack;
import kith.procedures.scenario.Mutant;
import kith.procedures.scenario.Mutant.Part;
import kith.procedures.scenario.Mutants;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EveryMutantIsToldTest {
    /** Every change with {@code kith test --full}, else every fourth: the packs have thousands, and neighbours are much alike. */
    private static final int EVERY = Boolean.getBoolean("kith.full") ? 1 : 4;

    @ParameterizedTest
    @ValueSource(strings = {"england", "buckinghamshire", "leeds"})
    void whatever_changes_what_a_pack_requires_is_told_of_that_part_alone(String id) {
        Pack pack = WrittenPack.ready(Path.of("..", "packs"), id);
        List<Mutant> mutants = Mutants.of(pack).stream()
                .filter(mutant -> !mutant.pack().equals(mutant.original()))
                // That something comes into force is told of the document and of each procedure: see PreparedTest.
                .filter(mutant -> !(mutant.part() instanceof Part.OfProvision))
                .toList();
        List<Mutant> tried = IntStream.range(0, mutants.size()).filter(i -> i % EVERY == 0).mapToObj(mutants::get).toList();

        assertThat(tried).hasSizeGreaterThan(50).allSatisfy(mutant -> {
            Map.Entry<Thing, String> part = part(mutant.part());
            for (Difference difference : List.of(PackDiff.between(mutant.original(), mutant.pack()), PackDiff.between(mutant.pack(), mutant.original()))) {
                assertThat(difference.changes()).as(mutant.name()).isNotEmpty().allSatisfy(change -> {
                    assertThat(change.thing()).isEqualTo(part.getKey());
                    assertThat(change.id()).isEqualTo(part.getValue());
                    assertThat(change.says()).matches("(?s).+[.”]");
                });
            }
        });
    }

    private static Map.Entry<Thing, String> part(Part part) {
        return switch (part) {
            case Part.OfRule(String rule) -> Map.entry(Thing.RULE, rule);
            case Part.OfException(String rule, int _) -> Map.entry(Thing.RULE, rule);
            case Part.OfExtension(String rule) -> Map.entry(Thing.RULE, rule);
            case Part.OfApproval(String step, String _) -> Map.entry(Thing.STEP, step);
            case Part.OfStep(String step) -> Map.entry(Thing.STEP, step);
            case Part.OfQuestion(var question) -> Map.entry(Thing.QUESTION, question.toString());
            case Part.OfProposal(var question, int _) -> Map.entry(Thing.QUESTION, question.toString());
            case Part.OfProcedure(String procedure) -> Map.entry(Thing.PROCEDURE, procedure);
            case Part.OfStatus(String status) -> Map.entry(Thing.STATUS, status);
            case Part.OfProvision(String provision) -> Map.entry(Thing.DOCUMENT, provision);
            case Part.OfEdition(String edition) -> Map.entry(Thing.DOCUMENT, edition.substring(0, edition.indexOf('.')));
        };
    }
}
