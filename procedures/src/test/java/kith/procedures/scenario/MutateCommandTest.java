package kith.procedures.scenario;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutateCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void what_no_scenario_notices_is_printed_in_the_order_of_the_pack_with_its_reason_where_it_has_one() {
        assertThat(mutate(TinyPacks.SHIPPED, "tiny")).isEqualTo(1);
        assertThat(out()).isEqualTo("""
                tiny: survives   procedure call: not closed by answer
                tiny: survives   step warning: never recorded
                tiny: survives   warn_manager: in any case
                tiny: explained  warn_manager: aim 3 hours for 4 hours: Nobody has to keep this aim to the hour.
                tiny: survives   warn_manager: aim 5 hours for 4 hours
                tiny: survives   status in_talks: never ends
                tiny: 2 scenarios, 15 changes: 9 noticed, 1 explained, 5 unexplained
                """);
    }

    @Test
    void the_scenarios_that_notice_a_change_are_named_where_that_is_asked() {
        mutate(TinyPacks.SHIPPED, "tiny", "--noticed");
        assertThat(out()).contains(
                "tiny: noticed    answer_caller: limit 3 days for 2 days: by answered-in-two-days\n",
                "tiny: noticed    step call: never recorded: by answered-in-two-days, waiting\n",
                "tiny: noticed    question call.urgent: not asked: by waiting\n");
    }

    @Test
    void what_a_decision_aid_proposes_is_held_to_scenarios_too() throws IOException {
        TinyPacks packs = TinyPacks.copiedTo(folder);
        String procedure = Files.readString(folder.resolve("tiny/procedures/call.yaml"));
        packs.write("tiny/procedures/call.yaml", procedure.replaceFirst("words: .type: text, label: What were they told.*", """
                by_whom:
                            type: choice
                            label: Who answers?
                            required: false
                            options: {worker: The worker, manager: The manager}
                            proposes:
                              - {option: manager, if: call.urgent, because: the call is urgent, carries_out: [tiny-visit]}
                              - {option: worker, if: "!call.urgent", because: it can wait}"""));

        mutate(folder, "tiny");
        assertThat(out()).contains(
                "tiny: survives   question answer.by_whom: proposal 1: taken away\n",
                "tiny: survives   question answer.by_whom: proposal 1: in any case\n",
                "tiny: survives   question answer.by_whom: proposal 2: taken away\n");

        out.reset();
        packs.write("tiny/scenarios/waiting.yaml", Files.readString(folder.resolve("tiny/scenarios/waiting.yaml")).replace(
                        "events:", "children: [child, calm, silent]\nevents:").replace("call, occurred", "call, on: child, occurred")
                + "  - {step: call, on: calm, occurred: 2027-01-12 10:00, answers: {urgent: no}}\n"
                + "  - {step: call, on: silent, occurred: 2027-01-12 10:00}\n");
        String expected = Files.readString(folder.resolve("tiny/scenarios.yaml")).replace(
                "statuses:",
                "proposes: {child: {answer.by_whom: manager}, calm: {answer.by_whom: worker}, silent: {answer.by_whom: nothing}}, statuses:");
        packs.write("tiny/scenarios.yaml", expected);
        mutate(folder, "tiny", "--noticed");
        assertThat(err.size()).isZero();
        assertThat(out()).doesNotContain("survives   question").contains(
                "tiny: noticed    question call.urgent: not asked: by waiting\n",
                "tiny: noticed    question answer.by_whom: proposal 1: taken away: by waiting\n",
                "tiny: noticed    question answer.by_whom: proposal 1: in any case: by waiting\n",
                "tiny: noticed    question answer.by_whom: proposal 2: taken away: by waiting\n",
                "tiny: noticed    question answer.by_whom: proposal 2: in any case: by waiting\n");

        packs.write("tiny/scenarios.yaml", expected.replace("by_whom: manager", "by_whom: manger").replace("calm: {answer.by_whom", "calm: {answer.by_who"));
        assertThat(mutate(folder, "tiny")).isEqualTo(1);
        assertThat(out()).contains("There is no option manger. Did you mean manager?", "There is no decision aid answer.by_who. Did you mean answer.by_whom?");
    }

    @Test
    void until_when_lateness_was_authorised_is_held_to_scenarios_too() throws IOException {
        TinyPacks packs = TinyPacks.copiedTo(folder);
        packs.write("tiny/procedures/call.yaml", Files.readString(folder.resolve("tiny/procedures/call.yaml")).replace("{limit: 2 days}", """
                {limit: 2 days}
                    extension: {step: warning, authorised_by: worker, to: 5 days, limit_stays: true}"""));
        packs.write("tiny/scenarios/answered-in-two-days.yaml", Files.readString(folder.resolve("tiny/scenarios/answered-in-two-days.yaml")).replace(
                "  - {step: answer, on: before", "  - {step: warning, on: after, occurred: 2027-01-13 10:00}\n  - {step: answer, on: before"));
        String expected = Files.readString(folder.resolve("tiny/scenarios.yaml"));
        packs.write("tiny/scenarios.yaml", expected.replace("late: [after]", "late: [after], authorised: [after]"));
        mutate(folder, "tiny");
        assertThat(out()).contains("tiny: survives   answer_caller: extension: to 6 days for 5 days\n");

        packs.write("tiny/scenarios.yaml", expected.replace("late: [after]", "late: [after], authorised: [after], authorised_until: {after: 2027-01-17}"));
        mutate(folder, "tiny", "--noticed");
        assertThat(out()).contains(
                "tiny: noticed    answer_caller: extension: to 4 days for 5 days: by answered-in-two-days\n",
                "tiny: noticed    answer_caller: extension: to 6 days for 5 days: by answered-in-two-days\n");

        packs.write("tiny/scenarios.yaml", expected.replace("late: [after]", "late: [after], authorised: [after], authorised_until: {after: 2027-01-18}"));
        mutate(folder, "tiny");
        assertThat(out()).contains("after: answer_caller was to be authorised until the end of 2027-01-18, and was until the end of 2027-01-17");

        packs.write("tiny/scenarios.yaml", expected.replace("late: [after]", "late: [after], authorised: [after], authorised_until: {before: soon}"));
        mutate(folder, "tiny");
        assertThat(out()).contains("before is not authorised. Name it under authorised as well", "tiny: 2 problems\n");
    }

    @Test
    void scenarios_are_held_to_a_pack_that_extends_theirs_unless_it_says_what_they_come_to_there() {
        assertThat(mutate(TinyPacks.SHIPPED, "tighter")).isEqualTo(1);
        assertThat(out()).contains("tighter: 2 scenarios, 15 changes: 9 noticed");

        Path packs = TinyPacks.copiedTo(folder).without("tighter/scenarios.yaml").folder();
        assertThat(mutate(packs, "tighter")).isEqualTo(1);
        assertThat(out()).contains(
                "tiny/scenarios/answered-in-two-days.yaml:1:1: Under tighter, before: of the obligations of answer_caller, one was to have"
                        + " the limit the end of 2027-01-14, and 0 have. There are: [the end of 2027-01-13].",
                "tighter: 3 problems\n");
    }

    @Test
    void it_is_done_when_everything_is_noticed_or_explained() {
        Path packs = TinyPacks.copiedTo(folder)
                .write("tiny/scenarios.yaml", """
                        scenarios:
                          answered-in-two-days:
                            rule: answer_caller
                            limit: 2027-01-14
                            in_time: [before, at_the_limit]
                            late: [after]
                            episodes: {before: []}
                            statuses: {before: []}
                            open: {before: []}
                          waiting: {open: {child: [answer_caller, warn_manager]}, statuses: {child: [in_talks]}}
                          warned: {rule: warn_manager, aim: 2027-01-12 14:00, in_time: [before, at_the_limit], late: [after], not_owed: [calm]}
                        """)
                .write("tiny/scenarios/warned.yaml", """
                        children: [before, at_the_limit, after, calm]
                        events:
                          - {step: call, on: [before, at_the_limit, after], occurred: 2027-01-12 10:00, answers: {urgent: yes}}
                          - {step: call, on: calm, occurred: 2027-01-12 10:00, answers: {urgent: no}}
                          - {step: warning, on: before, occurred: 2027-01-12 13:59}
                          - {step: warning, on: at_the_limit, occurred: 2027-01-12 14:00}
                          - {step: warning, on: after, occurred: 2027-01-12 14:01}
                        """)
                .without("tiny/survivors.yaml")
                .folder();
        assertThat(mutate(packs, "tiny")).as(out()).isZero();
        assertThat(out()).isEqualTo("tiny: 3 scenarios, 15 changes: 15 noticed, 0 explained, 0 unexplained\n");
    }

    @Test
    void a_reason_that_is_none_or_explains_what_is_noticed_or_nothing_is_a_problem_at_its_place() {
        Path packs = TinyPacks.copiedTo(folder)
                .write("tiny/survivors.yaml", """
                        survivors:
                          "warn_manager: in any case": Not yet
                          "answer_caller: taken away": Somebody will surely notice it.
                          "warn_manager: aim 6 hours for 4 hours": There is no such change here.
                        """)
                .folder();
        assertThat(mutate(packs, "tiny")).isEqualTo(1);
        assertThat(out()).contains(
                "tiny/survivors.yaml:2:32: “Not yet” gives no reason. Write it in a sentence.\n",
                "tiny/survivors.yaml:3:3: answered-in-two-days notices this. Take it out.\n",
                "tiny/survivors.yaml:4:3: There is no change warn_manager: aim 6 hours for 4 hours. Did you mean warn_manager: aim 3 hours for 4 hours?\n");
    }

    @Test
    void everything_that_is_wrong_with_scenarios_is_reported_at_once() {
        Path packs = TinyPacks.copiedTo(folder)
                .write("tiny/scenarios.yaml", """
                        scenarios:
                          answered-in-two-days: {rule: answer_calle, limit: 2027-01-14, in_time: [before, at_the_limit], late: [after]}
                          forgotten: {open: {child: []}}
                          waiting: {open: {child: [answer_caller], kid: []}, statuses: {child: [in_talk]}, late: [child]}
                        """)
                .write("tiny/scenarios/unheld.yaml", "events: []\n")
                .folder();
        assertThat(mutate(packs, "tiny")).isEqualTo(1);
        assertThat(out()).contains(
                "tiny/scenarios/unheld.yaml:1:1: Nothing says what this must come to. Write it in tiny/scenarios.yaml, under this name.\n",
                "tiny/scenarios.yaml:2:32: There is no rule answer_calle. Did you mean answer_caller?\n",
                "tiny/scenarios.yaml:3:3: There is no timeline tiny/scenarios/forgotten.yaml. Write it, or take this out.\n",
                "tiny/scenarios.yaml:4:3: There is no child kid. ",
                "tiny/scenarios.yaml:4:73: There is no status in_talk. Did you mean in_talks?\n",
                "tiny/scenarios.yaml:4:84: late says nothing without a rule. Add rule, or take it out.\n",
                "tiny: 6 problems\n");
    }

    @Test
    void a_command_misused_says_how_it_is_used() {
        assertThat(mutate(TinyPacks.SHIPPED, "--everything")).isEqualTo(2);
        assertThat(mutate(folder.resolve("nowhere"))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage: kith pack mutate", "Name their folder with --packs.");
    }

    private int mutate(Path packs, String... more) {
        out.reset();
        List<String> args = new ArrayList<>(List.of("pack", "mutate", "--packs", packs.toString()));
        args.addAll(List.of(more));
        return Commands.run(args, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
