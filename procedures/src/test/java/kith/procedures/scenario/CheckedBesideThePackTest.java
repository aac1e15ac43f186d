package kith.procedures.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.Commands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kith pack check} reads what lies beside the procedures too. */
class CheckedBesideThePackTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int result;

    private List<String> check(String... packs) {
        out.reset();
        PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        result = Commands.run(
                Stream.concat(Stream.of("pack", "check", "--packs", folder.toString()), Arrays.stream(packs)).toList(), to, to);
        String shown = folder.toString().replace('\\', '/') + "/";
        return out.toString(StandardCharsets.UTF_8).lines().map(line -> line.replace(shown, "")).collect(Collectors.toList());
    }

    @Test
    void what_is_sound_is_summed_up_as_ever() {
        TinyPacks.copiedTo(folder);

        assertThat(check()).hasSize(2).allMatch(line -> line.matches("(tiny|tighter): 1 procedures, .* conditions"));
        assertThat(result).isZero();
    }

    @Test
    void everything_that_can_be_seen_to_be_wrong_in_scenarios_timelines_and_survivors_is_said_at_once() {
        TinyPacks.copiedTo(folder)
                .write("tiny/scenarios.yaml", """
                        scenarios:
                          answered-in-two-days: {rule: answer_calle, limit: 2027-01-14, in_time: [before, at_the_limit], late: [after]}
                          forgotten: {open: {child: []}}
                          waiting: {open: {kid: [answer_caller]}}
                        """)
                .write("tiny/scenarios/unheld.yaml", "events: []\n")
                .write("tiny/scenarios/answered-in-two-days.yaml", """
                        children: [before, at_the_limit, after]
                        events:
                          - {step: cal, occurred: 2027-01-12 10:00}
                          - {step: answer, on: befor, occurred: 2027-01-14 25:58}
                        """)
                .write("tiny/survivors.yaml", """
                        survivors:
                          "warn_manager: in any case": Not yet
                          "warn_manager: aim 6 hours for 4 hours": There is no such change here.
                        """);

        List<String> said = check("tiny");
        assertThat(said.getFirst()).startsWith("tiny: 1 procedures");
        assertThat(said.subList(1, said.size())).containsExactly(
                "tiny/scenarios/unheld.yaml:1:1: Nothing says what this must come to. Write it in tiny/scenarios.yaml, under this name.",
                "tiny/scenarios/answered-in-two-days.yaml:3:12: There is no step cal. Did you mean call?",
                "tiny/scenarios/answered-in-two-days.yaml:4:24: There is no child befor. Did you mean before?",
                "tiny/scenarios/answered-in-two-days.yaml:4:41: There is no such date or time as 2027-01-14 25:58. Check the day, the month and the hour.",
                "tiny/scenarios.yaml:2:32: There is no rule answer_calle. Did you mean answer_caller?",
                "tiny/scenarios.yaml:3:3: There is no timeline tiny/scenarios/forgotten.yaml. Write it, or take this out.",
                "tiny/scenarios.yaml:4:3: Nothing is expected of child. Say of each child of the timeline what it must come to.",
                "tiny/scenarios.yaml:4:3: There is no child kid. The only child here is child.",
                "tiny/survivors.yaml:2:32: “Not yet” gives no reason. Write it in a sentence.",
                "tiny/survivors.yaml:3:3: There is no change warn_manager: aim 6 hours for 4 hours. Did you mean warn_manager: aim 3 hours for 4 hours?",
                "tiny: 10 problems");
        assertThat(result).isEqualTo(1);
    }

    @Test
    void scenarios_are_read_against_a_pack_that_extends_theirs_too() {
        TinyPacks.copiedTo(folder).write("tighter/scenarios.yaml", "scenarios:\n  answered-in-two-days: {rule: answer_caller, limit: 2027-01-13, late: [before, after]}\n");

        assertThat(check("tighter")).hasSize(3).endsWith(
                "tighter/scenarios.yaml:2:3: Nothing is expected of at_the_limit. Say of each child of the timeline what it must come to.", "tighter: 1 problem");
        assertThat(check("tiny")).hasSize(1);
        assertThat(result).isZero();
    }

    @Test
    void nothing_is_played_through() {
        TinyPacks packs = TinyPacks.copiedTo(folder);
        packs.write("tiny/scenarios.yaml", """
                scenarios:
                  answered-in-two-days: {rule: answer_caller, limit: 2029-09-09, in_time: [before, at_the_limit], late: [after]}
                  waiting: {open: {child: []}}
                """);

        assertThat(check("tiny")).singleElement().asString().startsWith("tiny: 1 procedures");
    }

    @Test
    void of_a_pack_with_problems_only_those_are_said_because_names_may_be_the_work_of_a_misspelling() {
        TinyPacks.copiedTo(folder).write("tiny/pack.yaml", "pack: tiny\nname: Tiny\neffective_from: 2020-01-32\n").write("tiny/scenarios.yaml", "scenarios: {}\n");

        assertThat(check("tiny")).noneMatch(line -> line.contains("scenarios")).anyMatch(line -> line.startsWith("tiny/pack.yaml:3:17"));
    }
}
