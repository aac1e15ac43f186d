package kith.procedures.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kith.procedures.scenario.Mutant;
import kith.procedures.scenario.Mutants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplorationTest {
    @TempDir
    Path folder;

    @Test
    void an_episode_that_opens_with_nothing_to_do_is_shown_with_its_way_in() {
        assertThat(check("on: opening", "on: seen", "on: [seen, opening]", "on: seen"))
                .containsExactly("sound/procedures/visit.yaml:1:1: visit can stand open with nobody accountable for what comes next: call."
                        + " Add a rule for this case, or close the procedure in it.");
    }

    @Test
    void an_answer_that_no_rule_provides_for_is_found() {
        assertThat(check(
                        "on: [seen, opening]\n    every_time: true", "on: [seen]\n    if: seen.well",
                        "loosenable: false", "loosenable: true"))
                .containsExactly("sound/procedures/visit.yaml:1:1: visit can stand open with nobody accountable for what comes next:"
                        + " call, then seen (well: no)."
                        + " Add a rule for this case, or close the procedure in it.");
    }

    @Test
    void rules_for_all_answers_together_leave_no_hole() {
        assertThat(check("on: [seen, opening]\n    every_time: true\n    must: report\n    sentence: Write the report\n", """
                on: seen
                    every_time: true
                    if: seen.well
                    must: report
                    sentence: Write the report
                """.stripTrailing() + "\n", "statuses:", """
                  see_again:
                    on: seen
                    every_time: true
                    if: "!seen.well"
                    must: seen
                    sentence: See the child again
                    owner: worker
                statuses:""")).isEmpty();
    }

    @Test
    void an_episode_that_goes_round_for_ever_in_some_case_is_found() {
        assertThat(check(
                        "    anytime: true\n    repeats: true\n", "",
                        "    name: Report\n", "    name: Report\n    repeats: true\n",
                        "on: [seen, opening]", "on: [report, opening]",
                        "  - on: report\n    because", "  - on: report\n    if: call.kind == 'harm'\n    because"))
                .containsExactly("sound/procedures/visit.yaml:1:1: visit can reach a point from which it cannot end: call (kind: neglect)."
                        + " Offer a step there that closes it, or close it in this case.");
    }

    @Test
    void a_closing_by_a_step_that_is_never_offered_is_no_exit() {
        assertThat(check(
                        "    anytime: true\n    repeats: true\n", "",
                        "    name: Report\n", "    name: Report\n    offered: call.kind == 'harm'\n"))
                .containsExactly("sound/procedures/visit.yaml:1:1: visit can reach a point from which it cannot end: call (kind: neglect)."
                        + " Offer a step there that closes it, or close it in this case.");
    }

    @Test
    void a_later_answer_may_open_the_exit() {
        assertThat(check("    name: Report\n", "    name: Report\n    offered: call.kind == 'harm'\n")).isEmpty();
    }

    @Test
    void an_answer_that_a_form_cannot_give_opens_no_hole() {
        assertThat(check(
                        "worried_since: {type: date_time, label: Since when?,", "worried_since: {type: yes_no, label: For long?,",
                        "    from: call.worried_since\n", "    if: call.worried_since || !call.worried_since || !call.urgent\n",
                        "on: [seen, opening]", "on: seen"))
                .isEmpty();
    }

    @Test
    void at_its_beginning_only_what_opened_it_was_recorded_this_time() {
        assertThat(asked("call")).isEmpty();
        assertThat(asked("seen"))
                .containsExactly("sound/procedures/visit.yaml:1:1: visit can stand open with nobody accountable for what comes next: call."
                        + " Add a rule for this case, or close the procedure in it.");
    }

    private List<String> asked(String step) {
        return check(
                "on: [seen, opening]\n    every_time: true", "on: [seen, opening]\n    if: recorded_this_time(%s)\n    every_time: true".formatted(step),
                "loosenable: false", "loosenable: true",
                "on: opening", "on: seen");
    }

    @Test
    void loading_alone_does_not_explore() {
        String spoilt = SoundPack.PROCEDURE.replace("on: opening", "on: seen").replace("on: [seen, opening]", "on: seen");
        assertThat(SoundPack.in(folder).write("sound/procedures/visit.yaml", spoilt).problems("sound")).isEmpty();
    }

    /** What it forgets and leaves out on its way changes nothing that it finds. */
    @Test
    void it_finds_what_is_found_by_forgetting_nothing_in_every_small_procedure_with_a_part_taken_away() {
        int holes = 0;
        int traps = 0;
        int sound = 0;
        for (Mutant mutant : Mutants.of(pack("england"))) {
            for (Procedure procedure : mutant.pack().procedures()) {
                if (mutant.original().procedure(procedure.id()).equals(Optional.of(procedure))) {
                    continue;
                }
                Optional<SlowExploration.Result> slow = SlowExploration.explore(mutant.pack(), procedure, 250);
                if (slow.isPresent()) {
                    Optional<Exploration.Hole> hole = Exploration.hole(mutant.pack(), procedure);
                    assertThat(hole.map(found -> List.of(found.path().split(", then ")).stream()
                                    .map(step -> step.replaceFirst(" \\(", "[").replaceFirst("\\)$", "]").replaceAll(": .*?(?=[,\\]])", ""))
                                    .map(step -> step.contains("[") ? step : step + "[]")
                                    .toList()))
                            .describedAs(mutant.name())
                            .isEqualTo(slow.get().found());
                    assertThat(hole.map(found -> found.what().contains("nobody")).orElse(false)).isEqualTo(slow.get().open());
                    holes += slow.get().open() ? 1 : 0;
                    traps += hole.isPresent() && !slow.get().open() ? 1 : 0;
                    sound += hole.isEmpty() ? 1 : 0;
                }
            }
        }
        assertThat(List.of(holes, traps, sound)).allSatisfy(count -> assertThat(count).isGreaterThan(2));
    }

    private static Pack pack(String id) {
        return switch (PackLoader.load(Path.of("..", "packs"), id)) {
            case Loaded.Ready(Pack pack) -> pack;
            case Loaded.Faulty(List<Problem> problems) -> throw new AssertionError(problems.toString());
        };
    }

    private List<String> check(String... oldAndNew) {
        String text = SoundPack.PROCEDURE;
        for (int i = 0; i < oldAndNew.length; i += 2) {
            assertThat(text).contains(oldAndNew[i]);
            text = text.replace(oldAndNew[i], oldAndNew[i + 1]);
        }
        return SoundPack.in(folder).write("sound/procedures/visit.yaml", text).allProblems("sound");
    }
}
