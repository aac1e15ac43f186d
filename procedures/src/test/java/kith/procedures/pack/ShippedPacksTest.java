package kith.procedures.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ShippedPacksTest {
    private static final Path PACKS = Path.of("..", "packs");

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
