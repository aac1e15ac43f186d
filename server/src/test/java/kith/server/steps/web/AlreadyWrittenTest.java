package kith.server.steps.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.steps.StepWork;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Whoever writes a report reads beside it what has been written already, as it stands now and as far as it is theirs to read. */
@RunningKith
class AlreadyWrittenTest {
    @Autowired
    private ApplicationContext kith;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private String record;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
    }

    @BeforeEach
    void a_child_about_whom_something_is_written() {
        record = partnership.contact("Ada", "Quillfeather");
        partnership.record(Colleague.TEAM_MANAGER, record, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment"));
        partnership.allocate(record, Colleague.SOCIAL_WORKER);
    }

    private void note(String words) {
        partnership.record(Colleague.SOCIAL_WORKER, record, "case_note", Map.of("kind", "call", "reached", "yes", "fact", words));
    }

    private Document read(Colleague who, String step) {
        String draft = kith.getBean(StepWork.class).begin(partnership.viewer(who), record, step);
        Browser browser = new Browser(port);
        assertThat(browser.signIn(who.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        Browser.Page page = browser.open("/drafts/" + draft + "/already-written");
        assertThat(page.status()).isEqualTo(200);
        return page.html();
    }

    @Test
    void the_latest_words_come_first_and_the_same_words_once() {
        note("She had eaten nothing since Tuesday.");
        note("Her aunt has moved in.");
        note("Her aunt has moved in.");

        String text = read(Colleague.SOCIAL_WORKER, "harm_concern").select("main").text();

        assertThat(text).containsSubsequence(List.of("Her aunt has moved in.", "She had eaten nothing since Tuesday."));
        assertThat(text.split("Her aunt has moved in", -1)).hasSize(2);
    }

    @Test
    void what_was_withdrawn_is_not_there() {
        note("This was about another Ada.");
        String event = partnership.view(Colleague.SOCIAL_WORKER, record).history().events().getLast().id();
        Browser browser = new Browser(port);
        browser.signIn(Colleague.SOCIAL_WORKER.signIn(), TestPartnership.PASSWORD);
        browser.post("/records/" + record + "/events/" + event + "/withdrawal", Map.of("submission", List.of("once" + record), "reason", List.of("Another Ada")));

        assertThat(read(Colleague.SOCIAL_WORKER, "harm_concern").select("main").text()).doesNotContain("about another Ada");
    }

    @Test
    void whoever_sees_a_part_of_the_record_reads_that_part_and_no_more() {
        note("Her mother told us where she works.");
        partnership.record(Colleague.SOCIAL_WORKER, record, "harm_concern", Map.of());

        assertThat(read(Colleague.POLICE, "case_note").select("main").text()).doesNotContain("where she works");
    }

    private String draftOf(Colleague who, String step) {
        return "/drafts/" + kith.getBean(StepWork.class).begin(partnership.viewer(who), record, step);
    }

    private Browser signedIn(Colleague who) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(who.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private Map<String, List<String>> choice(String box, List<String> passages) {
        return Map.of("section", List.of("suspicion"), "box", List.of(box), "take", passages);
    }

    /** The passage that says this, as a form would send it. */
    private static String passage(Document page, String words) {
        return page.select("input[name=take]").stream()
                .filter(box -> box.closest(".govuk-form-group").nextElementSiblings().select("p.kith-lines").first().text().equals(words))
                .map(box -> box.attr("value"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_ticked_stands_in_the_draft_below_what_was_there_and_says_where_it_comes_from() {
        note("She had eaten nothing since Tuesday.");
        note("Her aunt has moved in.");
        Browser browser = signedIn(Colleague.SOCIAL_WORKER);
        String draft = draftOf(Colleague.SOCIAL_WORKER, "harm_concern");
        String box = browser.open(draft + "/suspicion").html().select("textarea").attr("name");
        Browser.Page saved = browser.post(draft + "/suspicion", Map.of(box, List.of("I am worried."), "go", List.of("already")));
        Document page = browser.open(saved.location()).html();

        browser.post(draft + "/already-written", choice(box, List.of(
                passage(page, "She had eaten nothing since Tuesday."), passage(page, "Her aunt has moved in."))));

        assertThat(browser.open(draft + "/suspicion").html().select("textarea[name=" + box + "]").first().wholeText().replace("\r\n", "\n").strip())
                .matches("(?s)I am worried\\.\n\nHer aunt has moved in\\.\n\\(Case note, .*social worker\\)\n\nShe had eaten nothing since Tuesday\\.\n\\(Case note, .*\\)");
    }

    @Test
    void where_nothing_is_ticked_and_no_question_chosen_both_are_asked_for() {
        note("Her aunt has moved in.");
        Browser browser = signedIn(Colleague.SOCIAL_WORKER);

        Browser.Page again = browser.post(draftOf(Colleague.SOCIAL_WORKER, "harm_concern") + "/already-written", Map.of("section", List.of("suspicion")));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html().select(".govuk-error-summary li").eachText())
                .containsExactly("Choose the question under which it is to stand", "Tick what you take");
    }

    @Test
    void nobody_takes_what_they_may_not_read() {
        note("Her mother told us where she works.");
        partnership.record(Colleague.SOCIAL_WORKER, record, "harm_concern", Map.of());
        Browser worker = signedIn(Colleague.SOCIAL_WORKER);
        String hidden = passage(worker.open(draftOf(Colleague.SOCIAL_WORKER, "harm_concern") + "/already-written?section=suspicion").html(), "Her mother told us where she works.");
        Browser officer = signedIn(Colleague.POLICE);
        String draft = draftOf(Colleague.POLICE, "harm_concern");
        String box = officer.open(draft + "/suspicion").html().select("textarea").attr("name");

        officer.post(draft + "/already-written", choice(box, List.of(hidden)));

        assertThat(officer.open(draft + "/suspicion").html().select("textarea").text()).isBlank();
    }
}
