package kith.server.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.identifier.Identifiers;
import kith.server.record.Projections;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was recorded on the wrong child's record is taken back with its consequences, and a withdrawal made in error is too; neither ever vanishes. */
@RunningKith
class WithdrawalTest {
    private static final String REASON = "It is about another child of the same name.";

    @Autowired
    private ApplicationContext kith;

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
    private String concern;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
        manager = signedIn(Colleague.TEAM_MANAGER);
    }

    @BeforeEach
    void harm_was_suspected_on_the_record_of_the_wrong_child() {
        record = partnership.contact("Ada", "Quillfeather");
        at = "/records/" + record;
        partnership.record(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of("what", "A burn shaped like an iron."));
        concern = event("harm_concern.recorded");
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private String event(String type) {
        return jdbc.queryForObject("select event from event where record = ? and type = ? order by recorded desc limit 1", String.class, record, type);
    }

    private String text(String path) {
        return manager.open(at + path).html().select("main").text();
    }

    private Browser.Page withdraw(String event, String reason) {
        String page = at + "/events/" + event + "/withdrawal";
        Map<String, List<String>> typed = manager.get(page).typed();
        typed.put("reason", List.of(reason));
        return manager.post(page, typed);
    }

    @Test
    void the_page_says_what_will_be_otherwise_before_anything_is_done() {
        assertThat(text("")).contains("strategy discussion");

        assertThat(text("/events/" + concern + "/withdrawal")).contains("No longer to be done", "Hold a strategy discussion");
        assertThat(text("")).contains("strategy discussion");
    }

    @Test
    void what_is_withdrawn_leads_to_nothing_any_more_and_stays_to_be_read_with_the_reason() {
        withdraw(concern, REASON);

        assertThat(text("")).doesNotContain("Hold a strategy discussion");
        assertThat(text("/timeline")).contains("withdrawn since, nothing counts it");
        assertThat(text("/chronology")).doesNotContain("burn shaped like an iron");
        assertThat(text("/events/" + concern)).contains("This was withdrawn on", "Nothing counts it", "burn shaped like an iron").doesNotContain("Correct this");
        assertThat(text("/events/" + event("harm_concern.withdrawn"))).contains(REASON);
        assertThat(projections.compare(TestPartnership.AUTHORITY)).isEmpty();
    }

    @Test
    void a_withdrawal_that_was_wrong_is_withdrawn_and_everything_is_owed_and_found_as_before() {
        withdraw(concern, REASON);
        assertThat(manager.find("words=iron&record=" + record).text()).contains("Nothing found");

        String page = text("/events/" + event("harm_concern.withdrawn") + "/withdrawal");
        assertThat(page).contains("To be done", "Hold a strategy discussion");
        withdraw(event("harm_concern.withdrawn"), "It is about this child after all.");

        assertThat(text("")).contains("Hold a strategy discussion");
        assertThat(text("/events/" + concern)).doesNotContain("This was withdrawn");
        assertThat(manager.find("words=iron&record=" + record).text()).contains("burn shaped like");
        withdraw(concern, "Looked into once more: another child.");
        assertThat(text("")).doesNotContain("Hold a strategy discussion");
        assertThat(projections.compare(TestPartnership.AUTHORITY)).isEmpty();
    }

    @Test
    void a_reason_must_be_given_and_what_was_typed_comes_back() {
        Browser.Page again = withdraw(concern, "  ");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.errors()).containsOnlyKeys("#reason");
        assertThat(text("")).contains("Hold a strategy discussion");
    }

    @Test
    void a_second_press_withdraws_nothing_more_and_a_second_person_is_shown_who_was_first() {
        String page = at + "/events/" + concern + "/withdrawal";
        Map<String, List<String>> form = Map.of("submission", List.of(Identifiers.next()), "reason", List.of(REASON));
        manager.get(page);
        manager.post(page, form);
        manager.post(page, form);

        assertThat(jdbc.queryForObject("select count(*) from event where record = ? and type = 'harm_concern.withdrawn'", Integer.class, record)).isOne();
        assertThat(signedIn(Colleague.SERVICE_MANAGER).get(page).status()).isEqualTo(403);
    }

    @Test
    void a_partner_who_recorded_it_learns_that_it_was_withdrawn_and_not_why() {
        partnership.record(Colleague.HEALTH, record, "harm_concern", Map.of("what", "An old scald, seen at the clinic."));
        String seen = event("harm_concern.recorded");
        withdraw(seen, REASON);
        Browser health = signedIn(Colleague.HEALTH);

        assertThat(health.open(at + "/events/" + seen).html().select("main").text()).contains("This was withdrawn on", "An old scald");
        assertThat(health.open(at + "/events/" + event("harm_concern.withdrawn")).html().select("main").text()).doesNotContain("same name");
    }

    @Test
    void what_was_withdrawn_is_not_corrected() {
        String correct = at + "/events/" + concern + "/correction";
        manager.get(at + "/events/" + concern);
        withdraw(concern, REASON);

        assertThat(manager.post(correct, Map.of()).status()).isEqualTo(403);
    }

    @Test
    void nobody_withdraws_who_may_not_record_the_step() {
        Browser administrator = signedIn(Colleague.SYSTEMS_ADMINISTRATOR);
        String contact = event("contact.recorded");

        assertThat(administrator.get(at + "/events/" + concern + "/withdrawal").status()).isEqualTo(403);
        assertThat(signedIn(Colleague.SCHOOL).get(at + "/events/" + contact + "/withdrawal").status()).isEqualTo(403);
    }
}
