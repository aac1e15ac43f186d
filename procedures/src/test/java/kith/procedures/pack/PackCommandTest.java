package kith.procedures.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kith.procedures.Commands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** How much of what was printed has been looked at. */
    private int read = 0;

    @Test
    void a_clean_pack_is_summed_up_in_a_line() {
        SoundPack.in(folder).withLocal("procedure: visit\n");

        assertThat(run("pack", "check", "--packs", folder.toString())).isZero();
        assertThat(out()).isEqualTo("""
                local: 1 procedures, 3 steps, 2 rules, 3 conditions
                sound: 1 procedures, 3 steps, 2 rules, 3 conditions
                """);
    }

    @Test
    void a_faulty_pack_is_printed_problem_by_problem_and_fails() {
        SoundPack.in(folder).withLocal("procedure: visit\nnmae: Visit\n");

        assertThat(run("pack", "check", "--packs", folder.toString(), "sound", "local")).isEqualTo(1);
        assertThat(out()).isEqualTo("""
                sound: 1 procedures, 3 steps, 2 rules, 3 conditions
                %s/local/procedures/visit.yaml:2:1: nmae is not a key of the pack language here. Did you mean name?
                local: 1 problem
                """.formatted(folder.toString().replace('\\', '/')));
    }

    @Test
    void a_pack_may_be_named_by_the_way_to_its_folder_as_a_shell_completes_it() {
        SoundPack.in(folder);

        assertThat(run("pack", "check", "--packs", folder.toString(), folder.resolve("sound") + "/")).isZero();
        assertThat(out()).startsWith("sound: 1 procedures");
    }

    @Test
    void a_command_misused_says_how_it_is_used() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("pack")).isEqualTo(2);
        assertThat(run("pack", "check", "--everything")).isEqualTo(2);
        assertThat(run("pack", "check", "--packs", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(err()).contains("Usage: kith pack check", "Name their folder with --packs.");
        assertThat(out()).isEmpty();
    }

    @Test
    void a_watched_pack_is_looked_at_again_whenever_a_file_of_it_or_of_its_base_was_saved() throws InterruptedException {
        SoundPack packs = SoundPack.in(folder).withLocal("procedure: visit\n");
        AtomicInteger result = new AtomicInteger(-1);
        Thread watching = Thread.ofVirtual().start(() -> result.set(run("pack", "check", "--watch", "--packs", folder.toString(), "local")));
        printed("local: 1 procedures, 3 steps, 2 rules, 3 conditions\nWaiting for a file to be saved; Ctrl-C ends.\n", watching);

        packs.write("local/procedures/visit.yaml", "procedure: visit\nnmae: Visit\n");
        printed("visit.yaml:2:1: nmae is not a key of the pack language here. Did you mean name?\nlocal: 1 problem\n", watching);

        packs.write("local/procedures/visit.yaml", "procedure: visit\nname: Visit\n");
        printed("local: 1 procedures, 3 steps, 2 rules, 3 conditions\n", watching);

        packs.write("sound/procedures/visit.yaml", SoundPack.PROCEDURE.replace("must: seen", "must: sene"));
        printed("sound/procedures/visit.yaml:63:11: There is no step sene. Did you mean seen?\nlocal: 1 problem\n", watching);

        watching.interrupt();
        watching.join();
        assertThat(result).hasValue(1);
    }

    /** Waits until that was printed, and goes on after it. */
    private void printed(String text, Thread by) throws InterruptedException {
        while (!out().substring(read).contains(text)) {
            assertThat(by.isAlive()).as(out()).isTrue();
            Thread.sleep(20);
        }
        read = out().indexOf(text, read) + text.length();
    }

    @Test
    void the_schema_is_printed() {
        assertThat(run("pack", "schema")).isZero();
        assertThat(out()).isEqualTo(Schema.json());
    }

    private int run(String... args) {
        return Commands.run(
                new ArrayList<>(List.of(args)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
