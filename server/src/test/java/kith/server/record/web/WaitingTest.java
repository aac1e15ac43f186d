package kith.server.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import kith.procedures.history.Occurred;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.wording.Said;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A duty that must first wait is on the record, with its day, and on nobody's list of work until then. */
@RunningKith
class WaitingTest {
    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private String record;
    private Browser manager;

    @BeforeAll
    void the_record_of_a_child_who_was_looked_after_is_kept() {
        TestPartnership partnership = new TestPartnership(kith).enrol();
        record = partnership.contact("Ada", "Quillfeather");
        partnership.record(Colleague.TEAM_MANAGER, record, "keeping_said", Map.of("class", "looked_after"));
        manager = signedIn(Colleague.TEAM_MANAGER);
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    /** What is asked for as a day is answered with today. */
    private static LocalDate born() {
        return LocalDate.now(Occurred.LONDON);
    }

    private static String over() {
        return Said.day(born().plusYears(75));
    }

    private Element duty() {
        return manager.get("/records/" + record).html().select(".kith-obligation:contains(75th birthday)").first();
    }

    @Test
    void the_record_says_from_when_on_and_offers_no_step_for_it() {
        assertThat(duty().text()).contains("not yet", "not before the end of " + over());
        assertThat(duty().select("a").eachText()).singleElement().asString().startsWith("Why");
        assertThat(signedIn(Colleague.SERVICE_MANAGER).get("/records/" + record + "/steps").html().select(".kith-recordable a").eachText())
                .contains("Decide what becomes of the record");
    }

    @Test
    void why_says_how_it_was_counted() {
        Element why = manager.get(duty().select("a").first().attr("href")).html();

        assertThat(why.select("main").text())
                .contains("From when on Not before the end of " + over())
                .contains("75 years from " + Said.day(born()) + " (the answer to “When was the child born?”)")
                .contains("what is done sooner does not count");
    }

    @Test
    void it_is_no_work_before_its_day_and_whoever_holds_it_is_offered_it_then() {
        String holder = jdbc.queryForObject(
                "select coalesce(holder_person, holder_team) from obligation where record = ? and rule = 'keep_to_75th_birthday'", String.class, record);
        assertThat(holder).isNotBlank();
        assertThat(listed()).isFalse();

        jdbc.update("update obligation set not_before = now() - interval '1 day' where record = ? and rule = 'keep_to_75th_birthday'", record);
        assertThat(listed()).isTrue();
    }

    private boolean listed() {
        return manager.get("/my-work").html().select("main").text().contains("75th birthday");
    }
}
