package kith.procedures.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kith.procedures.Commands;
import kith.procedures.scenario.TinyPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class CoverageCommandTest {
    private static final Path INVENTED = Path.of("src/test/resources/kith/procedures/coverage/requirements");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void requirements_are_counted_by_area_and_topic_and_what_is_not_proven_is_named_with_what_nobody_noticed() {
        assertThat(coverage(TinyPacks.SHIPPED, "tiny")).isZero();
        assertThat(out().lines().map(line -> line.stripTrailing().replaceAll(" {2,}", "  "))).containsExactly(
                "  carried out  not proven  not yet  out of scope  all",
                "CALLS  2  2  1  -  5",
                "  calls  2  -  -  -  2",
                "  warnings  -  2  -  -  2",
                "  posters  -  -  1  -  1",
                "VISITS  -  -  1  -  1",
                "  visits  -  -  1  -  1",
                "TOTAL  2  2  2  -  6",
                "",
                "Of those carried out, 1 rest on a step alone: its absence is noticed, and what its form asks is not looked at:",
                "  step call (tiny): scenarios answer 1 of its 1 questions",
                "",
                "CLAIMED, NOT PROVEN: no scenario notices these changes",
                "tiny-warn-of-urgent-call",
                "  rule warn_manager: in any case; aim 5 hours for 4 hours (tiny)",
                "tiny-warning-recorded",
                "  step warning: never recorded (tiny)");
    }

    @Test
    void a_requirement_is_carried_out_only_where_every_pack_proves_it() {
        Path packs = TinyPacks.copiedTo(folder)
                // Where the answer's limit is not held to anything, the tighter figure proves nothing.
                .write("tighter/scenarios.yaml", "scenarios:\n  answered-in-two-days: {open: {before: [], at_the_limit: [], after: []}}\n")
                .folder();
        assertThat(coverage(packs)).isZero();
        assertThat(out()).contains("""
                tiny-answer-in-two-days
                    rule answer_caller: limit 0 days for 1 day; limit 2 days for 1 day (tighter)
                """);
    }

    @Test
    void a_question_carries_out_a_requirement_only_where_a_scenario_answers_it() throws IOException {
        TinyPacks packs = TinyPacks.copiedTo(folder);
        String procedure = Files.readString(folder.resolve("tiny/procedures/call.yaml"));
        packs.write("tiny/procedures/call.yaml", procedure.replaceFirst(
                "(?s)(answer:.*?)words: \\{type: text, (.*?)}", "$1words: {type: text, $2, carries_out: [tiny-visit]}"));

        assertThat(coverage(folder, "tiny")).isZero();
        assertThat(out()).contains("tiny-visit\n    question answer.words: not asked (tiny)\n");

        packs.write("tiny/scenarios/answered-in-two-days.yaml", Files.readString(folder.resolve("tiny/scenarios/answered-in-two-days.yaml"))
                .replace("2027-01-15 00:00}", "2027-01-15 00:00, answers: {words: Come on Monday}}"));
        assertThat(coverage(folder, "tiny", "--topic", "visits")).isZero();
        assertThat(out()).contains("carried out  tiny-visit\n");
    }

    @Test
    void what_is_out_of_scope_has_its_reason_and_is_neither_claimed_nor_unknown() {
        Path packs = TinyPacks.copiedTo(folder)
                .write("out-of-scope.yaml", """
                        out_of_scope:
                          tiny-poster: A poster hangs on a wall, where no software is.
                          tiny-call-recorded: Somebody else does this with paper.
                          tiny-poste: Misspelt, though it has a reason.
                          tiny-visit: Laborious
                        """)
                .folder();
        assertThat(coverage(packs, "tiny")).isEqualTo(1);
        assertThat(out()).contains("out of scope: tiny-poster: A poster hangs on a wall, where no software is.\n");
        assertThat(err()).contains(
                "out-of-scope.yaml:3:3: A pack claims to carry out tiny-call-recorded. Take it out here, or there.\n",
                "out-of-scope.yaml:4:3: There is no requirement tiny-poste. Did you mean tiny-poster?\n",
                "out-of-scope.yaml:5:15: “Laborious” gives no reason. Write it in a sentence.\n");
    }

    @Test
    void a_claim_to_a_requirement_that_is_not_in_the_catalogue_is_a_problem_at_its_place() throws IOException {
        TinyPacks packs = TinyPacks.copiedTo(folder);
        String procedure = Files.readString(folder.resolve("tiny/procedures/call.yaml"));
        packs.write("tiny/procedures/call.yaml", procedure.replace("[tiny-call-recorded]", "[tiny-call-recorded, tiny-visitt]"));

        assertThat(coverage(folder, "tiny", "tighter")).isEqualTo(1);
        assertThat(err()).containsOnlyOnce("There is no requirement").contains(
                "tiny/procedures/call.yaml:26:80: There is no requirement tiny-visitt in the catalogue. Did you mean tiny-visit?\n");
        assertThat(out()).contains("TOTAL");
    }

    @Test
    void a_topic_is_printed_requirement_by_requirement() {
        assertThat(coverage(TinyPacks.SHIPPED, "tiny", "--topic", "Calls")).isZero();
        assertThat(out()).contains("carried out  tiny-call-recorded\n", "carried out  tiny-answer-in-two-days\n").doesNotContain("tiny-visit");

        assertThat(coverage(TinyPacks.SHIPPED, "tiny", "--area", "visits")).isZero();
        assertThat(out()).contains("not yet      tiny-visit\n").doesNotContain("tiny-call-recorded");
    }

    @Test
    void the_same_is_printed_for_programs() {
        assertThat(coverage(TinyPacks.SHIPPED, "tiny", "--json")).isZero();
        Map<?, ?> json = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(out());
        assertThat(json.get("totals"))
                .isEqualTo(Map.of("carried_out", 2, "not_proven", 2, "not_yet", 2, "out_of_scope", 0, "all", 6));
        assertThat(json.get("resting_on_steps")).isEqualTo(1);
        List<?> areas = (List<?>) json.get("areas");
        Map<?, ?> calls = (Map<?, ?>) areas.getFirst();
        assertThat(calls.get("area")).isEqualTo("calls");
        Map<?, ?> topic = (Map<?, ?>) ((List<?>) calls.get("topics")).getFirst();
        assertThat(topic.get("topic")).isEqualTo("calls");
        assertThat(((List<?>) topic.get("requirements")).getLast()).isEqualTo(Map.of(
                "id", "tiny-answer-in-two-days",
                "kind", "timescale",
                "requirement", "Answer each caller within two days.",
                "source", "lines 3",
                "standing", "carried_out",
                "proofs", List.of(Map.of(
                        "pack", "tiny", "part", "rule answer_caller", "scenarios", List.of("answered-in-two-days", "waiting")))));
        assertThat(((Map<?, ?>) ((List<?>) topic.get("requirements")).getFirst()).get("proofs")).isEqualTo(List.of(Map.of(
                "pack", "tiny",
                "part", "step call",
                "scenarios", List.of("answered-in-two-days", "waiting"),
                "questions", 1,
                "answered", 1)));
        Map<?, ?> warnings = (Map<?, ?>) ((List<?>) calls.get("topics")).get(1);
        assertThat(((Map<?, ?>) ((List<?>) warnings.get("requirements")).getFirst()).get("doubts")).isEqualTo(List.of(Map.of(
                "pack", "tiny", "part", "rule warn_manager", "unnoticed", List.of("in any case", "aim 5 hours for 4 hours"))));
    }

    @Test
    void a_catalogue_that_cannot_be_used_says_why() throws IOException {
        Files.createDirectories(folder.resolve("catalogue"));
        Files.writeString(folder.resolve("catalogue/a.yaml"), "- {id: one, topic: t, kind: record, requirement: Do it.}\n- {id: two, topic: t}\n");
        Files.writeString(folder.resolve("catalogue/b.yaml"), "- {id: one, topic: t, kind: record, requirement: Do it.}\n");
        assertThat(run("--requirements", folder.resolve("catalogue").toString(), "--packs", TinyPacks.SHIPPED.toString())).isEqualTo(1);
        assertThat(err()).contains(
                "a.yaml:2:3: A requirement has no kind, requirement. Add it.",
                "b.yaml:1:3: There is already a requirement one, in a. Give one of the two another id.");

        assertThat(run("--requirements", folder.resolve("none").toString(), "--packs", TinyPacks.SHIPPED.toString())).isEqualTo(1);
        assertThat(err()).contains("There is no catalogue of requirements here");
    }

    @Test
    void a_command_misused_says_how_it_is_used() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--requirements")).isEqualTo(2);
        assertThat(run("--requirements", INVENTED.toString(), "--packs", folder.toString())).isEqualTo(2);
        assertThat(err()).contains("Usage: kith pack coverage --requirements FOLDER", "Name their folder with --packs.");
    }

    private int coverage(Path packs, String... more) {
        List<String> args = new ArrayList<>(List.of("--requirements", INVENTED.toString(), "--packs", packs.toString()));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private int run(String... args) {
        out.reset();
        List<String> all = new ArrayList<>(List.of("pack", "coverage"));
        all.addAll(List.of(args));
        return Commands.run(all, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
