package kith.server.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the pages of a record say, and in whose words. */
@RunningKith
class RecordPagesTest {
    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser manager;
    private String record;

    @BeforeAll
    void two_sisters_are_known_and_one_is_allocated() {
        partnership = new TestPartnership(kith).enrol();
        manager = signedIn(Colleague.TEAM_MANAGER);
        record = partnership.contact(List.of("Ada", "Bea"), "Quillfeather").getFirst();
        partnership.record(Colleague.TEAM_MANAGER, record, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment"));
        partnership.allocate(record, Colleague.SOCIAL_WORKER);
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private List<String> titles(String path, String within) {
        return manager.get(path).html().select(within + " .kith-timeline__title").eachText();
    }

    @Test
    void the_latest_on_a_record_is_what_people_did() {
        List<String> latest = titles("/records/" + record, "aside, main");

        assertThat(latest).contains("Record allocated").doesNotContain("Record opened", "Who the child is", "Brother or sister linked");
        assertThat(titles("/records/" + record + "/timeline", "main")).contains("Record opened", "Who the child is", "Brother or sister linked");
    }

    @Test
    void an_allocation_is_one_entry_however_many_roles_it_gives() {
        assertThat(titles("/records/" + record + "/timeline", "main")).containsOnlyOnce("Record allocated");
        Element entry = manager.get("/records/" + record + "/timeline").html().select(".kith-timeline__item:contains(Record allocated)").first();
        assertThat(entry.text()).contains("Invented social worker, social worker");
    }

    @Test
    void what_protects_a_child_is_one_press_away_and_everything_else_two() {
        Element overview = manager.get("/records/" + record).html();
        Element everything = manager.get("/records/" + record + "/steps").html();

        assertThat(overview.select(".kith-recordable__group:contains(A child at risk) a").eachText())
                .startsWith("Record that significant harm is suspected")
                .contains("Record that a child is missing");
        assertThat(overview.select(".kith-recordable a").eachText()).doesNotContain("Record an application for a recovery order");
        assertThat(everything.select(".kith-recordable h3").eachText()).startsWith("A child at risk");
        // On paper a record says where things stand; the list, printed, is a list.
        assertThat(overview.select(".kith-no-print .kith-recordable")).isNotEmpty();
        assertThat(everything.select(".kith-no-print .kith-recordable")).isEmpty();
        assertThat(everything.select(".kith-recordable a").eachText())
                .contains("Record an application for a recovery order", "Record that significant harm is suspected")
                .doesNotHaveDuplicates();
        assertThat(signedIn(Colleague.HEALTH).get("/records/" + record + "/steps").status()).isEqualTo(403);
    }

    @Test
    void why_something_is_due_says_how_it_stands_and_names_the_source_before_any_requirement() {
        String why = manager.get("/records/" + record).html().select(".kith-obligation__because a").first().attr("href");
        Element main = manager.get(why).html().select("main").first();

        assertThat(main.select("dt:contains(State) + dd").text()).matches("Open(, (due (today|tomorrow|in [0-9].*)|[0-9].* late))?");
        assertThat(main.select("dd, p.govuk-body, p.govuk-body-l").eachText())
                .allMatch(words -> !Character.isLowerCase(words.codePointAt(0)));
        Element source = main.select("h3:contains(Where it says so) + dl").first();
        assertThat(source.select("dt").eachText()).startsWith("Document", "Where in it");
        assertThat(source.text()).doesNotContain("Requirements");
    }

    @Test
    void roles_are_called_what_the_procedures_call_them() {
        assertThat(signedIn(Colleague.FRONT_DOOR_WORKER).get("/my-work").html().select(".kith-header__role").text()).startsWith("Front-door worker, ");
        assertThat(signedIn(Colleague.SCHOOL).get("/my-work").html().select(".kith-header__role").text()).startsWith("Designated safeguarding lead, ");
        assertThat(manager.get("/who-to-ring").html().select("main").text()).contains("Invented school, designated safeguarding lead");
        Browser administrator = signedIn(Colleague.SYSTEMS_ADMINISTRATOR);
        assertThat(administrator.get("/administration").html().select(".kith-header__role").text()).startsWith("Administrator, ");
        assertThat(administrator.get("/administration").html().select("td").eachText()).contains("Designated safeguarding lead", "Administrator");
    }

    @Test
    void the_points_of_contact_are_one_press_away_for_everybody_who_signs_in() {
        for (Colleague colleague : List.of(Colleague.TEAM_MANAGER, Colleague.SCHOOL, Colleague.SYSTEMS_ADMINISTRATOR)) {
            Browser browser = signedIn(colleague);
            String home = colleague == Colleague.SYSTEMS_ADMINISTRATOR ? "/administration" : "/my-work";
            assertThat(browser.get(home).html().select("footer a[href=/contacts]").eachText()).containsExactly("Contacts");
            Element main = browser.get("/contacts").html().select("main").first();
            assertThat(main.select("table").first().text()).contains("Emergency services 999".split(" ")).contains("A child in danger now");
            assertThat(main.select("tr:contains(Coroner)").text()).contains("01494 475505", "Thames Valley Police on 101");
        }
        assertThat(manager.get("/who-to-ring").html().select("main a[href=/contacts]")).hasSize(1);
    }

    @Test
    void looking_at_an_event_begins_no_correction_and_pressing_the_button_does() {
        String decision = jdbc.queryForObject(
                "select event from event where record = ? and type = 'referral_decision.recorded'", String.class, record);
        String event = "/records/" + record + "/events/" + decision;
        Element form = manager.get(event).html().select("form[action=" + event + "/correction]").first();
        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(manager.get(event + "/correction").status()).isEqualTo(405);
        assertThat(jdbc.queryForObject("select count(*) from draft where corrects = ?", Integer.class, decision)).isZero();

        manager.get(event);
        Browser.Page begun = manager.post(event + "/correction", Map.of());

        assertThat(begun.location()).matches("/drafts/[0-9a-z]+/check");
        assertThat(jdbc.queryForObject("select count(*) from draft where corrects = ?", Integer.class, decision)).isOne();
    }

    @Test
    void what_was_recorded_is_announced_as_a_success() {
        Element banner = manager.get("/records/" + record + "?recorded").html().select(".govuk-notification-banner--success").first();
        assertThat(banner.attr("role")).isEqualTo("alert");
        assertThat(banner.text()).startsWith("Success").contains("Recorded");
    }
}
