package kith.server.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Pack;
import org.junit.jupiter.api.Test;

/** What becomes of a row, without a database. */
class PlanningTest {
    private static final Pack PACK = MappingTest.pack("buckinghamshire");
    private static final Mapping MAPPING = MappingReader.standard();
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final Map<String, Sheet> sheets = new HashMap<>();

    private PlanningTest child() {
        return row("ssd_person", "pers_person_id", "P1", "pers_forename", "Ada", "pers_surname", "Quillfeather", "pers_dob", "2019-04-01", "pers_sex", "F");
    }

    private PlanningTest row(String table, String... cells) {
        List<String> columns = new java.util.ArrayList<>(MAPPING.tables().get(table).columns().keySet());
        columns.addAll(MAPPING.tables().get(table).left().keySet());
        Sheet sheet = sheets.computeIfAbsent(table, _ -> Sheet.of(table, columns));
        String[] whole = new String[columns.size()];
        Arrays.fill(whole, "");
        for (int i = 0; i < cells.length; i += 2) {
            assertThat(columns).contains(cells[i]);
            whole[columns.indexOf(cells[i])] = cells[i + 1];
        }
        sheet.add(sheet.rows().size() + 2L, whole);
        return this;
    }

    private Planned plan(String... came) {
        Caseload caseload = new Caseload(MAPPING, sheets);
        return new Planning(MAPPING, PACK, caseload, Map.of("W1", new Planning.Colleague("hannah", "social_worker", "north")), Set.of("a.txt"), NOW)
                .plan(caseload.people().get("P1"), Set.of(came));
    }

    private static List<String> types(Planned planned) {
        return planned.happened().stream().map(Planned.Happened::type).toList();
    }

    private static Planned.Happened only(Planned planned, String type) {
        return planned.happened().stream().filter(happened -> happened.type().equals(type)).reduce((_, _) -> {
            throw new AssertionError("more than one " + type);
        }).orElseThrow();
    }

    /** One product: each table's row comes along as something, and with every word of it. */
    @Test
    void a_row_of_every_table_about_a_child_comes_along_with_all_that_it_says() {
        child();
        MAPPING.tables().forEach((name, table) -> {
            if (table.person().isPresent() && table.person().get().through().isEmpty() && table.kind() == Mapping.Kind.ROWS) {
                List<String> cells = new java.util.ArrayList<>();
                table.columns().keySet().forEach(column -> cells.addAll(List.of(column, "said in " + column)));
                table.date().ifPresent(date -> cells.set(cells.indexOf("said in " + date), "2025-03-04"));
                table.ways().forEach(way -> way.steps().forEach(step -> step.on().ifPresent(on -> cells.set(cells.indexOf(on) + 1, "2025-03-04"))));
                MAPPING.running().values().stream().filter(running -> running.table().equals(name)).forEach(running -> {
                    cells.set(cells.indexOf(running.from()) + 1, "2025-03-04");
                    cells.set(cells.indexOf(running.until()) + 1, "");
                });
                cells.set(cells.indexOf(table.person().get().by()) + 1, "P1");
                row(name, cells.toArray(String[]::new));
            }
        });
        Planned planned = plan();
        assertThat(planned.faults()).isEmpty();
        String all = planned.happened().stream().map(happened -> happened.answers().toString()).reduce("", String::concat);
        sheets.forEach((name, sheet) -> sheet.rows().forEach(row -> MAPPING.tables().get(name).columns().keySet().stream()
                .filter(column -> row.cell(column).startsWith("said in "))
                .forEach(column -> assertThat(all).contains(row.cell(column)))));
        assertThat(planned.tally().tables.values()).allMatch(table -> table.lost.isEmpty() && table.notCarried == 0);
    }

    @Test
    void a_plan_that_runs_becomes_the_conference_that_made_it_and_one_that_has_ended_is_told_in_words() {
        Planned runs = child().row("ssd_cp_plans", "cppl_cp_plan_id", "7", "cppl_person_id", "P1", "cppl_cp_plan_start_date", "2026-05-01",
                "cppl_cp_plan_latest_category", "NEG").plan();
        Planned.Happened conference = only(runs, "initial_conference.recorded");
        assertThat(conference.occurred()).isEqualTo(new Occurred.On(LocalDate.of(2026, 5, 1)));
        assertThat(conference.answers()).containsEntry("decision", new Answer.Choice("plan")).containsEntry("category", new Answer.Choice("neglect"));

        Sheet.Row row = sheets.get("ssd_cp_plans").rows().getFirst();
        row.cells()[row.sheet().places().get("cppl_cp_plan_end_date")] = "2026-09-01";
        assertThat(types(plan())).doesNotContain("initial_conference.recorded", "plan_end.recorded").contains("brought_ssd_cp_plans.recorded");
        assertThat(types(plan("ssd_cp_plans:7:initial_conference"))).contains("initial_conference.recorded", "plan_end.recorded");
    }

    @Test
    void a_visit_at_which_the_child_was_not_seen_meets_nothing() {
        child().row("ssd_cp_plans", "cppl_cp_plan_id", "7", "cppl_person_id", "P1", "cppl_cp_plan_start_date", "2026-05-01")
                .row("ssd_cp_visits", "cppv_cp_visit_id", "1", "cppv_person_id", "P1", "cppv_cp_plan_id", "7", "cppv_cp_visit_date", "2026-05-05", "cppv_cp_visit_seen", "N")
                .row("ssd_cp_visits", "cppv_cp_visit_id", "2", "cppv_person_id", "P1", "cppv_cp_plan_id", "7", "cppv_cp_visit_date", "2026-05-09", "cppv_cp_visit_seen", "Y");
        Planned planned = plan();
        assertThat(only(planned, "protection_visit.recorded").submission()).isEqualTo("ssd_cp_visits:2:protection_visit");
        assertThat(only(planned, "case_note.recorded").answers()).containsEntry("seen", new Answer.YesNo(false));
    }

    @Test
    void a_conference_that_decided_on_a_plan_of_which_there_is_no_row_is_not_forgotten() {
        child().row("ssd_cin_episodes", "cine_referral_id", "R1", "cine_person_id", "P1", "cine_referral_date", "2026-10-01", "cine_referral_nfa", "Y")
                .row("ssd_initial_cp_conference", "icpc_icpc_id", "9", "icpc_person_id", "P1", "icpc_referral_id", "R1", "icpc_icpc_date", "2026-11-02",
                        "icpc_icpc_outcome_cp_flag", "Y");
        assertThat(only(plan(), "initial_conference.recorded").answers()).containsEntry("decision", new Answer.Choice("plan"));
    }

    @Test
    void a_midnight_is_a_day_and_a_time_is_londons() {
        assertThat(Dated.read("2026-07-01 00:00:00")).contains(new Occurred.On(LocalDate.of(2026, 7, 1)));
        assertThat(Dated.read("2026-07-01T14:30:00.000")).contains(new Occurred.At(Instant.parse("2026-07-01T13:30:00Z")));
        assertThat(Dated.read("1/7/2026")).contains(new Occurred.On(LocalDate.of(2026, 7, 1)));
        assertThat(List.of("31/02/2025", "0001-01-01", "soon", "")).allMatch(cell -> Dated.read(cell).isEmpty());
    }

    @Test
    void a_child_with_a_row_whose_date_cannot_be_is_left_out_whole() {
        child().row("ssd_address", "addr_table_id", "A", "addr_person_id", "P1", "addr_address_postcode", "ZZ99 9ZZ")
                .row("ssd_cp_plans", "cppl_cp_plan_id", "7", "cppl_person_id", "P1", "cppl_cp_plan_start_date", "2027-05-01");
        Planned planned = plan();
        assertThat(planned.faults()).containsExactly("ssd_cp_plans line 2: cppl_cp_plan_start_date lies in the future");
        assertThat(planned.happened()).isEmpty();
        assertThat(planned.tally().leftOut).isEqualTo(1);
        assertThat(planned.tally().tables.get("ssd_address").lost).containsEntry("addr_address_postcode", 1L);
    }

    @Test
    void a_row_that_stands_there_twice_is_carried_once_and_two_rows_of_one_number_leave_the_child_out() {
        child().row("ssd_disability", "disa_table_id", "D", "disa_person_id", "P1", "disa_disability_code", "AUT")
                .row("ssd_disability", "disa_table_id", "D", "disa_person_id", "P1", "disa_disability_code", "AUT");
        assertThat(types(plan())).containsExactly("person.described", "brought_ssd_person.recorded", "brought_ssd_disability.recorded");
        assertThat(plan().tally().noted.get("Rows that stand there twice, carried once").places).containsExactly("ssd_disability line 3");
        row("ssd_disability", "disa_table_id", "D", "disa_person_id", "P1", "disa_disability_code", "LD");
        assertThat(plan().faults()).containsExactly("ssd_disability line 4: another row has the same number");
    }

    @Test
    void a_number_that_two_people_have_leaves_both_out() {
        child().row("ssd_person", "pers_person_id", "P1", "pers_forename", "Bert", "pers_surname", "Yarrowby", "pers_dob", "2011-04-01");
        assertThat(plan().faults()).containsExactly("ssd_person line 2: somebody else has the same number");
    }

    @Test
    void a_child_who_is_not_born_yet_is_expected() {
        Planned planned = row("ssd_person", "pers_person_id", "P1", "pers_surname", "Quillfeather", "pers_expected_dob", "2027-01-15").plan();
        assertThat(planned.kind()).isEqualTo("unborn_child");
        assertThat(only(planned, "birth_expected.recorded").answers()).containsEntry("due_on", new Answer.Day(LocalDate.of(2027, 1, 15)));
    }

    @Test
    void a_code_that_nobody_knows_is_kept_in_words_and_said() {
        Planned planned = child().row("notes", "note_id", "1", "person_id", "P1", "date", "2026-01-02", "kind", "Pigeon", "text", "Said.").plan();
        assertThat(only(planned, "case_note.recorded").answers()).doesNotContainKey("kind").containsEntry("fact", new Answer.Text("Said."));
        assertThat(only(planned, "case_note.recorded").answers().get(Planned.WORDS)).isEqualTo(new Answer.Text("Number: 1\nPerson: P1\nKind: Pigeon"));
        assertThat(planned.tally().noted.get("Unknown codes and values, kept in words").places).containsExactly("notes line 2: kind");
    }

    @Test
    void the_first_review_of_a_period_of_care_is_told_from_the_later_ones() {
        child().row("ssd_cla_episodes", "clae_cla_episode_id", "E", "clae_person_id", "P1", "clae_cla_id", "C", "clae_cla_episode_start_date", "2026-01-01")
                .row("ssd_cla_reviews", "clar_cla_review_id", "2", "clar_cla_id", "C", "clar_cla_review_date", "2026-04-20")
                .row("ssd_cla_reviews", "clar_cla_review_id", "1", "clar_cla_id", "C", "clar_cla_review_date", "2026-01-20");
        assertThat(plan().happened().stream().filter(one -> one.type().equals("looked_after_review.recorded")).map(one -> one.answers().get("number")))
                .containsExactly(new Answer.Choice("first"), new Answer.Choice("later"));
    }
}
