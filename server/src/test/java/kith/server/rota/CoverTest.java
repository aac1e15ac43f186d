package kith.server.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.procedures.history.Occurred;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.directory.Directories;
import kith.server.gate.Viewer;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/** While somebody is away, whoever covers sees and does what they could, from the first day to the last, and nobody else does. */
@RunningKith
@Import(CoverTest.SettableDay.class)
class CoverTest {
    private static final String AWAY = Colleague.SOCIAL_WORKER.signIn();
    private static final String COVER = Colleague.OTHER_SOCIAL_WORKER.signIn();
    private static final String ABSENCES = "/team/people/" + AWAY + "/absences";

    @TestConfiguration
    static class SettableDay {
        @Bean
        @Primary
        Day day() {
            return new Day();
        }
    }

    /** The clock of this class: today by the system's, so many days on. */
    static final class Day extends Clock {
        private volatile long later;

        LocalDate today() {
            return LocalDate.ofInstant(instant(), Occurred.LONDON);
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public java.time.Instant instant() {
            return java.time.Instant.now().plus(java.time.Duration.ofDays(later));
        }
    }

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Directories directories;

    @Autowired
    private Day day;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser manager;
    private Browser cover;
    private String record;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
    }

    @BeforeEach
    void a_child_whose_social_worker_is_here() {
        day.later = 0;
        jdbc.update("delete from absence");
        jdbc.update("delete from rota");
        record = partnership.contact("Ada", "Quillfeather");
        partnership.record(Colleague.TEAM_MANAGER, record, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment"));
        partnership.allocate(record, Colleague.SOCIAL_WORKER);
        // A session does not outlive the days that pass in these tests.
        manager = signedIn(Colleague.SERVICE_MANAGER);
        cover = signedIn(Colleague.OTHER_SOCIAL_WORKER);
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private Map<String, List<String>> form(String kind, LocalDate first, LocalDate last, String cover) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        form.put("kind", List.of(kind));
        date(form, "first", first);
        date(form, "last", last);
        form.put("cover", List.of(cover));
        return form;
    }

    private static void date(Map<String, List<String>> form, String name, LocalDate date) {
        form.put(name + "-day", List.of(date == null ? "" : String.valueOf(date.getDayOfMonth())));
        form.put(name + "-month", List.of(date == null ? "" : String.valueOf(date.getMonthValue())));
        form.put(name + "-year", List.of(date == null ? "" : String.valueOf(date.getYear())));
    }

    private Browser.Page enters(String of, Map<String, List<String>> form) {
        manager.get("/team/people/" + of + "/absences");
        return manager.post("/team/people/" + of + "/absences", form);
    }

    private void isAway(LocalDate first, LocalDate last, String cover) {
        assertThat(enters(AWAY, form("leave", first, last, cover)).status()).isEqualTo(302);
    }

    private int status(Browser browser) {
        return browser.get("/records/" + record).status();
    }

    @Test
    void whoever_covers_does_not_read_the_own_file_of_whom_they_cover() {
        signedIn(Colleague.SOCIAL_WORKER).open("/my-supervision");
        String file = jdbc.queryForObject("select record from record where kind = 'worker' and worker = ?", String.class, AWAY);
        enters(AWAY, form("leave", day.today(), day.today().plusDays(3), COVER));
        assertThat(cover.get("/records/" + record).status()).as("the child's record").isEqualTo(200);

        assertThat(cover.get("/records/" + file).status()).isEqualTo(403);
        assertThat(signedIn(Colleague.SOCIAL_WORKER).get("/records/" + file).status()).isEqualTo(200);
    }

    @Test
    void a_cover_sees_the_record_from_the_first_day_to_the_last_and_not_the_day_after() {
        LocalDate today = day.today();
        assertThat(status(cover)).as("before anything is entered").isEqualTo(403);
        isAway(today.plusDays(1), today.plusDays(2), COVER);

        List<Integer> found = new ArrayList<>();
        for (int later = 0; later < 4; later++) {
            day.later = later;
            found.add(status(signedIn(Colleague.OTHER_SOCIAL_WORKER)));
        }

        assertThat(found).containsExactly(403, 200, 200, 403);
    }

    @Test
    void a_cover_sees_as_much_as_the_covered_and_somebody_elses_records_no_more_than_before() {
        String others = partnership.contact("Bea", "Marchbanks");
        isAway(day.today(), day.today(), COVER);

        assertThat(partnership.view(Colleague.OTHER_SOCIAL_WORKER, record).history().events())
                .isEqualTo(partnership.view(Colleague.SOCIAL_WORKER, record).history().events());
        assertThat(cover.get("/records/" + others).status()).isEqualTo(signedIn(Colleague.SOCIAL_WORKER).get("/records/" + others).status());
        assertThat(status(signedIn(Colleague.NIGHT_SOCIAL_WORKER))).as("to somebody else of the same role").isEqualTo(403);
    }

    @Test
    void what_the_cover_reads_and_records_stands_in_the_audit_as_by_cover() {
        isAway(day.today(), day.today(), COVER);
        status(cover);
        partnership.record(Colleague.OTHER_SOCIAL_WORKER, record, "case_note", Map.of("kind", "call", "reached", "yes"));

        assertThat(audited("READ_RECORD")).isEqualTo(AWAY);
        assertThat(audited("RECORD_STEP")).isEqualTo(AWAY);
        assertThat(jdbc.queryForList("select distinct author from event where record = ? and type = 'case_note.recorded'", String.class, record))
                .containsExactly(COVER);
        status(signedIn(Colleague.SOCIAL_WORKER));
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit where professional = ? and covering is not null", Integer.class, AWAY))
                .as("of the social worker themself")
                .isZero();
    }

    private String audited(String action) {
        return jdbc.queryForList(
                        "select covering[1] from audit where professional = ? and action = ? and record = ? and outcome = 'allowed' order by at desc",
                        String.class,
                        COVER,
                        action,
                        record)
                .getFirst();
    }

    @Test
    void my_work_shows_what_is_covered_apart_and_until_when() {
        isAway(day.today(), day.today().plusDays(3), COVER);

        Element work = cover.open("/my-work").html().select("main").first();

        assertThat(work.select("h2").eachText()).anySatisfy(heading -> assertThat(heading).startsWith("Covering for Invented social worker until "));
        assertThat(work.text()).contains("Ada Quillfeather");
        assertThat(signedIn(Colleague.SOCIAL_WORKER).open("/my-work").text()).doesNotContain("Covering for");
    }

    @Test
    void the_team_page_says_who_is_away_and_who_covers_and_counts_it_with_theirs() {
        int own = figure("wycombe", "Invented other social worker");
        int covered = figure("aylesbury", "Invented social worker");
        isAway(day.today(), day.today().plusDays(3), COVER);

        assertThat(row("aylesbury", "Invented social worker").text()).contains("Away until", "Invented other social worker covers");
        assertThat(row("wycombe", "Invented other social worker").text()).contains("Covers for Invented social worker, with " + covered);
        assertThat(figure("wycombe", "Invented other social worker")).isEqualTo(own + covered);
        assertThat(covered).isPositive();
        assertThat(manager.open("/team?team=aylesbury").text()).doesNotContain("nobody covers");
    }

    private Element row(String team, String name) {
        return manager.open("/team?team=" + team).html().select("tr:contains(" + name + ")").first();
    }

    private int figure(String team, String name) {
        return Integer.parseInt(row(team, name).select("td[data-label=To be done]").text());
    }

    @Test
    void what_falls_due_while_nobody_covers_stands_on_top_of_the_team_page() {
        isAway(day.today(), day.today().plusDays(90), Covering.NOBODY);
        assertThat(warnings()).anyMatch(words -> words.matches(".*[0-9]+ pieces? of work .* while Invented social worker is away, and nobody covers\\."));

        jdbc.update("delete from absence");
        isAway(day.today(), day.today().plusDays(90), COVER);
        assertThat(warnings()).as("covered").isEmpty();
    }

    @Test
    void a_team_that_covers_answers_by_whoever_is_on_duty() {
        jdbc.update("update membership set team = 'aylesbury' where professional = ?", COVER);
        try {
            isAway(day.today(), day.today().plusDays(90), Covering.TEAM);
            assertThat(warnings()).as("nobody is on duty").isNotEmpty();
            assertThat(directories.viewer(TestPartnership.AUTHORITY, COVER).orElseThrow().covers()).isEmpty();

            jdbc.update(
                    "insert into rota (authority, rota, team, day, part, professional, entered_by, entered) values (?, 'one', 'aylesbury', ?, 'day', ?, ?, now())",
                    TestPartnership.AUTHORITY, day.today(), COVER, COVER);

            assertThat(warnings()).isEmpty();
            assertThat(directories.viewer(TestPartnership.AUTHORITY, COVER).orElseThrow().covers()).extracting(Viewer.Covered::professional).containsExactly(AWAY);
        } finally {
            jdbc.update("update membership set team = 'wycombe' where professional = ?", COVER);
        }
    }

    private List<String> warnings() {
        return manager.open("/team?team=aylesbury").html().select(".govuk-warning-text__text").eachText();
    }

    @Test
    void the_record_and_who_to_ring_say_who_covers_and_on_which_telephone() {
        isAway(day.today(), day.today().plusDays(3), COVER);

        for (String page : List.of("/records/" + record, "/who-to-ring")) {
            assertThat(manager.open(page).html().select("main").text())
                    .as(page)
                    .containsIgnoringCase("away until")
                    .contains("Invented other social worker covers, 01632 960100")
                    .doesNotContainIgnoringCase("leave:");
        }
        assertThat(signedIn(Colleague.POLICE).open("/who-to-ring").text()).as("why is nobody's business").doesNotContain("Leave", "Sickness");
    }

    @Test
    void whoever_allocates_is_told_that_somebody_is_away_and_may_all_the_same() {
        isAway(day.today(), day.today().plusDays(3), Covering.NOBODY);

        assertThat(manager.open("/records/" + record + "/allocation").text()).contains("away until", "nobody covers");
        partnership.allocate(record, Colleague.SOCIAL_WORKER);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_and_what_was_typed_comes_back() {
        Browser.Page again = enters(AWAY, form("leave", day.today().plusDays(3), day.today().plusDays(1), ""));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.errors()).containsOnlyKeys("#last-day", "#cover");
        assertThat(again.typed().get("first-day")).containsExactly(String.valueOf(day.today().plusDays(3).getDayOfMonth()));
        assertThat(enters(AWAY, form("", null, null, AWAY)).errors()).containsOnlyKeys("#kind", "#first-day", "#cover");
        assertThat(enters(AWAY, form("leave", day.today(), null, COVER)).errors()).containsOnlyKeys("#last-day");
        assertThat(enters(AWAY, form("sickness", day.today(), null, COVER)).status()).as("nobody knows until when").isEqualTo(302);
    }

    @Test
    void nobody_covers_themself_or_while_they_are_away_or_in_another_role() {
        assertThat(enters(AWAY, form("leave", day.today(), day.today(), AWAY)).errors().get("#cover")).contains("themself");
        assertThat(enters(AWAY, form("leave", day.today(), day.today(), Colleague.TEAM_MANAGER.signIn())).errors()).containsOnlyKeys("#cover");
        enters(COVER, form("leave", day.today().plusDays(2), day.today().plusDays(4), Covering.NOBODY));

        assertThat(enters(AWAY, form("leave", day.today(), day.today().plusDays(2), COVER)).errors().get("#cover")).contains("is away too");
        assertThat(enters(AWAY, form("leave", day.today(), day.today().plusDays(1), COVER)).status()).isEqualTo(302);
    }

    @Test
    void a_cover_who_falls_ill_is_away_too_and_what_they_cover_is_covered_by_nobody() {
        isAway(day.today(), day.today().plusDays(90), COVER);
        assertThat(manager.open("/team/people/" + COVER + "/absences").text()).contains("Invented other social worker covers for Invented social worker");

        assertThat(enters(COVER, form("sickness", day.today(), null, Covering.NOBODY)).status()).as("nobody is told to be well").isEqualTo(302);

        assertThat(warnings()).isNotEmpty();
        assertThat(row("aylesbury", "Invented social worker").text()).contains("Whoever covers is away too");
    }

    @Test
    void nobody_is_away_twice_and_an_entry_is_changed_or_ended_and_never_deleted() {
        isAway(day.today(), day.today().plusDays(3), COVER);
        assertThat(enters(AWAY, form("training", day.today().plusDays(3), day.today().plusDays(5), COVER)).errors()).containsOnlyKeys("#first-day");
        String entry = manager.open(ABSENCES).html().select("main li a").attr("href");

        assertThat(manager.open(entry).typed().get("cover")).contains(COVER);
        assertThat(manager.post(entry, form("leave", day.today(), day.today().plusDays(5), COVER)).status()).isEqualTo(302);
        assertThat(status(cover)).isEqualTo(200);
        String changed = manager.open(ABSENCES).html().select("main li a").attr("href");
        assertThat(manager.get(entry).status()).as("the entry that was replaced").isEqualTo(403);
        manager.get(changed);
        manager.post(changed + "/ended", Map.of());

        assertThat(status(cover)).as("back today").isEqualTo(403);
        assertThat(jdbc.queryForObject("select count(*) from absence where ended is not null and ended_by is not null", Integer.class)).isEqualTo(2);
    }

    @Test
    void whoever_is_back_early_was_away_until_the_day_before() {
        isAway(day.today(), day.today().plusDays(9), COVER);
        day.later = 3;
        manager = signedIn(Colleague.SERVICE_MANAGER);
        String entry = manager.open(ABSENCES).html().select("main li a").attr("href");

        manager.get(entry);
        manager.post(entry + "/ended", Map.of());

        assertThat(jdbc.queryForObject("select last_day from absence where ended is null", LocalDate.class)).isEqualTo(day.today().minusDays(1));
    }

    @Test
    void only_their_manager_says_who_is_away() {
        assertThat(signedIn(Colleague.TEAM_MANAGER).get(ABSENCES).status()).as("the manager of another team").isEqualTo(403);
        assertThat(signedIn(Colleague.SOCIAL_WORKER).get(ABSENCES).status()).isEqualTo(403);
        assertThat(signedIn(Colleague.POLICE).get(ABSENCES).status()).isEqualTo(403);
    }
}
