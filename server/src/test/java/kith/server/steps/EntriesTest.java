package kith.server.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** A question that may have several entries is filled in, changed and read on pages without JavaScript. */
@RunningKith
class EntriesTest {
    @Autowired
    private ApplicationContext kith;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private String draft;
    private Browser browser;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
    }

    @BeforeEach
    void a_draft_of_a_contact() {
        draft = partnership.contactDraft(List.of("Ada"), "Quillfeather");
        browser = new Browser(port);
        browser.signIn(Colleague.FRONT_DOOR_WORKER.signIn(), TestPartnership.PASSWORD);
    }

    private Browser.Page family() {
        return browser.open("/drafts/" + draft + "/family");
    }

    /** Presses a button of the page after typing into some of its inputs. */
    private Browser.Page press(Browser.Page page, String go, String... typed) {
        Map<String, List<String>> form = new LinkedHashMap<>(page.typed());
        for (int i = 0; i < typed.length; i += 2) {
            form.put(typed[i], List.of(typed[i + 1]));
        }
        if (!go.isEmpty()) {
            form.put("go", List.of(go));
        }
        return browser.post("/drafts/" + draft + "/family", form);
    }

    private static List<String> legends(Browser.Page page) {
        return page.html().select(".kith-entry > fieldset > legend").eachText();
    }

    @Test
    void there_is_one_blank_entry_to_begin_with_and_nothing_to_remove() {
        assertThat(legends(family())).containsExactly("Person 1");
        assertThat(family().html().select("button").eachText()).contains("Add another person").doesNotContain("Remove Person 1");
    }

    @Test
    void the_button_that_enter_presses_goes_on_and_takes_nothing_away() {
        assertThat(family().html().select("main form button").first().text()).isEqualTo("Save and continue");
        assertThat(family().html().select("main form button").first().attr("name")).isEmpty();
    }

    @Test
    void another_is_added_below_and_what_was_typed_is_kept() {
        Browser.Page added = press(family(), "add:household", "household.1.who-name", "Gran", "communication", "Signs");
        assertThat(added.header("Location").orElseThrow()).endsWith("/drafts/" + draft + "/family#household.2");
        Browser.Page page = family();
        assertThat(legends(page)).containsExactly("Person 1", "Person 2");
        assertThat(page.typed()).containsEntry("household.1.who-name", List.of("Gran")).containsEntry("communication", List.of("Signs"));
        assertThat(page.html().getElementById("household.2")).isNotNull();
    }

    @Test
    void one_is_removed_and_the_others_stay_as_they_are() {
        press(family(), "add:household", "household.1.who-name", "Gran", "household.1.relation", "Grandmother");
        press(family(), "add:household", "household.2.who-name", "Lee", "household.2.relation", "Uncle");
        Browser.Page page = family();
        assertThat(page.html().select("button").eachText()).contains("Remove Person 1", "Remove Person 2", "Remove Person 3");

        press(page, "remove:household.1", "household.3.who-name", "Baby");

        page = family();
        assertThat(legends(page)).containsExactly("Person 1", "Person 2");
        assertThat(page.typed())
                .containsEntry("household.2.who-name", List.of("Lee"))
                .containsEntry("household.3.who-name", List.of("Baby"))
                .doesNotContainKey("household.1.who-name");
        press(page, "add:household");
        assertThat(family().typed()).as("what was removed does not come back").containsEntry("household.1.who-name", List.of(""));
    }

    @Test
    void one_error_summary_leads_into_the_right_entry_and_the_words_stand_beside_the_input() {
        press(family(), "add:household", "household.1.who-name", "Gran", "household.1.relation", "Grandmother");
        Browser.Page page = press(family(), "", "household.2.who-name", "Lee", "household.2.who-born-day", "31", "household.2.who-born-month", "2", "household.2.who-born-year", "1990");
        assertThat(page.errors())
                .containsEntry("#household.2.relation", "Write an answer to “What are they to the child?” for person 2")
                .containsEntry("#household.2.who-born", "There is no such date of birth for “Who is it?” of person 2. Write it like 27 3 2026");
        assertThat(page.html().getElementById("household.2.relation-error").text()).contains("for person 2");
        page.errors().keySet().forEach(link -> assertThat(page.html().getElementById(link.substring(1))).as(link).isNotNull());
        assertThat(page.typed()).containsEntry("household.1.who-name", List.of("Gran")).containsEntry("household.2.who-name", List.of("Lee"));
    }

    @Test
    void the_answers_are_checked_recorded_and_read_as_a_list_without_the_blank_ones() {
        press(family(), "add:household", "household.1.who-name", "Gran <b>", "household.1.who-age", "70", "household.1.relation", "Grandmother");
        press(family(), "add:household", "household.2.who-name", "Lee", "household.2.who-born-not-known", "yes", "household.2.relation", "Uncle");
        press(family(), "");
        Browser.Page check = browser.open("/drafts/" + draft + "/check");
        assertThat(check.errors()).isEmpty();
        assertThat(check.html().select("ol > li").eachText())
                .containsExactly("Who is it? Gran <b>, about 70 years old What are they to the child? Grandmother",
                        "Who is it? Lee, date of birth not known What are they to the child? Uncle");

        browser.follow(browser.post("/drafts/" + draft + "/check", Map.of()));
        String record = kith.getBean(org.springframework.jdbc.core.JdbcTemplate.class)
                .queryForObject("select record from event where type = 'contact.recorded' order by recorded desc limit 1", String.class);
        Browser.Page timeline = browser.open("/records/" + record + "/timeline");
        Browser.Page event = browser.open(timeline.html().select("a:contains(Contact)").attr("href"));
        assertThat(event.html().select("ol > li").eachText())
                .containsExactly("Who is it? Gran <b>, about 70 years old What are they to the child? Grandmother",
                        "Who is it? Lee, date of birth not known What are they to the child? Uncle");
    }

    @Test
    void a_button_that_the_form_does_not_have_does_nothing() {
        for (String go : List.of("add:communication", "remove:household", "remove:", "add:elsewhere", "remove:worry.1")) {
            assertThat(press(family(), go).status()).as(go).isBetween(400, 499);
        }
        assertThat(legends(family())).containsExactly("Person 1");
    }
}
