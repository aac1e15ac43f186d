package kith.server.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.procedures.form.Typed;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.gate.Viewer;
import kith.server.steps.StepWork;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finding by what one remembers: who it was, where they live, what was written. */
@RunningKith
class FindTest {
    @Autowired
    private ApplicationContext kith;

    @Autowired
    private StepWork work;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser manager;
    private String boy;

    @BeforeAll
    void some_children_are_known() {
        partnership = new TestPartnership(kith).enrol();
        manager = signedIn(Colleague.SERVICE_MANAGER);
        boy = contact("Zoë", "Adébayo", "male", "4 Desborough Road, High Wycombe",
                "He was seen at the window with a large dog, alone. <script>alert('x')</script> The neighbour gave two dogs water.");
        contact("Rory", "Aldous", "male", "1 Desborough Road, High Wycombe", "He is often late for school.");
        contact("Will", "Thorne", "male", "9 Kingsbury, Aylesbury", "The family keeps a dog in the yard.");
        contact("Nell", "Hart", "female", "10 Kingsbury, Aylesbury", "She has a dog of her own.");
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private String contact(String givenName, String familyName, String sex, String address, String worry) {
        Viewer viewer = partnership.viewer(Colleague.FRONT_DOOR_WORKER);
        Map<String, List<String>> who = new HashMap<>();
        Map.of("given_name", givenName, "family_name", familyName, "sex", sex, "address", address)
                .forEach((input, typed) -> who.put("new-1-" + input, List.of(typed)));
        String draft = work.beginContact(viewer, new Typed(who));
        partnership.fill(viewer, draft, Map.of("harm_suspected", "no", "worry", worry));
        return work.record(viewer, draft);
    }

    private Element find(Browser browser, String query) {
        Browser.Page page = browser.find(query);
        assertThat(page.status()).isEqualTo(200);
        return page.html().select("main").first();
    }

    private static Element open(Browser browser, Element link) {
        return browser.get(link.attr("href")).html().select("main").first();
    }

    private static List<String> names(Element page) {
        return page.select(".kith-found__name").eachText();
    }

    private String event(String record, String type) {
        return jdbc.queryForObject("select event from event where record = ? and type = ?", String.class, record, type);
    }

    @Test
    void the_boy_with_the_dog_in_Wycombe_comes_before_whoever_has_less_of_it() {
        Element page = find(manager, "words=the+boy+with+the+dog+in+Wycombe");

        assertThat(names(page)).startsWith("Zoë Adébayo").contains("Rory Aldous", "Will Thorne", "Nell Hart").endsWith("Nell Hart");
        Element first = page.select(".kith-found__record").first();
        assertThat(first.text()).contains("4 Desborough Road, High Wycombe").doesNotContain("Not ");
        assertThat(first.select("mark").eachText()).contains("dog", "dogs");
        assertThat(first.select(".kith-found__source a").attr("href")).isEqualTo("/records/" + boy + "/events/" + event(boy, "contact.recorded"));
        assertThat(first.select(".kith-found__source").text()).contains("Contact received", "Invented front door worker, Testshire social care");
        assertThat(page.select(".kith-found__record").last().text()).contains("Holds dog. Not boy, Wycombe.");
    }

    @Test
    void a_name_is_found_by_its_beginning_without_its_accents_and_where_it_is_a_common_word() {
        assertThat(names(find(manager, "words=adeb"))).containsExactly("Zoë Adébayo");
        assertThat(names(find(manager, "words=zoe"))).containsExactly("Zoë Adébayo");
        assertThat(names(find(manager, "words=will"))).containsExactly("Will Thorne");
        assertThat(names(find(manager, "words=Thorne+Will"))).startsWith("Will Thorne");
    }

    @Test
    void what_was_typed_is_shown_as_it_was_typed_and_never_as_part_of_the_page() {
        Browser.Page page = manager.find("words=alert+neighbour+%3Ci%3E");

        assertThat(page.html().select("main script, main i")).isEmpty();
        assertThat(page.html().select(".kith-found__words").text()).contains("neighbour");
        assertThat(page.html().select("#words").attr("value")).isEqualTo("alert neighbour <i>");
    }

    @Test
    void words_in_quotes_stand_beside_each_other_and_a_word_with_a_dash_is_not_there() {
        assertThat(names(find(manager, "words=%22large+dog%22"))).containsExactly("Zoë Adébayo");
        assertThat(names(find(manager, "words=dog+-yard+-window"))).containsExactly("Nell Hart");
    }

    @Test
    void it_is_narrowed_down_by_step_author_agency_and_day() {
        assertThat(names(find(manager, "words=dog&step=contact&author=front+door&agency=social_care"))).hasSize(3);
        assertThat(names(find(manager, "words=dog&step=strategy_discussion"))).isEmpty();
        assertThat(names(find(manager, "words=dog&author=police"))).isEmpty();
        assertThat(names(find(manager, "words=dog&agency=health"))).isEmpty();
        assertThat(names(find(manager, "words=dog&to-day=1&to-month=1&to-year=2020"))).isEmpty();
        assertThat(names(find(manager, "words=dog&from-day=1&from-month=1&from-year=2020&order=newest"))).hasSize(3);
        Element again = find(manager, "words=dog&step=contact&author=front+door&from-day=1&from-month=1&from-year=2020");
        assertThat(again.select("details[open] #step option[selected]").attr("value")).isEqualTo("contact");
        assertThat(again.select("#author").attr("value")).isEqualTo("front door");
        assertThat(again.select("#from-year").attr("value")).isEqualTo("2020");
    }

    @Test
    void one_record_can_be_looked_through() {
        Element page = find(manager, "words=dog&record=" + boy);

        assertThat(page.select("h1").text()).isEqualTo("Find in the record of Zoë Adébayo");
        assertThat(page.select("h2").text()).startsWith("1 passage");
        assertThat(page.select("form input[name=record]").attr("value")).isEqualTo(boy);
        assertThat(names(open(manager, page.select("a:contains(Look in all records)").first()))).contains("Nell Hart");
        assertThat(find(signedIn(Colleague.POLICE), "words=dog&record=" + boy).select("h1").text()).isEqualTo("Find in this record");
    }

    @Test
    void what_stands_is_found_and_what_was_said_before_where_that_is_asked_for() {
        String record = contact("Ivo", "Penrose", "male", "", "The lodger shouted.");
        Viewer viewer = partnership.viewer(Colleague.FRONT_DOOR_WORKER);
        String draft = work.beginCorrection(viewer, record, event(record, "contact.recorded"));
        partnership.fill(viewer, draft, Map.of("worry", "The uncle shouted."));
        work.record(viewer, draft);

        assertThat(names(find(manager, "words=uncle"))).containsExactly("Ivo Penrose");
        assertThat(names(find(manager, "words=lodger"))).isEmpty();
        assertThat(find(manager, "words=lodger&before=yes").select("mark").eachText()).containsExactly("lodger");
    }

    @Test
    void somebody_who_only_takes_part_finds_what_is_theirs_to_read_and_no_more() {
        String record = contact("Opal", "Farrier", "female", "", "A neighbour heard crying behind the hedge.");
        partnership.record(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of("what", "A burn on the wrist."));
        Browser police = signedIn(Colleague.POLICE);

        assertThat(names(find(police, "words=farrier"))).containsExactly("Opal Farrier");
        assertThat(find(police, "words=hedge").text()).contains("Nothing found");
        assertThat(find(police, "words=opal+hedge").select(".kith-found__passage")).isEmpty();
        assertThat(find(police, "words=opal+hedge").text()).contains("Not hedge");
        assertThat(find(signedIn(Colleague.SCHOOL), "words=burn").text()).contains("Nothing found");
        assertThat(names(find(manager, "words=burn"))).containsExactly("Opal Farrier");
    }

    @Test
    void looking_is_written_down() {
        int before = jdbc.queryForObject("select count(*)::int from audit where action = 'FIND_PEOPLE' and professional = 'service_manager'", Integer.class);
        String sought = manager.post("/find", Map.of("words", List.of("dog"))).location();
        manager.get(sought);
        manager.get(sought);
        assertThat(jdbc.queryForObject("select count(*)::int from audit where action = 'FIND_PEOPLE' and professional = 'service_manager'", Integer.class))
                .as("sent once, read twice").isEqualTo(before + 3);
        assertThat(signedIn(Colleague.SYSTEMS_ADMINISTRATOR).find("words=dog").status()).isEqualTo(403);
    }

    @Test
    void what_cannot_be_looked_for_is_said_beside_its_input() {
        Browser.Page page = manager.find("words=&from-day=31&from-month=2&from-year=2026&step=contact");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.errors()).containsOnlyKeys("#words", "#from-day");
        assertThat(page.html().select("#from-day, #words")).hasSize(2);
        assertThat(page.html().select("#words-error, #from-error")).hasSize(2);
        assertThat(manager.find("words=dog&from-day=2&from-month=2&from-year=2026&to-day=1&to-month=2&to-year=2026").errors()).containsOnlyKeys("#to-day");
        assertThat(find(manager, "").select(".govuk-error-summary, .kith-found, h2")).isEmpty();
    }

    @Test
    void no_address_has_a_word_of_what_was_looked_for() {
        Browser.Page sent = manager.post("/find", Map.of("words", List.of("dog"), "author", List.of("front door"), "record", List.of(boy)));

        assertThat(sent.location()).matches("/find/[0-9a-z]{20}\\?record=" + boy);
        Browser.Page found = manager.follow(sent);
        assertThat(found.html().select("#words").attr("value")).isEqualTo("dog");
        assertThat(found.html().select("main a[href]").eachAttr("href")).noneMatch(href -> href.contains("dog") || href.contains("front"));
        assertThat(found.html().select("main form").attr("method")).isEqualTo("post");
        assertThat(found.html().title()).isEqualTo("Find – Kith");
        assertThat(manager.get(found.path()).html().select(".kith-found").text()).as("loaded again").isNotEmpty().isEqualTo(found.html().select(".kith-found").text());
    }

    @Test
    void what_was_looked_for_is_there_for_whoever_looked_until_they_sign_out() {
        Browser one = signedIn(Colleague.SERVICE_MANAGER);
        String address = one.find("words=dog").path();
        assertThat(one.get(address).status()).isEqualTo(200);

        Browser.Page never = one.get("/find/" + "z".repeat(20));
        assertThat(never.status()).isEqualTo(404);
        assertThat(never.html().select("main").text()).contains("no longer kept");
        Browser another = signedIn(Colleague.SERVICE_MANAGER);
        for (String of : List.of(address, address + ".csv")) {
            assertThat(another.get(of).status()).as("of another session").isEqualTo(404);
        }
        assertThat(another.get(address).html().select("main").text()).isEqualTo(never.html().select("main").text());
        one.post("/sign-in", Map.of("username", List.of(Colleague.POLICE.signIn()), "password", List.of(TestPartnership.PASSWORD)));
        assertThat(one.get(address).status()).as("of somebody else in the same browser").isEqualTo(404);
        one.post("/sign-out", Map.of());
        one.signIn(Colleague.SERVICE_MANAGER.signIn(), TestPartnership.PASSWORD);
        assertThat(one.get(address).status()).as("after signing out").isEqualTo(404);
    }

    @Test
    void the_last_thirty_are_kept() {
        Browser busy = signedIn(Colleague.SERVICE_MANAGER);
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < 31; i++) {
            addresses.add(busy.post("/find", Map.of("words", List.of("dog" + i))).location());
        }

        assertThat(busy.get(addresses.get(0)).status()).isEqualTo(404);
        assertThat(busy.get(addresses.get(1)).status()).isEqualTo(200);
        assertThat(busy.get(addresses.get(30)).status()).isEqualTo(200);
    }

    @Test
    void a_list_of_many_pages_stays_as_it_was_when_it_was_begun() {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            known.add(contact("Child" + (char) ('a' + i), "Manyfold", "female", "", "One of many."));
        }
        Element first = find(manager, "words=manyfold");
        contact("Later", "Manyfold", "female", "", "One more.");
        Element second = open(manager, first.select("a[rel=next]").first());

        assertThat(first.select("h2").text()).startsWith("23 records, page 1 of 2");
        assertThat(second.select("h2").text()).startsWith("23 records, page 2 of 2");
        List<String> all = new ArrayList<>(names(first));
        all.addAll(names(second));
        assertThat(all).hasSize(23).doesNotHaveDuplicates().doesNotContain("Later Manyfold");
        assertThat(second.select("a[rel=next]")).isEmpty();
        assertThat(names(open(manager, second.select("a[rel=prev]").first())).size()).isEqualTo(20);
    }
}
