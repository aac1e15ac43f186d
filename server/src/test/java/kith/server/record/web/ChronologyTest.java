package kith.server.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.record.Projections;
import kith.server.steps.StepWork;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A record told in the order in which it happened, and what somebody held to be significant in it. */
@RunningKith
class ChronologyTest {
    @Autowired
    private ApplicationContext kith;

    @Autowired
    private StepWork work;

    @Autowired
    private Projections projections;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser manager;
    private String record;
    private String at;

    @BeforeAll
    void a_contact_was_corrected_and_decided_on_and_harm_was_suspected() {
        partnership = new TestPartnership(kith).enrol();
        manager = signedIn(Colleague.TEAM_MANAGER);
        record = partnership.contact("Ada", "Quillfeather");
        at = "/records/" + record;
        String draft = work.beginCorrection(partnership.viewer(Colleague.FRONT_DOOR_WORKER), record, event("contact.recorded"));
        partnership.fill(partnership.viewer(Colleague.FRONT_DOOR_WORKER), draft, Map.of("worry", "She was seen alone at the bus station, late at night."));
        work.record(partnership.viewer(Colleague.FRONT_DOOR_WORKER), draft);
        partnership.record(Colleague.TEAM_MANAGER, record, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment"));
        partnership.allocate(record, Colleague.SOCIAL_WORKER);
        partnership.record(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of("what", "She was bruised when she came back."));
        partnership.record(Colleague.HEALTH, record, "harm_concern", Map.of("what", "An old burn on the wrist, seen at the clinic."));
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private String event(String type) {
        return jdbc.queryForObject("select event from event where record = ? and type = ?", String.class, record, type);
    }

    private Element chronology(Browser browser, String query) {
        Browser.Page page = browser.get(at + "/chronology" + query);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.html().select("main").first();
    }

    private static List<String> titles(Element page) {
        return page.select("tbody td:first-of-type > a:first-child").eachText();
    }

    private String mark(String event, Map<String, List<String>> form) {
        String page = at + "/events/" + event + "/significance";
        Map<String, List<String>> typed = manager.get(page).typed();
        typed.putAll(form);
        return manager.post(page, typed).location();
    }

    @Test
    void it_tells_what_was_done_as_it_stands_now_in_the_order_in_which_it_happened() {
        Element page = chronology(manager, "");

        assertThat(titles(page)).containsSubsequence("Contact received", "Record allocated").contains("Significant harm suspected").doesNotContain("Record opened", "Who the child is", "Contact corrected");
        Element contact = page.select("tr:contains(Contact received)").first();
        assertThat(contact.text()).contains("She was seen alone at the bus station", "Invented front door worker, Testshire social care").doesNotContain("Written in a test");
        assertThat(page.select("tr:contains(An old burn)").text()).contains("Invented health, Testshire health");
    }

    @Test
    void it_is_narrowed_down_by_what_happened_by_agency_and_by_day() {
        assertThat(titles(chronology(manager, "?step=contact"))).containsExactly("Contact received");
        assertThat(titles(chronology(manager, "?agency=health"))).containsExactly("Significant harm suspected");
        assertThat(titles(chronology(manager, "?to-day=1&to-month=1&to-year=2020"))).isEmpty();
        assertThat(chronology(manager, "?agency=health").select("#agency option").eachText()).contains("Any agency", "Testshire health").doesNotContain("Testshire police");
        assertThat(manager.get(at + "/chronology?from-day=31&from-month=2&from-year=2026").errors()).containsOnlyKeys("#from-day");
    }

    @Test
    void an_event_is_marked_as_significant_with_what_it_means_and_not_any_more_and_each_stands_on_the_record() {
        String contact = event("contact.recorded");
        assertThat(titles(chronology(manager, "?significant=yes"))).isEmpty();

        String back = mark(contact, Map.of("significant", List.of("yes"), "comment", List.of("The first time that she was out at night. <b>")));

        assertThat(back).startsWith(at + "/chronology");
        Element marked = chronology(manager, "?significant=yes");
        assertThat(titles(marked)).containsExactly("Contact received");
        assertThat(marked.select(".kith-chronology__mark").text()).isEqualTo("Significant: The first time that she was out at night. <b>");
        assertThat(manager.get(at + "/timeline").text()).contains("Marked as significant");
        assertThat(manager.get(at + "/events/" + contact).html().select("aside, main").text()).contains("Marked as significant");
        assertThat(manager.get(at + "/events/" + contact + "/significance").typed()).containsEntry("significant", List.of("yes"));

        mark(contact, Map.of("significant", List.of("no"), "comment", List.of("")));

        assertThat(titles(chronology(manager, "?significant=yes"))).isEmpty();
        assertThat(jdbc.queryForObject("select count(*) from event where type = 'chronology.marked' and corrects = ?", Integer.class, contact)).isEqualTo(2);
        assertThat(projections.compare(TestPartnership.AUTHORITY)).isEmpty();
    }

    @Test
    void what_is_chosen_and_written_comes_back_where_something_is_wrong() {
        String page = at + "/events/" + event("referral_decision.recorded") + "/significance";
        manager.get(page);
        Browser.Page again = manager.post(page, Map.of("submission", List.of("once"), "comment", List.of("A turning point")));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.errors()).containsOnlyKeys("#significant");
        assertThat(again.typed()).containsEntry("comment", List.of("A turning point"));
    }

    @Test
    void somebody_who_only_takes_part_has_a_chronology_of_their_part_and_marks_nothing_in_it() {
        mark(event("referral_decision.recorded"), Map.of("significant", List.of("yes"), "comment", List.of("A turning point")));
        Browser health = signedIn(Colleague.HEALTH);

        Element page = chronology(health, "");

        assertThat(titles(page)).containsExactly("Significant harm suspected");
        assertThat(page.select(".kith-chronology__change, .kith-chronology__mark")).isEmpty();
        assertThat(page.text()).doesNotContain("turning point", "Contact received");
        assertThat(health.get(at + "/events/" + event("contact.recorded") + "/significance").status()).isEqualTo(403);
        mark(event("referral_decision.recorded"), Map.of("significant", List.of("no")));
    }
}
