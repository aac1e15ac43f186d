package kith.procedures.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kith.procedures.diff.Change.Effect;
import kith.procedures.diff.Change.Thing;
import kith.procedures.pack.Pack;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class PackDiffTest {
    private static final Path PACKS = Path.of("..", "packs");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> every_shipped_pack_differs_from_itself_in_nothing() throws IOException {
        try (Stream<Path> folders = Files.list(PACKS)) {
            List<String> ids = folders.filter(pack -> Files.exists(pack.resolve("pack.yaml")))
                    .map(pack -> pack.getFileName().toString())
                    .sorted()
                    .toList();
            assertThat(ids).contains("england", "buckinghamshire");
            return ids.stream().map(id -> DynamicTest.dynamicTest(id, () -> assertThat(
                            PackDiff.between(WrittenPack.ready(PACKS, id), WrittenPack.ready(PACKS, id)).changes())
                    .isEmpty()));
        }
    }

    @Test
    void remarks_and_the_order_of_keys_and_of_things_change_nothing() {
        WrittenPack sound = WrittenPack.in(folder);

        assertThat(changes(sound.with("    must: seen\n    sentence: See the child\n    owner: worker\n",
                        "    owner: worker # as before\n    sentence: See the child\n    must: seen\n")))
                .isEmpty();
        assertThat(changes(sound.with("by: [worker, manager]", "by: [manager, worker]"))).isEmpty();
        assertThat(changes(sound.with("on: [seen, opening]", "on: [opening, seen]"))).isEmpty();
        assertThat(changes(sound.with("{harm: Harm, neglect: {label: Neglect, census: NEG}}", "{neglect: {label: Neglect, census: NEG}, harm: Harm}")))
                .isEmpty();
        assertThat(changes(sound.with("  worker: {name: worker, agency: social_care}\n  manager: {name: manager, agency: social_care}\n",
                        "  manager: {name: manager, agency: social_care}\n  worker: {name: worker, agency: social_care}\n")))
                .isEmpty();
        assertThat(changes(sound.with("kind: decision", "\n    # a remark\n    kind: decision"))).isEmpty();
    }

    @Test
    void other_headings_to_begin_a_text_with_are_told() {
        assertThat(changes(WrittenPack.in(folder).with(
                        "{type: long_text, label: What was found?}",
                        "{type: long_text, label: What was found?, templates: {home: {label: At home, text: \"Who was there:\"}}}")))
                .extracting(Change::says)
                .containsExactly("The headings to begin with are now: for at home, “Who was there:”.");
    }

    @TestFactory
    Stream<DynamicTest> each_change_of_a_rule_is_one_line_that_names_the_rule() {
        return Stream.of(
                rule("limit: 24 hours}\n    from", "limit: 12 hours}\n    from", Effect.STRICTER,
                        "The limit is shorter: it was 24 hours and is now 12 hours."),
                rule("limit: 24 hours}\n    from", "limit: 48 hours}\n    from", Effect.LOOSER,
                        "The limit is longer: it was 24 hours and is now 48 hours."),
                rule("limit: 72 hours", "limit: 2 working days", Effect.DIFFERENT,
                        "The limit if “What kind of worry is it?” in the call is answered “Neglect” is counted otherwise, and may fall"
                                + " sooner or later: it was 72 hours and is now 2 working days."),
                rule("{aim: 4 hours, limit: 24 hours}", "{aim: 4 hours}", Effect.LOOSER, "The limit is gone. It was 24 hours."),
                rule("{aim: 4 hours, limit: 24 hours}", "{limit: 24 hours}", Effect.LOOSER, "The aim is gone. It was 4 hours."),
                rule("aim: 4 hours", "aim: 2 hours", Effect.STRICTER, "The aim is shorter: it was 4 hours and is now 2 hours."),
                rule("sentence: See the child", "sentence: See the child alone", Effect.DIFFERENT,
                        "What must be done was “See the child” and is now “See the child alone”."),
                rule("must: seen\n    sentence: See the child\n    owner: worker", "must: seen\n    sentence: See the child\n    owner: manager",
                        Effect.DIFFERENT, "It falls to the manager now, before to the worker."),
                rule("must: seen\n    sentence: See", "must: report\n    sentence: See", Effect.DIFFERENT,
                        "It is met by another step: by “Visit” before, by “Report” now."),
                rule("on: opening\n", "on: [opening, report]\n", Effect.STRICTER, "It is now also raised when: Report written."),
                rule("on: opening\n", "on: opening\n    if: call.urgent\n", Effect.DIFFERENT,
                        "It applies in other cases. Before: always. Now: if “Is it urgent?” is answered yes in the call."),
                rule("on: opening\n", "on: opening\n    every_time: true\n", Effect.STRICTER,
                        "It now holds each time, before only the first time."),
                rule("    from: call.worried_since\n", "", Effect.DIFFERENT, "Its time counts from when that happened now, before from "
                        + "the answer to “Since when?” (call)."),
                rule("limit: 72 hours", "limit: 48 hours", Effect.STRICTER,
                        "The limit if “What kind of worry is it?” in the call is answered “Neglect” is shorter: it was 72 hours and is now"
                                + " 48 hours."),
                rule("    except:\n      - {if: call.kind == 'neglect', limit: 72 hours}\n", "", Effect.STRICTER, "An exception is gone. It was: within 72 hours, if "),
                rule("if: call.kind == 'neglect'", "if: call.kind == 'harm'", Effect.LOOSER, "New exception: within 72 hours, if "),
                rule("    if_late: {reason: true, tell: [manager]}\n", "    if_late: {tell: [manager]}\n", Effect.LOOSER,
                        "Being late no longer needs a reason."),
                rule("tell: [manager]", "tell: [manager, police]", Effect.STRICTER, "When it is late, these are now told too: police officer."),
                rule("    loosenable: false\n", "", Effect.LOOSER, "A local pack may now loosen it."),
                rule("    loosenable: false\n", "    loosenable: false\n    cancelled_on: report\n", Effect.LOOSER,
                        "The need for it now also ends when: Report written."),
                rule("    loosenable: false\n", "    loosenable: false\n    note: Two passages disagree.\n", Effect.REFERENCE,
                        "Its note now says: “Two passages disagree.”"),
                rule("    loosenable: false\n", "    loosenable: false\n    source: {document: manual, section: \"9\", carries_out: [seen-in-time]}\n",
                        Effect.REFERENCE, "Its source was The manual, 3, 1 and is now The manual, 3, 9."));
    }

    private DynamicTest rule(String old, String now, Effect effect, String says) {
        return DynamicTest.dynamicTest(old.strip() + " → " + now.strip(), () -> {
            List<Change> changes = changes(WrittenPack.in(folder).with(old, now));
            assertThat(changes).allSatisfy(change -> {
                assertThat(change.thing()).isEqualTo(Thing.RULE);
                assertThat(change.id()).isEqualTo("see_child");
                assertThat(change.name()).startsWith("See the child");
            });
            assertThat(changes).anySatisfy(change -> {
                assertThat(change.says()).startsWith(says);
                assertThat(change.effect()).isEqualTo(effect);
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> whatever_people_meet_in_a_step_or_a_question_is_said() {
        return Stream.of(
                said("guidance", "done: Call taken", "done: Call taken\n    guidance: Be kind.", "The guidance beside the form is new: “Be kind.”"),
                said("recorded by fewer", "by: [worker, manager]", "by: [worker]", "May no longer be recorded by: manager."),
                said("repeated", "anytime: true\n    repeats: true", "anytime: true", "It can now be recorded only once."),
                said("quorum", "quorum: [{name: police, any_of: [police]}]", "quorum: [{name: police, any_of: [police]}, {name: boss, any_of: [manager]}]",
                        "The quorum now needs boss too: manager."),
                said("approval", "    approval: {by: manager, sentence: Approve the report, within: {limit: 2 working days}}\n",
                        "    approval: [{id: words, by: manager, sentence: Approve the report, within: {limit: 2 working days}},"
                                + " {id: filing, by: worker, sentence: Approve where it is kept, before_it_counts: true}]\n",
                        "It now needs approval by the worker: Approve where it is kept. Nothing follows from it until then."),
                said("approval", "    approval: {by: manager, sentence: Approve the report, within: {limit: 2 working days}}\n", "",
                        "It no longer needs approval. Before, the manager approved it."),
                said("approval's time", "within: {limit: 2 working days}", "within: {limit: 1 working day}",
                        "The limit for the approval is shorter: it was 2 working days and is now 1 working day."),
                said("question", "          age: {type: number, label: How old is the child?, required: false}\n", "", "No longer asked."),
                said("new question", "          age: {type", "          eats: {type: yes_no, label: Does the child eat?}\n          age: {type",
                        "New question. Yes or no. Needed: always."),
                said("required", "label: How old is the child?, required: false", "label: How old is the child?", "An answer is now always needed."),
                said("label", "label: How old is the child?", "label: What age?", "The question was “How old is the child?” and is now “What age?”"),
                said("shown", ", shown_when: call.urgent", "", "It is asked in other cases. Before: if “Is it urgent?” is answered yes in the call. Now: always."),
                said("option", "{bruises: Bruises, hunger: Hunger}", "{bruises: Bruises}", "The option “Hunger” is gone."),
                said("census", "census: NEG", "census: NEC", "The census code of the option “Neglect” was “NEG” and is now “NEC”."),
                said("no", ", reason_when_no: true", "", "A no no longer needs its reason."),
                said("status", "tone: amber", "tone: red", "Its colour was “amber” and is now “red”."),
                said("station", "  - {step: report, label: Report}\n", "", "The stations drawn are now Call; before, Call, Report."),
                said("closing", "because: The report is written", "because: It is done", "It now also closes when: Report written (“It is done”)."),
                said("role", "{name: manager, agency", "{name: team manager, agency", "The role's name was “manager” and is now “team manager”."),
                said("edition", "edition: \"3\"", "edition: \"4\"", "Its edition was “3” and is now “4”."),
                said("heading", "effective_from: 2026-01-01", "effective_from: 2026-01-01\nheadings: [{heading: risk, title: At risk, procedures: [visit]}]",
                        "A new heading, over Home visit."),
                said("day", "effective_from: 2026-01-01", "effective_from: 2026-09-01", "It governs from 1 September 2026; before, from 1 January 2026."));
    }

    private DynamicTest said(String what, String old, String now, String says) {
        return DynamicTest.dynamicTest(what, () ->
                assertThat(changes(WrittenPack.in(folder).with(old, now))).extracting(Change::says).contains(says));
    }

    @Test
    void what_each_entry_of_a_group_is_asked_is_compared_question_by_question() {
        String text = "          text: {type: long_text, label: What was found?}\n";
        String group = text + """
                          actions:
                            type: group
                            label: What is to be done?
                            each: action
                            questions:
                              what: {type: text, label: What?}
                              late: {type: yes_no, label: Is it late?}
                              why: {type: text, label: Why?, shown_when: report.actions.late}
                """;
        Pack before = WrittenPack.in(folder).with(text, group).ready();
        Pack after = WrittenPack.in(folder).with(text, group
                        .replace("each: action", "each: task")
                        .replace("label: What?}", "label: What?, sensitivity: legal}")
                        .replace("shown_when: report.actions.late}", "shown_when: \"!report.actions.late\"}\n              by: {type: date, label: By when?, not_before: occurred}")
                        .replace("              late:", "              urgent:")
                        .replace("report.actions.late", "report.actions.urgent"))
                .ready();

        assertThat(PackDiff.between(before, after).changes())
                .extracting(Change::id, Change::says)
                .containsExactlyInAnyOrder(
                        tuple("report.actions", "What each entry is called was “action” and is now “task”."),
                        tuple("report.actions.what", "How widely the answer may be seen was “ordinary” and is now “legal”."),
                        tuple("report.actions.urgent", "New question. Yes or no. Needed: always."),
                        tuple("report.actions.why", "It is asked in other cases. Before: if “Is it late?” is answered yes in the report."
                                + " Now: if “Is it late?” is answered no in the report."),
                        tuple("report.actions.by", "New question. A date. Needed: always."),
                        tuple("report.actions.late", "No longer asked."));
        assertThat(PackDiff.between(before, after).changes()).extracting(Change::name)
                .contains("“By when?” of each entry of “What is to be done?” in report");
    }

    @Test
    void rules_that_come_and_go_are_told_whole() {
        WrittenPack sound = WrittenPack.in(folder);
        WrittenPack without = sound.with(sound.procedure().substring(
                sound.procedure().indexOf("  see_child:"), sound.procedure().indexOf("  write_report:")), "");

        assertThat(changes(without)).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Change.Kind.REMOVED);
            assertThat(change.effect()).isEqualTo(Effect.LOOSER);
            assertThat(change.says()).isEqualTo(
                    "No longer there. It said: See the child: worker, within 24 hours, aim 4 hours. When: This procedure opens.");
        });
        assertThat(PackDiff.between(without.ready(), sound.ready()).changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Change.Kind.ADDED);
            assertThat(change.effect()).isEqualTo(Effect.STRICTER);
            assertThat(change.says()).contains("See the child: worker, within 24 hours", "Source: The manual, 3, 1.");
        });
    }

    @Test
    void a_source_that_rules_inherit_is_told_once() {
        assertThat(changes(WrittenPack.in(folder).with("source: {document: manual, section: \"1\"}", "source: {document: manual, section: \"7\"}")))
                .singleElement()
                .satisfies(change -> assertThat(change.thing()).isEqualTo(Thing.PROCEDURE));
    }

    private List<Change> changes(WrittenPack changed) {
        Pack before = WrittenPack.in(folder).ready();
        return PackDiff.between(before, changed.ready()).changes();
    }
}
