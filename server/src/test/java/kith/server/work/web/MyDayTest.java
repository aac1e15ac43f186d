package kith.server.work.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kith.procedures.history.Occurred;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What somebody keeps at hand and puts aside is theirs alone, hides nothing that is late, and changes nothing that is owed. */
@RunningKith
class MyDayTest {
    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser socialWorker;
    private List<String> family;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
        socialWorker = signedIn(Colleague.SOCIAL_WORKER);
    }

    @BeforeEach
    void sisters_whose_assessment_has_begun() {
        jdbc.update("delete from put_aside");
        jdbc.update("delete from looked");
        jdbc.update("delete from obligation");
        family = partnership.contact(List.of("Ada", "Bea"), "Quillfeather");
        family.forEach(record -> {
            partnership.record(Colleague.TEAM_MANAGER, record, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment"));
            partnership.allocate(record, Colleague.SOCIAL_WORKER);
            partnership.record(Colleague.SOCIAL_WORKER, record, "assessment_started", Map.of());
        });
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private List<String> listed() {
        return socialWorker.open("/my-work").html().select(".kith-obligation").stream().map(Element::text).toList();
    }

    private List<String> aside() {
        return socialWorker.open("/my-work").html().select("ul[aria-labelledby=aside] li").stream().map(Element::text).toList();
    }

    /** Where something is put aside that both sisters are owed at the same time, and that has weeks to go. */
    private String asideOfBoth() {
        return socialWorker.open("/my-work").html().select(".kith-obligation").stream()
                .filter(row -> row.text().contains("Ada and Bea Quillfeather") || row.text().contains("Bea and Ada Quillfeather"))
                .flatMap(row -> row.select("a[href^=/my-work/aside/]").eachAttr("href").stream())
                .filter(at -> daysOffered(at).size() > 5)
                .findFirst()
                .orElseThrow();
    }

    private List<String> daysOffered(String at) {
        return socialWorker.open(at).html().select("input[name=until]").eachAttr("value");
    }

    private void putAside(String at, String until, String reason) {
        socialWorker.post(at, Map.of("until", List.of(until), "reason", List.of(reason)));
    }

    @Test
    void what_is_put_aside_leaves_the_list_for_both_sisters_until_its_day_and_says_why() {
        String at = asideOfBoth();
        List<String> before = listed();

        putAside(at, daysOffered(at).getFirst(), "The school answers on Thursday");

        assertThat(listed()).hasSize(before.size() - 1);
        assertThat(aside()).singleElement().satisfies(line -> assertThat(line).contains("Quillfeather", "Back on ", "The school answers on Thursday."));
        assertThat(jdbc.queryForList("select record from put_aside", String.class)).containsExactlyInAnyOrderElementsOf(family);

        jdbc.update("update put_aside set until = ?", LocalDate.now(clock.withZone(Occurred.LONDON)));
        assertThat(aside()).isEmpty();
        assertThat(listed()).isEqualTo(before);
    }

    @Test
    void it_can_be_taken_up_again_at_once() {
        String at = asideOfBoth();
        List<String> before = listed();
        putAside(at, daysOffered(at).getLast(), "After the holiday");

        socialWorker.post(at + "/taken-up", Map.of());

        assertThat(aside()).isEmpty();
        assertThat(listed()).isEqualTo(before);
    }

    @Test
    void what_becomes_late_is_back_whatever_day_was_chosen() {
        String at = asideOfBoth();
        putAside(at, daysOffered(at).getLast(), "After the holiday");
        assertThat(aside()).hasSize(1);

        jdbc.update("update obligation set late_from = now() - interval '1 minute', aim_from = null where obligation in (select obligation from put_aside)");

        assertThat(aside()).isEmpty();
        assertThat(listed()).anyMatch(line -> line.contains("late") && line.contains("Quillfeather"));
    }

    @Test
    void no_day_is_offered_that_comes_after_it_must_be_done() {
        String at = asideOfBoth();
        jdbc.update("update obligation set aim_from = null, late_from = date_trunc('day', now() at time zone 'Europe/London') at time zone 'Europe/London' + interval '8 days'");
        assertThat(daysOffered(at)).isNotEmpty().doesNotContain(LocalDate.now(clock.withZone(Occurred.LONDON)).plusDays(8).toString());

        jdbc.update("update obligation set late_from = now() + interval '1 minute'");

        assertThat(daysOffered(at)).isEmpty();
        assertThat(socialWorker.open(at).html().text()).contains("This cannot wait");
    }

    @Test
    void a_day_and_a_reason_are_asked_for_together_and_nothing_typed_is_lost() {
        String at = asideOfBoth();
        Element nothing = socialWorker.post(at, Map.of("until", List.of("2019-01-01"), "reason", List.of(" "))).html();
        assertThat(nothing.select(".govuk-error-summary li").eachText()).hasSize(2);

        Element noDay = socialWorker.post(at, Map.of("reason", List.of("The school answers on Thursday"))).html();
        assertThat(noDay.select("textarea[name=reason]").text()).isEqualTo("The school answers on Thursday");
        assertThat(jdbc.queryForObject("select count(*)::int from put_aside", Integer.class)).isZero();
    }

    @Test
    void nobody_elses_list_changes_and_nobody_puts_aside_what_is_not_theirs() {
        String at = asideOfBoth();
        putAside(at, daysOffered(at).getFirst(), "The school answers on Thursday");

        assertThat(signedIn(Colleague.TEAM_MANAGER).open("/my-work").html().text()).doesNotContain("The school answers on Thursday");
        assertThat(signedIn(Colleague.OTHER_SOCIAL_WORKER).open(at).status()).isEqualTo(403);
        assertThat(signedIn(Colleague.OTHER_SOCIAL_WORKER).post(at, Map.of("reason", List.of("Why not"))).status()).isEqualTo(403);
    }

    @Test
    void a_record_that_was_opened_is_at_hand_and_one_that_is_pinned_stays_there() {
        assertThat(socialWorker.open("/my-work").html().select("#recent, #pinned")).isEmpty();
        family.forEach(record -> socialWorker.open("/records/" + record));
        assertThat(atHand("Opened last")).containsExactly("Bea Quillfeather", "Ada Quillfeather");

        socialWorker.post("/records/" + family.getFirst() + "/pin", Map.of("pinned", List.of("yes")));

        assertThat(atHand("Pinned by you")).containsExactly("Ada Quillfeather");
        assertThat(atHand("Opened last")).containsExactly("Bea Quillfeather");
        assertThat(socialWorker.open("/records/" + family.getFirst()).html().text()).contains("Unpin from my work");

        socialWorker.post("/records/" + family.getFirst() + "/pin", Map.of("pinned", List.of("no")));
        assertThat(atHand("Pinned by you")).isEmpty();
    }

    @Test
    void a_record_that_may_be_seen_no_more_is_at_hand_no_more() {
        family.forEach(record -> socialWorker.open("/records/" + record));
        jdbc.update("delete from relation where record = ?", family.getLast());

        assertThat(atHand("Opened last")).containsExactly("Ada Quillfeather");
    }

    @Test
    void of_a_long_list_of_the_team_the_page_shows_the_top_and_the_whole_list_is_one_step_away() {
        manyOfTheTeam("holder_person = null, holder_team = 'first_response', late_from = null, aim_from = now() + interval '1 day' * n", 40);
        Browser manager = signedIn(Colleague.TEAM_MANAGER);
        Element page = manager.open("/my-work").html();
        List<String> top = because(page, "Made for a test");

        assertThat(page.select("h2:contains(Held by your team) + ol > li")).hasSizeBetween(20, 25);
        assertThat(top).first().isEqualTo("Made for a test, 1.");
        assertThat(page.select("a[href=/my-work/lists/team]").text()).startsWith("See the whole list");
        assertThat(because(manager.open("/my-work/lists/team").html(), "Made for a test")).hasSize(40).startsWith(top.toArray(String[]::new));
        assertThat(manager.get("/my-work.csv").text().split("Made for a test,")).as("in the file").hasSize(41);
        assertThat(manager.open("/my-work/lists/everything").status()).isEqualTo(404);
    }

    @Test
    void a_decision_of_the_team_and_what_was_put_aside_are_there_however_much_the_team_holds() {
        manyOfTheTeam("holder_person = null, holder_team = 'first_response', late_from = null, aim_from = now() + interval '1 day' * n", 40);
        jdbc.update("update obligation set approves = 'something', owner = 'team_manager' where because = 'made for a test, 40'");
        Browser manager = signedIn(Colleague.TEAM_MANAGER);

        assertThat(manager.open("/my-work").html().select("h2:contains(Waiting for your decision) + ol").text()).contains("Made for a test, 40.");
    }

    @Test
    void what_is_late_and_told_to_many_is_short_and_whole_on_its_own_page() {
        manyOfTheTeam("holder_person = null, holder_team = 'aylesbury', late_from = now() - interval '1 day' * n, tells = '{service_manager}'", 30);
        Browser manager = signedIn(Colleague.SERVICE_MANAGER);
        Element page = manager.open("/my-work").html();

        assertThat(because(page, "Made for a test")).hasSize(25).first().isEqualTo("Made for a test, 30.");
        assertThat(because(manager.open("/my-work/lists/told").html(), "Made for a test")).hasSize(30);
    }

    private void manyOfTheTeam(String otherwise, int many) {
        jdbc.update(
                """
                insert into obligation
                select (jsonb_populate_record(null::obligation, to_jsonb(o) || jsonb_build_object('obligation', 'made' || n, 'because', 'made for a test, ' || n))).*
                from (select * from obligation where record = ? and state = 'open' and approves is null limit 1) o, generate_series(1, ?) n
                """,
                family.getFirst(),
                many);
        jdbc.update("update obligation set not_before = null, " + otherwise.replace("* n", "* substring(obligation from 5)::int")
                + " where because like 'made for a test%'");
    }

    private static List<String> because(Element page, String beginning) {
        return page.select(".kith-obligation__because").stream().map(Element::ownText).filter(text -> text.startsWith(beginning)).toList();
    }

    private List<String> atHand(String title) {
        return socialWorker.open("/my-work").html().select(".kith-card").stream()
                .filter(card -> card.select("h2").text().equals(title))
                .flatMap(card -> card.select("li").eachText().stream())
                .toList();
    }
}
