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
import org.springframework.jdbc.core.JdbcTemplate;

/** What somebody typed is there after the session ended, after the server went, and for nobody else. */
@RunningKith
class DraftTest {
    private static final String WORDS = "She said: “I heard it again” & <cried> 🌧";

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

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

    private Browser.Page worry() {
        return browser.open("/drafts/" + draft + "/worry");
    }

    private static Map<String, List<String>> changed(Browser.Page page, String input, String value) {
        Map<String, List<String>> typed = new LinkedHashMap<>(page.typed());
        typed.put(input, List.of(value));
        return typed;
    }

    private static String field(Browser.Page page, String input) {
        return page.html().select("textarea[name=" + input + "]").first().wholeText();
    }

    private Browser.Page signInFrom(Browser.Page page, String password) {
        Map<String, List<String>> form = new LinkedHashMap<>(page.typed());
        form.put("username", List.of(Colleague.FRONT_DOOR_WORKER.signIn()));
        form.put("password", List.of(password));
        return browser.post("/sign-in", form);
    }

    @Test
    void what_was_typed_when_the_session_ended_is_carried_through_signing_in_into_the_draft() {
        Browser.Page page = worry();
        jdbc.update("delete from spring_session");

        Browser.Page signIn = browser.post("/drafts/" + draft + "/worry", changed(page, "worry", WORDS));

        assertThat(signIn.status()).isEqualTo(401);
        assertThat(signIn.html().select("main").text()).contains("what you typed is kept");
        Browser.Page signedIn = signInFrom(signIn, TestPartnership.PASSWORD);
        assertThat(jdbc.queryForObject("select typed ->> 'worry' from draft where draft = ?", String.class, draft))
                .as("kept by the form that signs in, not by looking at the page after it")
                .contains("I heard it again");
        Browser.Page back = browser.follow(signedIn);
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.text()).contains("You had been signed out. What you typed on this page is back");
        assertThat(field(back, "worry")).isEqualTo(WORDS);
        assertThat(field(worry(), "worry")).isEqualTo(WORDS);
    }

    @Test
    void a_wrong_password_on_the_way_loses_nothing() {
        Browser.Page page = worry();
        jdbc.update("delete from spring_session");
        Browser.Page signIn = browser.post("/drafts/" + draft + "/worry", changed(page, "worry", WORDS));

        Browser.Page again = signInFrom(signIn, "not the password");

        assertThat(again.status()).isEqualTo(401);
        assertThat(again.errors()).containsOnlyKeys("#username");
        Browser.Page back = browser.follow(signInFrom(again, TestPartnership.PASSWORD));
        assertThat(field(back, "worry")).isEqualTo(WORDS);
    }

    @Test
    void what_was_saved_is_there_after_signing_in_anew_and_found_on_my_work() {
        browser.post("/drafts/" + draft + "/worry", changed(worry(), "worry", WORDS));
        jdbc.update("delete from spring_session");
        browser = new Browser(port);

        browser.signIn(Colleague.FRONT_DOOR_WORKER.signIn(), TestPartnership.PASSWORD);

        assertThat(browser.open("/my-work").html().select("a[href='/drafts/" + draft + "']")).hasSize(1);
        assertThat(field(worry(), "worry")).isEqualTo(WORDS);
    }

    @Test
    void saving_for_later_keeps_what_is_wrong_too() {
        Map<String, List<String>> typed = changed(browser.open("/drafts/" + draft + "/when"), "occurred-day", "99");
        typed.put("go", List.of("later"));

        Browser.Page saved = browser.post("/drafts/" + draft + "/when", typed);

        assertThat(saved.status()).isEqualTo(302);
        assertThat(browser.open("/drafts/" + draft + "/when").typed().get("occurred-day")).containsExactly("99");
    }

    @Test
    void another_person_has_no_such_draft_and_is_told_so_without_its_words() {
        browser.post("/drafts/" + draft + "/worry", changed(worry(), "worry", "Nobody else's business"));
        Browser other = new Browser(port);
        other.signIn(Colleague.TEAM_MANAGER.signIn(), TestPartnership.PASSWORD);

        for (String page : List.of("/when", "/worry", "/check")) {
            Browser.Page read = other.open("/drafts/" + draft + page);
            assertThat(read.status()).isEqualTo(404);
            assertThat(read.text()).contains("This draft is no longer there").doesNotContain("Nobody else", "Quillfeather");
        }
        assertThat(other.post("/drafts/" + draft + "/worry", Map.of("worry", List.of("Overwritten"))).status()).isEqualTo(404);
        assertThat(other.post("/drafts/" + draft + "/discard", Map.of()).status()).isEqualTo(404);
        assertThat(field(worry(), "worry")).isEqualTo("Nobody else's business");
    }

    @Test
    void what_somebody_else_typed_before_the_session_ended_does_not_reach_the_one_who_signs_in() {
        Browser.Page page = worry();
        jdbc.update("delete from spring_session");
        Browser.Page signIn = browser.post("/drafts/" + draft + "/worry", changed(page, "worry", "The first person's words"));
        Map<String, List<String>> form = new LinkedHashMap<>(signIn.typed());
        form.put("username", List.of(Colleague.TEAM_MANAGER.signIn()));
        form.put("password", List.of(TestPartnership.PASSWORD));

        Browser.Page back = browser.follow(browser.post("/sign-in", form));

        assertThat(back.status()).isEqualTo(404);
        assertThat(back.text()).contains("This draft is no longer there").doesNotContain("The first person");
    }

    @Test
    void a_draft_that_has_gone_meanwhile_gives_back_everything_that_was_typed_and_keeps_nothing() {
        Map<String, List<String>> typed = changed(worry(), "worry", "Typed after the draft\nhad gone");
        List<String> asked = worry().html().select("main label, main legend").eachText().stream()
                .map(label -> label.replace(" (optional)", ""))
                .toList();
        browser.post("/drafts/" + draft + "/discard", Map.of());

        Browser.Page page = browser.post("/drafts/" + draft + "/worry", typed);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.html().select("h1").text()).isEqualTo("What you typed was not saved");
        assertThat(page.html().select("dd").eachText()).contains("Typed after the draft had gone");
        assertThat(page.html().select("dt").eachText()).isNotEmpty().isSubsetOf(asked);
        assertThat(page.text()).doesNotContain(browser.token());
        assertThat(jdbc.queryForObject("select count(*) from draft where typed::text like '%Typed after the draft%'", Integer.class)).isZero();
    }

    @Test
    void an_answer_to_a_question_that_the_form_no_longer_asks_is_given_back_and_not_kept() {
        Map<String, List<String>> typed = changed(worry(), "question_of_last_year", WORDS);

        Browser.Page page = browser.post("/drafts/" + draft + "/worry", typed);

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text()).contains("The form has changed since you opened this page");
        assertThat(page.html().select("dt:contains(Question of last year) + dd").text()).isEqualTo(WORDS);
        assertThat(jdbc.queryForObject("select count(*) from draft where typed::text like '%question_of_last_year%'", Integer.class)).isZero();
    }

    @Test
    void the_answers_to_check_leave_out_what_need_not_be_answered_and_was_not_and_say_how_many() {
        Browser.Page check = browser.open("/drafts/" + draft + "/check");

        assertThat(check.html().select("dd").eachText()).doesNotContain("No answer");
        String line = check.html().select("main p:contains(left unanswered)").text();
        assertThat(line).matches("[0-9]+ optional questions were left unanswered\\. Answer in .+\\.");
        int left = Integer.parseInt(line.substring(0, line.indexOf(' ')));
        int optional = 0;
        for (var link : check.html().select("main p:contains(left unanswered) a")) {
            Browser.Page section = browser.open(link.attr("href"));
            assertThat(section.status()).isEqualTo(200);
            optional += section.html().select("main label:contains((optional)), main legend:contains((optional))").size();
        }
        assertThat(left).isBetween(1, optional);
    }

    @Test
    void what_must_be_answered_and_was_not_stands_among_the_answers_to_check() {
        browser.post("/drafts/" + draft + "/worry", changed(worry(), "worry", " "));

        assertThat(browser.open("/drafts/" + draft + "/check").html().select("dd").eachText()).contains("Not answered yet");
    }
}
