package kith.server.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.server.problem.NotAcceptable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mapping that Kith ships fits the packs that Kith ships; one that does not fit is told so at its place. */
class MappingTest {
    static Pack pack(String id) {
        return PackLoader.load(Path.of("..", "packs"), id) instanceof Loaded.Ready(Pack pack) ? pack : null;
    }

    @ParameterizedTest
    @ValueSource(strings = {"england", "buckinghamshire"})
    void fits_the_shipped_packs(String pack) {
        assertThat(MappingCheck.problems(MappingReader.standard(), pack(pack))).isEmpty();
    }

    @Test
    void has_all_tables_of_the_dataset() {
        assertThat(MappingReader.standard().tables().keySet().stream().filter(table -> table.startsWith("ssd_"))).hasSize(47);
    }

    @Test
    void names_what_the_pack_does_not_have_with_its_line() {
        Mapping mapping = MappingReader.read("own.yaml", """
                mapping: own
                edition: "1"
                tables:
                  plans:
                    name: Plan
                    key: id
                    person: person
                    columns: {id: Number, person: Person, began: Began}
                    as:
                      - steps:
                          - step: initial_conference
                            on: began
                            answers:
                              decision: {is: perhaps}
                              weather: {from: began}
                              attended: {from: began}
                          - step: no_such_step
                            on: ended
                """);
        assertThat(MappingCheck.problems(mapping, pack("england")).stream().map(problem -> problem.where() + " " + problem.what()))
                .containsExactlyInAnyOrder(
                        "own.yaml:14 perhaps is no answer to the question decision.",
                        "own.yaml:15 The step initial_conference asks nothing called weather.",
                        "own.yaml:16 No column can answer initial_conference.attended, which asks for something else than words, codes and dates.",
                        "own.yaml:17 The pack england has no step no_such_step.",
                        "own.yaml:17 plans has no column ended in the mapping.");
    }

    @Test
    void a_misspelt_key_is_a_problem_at_its_line() {
        assertThatThrownBy(() -> MappingReader.read("own.yaml", "mapping: own\nedition: \"1\"\ntables:\n  plans:\n    name: Plan\n    kolumns: {a: b}\n"))
                .isInstanceOfSatisfying(NotAcceptable.class, wrong -> assertThat(wrong.problems().getFirst().where()).isEqualTo("own.yaml:6"));
    }
}
