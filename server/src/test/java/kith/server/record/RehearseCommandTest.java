package kith.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** {@code kith pack rehearse} on records that are there, beside a running Kith. */
@RunningKith(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
class RehearseCommandTest {
    private static final Path PACKS = Path.of("..", "packs");

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private Environment environment;

    @TempDir
    Path folder;

    private String said;

    @BeforeAll
    void three_contacts_about_which_nothing_is_decided_yet() {
        TestPartnership partnership = new TestPartnership(kith).enrol();
        for (String name : List.of("Ada", "Bert", "Cleo")) {
            partnership.contact(name, "Quillfeather");
        }
    }

    @Test
    void the_pack_in_force_changes_nothing() {
        assertThat(rehearse(PACKS.resolve("buckinghamshire"))).isZero();
        assertThat(said).contains(": 3 records played through.", "Nothing that is owed now would change.");
    }

    @Test
    void a_further_rule_is_asked_of_all_three_and_names_no_child() throws IOException {
        Path changed = changed(
                """
                procedure: contact_and_referral
                rules:
                  ring_back:
                    on: contact
                    must: referral_decision
                    sentence: Ring the caller back
                    owner: team_manager
                    within: {limit: 1 day}
                    source: {document: buckinghamshire_procedures, section: "Contacts, 1"}
                """);
        assertThat(rehearse(changed)).as(said).isZero();
        assertThat(said).contains("would change on 3 of these records").contains("""
                  Ring the caller back (ring_back)
                    3 would be newly owed
                    for example on\
                """);
        assertThat(said).doesNotContain("Quillfeather", "Ada");
    }

    @Test
    void a_faulty_pack_is_told_with_file_and_line_and_nothing_is_played() throws IOException {
        assertThat(rehearse(changed("procedure: contact_and_referral\nrules:\n  ring_back:\n    on: nothing\n"))).isEqualTo(1);
        assertThat(said).contains("contact_and_referral.yaml:4:").doesNotContain("played through");
    }

    @Test
    void a_folder_without_a_pack_and_a_call_without_a_folder_say_what_to_name() {
        assertThat(rehearse(folder)).isEqualTo(1);
        assertThat(said).contains("There is no pack.yaml in this folder.");
        assertThat(run("rehearse")).isEqualTo(2);
        assertThat(said).startsWith("Usage: kith pack rehearse");
    }

    private Path changed(String contactAndReferral) throws IOException {
        try (Stream<Path> files = Files.walk(PACKS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(PACKS.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path pack = folder.resolve("buckinghamshire");
        Files.writeString(pack.resolve("procedures/contact_and_referral.yaml"), contactAndReferral);
        return pack;
    }

    private int rehearse(Path pack) {
        return run("rehearse", "--demo", pack.toString());
    }

    private int run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            Map<String, String> settings = Map.of(
                    "KITH_DB_URL", environment.getRequiredProperty("KITH_DB_URL"),
                    "KITH_DB_USER", environment.getRequiredProperty("KITH_DB_USER"),
                    "KITH_DB_PASSWORD", environment.getRequiredProperty("KITH_DB_PASSWORD"),
                    "KITH_PACKS", PACKS.toString());
            int answer = RehearseCommand.run(arguments, settings, Clock.systemUTC(), print, print);
            said = out.toString(StandardCharsets.UTF_8);
            return answer;
        }
    }
}
