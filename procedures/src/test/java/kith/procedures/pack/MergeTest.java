package kith.procedures.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kith.procedures.calendar.Term;
import kith.procedures.condition.FieldRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {
    @TempDir
    Path folder;

    @Test
    void a_local_pack_has_everything_of_the_pack_that_it_extends() {
        Pack base = SoundPack.in(folder).ready("sound");
        Pack local = SoundPack.in(folder).withLocal("procedure: visit\n").ready("local");

        assertThat(local.procedures()).isEqualTo(base.procedures());
        assertThat(local.roles()).isEqualTo(base.roles());
        assertThat(local.id()).isEqualTo("local");
        assertThat(local.name()).isEqualTo("A local pack");
        assertThat(local.effectiveFrom()).isEqualTo(LocalDate.of(2026, 2, 1));
    }

    @Test
    void keys_are_changed_one_by_one_and_items_of_a_list_by_their_id() {
        Pack pack = local("""
                procedure: visit
                steps:
                  call:
                    guidance: Ask who is there.
                    form:
                      - section: worry
                        questions:
                          kind:
                            options: {harm: {hint: Any kind}, neglect: Neglected, other: Something else}
                          where: {type: text, label: Where?}
                      - section: after
                        title: Afterwards
                        questions:
                          told: {type: yes_no, label: Was the caller told?}
                rules:
                  see_child:
                    within: {limit: 12 hours}
                """);
        Step call = pack.step("call").orElseThrow();

        assertThat(call.guidance()).contains("Ask who is there.");
        assertThat(call.name()).isEqualTo("Call");
        assertThat(call.form().sections()).extracting(Form.Section::id).containsExactly("worry", "after");
        assertThat(call.form().fields()).extracting(Field::id).containsExactly("urgent", "worried_since", "kind", "where", "told");
        assertThat(call.form().field("kind").orElseThrow().options()).containsExactly(
                new Field.Option("harm", "Harm", Optional.of("Any kind"), Optional.empty()),
                new Field.Option("neglect", "Neglected", Optional.empty(), Optional.empty()),
                new Field.Option("other", "Something else", Optional.empty(), Optional.empty()));
        Rule rule = rule(pack, "see_child");
        assertThat(rule.aim()).contains(new Term.Hours(4));
        assertThat(rule.limit()).contains(new Term.Hours(12));
        assertThat(rule.from()).containsExactly(new FieldRef("call", "worried_since"));
    }

    @Test
    void headings_of_a_text_are_changed_added_and_taken_away_by_their_ids() {
        String withHeadings = SoundPack.PROCEDURE.replace(
                "{type: long_text, label: What was found?}",
                "{type: long_text, label: What was found?, templates: {home: {label: At home, text: Home}, street: {label: Outside, text: Street}}}");
        SoundPack packs = SoundPack.in(folder).write("sound/procedures/visit.yaml", withHeadings);
        assertThat(templates(packs.ready("sound"))).extracting(Field.Template::label).containsExactly("At home", "Outside");

        packs.withLocal("""
                procedure: visit
                steps:
                  report:
                    form:
                      - section: words
                        questions:
                          text:
                            templates:
                              home:
                                text: |
                                  Who was there:

                                  What I saw:
                              school: {label: At school, text: "Whom I spoke to:"}
                              street: {remove: true}
                """);
        assertThat(templates(packs.ready("local"))).containsExactly(
                new Field.Template("home", "At home", "Who was there:\n\nWhat I saw:"),
                new Field.Template("school", "At school", "Whom I spoke to:"));
    }

    private static List<Field.Template> templates(Pack pack) {
        return pack.step("report").orElseThrow().form().field("text").orElseThrow().templates();
    }

    @Test
    void one_of_several_approvals_is_changed_by_its_id() {
        String several = """
                    approval:
                      - {id: words, by: manager, sentence: Approve the report, within: {limit: 2 working days}}
                      - {id: filing, by: worker, sentence: Approve where it is kept}
                      - {id: old, by: worker, sentence: Approve it twice}
                """;
        String base = SoundPack.PROCEDURE.replace(
                "    approval: {by: manager, sentence: Approve the report, within: {limit: 2 working days}}\n", several.stripTrailing() + "\n");
        Pack pack = SoundPack.in(folder).write("sound/procedures/visit.yaml", base).withLocal("""
                procedure: visit
                steps:
                  report:
                    approval:
                      - {id: filing, by: manager, before_it_counts: true}
                      - {id: old, remove: true}
                      - {id: names, by: worker, sentence: Agree who is named}
                """).ready("local");

        assertThat(pack.step("report").orElseThrow().approvals())
                .extracting(Step.Approval::id, Step.Approval::by, Step.Approval::sentence, Step.Approval::beforeItCounts)
                .containsExactly(
                        tuple("words", "manager", "Approve the report", false),
                        tuple("filing", "manager", "Approve where it is kept", true),
                        tuple("names", "worker", "Agree who is named", false));
    }

    @Test
    void what_is_removed_is_gone() {
        Pack pack = local("""
                procedure: visit
                stations:
                  - {step: call, remove: true}
                steps:
                  report:
                    approval: {remove: true}
                  seen:
                    meeting: {quorum: [{name: police, remove: true}, {name: worker, any_of: worker}]}
                rules:
                  write_report: {remove: true}
                statuses: {remove: true}
                """);

        assertThat(pack.procedure("visit").orElseThrow().stations()).extracting(Procedure.Station::step).containsExactly("report");
        assertThat(pack.procedure("visit").orElseThrow().statuses()).isEmpty();
        assertThat(pack.step("report").orElseThrow().approvals()).isEmpty();
        assertThat(pack.step("seen").orElseThrow().meeting().orElseThrow().quorum())
                .containsExactly(new Step.Quorum("worker", List.of("worker")));
        assertThat(pack.procedure("visit").orElseThrow().rules()).extracting(Rule::id).containsExactly("see_child");
    }

    @Test
    void a_whole_procedure_can_be_removed_unless_it_holds_a_rule_that_may_not_be_loosened() {
        String loosenable = SoundPack.PROCEDURE.replace("loosenable: false", "loosenable: true");
        SoundPack packs = SoundPack.in(folder).withLocal("procedure: visit\nremove: true\n");

        assertThat(packs.problems("local")).containsExactly("local/procedures/visit.yaml:1:1: see_child of sound may not be taken out."
                + " It may only be tightened: keep it, and shorten its limit if you wish.");
        assertThat(packs.write("sound/procedures/visit.yaml", loosenable).ready("local").procedures()).isEmpty();
    }

    @Test
    void the_requirements_carried_out_add_up_and_the_place_in_the_document_is_the_local_one() {
        Pack pack = local("""
                procedure: visit
                rules:
                  write_report:
                    source: {section: "7", carries_out: [local-report]}
                """);

        assertThat(rule(pack, "write_report").source())
                .isEqualTo(new Source("manual", "The manual, 3", "7", List.of("manual-report", "local-report")));
    }

    @Test
    void rules_and_steps_without_a_source_inherit_the_procedures() {
        assertThat(rule(SoundPack.in(folder).ready("sound"), "see_child").source())
                .isEqualTo(new Source("manual", "The manual, 3", "1", List.of()));
    }

    @Test
    void the_second_closing_on_one_step_changes_the_second() {
        SoundPack packs = SoundPack.in(folder)
                .write("sound/procedures/visit.yaml", SoundPack.PROCEDURE.replace("closes:\n  - on: report\n    because: The report is written\n", """
                        closes:
                          - on: report
                            if: "!seen.well"
                            because: First
                          - on: report
                            because: Second
                        """))
                .withLocal("""
                        procedure: visit
                        closes:
                          - on: report
                          - {on: report, because: Changed}
                        """);

        assertThat(packs.ready("local").procedure("visit").orElseThrow().closes()).extracting(Procedure.Closing::because)
                .containsExactly("First", "Changed");
    }

    @Test
    void removing_what_is_not_there_and_removing_in_part_are_problems() {
        assertThat(SoundPack.in(folder).withLocal("""
                procedure: visit
                rules:
                  see_chidl: {remove: true}
                  write_report: {remove: true, sentence: Or not}
                """).problems("local")).containsExactly(
                "local/procedures/visit.yaml:3:15: There is nothing here to remove."
                        + " Leave it out, or look for the name in the pack that this one extends.",
                "local/procedures/visit.yaml:4:18: `remove` goes with nothing else. Write `remove: true` alone, or leave it out.");
    }

    @Test
    void the_version_is_the_content_of_all_files_and_of_nothing_else() {
        String first = SoundPack.in(folder.resolve("a")).withLocal("procedure: visit\n").ready("local").version();

        assertThat(SoundPack.in(folder.resolve("b")).withLocal("procedure: visit\n").ready("local").version()).isEqualTo(first);
        assertThat(SoundPack.in(folder.resolve("c")).withLocal("procedure: visit\r\n").ready("local").version()).isEqualTo(first);
        assertThat(SoundPack.in(folder.resolve("d")).withLocal("procedure: visit\n# a remark\n").ready("local").version()).isNotEqualTo(first);
        assertThat(SoundPack.in(folder.resolve("e")).withLocal("procedure: visit\n")
                        .write("sound/pack.yaml", SoundPack.PACK + "# a remark\n").ready("local").version())
                .isNotEqualTo(first);
        assertThat(first).matches("[0-9a-f]{64}");
    }

    @Test
    void a_version_can_stand_in_any_folder() {
        String first = SoundPack.in(folder.resolve("a")).withLocal("procedure: visit\n").ready("local").version();
        SoundPack.in(folder.resolve("b")).withLocal("procedure: visit\n");
        Loaded loaded = PackLoader.loadFrom(folder.resolve("b/local"), folder.resolve("a"));

        assertThat(loaded).isInstanceOfSatisfying(Loaded.Ready.class, ready -> assertThat(ready.pack().version()).isEqualTo(first));
    }

    private Pack local(String procedure) {
        return SoundPack.in(folder).withLocal(procedure).ready("local");
    }

    private static Rule rule(Pack pack, String id) {
        return pack.procedures().stream().flatMap(procedure -> procedure.rules().stream())
                .filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
    }
}
