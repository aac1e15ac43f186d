package kith.procedures.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kith.procedures.Commands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualCommandTest {
    private static final String PACKS = Path.of("..", "packs").toString();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void each_pack_named_has_a_folder_of_pages_and_its_first_page_is_told() throws IOException {
        assertThat(run("--packs", PACKS, "--out", folder.toString(), "england")).isZero();

        assertThat(out()).matches("\\Q%s/england/index.html\\E: \\d+ pages\n".formatted(folder.toString().replace('\\', '/')));
        try (Stream<Path> there = Files.list(folder)) {
            assertThat(there.map(Path::getFileName)).containsExactly(Path.of("england"));
        }
        assertThat(folder.resolve("england/index.html")).content().startsWith("<!doctype html>");
        assertThat(folder.resolve("england/procedure-section-47-enquiry.html")).exists();
    }

    @Test
    void a_page_left_over_from_an_earlier_version_is_named_and_left_alone() throws IOException {
        Files.createDirectories(folder.resolve("england"));
        Files.writeString(folder.resolve("england/procedure-old.html"), "old");

        assertThat(run("--packs", PACKS, "--out", folder.toString(), "england")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("procedure-old.html was written for an earlier version");
        assertThat(folder.resolve("england/procedure-old.html")).content().isEqualTo("old");
    }

    @Test
    void a_pack_with_problems_has_no_manual_and_its_problems_are_told() throws IOException {
        Files.createDirectories(folder.resolve("packs/bad"));
        Files.writeString(folder.resolve("packs/bad/pack.yaml"), "pack: bad\nnmae: Bad\neffective_from: 2026-01-01\n");

        assertThat(run("--packs", folder.resolve("packs").toString(), "--out", folder.resolve("out").toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Did you mean name?", "bad: no manual, because the pack has problems.");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void a_command_misused_says_how_it_is_used() {
        assertThat(run("--pages")).isEqualTo(2);
        assertThat(run("--packs", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage: kith pack manual", "Name their folder with --packs.");
    }

    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of("pack", "manual"));
        all.addAll(List.of(args));
        return Commands.run(all, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
