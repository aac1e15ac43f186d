package kith.procedures.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import kith.procedures.calendar.EnglandCalendar;
import kith.procedures.history.About;
import kith.procedures.history.History;
import kith.procedures.position.CompiledPacks;
import kith.procedures.position.Holder;
import kith.procedures.position.Linked;
import kith.procedures.position.Position;
import kith.procedures.position.Positions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShippedPacksTest {
    private static final Path PACKS = Path.of("..", "packs");

    @Test
    void a_record_is_offered_only_what_it_is_about() {
        for (About about : About.values()) {
            // Only Leeds knows of protected moves, and only Buckinghamshire of workers' own files.
            Pack pack = ((Loaded.Ready) PackLoader.load(PACKS, about == About.RELOCATION ? "leeds" : "buckinghamshire")).pack();
            Position position = Positions.position(
                    new History("record", about, List.of()),
                    CompiledPacks.of(pack),
                    role -> new Holder.Team(role),
                    Linked.NONE,
                    EnglandCalendar.standard(),
                    Instant.parse("2026-11-23T09:00:00Z"));
            assertThat(position.offers())
                    .isNotEmpty()
                    .allMatch(offer -> pack.procedure(pack.step(offer.step()).orElseThrow().procedure()).orElseThrow().about() == about);
        }
    }

    @TestFactory
    Stream<DynamicTest> every_pack_of_the_repository_is_without_problems() throws IOException {
        try (Stream<Path> folders = Files.list(PACKS)) {
            List<Path> packs = folders.filter(folder -> Files.exists(folder.resolve("pack.yaml"))).sorted().toList();
            assertThat(packs).hasSizeGreaterThanOrEqualTo(2);
            return packs.stream().map(pack -> DynamicTest.dynamicTest(pack.getFileName().toString(), () ->
                    assertThat(PackLoader.check(PACKS, pack.getFileName().toString())).isInstanceOf(Loaded.Ready.class)));
        }
    }
}
