package kith.server.work.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Viewer;
import kith.server.record.Looks;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** My work says what others recorded on the children for whom the viewer holds something, since the viewer last looked; and nothing that the viewer may not read. */
@RunningKith
class NewOnRecordsTest {
    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser socialWorker;
    private String record;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
        socialWorker = signedIn(Colleague.SOCIAL_WORKER);
    }

    @BeforeEach
    void a_child_whom_the_social_worker_knows() {
        record = partnership.contact("Ada", "Quillfeather");
        partnership.record(Colleague.TEAM_MANAGER, record, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment"));
        partnership.allocate(record, Colleague.SOCIAL_WORKER);
        markAll(socialWorker);
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private static void markAll(Browser browser) {
        String latest = browser.open("/my-work").html().select("input[name=latest]").attr("value");
        if (!latest.isEmpty()) {
            browser.post("/my-work/looked-at", Map.of("latest", List.of(latest)));
        }
    }

    private static List<String> news(Browser browser) {
        return browser.open("/my-work").html().select("ul[aria-labelledby=changes] li").stream().map(Element::text).toList();
    }

    private void note(Colleague who) {
        partnership.record(who, record, "case_note", Map.of("kind", "call", "reached", "yes"));
    }

    private List<Looks.Change> changes(Colleague who) {
        return kith.getBean(TransactionTemplate.class).execute(_ -> kith.getBean(Looks.class)
                .changes(kith.getBean(Gate.class).permit(partnership.viewer(who), Action.SEE_WORK, Outlet.PAGE)).value());
    }

    @Test
    void what_somebody_else_recorded_is_new_until_the_record_is_opened() {
        note(Colleague.TEAM_MANAGER);
        assertThat(news(socialWorker)).singleElement().satisfies(line -> assertThat(line).contains("Ada Quillfeather", "by Invented team manager"));

        socialWorker.open("/records/" + record);

        assertThat(news(socialWorker)).isEmpty();
        note(Colleague.TEAM_MANAGER);
        assertThat(news(socialWorker)).hasSize(1);
        socialWorker.open("/records/" + record + "/timeline");
        assertThat(news(socialWorker)).isEmpty();
    }

    private static String mark(Browser browser, String page) {
        return browser.open(page).html().select("nav[aria-label=Kith] a[href=/my-work]").text();
    }

    @Test
    void every_page_says_that_something_is_new_until_it_was_looked_at() {
        assertThat(mark(socialWorker, "/help")).isEqualTo("My work");
        note(Colleague.TEAM_MANAGER);
        assertThat(List.of(mark(socialWorker, "/help"), mark(socialWorker, "/find"), mark(socialWorker, "/my-work"))).containsOnly("My work, something new");

        socialWorker.open("/records/" + record);

        assertThat(mark(socialWorker, "/help")).isEqualTo("My work");
    }

    @Test
    void the_mark_stands_where_the_list_has_a_line_and_nowhere_else() {
        note(Colleague.SOCIAL_WORKER);
        assertMarkedAsListed();
        note(Colleague.TEAM_MANAGER);
        assertMarkedAsListed();
        partnership.contact("Dora", "Marchbanks");
        assertMarkedAsListed();
        markAll(socialWorker);
        assertMarkedAsListed();
    }

    /** Of partners, who read a part of a record, it tells nothing that their list would not. */
    private void assertMarkedAsListed() {
        for (Colleague colleague : Colleague.values()) {
            if (colleague != Colleague.SYSTEMS_ADMINISTRATOR) {
                Viewer viewer = partnership.viewer(colleague);
                boolean listed = !changes(colleague).isEmpty();
                assertThat(viewer.hasNews()).as("%s", colleague).isEqualTo(listed && viewer.agencyKind().equals("social_care"));
            }
        }
    }

    @Test
    void ones_own_work_is_no_news_and_neither_is_what_another_looked_at() {
        note(Colleague.SOCIAL_WORKER);
        assertThat(news(socialWorker)).isEmpty();

        note(Colleague.TEAM_MANAGER);
        signedIn(Colleague.TEAM_MANAGER).open("/records/" + record);

        assertThat(news(socialWorker)).hasSize(1);
    }

    @Test
    void a_record_on_which_one_holds_nothing_is_not_there() {
        note(Colleague.TEAM_MANAGER);

        assertThat(changes(Colleague.OTHER_SOCIAL_WORKER)).isEmpty();
        assertThat(news(signedIn(Colleague.OTHER_SOCIAL_WORKER))).isEmpty();
    }

    @Test
    void an_allocation_to_several_roles_is_one_line_and_who_is_new_to_a_child_reads_what_went_before() {
        String other = partnership.contact("Bea", "Marchbanks");
        partnership.record(Colleague.TEAM_MANAGER, other, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment"));
        partnership.allocate(other, Colleague.SOCIAL_WORKER);

        assertThat(changes(Colleague.SOCIAL_WORKER)).extracting(Looks.Change::title).contains("Record allocated").doesNotHaveDuplicates();
        assertThat(changes(Colleague.SOCIAL_WORKER)).extracting(Looks.Change::recorded).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    /** Somebody of a partner agency who holds something on the record. */
    private void heldBy(Colleague who) {
        jdbc.update(
                "insert into relation (authority, record, grantee, relation, basis) values (?, ?, ?, 'ALLOCATED', 'held') on conflict do nothing",
                TestPartnership.AUTHORITY, record, "person:" + who.signIn());
    }

    @Test
    void whoever_sees_a_part_of_a_record_is_told_of_exactly_what_of_it_they_may_read() {
        partnership.record(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of());
        note(Colleague.TEAM_MANAGER);
        String withdrawn = "/records/" + record + "/events/" + partnership.view(Colleague.TEAM_MANAGER, record).history().events().stream()
                .filter(event -> event.type().equals("harm_concern.recorded"))
                .findFirst()
                .orElseThrow()
                .id() + "/withdrawal";
        signedIn(Colleague.TEAM_MANAGER).post(withdrawn, Map.of("submission", List.of("withdrawing" + record), "reason", List.of("It is about another child")));
        assertThat(partnership.view(Colleague.SERVICE_MANAGER, record).history().events()).anyMatch(event -> event.fact().equals(Facts.WITHDRAWN));
        for (Colleague who : List.of(Colleague.POLICE, Colleague.HEALTH, Colleague.SCHOOL, Colleague.CONFERENCE_CHAIR, Colleague.SERVICE_MANAGER)) {
            heldBy(who);
            Set<String> readable = partnership.view(who, record).history().events().stream()
                    .filter(event -> !event.author().person().equals(who.signIn()))
                    .filter(event -> !Looks.NO_NEWS.contains(event.type()) && !event.type().equals(Facts.HOLDER_ALLOCATED))
                    .map(Event::id)
                    .collect(Collectors.toSet());
            Set<String> told = changes(who).stream()
                    .filter(change -> change.record().equals(record) && !change.title().equals("Record allocated"))
                    .map(Looks.Change::event)
                    .collect(Collectors.toSet());

            assertThat(told).as("told to %s", who).isEqualTo(readable);
        }
        assertThat(news(signedIn(Colleague.SCHOOL))).noneMatch(line -> line.contains("note"));
    }

    @Test
    void hidden_events_take_up_no_line_of_the_list() {
        heldBy(Colleague.SCHOOL);
        List<Looks.Change> before = changes(Colleague.SCHOOL);
        for (int i = 0; i < 21; i++) {
            note(Colleague.TEAM_MANAGER);
        }

        assertThat(changes(Colleague.SCHOOL)).isEqualTo(before);
        assertThat(changes(Colleague.SOCIAL_WORKER)).hasSize(20);
    }

    @Test
    void who_may_see_a_record_no_more_is_told_of_it_no_more() {
        heldBy(Colleague.HEALTH);
        partnership.record(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of());
        jdbc.update("delete from relation where record = ? and (grantee = ? or grantee = ?)", record, "person:health", "role:health");

        assertThat(changes(Colleague.HEALTH)).noneMatch(change -> change.record().equals(record));
    }

    @Test
    void marking_all_leaves_what_was_recorded_after_the_list_was_shown() {
        note(Colleague.TEAM_MANAGER);
        String shown = socialWorker.open("/my-work").html().select("input[name=latest]").attr("value");
        note(Colleague.TEAM_MANAGER);

        socialWorker.post("/my-work/looked-at", Map.of("latest", List.of(shown)));

        assertThat(news(socialWorker)).hasSize(1);
        socialWorker.post("/my-work/looked-at", Map.of("latest", List.of("+999999999-01-01T00:00:00Z")));
        note(Colleague.TEAM_MANAGER);
        assertThat(news(socialWorker)).as("what is to come is not looked at").hasSize(1);
        socialWorker.post("/my-work/looked-at", Map.of("latest", List.of("yesterday")));
        assertThat(news(socialWorker)).hasSize(1);
    }
}
