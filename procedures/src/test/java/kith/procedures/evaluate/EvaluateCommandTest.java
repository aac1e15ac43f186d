package kith.procedures.evaluate;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    @TempDir
    Path folder;

    private record Printed(int exit, String out, String err) {}

    @Test
    void every_timeline_in_the_documentation_is_evaluated_as_text_and_as_json() throws IOException {
        List<Path> timelines;
        try (Stream<Path> files = Files.list(Path.of("../docs/timelines"))) {
            timelines = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
        assertThat(timelines).hasSizeGreaterThanOrEqualTo(3);
        for (Path timeline : timelines) {
            Printed text = run("--pack", "buckinghamshire", "--packs", "../packs", timeline.toString());
            assertThat(text.exit()).as("%s %s", timeline, text.err()).isZero();
            assertThat(text.out()).contains("EPISODES", "OBLIGATIONS", "NEXT STEPS");
            Printed json = run("--pack", "buckinghamshire", "--packs", "../packs", "--json", timeline.toString());
            assertThat(json.out()).startsWith("{").contains("\"obligations\": [").endsWith("}\n");
        }
    }

    @Test
    void an_obligation_is_printed_with_its_rule_source_due_time_status_holder_and_why() throws IOException {
        Printed printed = evaluate("""
                events:
                  - {step: contact, occurred: 2027-01-12 16:10, answers: {harm: yes}}
                """, "--at", "2027-01-13 17:00");
        assertThat(printed.exit()).isZero();
        assertThat(printed.out()).contains(
                "  OVERDUE: Hold the discussion\n"
                        + "    rule    hold_discussion\n"
                        + "    source  The manual, 1, 2\n"
                        + "    due     13 January 2027 at 16:10 (aim 12 January 2027 at 20:10)\n"
                        + "    holder  duty manager (manager)\n"
                        + "    why     Contact received on 12 January 2027 at 16:10\n"
                        + "    counted 24 hours from 12 January 2027 at 16:10, through nights, weekends and holidays; the aim is 4 hours\n");
    }

    @Test
    void what_is_recorded_later_is_not_known_before_and_then_is_shown_as_late() throws IOException {
        String timeline = """
                events:
                  - {step: contact, occurred: 2027-01-12 16:10, answers: {harm: yes}}
                  - {step: discussion, occurred: 2027-01-13 10:00, recorded: 2027-01-20 09:00, answers: {outcome: enquiry}}
                """;
        assertThat(evaluate(timeline, "--at", "2027-01-19").out()).contains("OVERDUE: Hold the discussion").doesNotContain("discussion-2");
        assertThat(evaluate(timeline).out())
                .contains("MET: Hold the discussion")
                .contains("discussion-2: happened on 13 January 2027 at 10:00, recorded 20 January 2027 at 09:00");
    }

    @Test
    void siblings_share_a_meeting_and_each_has_a_decision_of_their_own() throws IOException {
        Printed printed = evaluate("""
                children: {robin: Robin Marsh, kit: Kit Marsh}
                events:
                  - {step: contact, occurred: 2027-01-12 16:10, answers: {harm: yes}}
                  - step: discussion
                    occurred: 2027-01-13 10:00
                    on: [robin, kit]
                    each: {robin: {outcome: enquiry}, kit: {outcome: none}}
                """);
        String robin = printed.out().substring(0, printed.out().indexOf("Kit Marsh"));
        String kit = printed.out().substring(printed.out().indexOf("Kit Marsh"));
        assertThat(robin).contains("OPEN: Conclude the enquiry").doesNotContain("decided against");
        assertThat(kit).contains("The discussion decided against an enquiry").doesNotContain("Conclude the enquiry");
    }

    @Test
    void a_correction_repeats_only_what_changes_and_null_takes_an_answer_away() throws IOException {
        String timeline = """
                events:
                  - {step: contact, name: call, occurred: 2027-01-12 16:10, answers: {harm: yes, complex: yes}}
                  - {corrects: call, recorded: 2027-01-12 17:00, answers: {%s}}
                """;
        assertThat(evaluate(timeline.formatted("words: clearer")).out()).contains("due     15 January 2027 at 16:10");
        assertThat(evaluate(timeline.formatted("complex: null")).out()).contains("due     13 January 2027 at 16:10");
    }

    @Test
    void withdrawals_approvals_returns_allocations_excuses_and_reasons_can_be_written() throws IOException {
        Printed printed = evaluate("""
                people:
                  asha: {name: Asha Patel, role: worker}
                  mary: {name: Mary Quinn, role: manager}
                events:
                  - {step: contact, name: wrong, occurred: 2027-01-12 15:00, answers: {harm: yes}}
                  - {withdraws: wrong, recorded: 2027-01-12 15:10, reason: Another child}
                  - {step: contact, occurred: 2027-01-12 16:10, answers: {harm: yes}}
                  - {allocates: worker, person: asha, occurred: 2027-01-12 17:00, by: mary}
                  - {step: discussion, occurred: 2027-01-14 16:00, answers: {outcome: enquiry}}
                  - {explains: hold_discussion, occurred: 2027-01-14 17:00, reason: Nobody could come}
                  - {step: outcome, name: outcome, occurred: 2027-01-20, by: asha, answers: {result: plan}}
                  - {returns: outcome, occurred: 2027-01-21 09:00, reason: Too short}
                  - {corrects: outcome, recorded: 2027-01-21 12:00, answers: {category: neglect}}
                  - {approves: outcome, occurred: 2027-01-21 14:00, by: mary}
                  - {excuses: first_core_group, occurred: 2027-01-22 09:00, by: mary, reason: In hospital}
                """);
        assertThat(printed.err()).isEmpty();
        assertThat(printed.out())
                .contains("* Plan, neglect, since 20 January 2027")
                .contains("MET LATE: Hold the discussion").contains("late    Nobody could come")
                .contains("EXCUSED: Hold the first core group").contains("excused In hospital")
                .contains("holder  Asha Patel (worker)")
                .doesNotContain("12 January 2027 at 15:00");
    }

    @Test
    void a_local_time_that_happened_twice_or_never_is_asked_about() throws IOException {
        Printed printed = evaluate("""
                events:
                  - {step: contact, occurred: 2027-10-31 01:30}
                  - {step: contact, occurred: 2027-03-28 01:30}
                """);
        assertThat(printed.exit()).isEqualTo(1);
        assertThat(printed.err())
                .contains(":2:31: 01:30 happened twice in London on 2027-10-31: the clocks went back. "
                        + "Write 2027-10-31 01:30+01:00 for the first time (summer time) or 2027-10-31 01:30+00:00 for the second.")
                .contains(":3:31: 01:30 did not happen in London on 2027-03-28: the clocks went forward over it.")
                .contains("2 problems");
        assertThat(evaluate("events: [{step: contact, occurred: 2027-10-31 01:30+01:00, answers: {harm: yes}}]").out())
                .contains("due     1 November 2027 at 00:30");
    }

    @Test
    void everything_that_is_wrong_is_reported_at_once_with_its_place_and_remedy() throws IOException {
        Printed printed = evaluate("""
                children: [robin]
                event: []
                events:
                  - {step: discusion, occurred: 2027-01-13}
                  - {step: contact, occurred: 2027-02-30, answers: {harm: perhaps, hram: yes}}
                  - {step: discussion, occurred: 2027-01-13, on: robbin, answers: {outcome: enqiry}}
                  - {step: contact}
                  - {corrects: nothing, recorded: 2027-01-13 10:00}
                  - {step: contact, occurred: 2027-01-13 10:00, recorded: 2027-01-12 10:00, by: doctor}
                  - {answers: {}}
                  - {step: contact, occurred: {about: 2027-01-01, wrods: x}}
                  - {step: contact, occurred: unknown}
                """);
        assertThat(printed.exit()).isEqualTo(1);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err()).contains(
                ":2:1: There is no key event. Did you mean events?",
                ":4:12: There is no step discusion. Did you mean discussion?",
                ":5:31: There is no such date or time as 2027-02-30.",
                "“perhaps” is neither yes nor no",
                "There is no question in contact hram. Did you mean harm?",
                "There is no child robbin. Did you mean robin?",
                "There is no option in outcome enqiry. Did you mean enquiry?",
                ":7:5: It does not say when.",
                "No event before this one has the name nothing",
                "It was recorded before it happened",
                "There is no role or person doctor",
                "It does not say what was recorded",
                "There is no key wrods. Did you mean words?",
                "It does not say when it was recorded");
    }

    @Test
    void what_is_wrong_with_an_entry_of_a_group_is_reported_in_that_entry() throws IOException {
        Path file = Files.writeString(folder.resolve("entries.yaml"), """
                events:
                  - step: plan_sent
                    occurred: 2027-01-13
                    answers:
                      agreed_actions:
                        - {what: Ring the school, by: 2027-02-30}
                        - {waht: Ring}
                        - Ring the school
                        - {}
                """);
        Printed printed = run("--pack", "buckinghamshire", "--packs", "../packs", file.toString());
        assertThat(printed.exit()).isEqualTo(1);
        assertThat(printed.err()).contains(
                ":6:39: There is no such date or time as 2027-02-30.",
                ":7:12: There is no question in agreed_actions waht. Did you mean what?",
                ":8:11: Keys with values are wanted here",
                ":9:11: This action has no answers. Answer at least one of its questions, or leave it out.",
                "4 problems");
    }

    @Test
    void what_is_not_a_timeline_is_refused_with_what_to_look_at() throws IOException {
        assertThat(evaluate("events: [").err()).contains("This is not YAML");
        assertThat(evaluate("just words").err()).contains("Begin it with `timeline: ` and a title");
        assertThat(evaluate("a: &x [1]\nevents: *x").exit()).isEqualTo(1);
        assertThat(run("--pack", "trial").err()).startsWith("Usage: kith evaluate");
        assertThat(run("--pack", "trial", "nowhere.yaml").exit()).isEqualTo(2);
        assertThat(evaluate("events: []", "--at", "noon").err()).contains("--at: “noon” is not a date or a time");
    }

    @Test
    void json_escapes_what_would_break_it() {
        assertThat(Json.write(List.of("a\"b\\c\n\u0001", "\ud83d\ude00", "\ud83d")))
                .isEqualTo("[\n  \"a\\\"b\\\\c\\n\\u0001\",\n  \"\ud83d\ude00\",\n  \"\\ud83d\"\n]\n");
    }

    private Printed evaluate(String timeline, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("timeline.yaml"), timeline);
        List<String> args = new ArrayList<>(List.of("--pack", "trial", "--packs", "src/test/resources/packs-on-trial", file.toString()));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private static Printed run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = EvaluateCommand.run(
                List.of(args), new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Printed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
