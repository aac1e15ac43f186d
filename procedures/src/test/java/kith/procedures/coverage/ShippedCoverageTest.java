package kith.procedures.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.coverage.Claims.Claim;
import kith.procedures.pack.ChosenPacks;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.procedures.pack.Problem;
import kith.procedures.scenario.Mutated;
import org.junit.jupiter.api.Test;

class ShippedCoverageTest {
    private static final Path PACKS = Path.of("..", "packs");

    /** The catalogue is no part of the repository; where a copy lies beside it, it is used. */
    private static final Path CATALOGUE = Path.of("..", "..", "shared", "requirements");

    @Test
    void what_is_claimed_is_either_proven_or_doubted_and_most_is_proven() {
        List<Mutated.Tried> tried = new ArrayList<>();
        Map<String, Requirement> claimed = new LinkedHashMap<>();
        for (String id : ChosenPacks.of(PACKS, List.of()).orElseThrow().ids()) {
            assertThat(Mutated.of(PACKS, id)).isInstanceOfSatisfying(Mutated.Tried.class, tried::add);
        }
        tried.forEach(pack -> Claims.of(pack.pack()).stream().map(Claim::requirement).forEach(id ->
                claimed.put(id, new Requirement(id, "claimed", "claimed", "claimed", id, Optional.empty()))));

        Coverage.Totals totals = Coverage.of(claimed, tried, Map.of()).totals();

        assertThat(totals.carriedOut()).isGreaterThan(totals.notProven());
        assertThat(totals.carriedOut() + totals.notProven()).isEqualTo(claimed.size());
    }

    @Test
    void every_requirement_that_a_pack_claims_is_in_the_catalogue_where_there_is_one() {
        assumeTrue(Files.isDirectory(CATALOGUE), "there is no copy of the catalogue here");
        assertThat(Catalogue.read(CATALOGUE)).isInstanceOfSatisfying(Catalogue.Read.Ready.class, catalogue -> {
            List<String> known = List.copyOf(catalogue.requirements().keySet());
            for (String id : ChosenPacks.of(PACKS, List.of()).orElseThrow().ids()) {
                assertThat(Claims.ofUnknown(PACKS, id, known)).extracting(Problem::toString).isEmpty();
                assertThat(loaded(id)).allSatisfy(claim -> assertThat(known).contains(claim.requirement()));
            }
        });
    }

    private static List<Claim> loaded(String id) {
        return switch (PackLoader.load(PACKS, id)) {
            case Loaded.Ready(Pack pack) -> Claims.of(pack);
            case Loaded.Faulty faulty -> throw new AssertionError(faulty.problems().toString());
        };
    }
}
