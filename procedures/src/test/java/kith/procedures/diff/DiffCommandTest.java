package kith.procedures.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kith.procedures.Commands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Path before;
    private Path after;

    @BeforeEach
    void two_versions() {
        before = folder.resolve("before");
        after = folder.resolve("after");
        WrittenPack.in(before).write();
    }

    @Test
    void what_changed_stands_under_its_procedure_and_its_rule() {
        WrittenPack.in(after).with("limit: 10 working days", "limit: 5 working days").write();

        assertThat(run(before.resolve("sound"), after.resolve("sound"))).isZero();
        assertThat(out()).isEqualTo("""
                sound: 1 change that people would notice

                Home visit
                  Rule: Write the report (write_report)
                    The limit is shorter: it was 10 working days and is now 5 working days. [stricter]
                """);
    }

    @Test
    void where_only_the_text_changed_it_says_so() {
        WrittenPack.in(after).with("kind: decision", "\n    # a remark\n    kind: decision").write();

        assertThat(run(before.resolve("sound"), after.resolve("sound"))).isZero();
        assertThat(out()).isEqualTo("sound: Nothing that people would notice has changed.\n");
    }

    @Test
    void folders_of_packs_are_compared_pack_by_pack() throws IOException {
        WrittenPack.in(after).write();
        Files.createDirectories(after.resolve("local"));
        Files.writeString(after.resolve("local/pack.yaml"), "pack: local\nname: Local\nextends: sound\neffective_from: 2026-01-01\n");

        assertThat(run(before, after)).isZero();
        assertThat(out()).isEqualTo("local: a new pack\nsound: Nothing that people would notice has changed.\n");
    }

    @Test
    void a_pack_with_problems_is_not_compared_and_its_problems_are_told() {
        WrittenPack.in(after).with("owner: worker", "owner: wroker").write();

        assertThat(run(before.resolve("sound"), after.resolve("sound"))).isEqualTo(1);
        assertThat(out()).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no role wroker. Did you mean worker?");
    }

    @Test
    void a_command_misused_says_how_it_is_used() {
        assertThat(run(before.resolve("sound"))).isEqualTo(2);
        assertThat(run(before.resolve("sound"), folder.resolve("nowhere"))).isEqualTo(2);
        assertThat(run(folder.resolve("nowhere"), before)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage: kith pack diff OLD NEW", "Name two folders of one pack");
    }

    private int run(Path... folders) {
        List<String> args = new ArrayList<>(List.of("pack", "diff"));
        for (Path each : folders) {
            args.add(each.toString());
        }
        return Commands.run(args, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
