package kith.procedures.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class FaultyPacksTest {
    @TempDir
    Path folder;

    @Test
    void the_pack_that_the_faulty_ones_were_made_from_is_sound() {
        assertThat(SoundPack.in(folder).allProblems("sound")).isEmpty();
    }

    /** Each file of the folder {@code faulty} spoils the sound procedure; faulty-expected.txt says what is to be reported. */
    @TestFactory
    Stream<DynamicTest> each_fault_is_reported_with_its_place_and_its_remedy() throws IOException, URISyntaxException {
        List<String> expected = SoundPack.text("faulty-expected.txt").lines().toList();
        Path faulty = Path.of(getClass().getResource("faulty").toURI());
        try (Stream<Path> files = Files.list(faulty)) {
            List<Path> all = files.sorted().toList();
            assertThat(all).hasSizeGreaterThan(40);
            return all.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                String name = file.getFileName().toString();
                List<String> problems = SoundPack.in(folder)
                        .write("sound/procedures/visit.yaml", Files.readString(file))
                        .problems("sound");
                assertThat(problems.stream().map(problem -> problem.replaceFirst("sound/procedures/visit.yaml", name)))
                        .isEqualTo(expected.stream().filter(line -> line.startsWith(name + ":")).toList())
                        .isNotEmpty();
            }));
        }
    }

    @Test
    void headings_to_begin_with_are_for_a_long_text_and_need_words() {
        SoundPack packs = SoundPack.in(folder).write("sound/procedures/visit.yaml", SoundPack.PROCEDURE
                .replace("{type: number, label: How old is the child?, required: false}", "{type: number, label: How old?, templates: {a: {label: A, text: B}}}")
                .replace("{type: long_text, label: What was found?}", "{type: long_text, label: What was found?, templates: {home: {label: At home}}}"));

        assertThat(packs.problems("sound")).hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("age is not a long text, so templates means nothing here"))
                .anySatisfy(problem -> assertThat(problem).contains("text"));
    }

    @Test
    void one_record_is_not_looked_at_from_another() {
        String yearly = """
                procedure: yearly
                name: Yearly report
                summary: Once a year the partners are told how it went.
                about: partnership
                source: {document: manual, section: "9"}
                opens:
                  - on: year_begun
                closes:
                  - {on: year_reported, because: It is reported}
                steps:
                  year_begun: {kind: form, name: Year, action: Begin, done: Begun, by: manager, anytime: true}
                  year_reported: {kind: form, name: Report, action: Report on it, done: Reported, by: manager}
                rules:
                  report: {on: opening, must: year_reported, sentence: Report, owner: manager, within: {limit: 12 months}}
                """;
        SoundPack packs = SoundPack.in(folder).write("sound/procedures/yearly.yaml", yearly);
        assertThat(packs.allProblems("sound")).isEmpty();

        packs.write("sound/procedures/yearly.yaml", yearly
                .replace("by: manager, anytime: true", "by: manager, anytime: true, siblings: true, sensitivity: legal")
                .replace("on: opening,", "on: [opening, seen], if: call.urgent, from: call.worried_since,"));
        String remedy = "Name a step that stands on the same record: one record is not looked at from another.";
        assertThat(packs.problems("sound")).containsExactly(
                "sound/procedures/yearly.yaml:11:96: year_begun is not about a child, and there are no brothers and sisters. Leave it out.",
                "sound/procedures/yearly.yaml:11:112: Every partner reads the whole of the partnership's own record. "
                        + "Leave it out, and ask nothing here that is not for everybody.",
                "sound/procedures/yearly.yaml:14:26: seen is recorded on a child's record, and this is about the partnership's own record. " + remedy,
                "sound/procedures/yearly.yaml:14:37: call is recorded on a child's record, and this is about the partnership's own record. " + remedy,
                "sound/procedures/yearly.yaml:14:56: call is recorded on a child's record, and this is about the partnership's own record. " + remedy);
    }

    @Test
    void a_local_pack_does_not_take_a_procedure_away_from_the_children() {
        SoundPack packs = SoundPack.in(folder).withLocal("procedure: visit\nabout: partnership\n");

        assertThat(packs.problems("local")).contains(
                "local/procedures/visit.yaml:2:1: visit of sound is carried out on other records. Leave `about` out, or write a procedure of your own.");
    }

    @Test
    void what_may_begin_at_any_time_stands_under_one_heading_where_there_are_headings() {
        SoundPack packs = SoundPack.in(folder)
                .write("sound/pack.yaml", SoundPack.PACK + "headings:\n  - {heading: risk, title: At risk, procedures: [vist]}\n");

        assertThat(packs.problems("sound")).containsExactly(
                "sound/pack.yaml:11:50: There is no procedure vist. Did you mean visit?",
                "sound/procedures/visit.yaml:1:1: visit may begin at any time and stands under no heading. List it under one of the `headings` of pack.yaml.");

        packs.write("sound/pack.yaml", SoundPack.PACK + "headings:\n  - {heading: risk, title: At risk, procedures: [visit, visit]}\n");
        assertThat(packs.problems("sound")).containsExactly("sound/pack.yaml:11:57: visit is listed twice. Keep one of the two.");

        packs.write("sound/pack.yaml", SoundPack.PACK + "headings:\n  - {heading: risk, title: At risk, procedures: [visit]}\n");
        assertThat(packs.allProblems("sound")).isEmpty();
    }

    @Test
    void every_problem_of_every_file_is_reported_at_once() {
        SoundPack packs = SoundPack.in(folder)
                .write("sound/pack.yaml", SoundPack.PACK.replace("2026-01-01", "2026-02-30").replace("agency: police", "agncy: police"))
                .write("sound/procedures/visit.yaml", SoundPack.PROCEDURE.replace("must: seen", "must: sene"))
                .write("sound/procedures/other.yaml", "procedure: [\n")
                .write("sound/procedures/notes.txt", "remember");

        assertThat(packs.problems("sound")).containsExactly(
                "sound/pack.yaml:3:17: effective_from is not a day of the calendar. Write it as 2026-09-01.",
                "sound/pack.yaml:9:34: agncy is not a key of the pack language here. Did you mean agency?",
                "sound/procedures/notes.txt:1:1: notes.txt would not be read. Let its name end in .yaml, or move it out of this folder.",
                "sound/procedures/other.yaml:2:1: This is not YAML: expected the node content, but found '<stream end>'."
                        + " Look at the indentation, colons and quotation marks here and on the line above.",
                "sound/procedures/visit.yaml:63:11: There is no step sene. Did you mean seen?");
    }

    @Test
    void a_rule_can_only_ask_for_a_step_of_its_own_procedure_and_ids_are_unique_in_the_pack() {
        String other = SoundPack.PROCEDURE
                .replace("procedure: visit", "procedure: other")
                .replaceFirst("  call:", "  call_again:")
                .replaceFirst("  seen:", "  seen_again:")
                .replace("  see_child:", "  see_child_again:");
        assertThat(SoundPack.in(folder).write("sound/procedures/other.yaml", other).problems("sound")).contains(
                "sound/procedures/other.yaml:63:11: seen belongs to visit, and a rule can only ask for a step of its own procedure."
                        + " Move the rule to procedures/visit.yaml, or name a step of other.",
                "sound/procedures/visit.yaml:48:3: There is already a step report, in sound/procedures/other.yaml on line 48."
                        + " Give one of the two another id.",
                "sound/procedures/visit.yaml:72:3: There is already a rule write_report, in sound/procedures/other.yaml on line 72."
                        + " Give one of the two another id.");
    }

    @Test
    void a_pack_that_is_not_there_is_named_with_the_nearest_that_is() {
        SoundPack packs = SoundPack.in(folder).withLocal("procedure: visit\nname: Visit at home\n");

        assertThat(packs.problems("sounds")).containsExactly("sounds:1:1: There is no pack sounds. Did you mean sound?");
        packs.write("local/pack.yaml", "pack: local\nname: Local\nextends: suond\neffective_from: 2026-02-01\n");
        assertThat(packs.problems("local")).containsExactly("local/pack.yaml:3:10: There is no pack suond. Did you mean sound?");
    }

    @Test
    void packs_that_extend_each_other_are_refused() {
        SoundPack packs = SoundPack.in(folder)
                .write("one/pack.yaml", "pack: one\nname: One\nextends: two\neffective_from: 2026-02-01\n")
                .write("two/pack.yaml", "pack: two\nname: Two\nextends: one\neffective_from: 2026-02-01\n");

        assertThat(packs.problems("one")).containsExactly(
                "two/pack.yaml:3:10: one would extend itself. Let one of the packs stand alone.");
    }

    @Test
    void a_file_whose_name_is_not_its_procedures_is_refused() {
        assertThat(SoundPack.in(folder).write("sound/procedures/vist.yaml", SoundPack.PROCEDURE).problems("sound"))
                .contains("sound/procedures/vist.yaml:1:12: The file vist.yaml holds the procedure visit."
                        + " Let the file's name and the procedure's id be the same.");
    }

    @Test
    void a_file_that_is_not_text_is_refused_without_showing_its_bytes() throws IOException {
        SoundPack packs = SoundPack.in(folder);
        Files.write(folder.resolve("sound/procedures/visit.yaml"), new byte[] {'p', (byte) 0xff, (byte) 0xfe, 0});

        assertThat(packs.problems("sound")).containsExactly("sound/procedures/visit.yaml:1:1: This file is not UTF-8 text. Save it as UTF-8.");
    }

    /** Whatever is cut out of a pack, doubled or swapped, loading ends in a pack or in located problems. */
    @Test
    void no_mutilated_pack_makes_the_loader_fail() {
        SplittableRandom random = new SplittableRandom(20_260_301);
        SoundPack packs = SoundPack.in(folder);
        int refused = 0;
        for (int i = 0; i < 150; i++) {
            List<String> lines = new ArrayList<>(SoundPack.PROCEDURE.lines().toList());
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                int line = random.nextInt(lines.size());
                String text = lines.get(line);
                int cut = text.isEmpty() ? 0 : random.nextInt(text.length());
                switch (random.nextInt(6)) {
                    case 0 -> lines.remove(line);
                    case 1 -> lines.add(line, text);
                    case 2 -> lines.set(line, text.substring(0, cut));
                    case 3 -> lines.set(line, " " + text);
                    case 4 -> lines.set(line, text.substring(0, cut) + "{}[]:,'\"&*!|>%#-\u0000é".charAt(random.nextInt(18)) + text.substring(cut));
                    default -> lines.set(line, lines.get(random.nextInt(lines.size())));
                }
            }
            List<String> problems = packs.write("sound/procedures/visit.yaml", String.join("\n", lines)).allProblems("sound");
            refused += problems.isEmpty() ? 0 : 1;
            assertThat(problems).allSatisfy(problem -> assertThat(problem).matches("sound/procedures/visit\\.yaml:\\d+:\\d+: .+\\. .+[.?]"));
        }
        assertThat(refused).isBetween(75, 149);
    }
}
