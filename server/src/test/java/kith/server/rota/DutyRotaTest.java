package kith.server.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.Occurred;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A manager says who is on duty, is told where nobody is, and everybody who rings learns whom to ask for. */
@RunningKith
class DutyRotaTest {
    private static final String TEAM = "first_response";
    private static final String WORKER = Colleague.FRONT_DOOR_WORKER.signIn();

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private Browser manager;
    private LocalDate today;

    @BeforeAll
    void enrol() {
        TestPartnership partnership = new TestPartnership(kith).enrol();
        partnership.contact("Ada", "Quillfeather");
        today = LocalDate.ofInstant(kith.getBean(Clock.class).instant(), Occurred.LONDON);
    }

    @BeforeEach
    void nobody_is_on_duty() {
        jdbc.update("delete from rota");
        jdbc.update("delete from absence");
        jdbc.update("update team set hours = 'always'");
        manager = signedIn(Colleague.TEAM_MANAGER);
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private String today(String part) {
        return "duty-" + today + "-" + part;
    }

    /** Saves the page as it is shown, with this person in that place. */
    private Browser.Page puts(String place, String who) {
        Map<String, List<String>> form = shown();
        form.put(place, List.of(who));
        return manager.post("/team/rota", form);
    }

    private Map<String, List<String>> shown() {
        Map<String, List<String>> form = new LinkedHashMap<>(manager.open("/team/rota?team=" + TEAM).typed());
        form.put("team", List.of(TEAM));
        return form;
    }

    private String text(Browser browser, String page) {
        return browser.open(page).html().select("main").text();
    }

    @Test
    void who_is_on_duty_stands_on_my_work_on_the_team_page_and_where_one_looks_whom_to_ring() {
        assertThat(puts(today("day"), WORKER).status()).isEqualTo(302);
        assertThat(puts(today("evening"), Colleague.TEAM_MANAGER.signIn()).status()).isEqualTo(302);

        String both = "Invented front door worker by day, Invented team manager in the evening";
        assertThat(text(signedIn(Colleague.FRONT_DOOR_WORKER), "/my-work")).contains("On duty today: " + both);
        assertThat(text(manager, "/team")).contains("On duty today: " + both);
        assertThat(text(signedIn(Colleague.POLICE), "/who-to-ring")).contains("On duty today: " + both);
        String record = jdbc.queryForObject("select record from child where given_name = 'Ada'", String.class);
        assertThat(manager.open("/records/" + record).html().select("main").text()).contains("ring Team first response on 01632 960100. On duty today: " + both);
        assertThat(text(signedIn(Colleague.SOCIAL_WORKER), "/my-work")).as("of another team").doesNotContain("On duty today");
    }

    @Test
    void a_place_that_nobody_has_and_one_whose_holder_is_away_are_warned_of() {
        String places = manager.open("/team/rota").html().select(".govuk-warning-text__text").text();
        assertThat(places).contains("Nobody is on duty in 42 places of these two weeks");
        puts(today("day"), WORKER);

        jdbc.update(
                "insert into absence (authority, absence, professional, kind, first_day, entered_by, entered) values (?, 'one', ?, 'sickness', ?, ?, now())",
                TestPartnership.AUTHORITY, WORKER, today, WORKER);

        assertThat(text(manager, "/team/rota")).contains("in 41 places", "Invented front door worker is away");
        assertThat(text(manager, "/team")).contains("Away until further notice", "On duty today: Invented front door worker by day, who is away");
    }

    @Test
    void a_team_works_by_day_on_working_days_or_when_its_manager_says() {
        Calendar calendar = kith.getBean(Calendar.class);
        long workingDays = today.datesUntil(today.plusDays(14)).filter(calendar::isWorkingDay).count();
        for (Map.Entry<String, Long> hours : Map.of("office", workingDays, "out_of_hours", 28 + 14 - workingDays, "always", 42L).entrySet()) {
            manager.get("/team/rota");
            assertThat(manager.post("/team/rota/hours", Map.of("team", List.of(TEAM), "hours", List.of(hours.getKey()))).status()).isEqualTo(302);

            assertThat(manager.open("/team/rota").html().select("select[name^=duty-]")).as(hours.getKey()).hasSize(hours.getValue().intValue());
        }
    }

    @Test
    void of_two_managers_who_fill_in_the_same_place_the_second_is_told() {
        Map<String, List<String>> seenByTheSecond = shown();
        puts(today("day"), WORKER);
        seenByTheSecond.put(today("day"), List.of(Colleague.SECOND_MANAGER.signIn()));
        seenByTheSecond.put(today("night"), List.of(Colleague.SECOND_MANAGER.signIn()));

        Browser.Page again = manager.post("/team/rota", seenByTheSecond);

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.errors()).containsOnlyKeys("#" + today("day"));
        assertThat(again.typed().get(today("night"))).as("what was chosen").containsExactly(Colleague.SECOND_MANAGER.signIn());
        assertThat(jdbc.queryForList("select professional from rota where ended is null", String.class)).containsExactly(WORKER);
    }

    @Test
    void whoever_is_replaced_stays_in_the_table_as_having_been_there() {
        puts(today("day"), WORKER);
        puts(today("day"), Colleague.SECOND_MANAGER.signIn());
        puts(today("day"), "");

        assertThat(jdbc.queryForList("select professional from rota where ended_by = ? order by ended", String.class, Colleague.TEAM_MANAGER.signIn()))
                .containsExactly(WORKER, Colleague.SECOND_MANAGER.signIn());
        assertThat(text(manager, "/team")).contains("Nobody is on duty today");
    }

    @Test
    void nobody_of_another_team_is_put_on_duty_and_nobody_plans_for_another_team() {
        assertThat(puts(today("day"), Colleague.SOCIAL_WORKER.signIn()).errors()).containsOnlyKeys("#" + today("day"));
        manager.get("/team/rota");
        assertThat(manager.post("/team/rota", Map.of("team", List.of("aylesbury"))).status()).isEqualTo(403);
        assertThat(signedIn(Colleague.FRONT_DOOR_WORKER).get("/team/rota").status()).isEqualTo(403);
    }

    @Test
    void an_address_that_nobody_can_mean_shows_the_two_weeks_from_today() {
        for (String from : List.of("", "yesterday", "2020-01-01", "9999-12-31")) {
            assertThat(manager.open("/team/rota?from=" + from).html().select("input[name=from]").val()).as(from).isEqualTo(today.toString());
        }
    }
}
