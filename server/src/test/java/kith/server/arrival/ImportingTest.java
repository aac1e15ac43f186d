package kith.server.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kith.procedures.history.Occurred;
import kith.procedures.position.Obligation;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Refused;
import kith.server.record.Papers;
import kith.server.record.Projections;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** An authority's children come along once, with what is owed for them, and what does not come along is said beforehand. */
@RunningKith(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportingTest {
    private static final String AUTHORITY = TestPartnership.AUTHORITY;
    private static final int CHILDREN = 40;

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private Importing importing;

    @Autowired
    private Projections projections;

    @Autowired
    private Papers papers;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Clock clock;

    @TempDir
    static Path folder;

    private TestPartnership partnership;
    private InventedAuthority authority;
    private LocalDate today;
    private Importing.Done rehearsed;
    private Importing.Done brought;

    @BeforeAll
    void an_old_system() throws IOException {
        partnership = new TestPartnership(kith).enrol();
        today = LocalDate.ofInstant(clock.instant(), Occurred.LONDON);
        authority = new InventedAuthority(7, today, CHILDREN, 3);
        // A mother who is no child, a child whose plan has no readable date, a row about nobody, and papers.
        authority.row("ssd_person", "pers_person_id", "M1", "pers_forename", "Nora", "pers_surname", "Umbersley", "pers_is_mother", "Y", "pers_dob", "1990-04-01");
        authority.row("ssd_mother", "moth_table_id", "MO1", "moth_person_id", "M1", "moth_childs_person_id", "P100", "moth_childs_dob", "");
        authority.row("ssd_mother", "moth_table_id", "MO2", "moth_person_id", "M1", "moth_childs_person_id", "P102", "moth_childs_dob", "");
        authority.row("ssd_person", "pers_person_id", "P900", "pers_forename", "Faulty", "pers_surname", "Zellhurst", "pers_dob", "2019-01-01");
        authority.row("ssd_cp_plans", "cppl_cp_plan_id", "CPX", "cppl_person_id", "P900", "cppl_cp_plan_start_date", "31/02/2025", "cppl_cp_plan_end_date", "");
        authority.row("ssd_missing", "miss_table_id", "MI1", "miss_person_id", "nobody", "miss_missing_episode_start_date", "2026-01-01");
        authority.row("documents", "document_id", "DO1", "person_id", "P100", "date", "2024-05-03", "title", "School report", "file", "report.txt");
        authority.row("documents", "document_id", "DO2", "person_id", "P100", "date", "2024-05-04", "title", "Never scanned", "file", "../report.txt");
        authority.row("ssd_cla_episodes", "clae_cla_episode_id", "CEX", "clae_person_id", "P106", "clae_cla_episode_start_date", today.minusDays(9).toString(), "clae_cla_id", "CLAX");
        authority.row("local_table", "anything", "at all");
        authority.write(folder);
        Files.createDirectories(folder.resolve("files"));
        Files.writeString(folder.resolve("files/report.txt"), "She has come to school every day since Easter.");
    }

    private Importing.Done run(boolean dryRun) {
        return importing.run(
                new Importing.Request(Colleague.SYSTEMS_ADMINISTRATOR.signIn(), folder, Optional.empty(), dryRun, false), _ -> { });
    }

    private long events() {
        return jdbc.queryForObject("select count(*) from event where authority = ?", Long.class, AUTHORITY);
    }

    private String record(String source) {
        return jdbc.queryForObject("select record from brought where authority = ? and source = ?", String.class, AUTHORITY, source);
    }

    private Map<String, LocalDate> owed(String source) {
        Map<String, LocalDate> owed = new TreeMap<>();
        for (Obligation obligation : partnership.position(record(source)).open()) {
            obligation.limit().ifPresent(due -> owed.put(obligation.rule(), LocalDate.ofInstant(due.lateFrom().minusSeconds(1), Occurred.LONDON)));
        }
        return owed;
    }

    @Test
    @Order(1)
    void nothing_comes_along_that_was_not_rehearsed() {
        assertThatThrownBy(() -> run(false)).isInstanceOfSatisfying(
                NotAcceptable.class, wrong -> assertThat(wrong.problems().getFirst().code()).isEqualTo("arrival.unrehearsed"));
        assertThat(events()).isZero();
    }

    @Test
    @Order(2)
    void only_an_administrator_brings_anything_along() {
        assertThatThrownBy(() -> importing.run(
                        new Importing.Request(Colleague.TEAM_MANAGER.signIn(), folder, Optional.empty(), true, false), _ -> { }))
                .isInstanceOf(Refused.class);
    }

    @Test
    @Order(3)
    void a_rehearsal_records_nothing_and_names_nobody() {
        rehearsed = run(true);

        assertThat(events()).isZero();
        assertThat(jdbc.queryForObject("select count(*) from record", Long.class)).isZero();
        assertThat(rehearsed.report())
                .contains("40 children come along", "1 left out whole")
                .contains("ssd_cp_plans line", "cppl_cp_plan_start_date is not a date")
                .contains("ssd_missing line 2")
                .contains("documents line 3")
                .contains("lost: pers_local_flag, filled in 40")
                .contains("STILL GOING ON IN THE OLD SYSTEM, AND NOT COUNTED HERE (care): record it by hand: 1\n    ssd_person line 8\n")
                .contains("local_table (not in the mapping)", "lost: anything, filled in 1")
                .doesNotContain("Quillfeather", "Umbersley", "Zellhurst", "Invented Street", "Somebody Gone", "Ada", "pigeon");
    }

    @Test
    @Order(4)
    void the_import_says_what_its_rehearsal_said() {
        brought = run(false);

        assertThat(brought.counts()).isEqualTo(rehearsed.counts());
        assertThat(brought.added()).isEqualTo(events());
        assertThat(jdbc.queryForObject("select count(*) from record", Long.class)).isEqualTo(CHILDREN);
        assertThat(projections.compare(AUTHORITY)).isEmpty();
        assertThat(papers.missing(AUTHORITY)).isEmpty();
    }

    @Test
    @Order(5)
    void the_next_review_and_the_next_visit_are_owed_on_the_right_day() {
        // The plan began 200 days ago; its review was 85 days later, its last visit at which the child was seen 37 days after it began.
        Map<String, LocalDate> owed = owed("P100");
        assertThat(owed.get("hold_next_review")).isEqualTo(today.minusDays(200 - 85).plusMonths(6));
        assertThat(owed).containsKey("visit_child_again").doesNotContainKey("hold_first_review");
        assertThat(owed.get("visit_child_again")).isBetween(today.minusDays(200 - 37).plusDays(5), today.minusDays(200 - 37).plusDays(15));
        assertThat(partnership.position(record("P100")).statuses()).anyMatch(status -> status.words().contains("emotional abuse"));
    }

    @Test
    @Order(5)
    void for_a_plan_that_has_ended_nothing_is_owed() {
        assertThat(partnership.position(record("P101")).open()).isEmpty();
        assertThat(partnership.position(record("P101")).statuses()).isEmpty();
    }

    @Test
    @Order(5)
    void a_looked_after_child_has_the_next_review_six_months_after_the_third() {
        assertThat(owed("P104").get("hold_next_looked_after_review")).isEqualTo(today.minusDays(120).plusMonths(6));
        assertThat(owed("P104")).containsKey("visit_looked_after_child_again").doesNotContainKey("hold_first_looked_after_review");
        assertThat(partnership.position(record("P104")).statuses())
                .anyMatch(status -> status.words().contains("Looked after since") && status.since().equals(today.minusDays(400)));
    }

    @Test
    @Order(5)
    void the_review_of_a_child_in_need_plan_is_owed_although_nobody_said_when() {
        assertThat(owed("P102")).containsKey("review_child_in_need_plan");
        assertThat(partnership.position(record("P103")).open()).isEmpty();
    }

    @Test
    @Order(5)
    void an_unfinished_assessment_counts_from_the_referral_and_an_unfinished_enquiry_from_its_discussion() {
        assertThat(owed("P105")).containsKey("finish_assessment");
        assertThat(owed("P107")).containsKey("hold_conference");
    }

    @Test
    @Order(5)
    void a_child_is_held_by_the_worker_who_has_an_account_and_else_by_the_team_on_duty() {
        assertThat(partnership.view(Colleague.SOCIAL_WORKER, record("P100")).history().events()).isNotEmpty();
        assertThatThrownBy(() -> partnership.view(Colleague.OTHER_SOCIAL_WORKER, record("P102"))).isInstanceOf(Refused.class);
    }

    @Test
    @Order(5)
    void children_of_one_mother_are_linked_both_ways_and_she_has_no_record() {
        assertThat(jdbc.queryForList("select other from sibling where record = ?", String.class, record("P100"))).contains(record("P102"));
        assertThat(jdbc.queryForList("select other from sibling where record = ?", String.class, record("P102"))).contains(record("P100"));
        assertThat(jdbc.queryForList("select record from brought where source = 'M1'", String.class)).isEmpty();
    }

    @Test
    @Order(5)
    void days_stay_days_and_no_event_is_dated_at_midnight() {
        assertThat(jdbc.queryForObject(
                        "select count(*) from event where occurred_kind = 'at' and (occurred_at at time zone 'Europe/London')::time = '00:00'", Long.class))
                .isZero();
        assertThat(jdbc.queryForObject("select count(*) from event where occurred_kind = 'on'", Long.class)).isPositive();
        assertThat(jdbc.queryForObject("select count(*) from event where occurred_kind = 'at'", Long.class)).isPositive();
    }

    /** What the report says is lost is lost, and nothing else is. */
    @Test
    @Order(6)
    void every_cell_is_on_the_childs_record_or_counted_as_lost() {
        Map<String, String> said = new HashMap<>();
        jdbc.query(
                "select submission, answers::text || ' ' || coalesce(occurred_on::text, '') || ' '"
                        + " || coalesce((occurred_at at time zone 'Europe/London')::date::text, '') from event",
                row -> {
                    String[] named = row.getString(1).split(":");
                    said.merge(named[1] + ":" + (named.length > 2 ? named[2] : ""), row.getString(2).replace("\\\"", "\""), (one, other) -> one + " " + other);
                });
        Mapping mapping = MappingReader.standard();
        Caseload caseload = new Caseload(mapping, SheetReader.read(folder).sheets());
        Map<String, Long> missing = new TreeMap<>();
        for (Caseload.Person person : caseload.people().values()) {
            List<Sheet.Row> rows = new ArrayList<>(List.of(person.row()));
            person.rows().values().forEach(rows::addAll);
            for (Sheet.Row row : rows) {
                String here = said.getOrDefault(row.table() + ":" + row.cell(mapping.tables().get(row.table()).key().orElseThrow()), "");
                row.sheet().columns().stream()
                        .filter(column -> row.holds(column) && !isFound(row.cell(column), here))
                        .forEach(column -> missing.merge(row.table() + "." + column, 1L, Long::sum));
            }
        }
        Map<String, Long> lost = new TreeMap<>();
        String table = "";
        for (String line : rehearsed.counts().lines().toList()) {
            if (!line.startsWith(" ") && line.contains(" (")) {
                table = line.substring(0, line.indexOf(' '));
            } else if (line.startsWith("  lost: ")) {
                lost.put(table + "." + line.substring(8, line.indexOf(',')), Long.valueOf(line.replaceAll(".*filled in (\\d+).*", "$1")));
            }
        }
        // Of somebody who is only a mother, her number, name and birthday stand on her children's records; of a row about nobody, nothing anywhere.
        Set.of("pers_person_id", "pers_forename", "pers_surname", "pers_dob").forEach(column -> missing.computeIfPresent("ssd_person." + column, (_, times) -> times - 1));
        lost.keySet().removeIf(column -> column.startsWith("ssd_missing") || column.startsWith("local_table") || column.startsWith("ssd_professionals") || column.startsWith("ssd_department"));
        missing.values().removeIf(times -> times == 0);
        assertThat(missing).isEqualTo(lost);
        assertThat(said).anySatisfy((row, words) -> assertThat(row.startsWith("ssd_mother") && words.contains("Nora")).isTrue());
        assertThat(lost).containsEntry("ssd_person.pers_local_flag", (long) CHILDREN);
    }

    private static boolean isFound(String cell, String said) {
        boolean asItIs = RowWords.values(cell).stream().filter(value -> !value.isEmpty()).allMatch(value -> stands(value, said));
        return asItIs
                || Dated.day(cell).filter(day -> said.contains(day.toString())).isPresent()
                || Map.of("Y", "{\"yes\": true}", "N", "{\"yes\": false}", "F", "\"female\"", "M", "\"male\"").entrySet().stream()
                        .anyMatch(code -> code.getKey().equals(cell) && said.contains(code.getValue()));
    }

    /** A letter or two are in every text: they have to be all that is said of something. */
    private static boolean stands(String value, String said) {
        return value.length() > 2
                ? said.contains(value)
                : List.of("\\n", "\"", ";", ")").stream().anyMatch(end -> said.contains(" " + value + end) || said.contains("(" + value + end));
    }

    @Test
    @Order(7)
    void a_second_time_nothing_is_added() {
        long before = events();
        Importing.Done again = run(false);
        assertThat(again.added()).isZero();
        assertThat(events()).isEqualTo(before);
        assertThat(again.counts()).isEqualTo(rehearsed.counts());
    }

    @Test
    @Order(8)
    void a_later_export_adds_what_is_new() throws IOException {
        long before = events();
        authority.row("notes", "note_id", "NEW", "person_id", "P100", "date", today.minusDays(1).toString(), "kind", "Visit", "text", "A new note.");
        authority.write(folder);
        assertThatThrownBy(() -> run(false)).isInstanceOf(NotAcceptable.class);
        run(true);
        assertThat(run(false).added()).isEqualTo(1);
        assertThat(events()).isEqualTo(before + 1);
        assertThat(projections.compare(AUTHORITY)).isEmpty();
    }

    /** Between the rehearsal of an export and the day on which everybody changes over, work goes on in the old system. */
    @Test
    @Order(9)
    void what_ended_in_the_old_system_after_it_came_along_ends_here() {
        change("ssd_cp_plans", "cppl_person_id", "P100", "cppl_cp_plan_end_date", today.minusDays(1).toString());
        change("ssd_cin_assessments", "cina_person_id", "P105", "cina_assessment_auth_date", today.minusDays(1).toString());
        authority.tables().get("ssd_cla_episodes").stream()
                .filter(row -> row.cells().get("clae_person_id").equals("P104") && !row.cells().containsKey("clae_cla_episode_ceased_date"))
                .forEach(row -> {
                    row.cells().put("clae_cla_episode_ceased_date", today.minusDays(1).toString());
                    row.cells().put("clae_cla_episode_ceased_reason", "E4A");
                });
        authority.write(folder);
        run(true);
        run(false);

        assertThat(partnership.position(record("P100")).statuses()).noneMatch(status -> status.until().isEmpty() && status.words().contains("hild protection plan,"));
        assertThat(owed("P100")).doesNotContainKeys("hold_next_review", "visit_child_again");
        assertThat(owed("P105")).doesNotContainKey("finish_assessment");
        assertThat(owed("P104")).doesNotContainKeys("hold_next_looked_after_review", "visit_looked_after_child_again");
        assertThat(projections.compare(AUTHORITY)).isEmpty();
        assertThat(run(false).added()).isZero();
    }

    private void change(String table, String whose, String person, String column, String to) {
        authority.tables().get(table).stream()
                .filter(row -> row.cells().get(whose).equals(person) && row.cells().get(column).isEmpty())
                .forEach(row -> row.cells().put(column, to));
    }

    @Test
    @Order(11)
    void a_line_that_cannot_be_read_stops_the_import_before_it_begins() throws IOException {
        Path notes = folder.resolve("notes.csv");
        Files.writeString(notes, Files.readString(notes) + "NEW2,P101,one cell too few\r\n");
        assertThat(run(true).report()).contains("Lines that have more or fewer cells");
        assertThatThrownBy(() -> run(false)).isInstanceOfSatisfying(
                NotAcceptable.class, wrong -> assertThat(wrong.problems().getFirst().code()).isEqualTo("arrival.broken_line"));
    }

    @Test
    @Order(10)
    void the_command_does_the_same_beside_a_running_kith() {
        assertThat(command("import", "--as", Colleague.SYSTEMS_ADMINISTRATOR.signIn(), "--dry-run", folder.toString())).as(said).isZero();
        assertThat(said).contains("40 children come along");
        assertThat(command("import", "--as", Colleague.SYSTEMS_ADMINISTRATOR.signIn(), folder.toString())).as(said).isZero();
        assertThat(said).contains("Brought along: 0 events now");
        assertThat(command("import", "--as", Colleague.TEAM_MANAGER.signIn(), folder.toString())).isEqualTo(1);
        assertThat(said).contains("Only an administrator");
        assertThat(command("import", folder.toString())).isEqualTo(2);
        assertThat(said).startsWith("Usage: kith import");
    }

    private String said;

    private int command(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            Map<String, String> settings = Map.of(
                    "KITH_DB_URL", kith.getEnvironment().getRequiredProperty("KITH_DB_URL"),
                    "KITH_DB_USER", kith.getEnvironment().getRequiredProperty("KITH_DB_USER"),
                    "KITH_DB_PASSWORD", kith.getEnvironment().getRequiredProperty("KITH_DB_PASSWORD"),
                    "KITH_KEYS", kith.getEnvironment().getRequiredProperty("kith.keys"),
                    "KITH_PACKS", Path.of("..", "packs").toString());
            int answer = ImportCommand.run(arguments, settings, Clock.systemUTC(), print, print);
            said = out.toString(StandardCharsets.UTF_8);
            return answer;
        }
    }
}
