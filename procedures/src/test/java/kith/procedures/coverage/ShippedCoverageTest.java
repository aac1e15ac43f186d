package kith.procedures.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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
import kith.procedures.scenario.ShippedMutants;
import org.junit.jupiter.api.Test;

class ShippedCoverageTest {
    private static final Path PACKS = Path.of("..", "packs");

    /** The catalogue is no part of the repository; where a copy lies beside it, it is used. */
    private static final Path CATALOGUE = Path.of("..", "..", "shared", "requirements");

    @Test
    void what_is_claimed_is_proven() {
        List<Mutated.Tried> tried = ShippedMutants.tried();
        Map<String, Requirement> claimed = new LinkedHashMap<>();
        tried.forEach(pack -> Claims.of(pack.pack()).stream().map(Claim::requirement).forEach(id ->
                claimed.put(id, new Requirement(id, "claimed", "claimed", "claimed", id, Optional.empty()))));

        Coverage coverage = Coverage.of(claimed, tried, Map.of());

        assertThat(coverage.totals().carriedOut()).isGreaterThan(100);
        coverage.standings().forEach((requirement, standing) ->
                assertThat(standing).as(requirement.id()).isInstanceOf(Standing.CarriedOut.class));
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
