package kith.server.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Occurred;
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

/** A note is written on one page, for a child and whichever brothers and sisters are ticked, and nothing of it is lost or told twice. */
@RunningKith
class NoteTest {
    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser browser;
    private String ada;
    private String bea;
    private String cy;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
    }

    @BeforeEach
    void three_children_of_one_family() {
        List<String> family = partnership.contact(List.of("Ada", "Bea", "Cy"), "Quillfeather");
        Map<String, String> records = new LinkedHashMap<>();
        jdbc.query("select record, given_name from child where record = any (?)", row -> {
            records.put(row.getString("given_name"), row.getString("record"));
        }, (Object) family.toArray(String[]::new));
        ada = records.get("Ada");
        bea = records.get("Bea");
        cy = records.get("Cy");
        browser = signedIn(Colleague.TEAM_MANAGER);
    }

    private Browser signedIn(Colleague who) {
        Browser own = new Browser(port);
        own.signIn(who.signIn(), TestPartnership.PASSWORD);
        return own;
    }

    private Browser.Page page() {
        return browser.open("/records/" + ada + "/note");
    }

    private static String at(Browser.Page page) {
        return page.html().select("main form").first().attr("action");
    }

    /** A call about Ada that could be recorded, as the page has it, with the inputs given. */
    private static Map<String, List<String>> call(Browser.Page page, String... more) {
        Map<String, List<String>> form = new LinkedHashMap<>(page.typed());
        form.remove("go");
        form.put("occurred-time-not-known", List.of("yes"));
        form.put("kind", List.of("call"));
        form.put("reached", List.of("yes"));
        form.put("who", List.of("Their mother"));
        form.put("fact", List.of("She says that all of them slept."));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], List.of(more[i + 1].split("\\|")));
        }
        return form;
    }

    private static Map<String, List<String>> visit(Browser.Page page, String... more) {
        Map<String, List<String>> form = call(page, more);
        form.put("kind", List.of("visit"));
        form.put("where", List.of("At home"));
        return form;
    }

    private Browser.Page press(String go, String action, Map<String, List<String>> form) {
        Map<String, List<String>> posted = new LinkedHashMap<>(form);
        posted.put("go", List.of(go));
        return browser.post(action, posted);
    }

    private List<Event> notes(String record) {
        return partnership.view(Colleague.SERVICE_MANAGER, record).history().events().stream()
                .filter(event -> event.type().equals("case_note.recorded"))
                .toList();
    }

    private int drafts() {
        return jdbc.queryForObject("select count(*) from draft where step = 'case_note' and record = ?", Integer.class, ada);
    }

    @Test
    void one_note_stands_on_three_records_with_a_sentence_of_its_own_on_one() {
        Browser.Page page = page();

        Browser.Page recorded = press("record", at(page), call(page, "child", bea + "|" + cy, bea + "~only_here", "Bea slept at her aunt’s."));

        assertThat(recorded.location()).isEqualTo("/records/" + ada + "?recorded");
        assertThat(List.of(ada, bea, cy)).allSatisfy(record -> {
            Event note = notes(record).getFirst();
            assertThat(note.answers()).containsEntry("fact", new Answer.Text("She says that all of them slept."));
            assertThat(note.answers().get("only_here")).isEqualTo(record.equals(bea) ? new Answer.Text("Bea slept at her aunt’s.") : null);
            assertThat(note.occasion()).isEqualTo(notes(ada).getFirst().occasion()).isPresent();
        });
        assertThat(drafts()).isZero();
    }

    @Test
    void who_was_seen_is_answered_once_and_otherwise_where_it_was_otherwise() {
        Browser.Page page = page();

        press("record", at(page), visit(page, "child", bea + "|" + cy,
                ada + "~seen", "yes", ada + "~seen_alone", "no", ada + "~seen_alone_reason", "The door stood open", ada + "~bedroom_seen", "yes",
                cy + "~seen", "no", cy + "~seen_reason", "At school"));

        assertThat(notes(bea).getFirst().answers())
                .containsEntry("seen", new Answer.YesNo(true))
                .containsEntry("seen_alone", new Answer.YesNo(false))
                .containsEntry("seen_alone_reason", new Answer.Text("The door stood open"))
                .containsEntry("bedroom_seen", new Answer.YesNo(true));
        assertThat(notes(cy).getFirst().answers())
                .containsEntry("seen", new Answer.YesNo(false))
                .containsEntry("seen_reason", new Answer.Text("At school"))
                .containsEntry("bedroom_seen", new Answer.YesNo(true))
                .doesNotContainKey("seen_alone");
    }

    @Test
    void the_page_that_comes_back_has_the_answer_of_the_one_child_once_and_follows_when_it_is_changed() {
        Browser.Page page = page();
        String action = at(page);
        press("save", action, visit(page, "child", bea + "|" + cy, ada + "~seen", "no", ada + "~seen_reason", "Asleep", cy + "~seen", "yes"));

        Map<String, List<String>> back = page().typed();

        assertThat(back.get(bea + "~seen")).as("as for Ada").containsExactly("");
        assertThat(back.get(cy + "~seen")).containsExactly("yes");
        back.put(ada + "~seen", List.of("yes"));
        press("save", action, back);
        assertThat(jdbc.queryForObject("select typed ->> ? from draft where record = ?", String.class, bea + "~seen", ada)).isEqualTo("[\"yes\"]");
    }

    @Test
    void what_is_missing_is_said_at_once_and_what_was_typed_is_there() {
        Browser.Page page = page();

        Browser.Page back = press("record", at(page), visit(page, "fact", "", "child", bea));

        assertThat(back.status()).isEqualTo(422);
        assertThat(back.errors()).as("what is missing for all is said once").containsOnlyKeys("#fact", "#" + ada + "~seen", "#" + ada + "~bedroom_seen");
        assertThat(back.errors().keySet()).allSatisfy(link -> assertThat(back.html().getElementById(link.substring(1))).isNotNull());
        assertThat(back.html().select("input[name=where]").val()).isEqualTo("At home");
        assertThat(back.html().select("input[name=child][checked]").eachAttr("value")).containsExactly(bea);
        assertThat(notes(ada)).isEmpty();
    }

    @Test
    void whether_a_child_was_seen_is_not_asked_of_a_call() {
        Browser.Page page = page();

        press("record", at(page), call(page, ada + "~seen", "yes"));

        assertThat(notes(ada).getFirst().answers()).doesNotContainKey("seen");
    }

    @Test
    void opening_the_page_keeps_nothing_and_opening_it_again_finds_what_was_saved_on_any_device() {
        Browser.Page page = page();
        assertThat(drafts()).isZero();

        Browser.Page saved = press("autosave", at(page), call(page, "fact", "Half a sen"));

        assertThat(saved.status()).isEqualTo(204);
        assertThat(saved.header("Date")).isPresent();
        jdbc.update("delete from spring_session");
        browser = signedIn(Colleague.TEAM_MANAGER);
        assertThat(at(page())).isEqualTo(at(page));
        assertThat(page().html().select("textarea[name=fact]").text()).isEqualTo("Half a sen");
        String draft = at(page).replace("/case-note", "");
        assertThat(browser.open("/my-work").html().select("a[href='" + draft + "']")).hasSize(1);
        assertThat(browser.open(draft).html().select("textarea[name=fact]").text()).isEqualTo("Half a sen");
    }

    @Test
    void two_clicks_record_it_once_whether_it_had_been_saved_before_or_not() {
        Browser.Page unsaved = page();
        Map<String, List<String>> form = call(unsaved, "child", bea);
        press("record", at(unsaved), form);
        assertThat(press("record", at(unsaved), form).location()).isEqualTo("/records/" + ada + "?recorded");
        assertThat(notes(ada)).hasSize(1);
        assertThat(notes(bea)).hasSize(1);

        Browser.Page saved = page();
        press("autosave", at(saved), form);
        press("record", at(saved), form);
        assertThat(press("record", at(saved), form).location()).isEqualTo("/records/" + ada + "?recorded");
        assertThat(notes(ada)).hasSize(2);
    }

    @Test
    void what_is_saved_by_itself_after_it_was_recorded_leaves_no_draft_behind() {
        Browser.Page page = page();
        Map<String, List<String>> form = call(page);
        press("record", at(page), form);

        assertThat(press("autosave", at(page), form).status()).isEqualTo(410);

        assertThat(drafts()).isZero();
    }

    @Test
    void a_child_who_is_not_of_the_family_cannot_be_ticked_by_a_forged_form() {
        String other = partnership.contact("Dot", "Elsewhere");
        Browser.Page page = page();

        Browser.Page refused = press("record", at(page), call(page, "child", bea + "|" + other));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(List.of(ada, bea, other)).allSatisfy(record -> assertThat(notes(record)).isEmpty());
        assertThat(drafts()).isZero();
    }

    @Test
    void a_sister_on_whose_record_the_writer_may_not_write_is_neither_offered_nor_written_on_by_a_forged_form() {
        partnership.record(Colleague.TEAM_MANAGER, ada, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment"));
        partnership.allocate(ada, Colleague.OTHER_SOCIAL_WORKER);
        browser = signedIn(Colleague.OTHER_SOCIAL_WORKER);
        Browser.Page page = page();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).doesNotContain(bea);
        // Of the page and not of its token, in which any three letters may stand.
        assertThat(page.html().select("main").text()).doesNotContain("Bea");

        Browser.Page refused = press("record", at(page), call(page, "child", bea));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(List.of(ada, bea)).allSatisfy(record -> assertThat(notes(record)).isEmpty());
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit where professional = ? and record = ? and outcome = 'refused'", Integer.class, Colleague.OTHER_SOCIAL_WORKER.signIn(), bea))
                .isPositive();
    }

    @Test
    void whoever_has_nothing_to_do_with_the_child_neither_opens_the_page_nor_saves_by_it() {
        Browser.Page page = page();
        Map<String, List<String>> form = call(page);
        browser = signedIn(Colleague.OTHER_SOCIAL_WORKER);
        form.put("writer", List.of(Colleague.OTHER_SOCIAL_WORKER.signIn()));

        assertThat(page().status()).isEqualTo(403);
        assertThat(press("autosave", at(page), form).status()).isEqualTo(403);
        assertThat(drafts()).isZero();
    }

    @Test
    void the_draft_of_somebody_else_is_not_touched_by_a_page_that_names_it() {
        Browser.Page page = page();
        press("save", at(page), call(page, "fact", "The manager’s own words"));
        browser = signedIn(Colleague.SERVICE_MANAGER);
        Map<String, List<String>> form = call(page(), "fact", "Overwritten");

        assertThat(press("record", at(page), form).status()).isEqualTo(404);

        assertThat(notes(ada)).isEmpty();
        assertThat(jdbc.queryForObject("select typed ->> 'fact' from draft where record = ?", String.class, ada)).contains("own words");
    }

    @Test
    void what_was_typed_when_the_session_had_ended_is_carried_through_signing_in_though_nothing_had_been_saved() {
        Browser.Page page = page();
        jdbc.update("delete from spring_session");

        Browser.Page signIn = press("record", at(page), call(page, "child", bea, bea + "~only_here", "Hers alone"));

        assertThat(signIn.status()).isEqualTo(401);
        Map<String, List<String>> form = new LinkedHashMap<>(signIn.typed());
        form.put("username", List.of(Colleague.TEAM_MANAGER.signIn()));
        form.put("password", List.of(TestPartnership.PASSWORD));
        Browser.Page back = browser.follow(browser.post("/sign-in", form));
        assertThat(back.text()).contains("You had been signed out. What you typed on this page is back");
        assertThat(back.html().select("textarea[name='" + bea + "~only_here']").text()).isEqualTo("Hers alone");
        assertThat(back.html().select("input[name=child][checked]").eachAttr("value")).containsExactly(bea);
        assertThat(notes(ada)).isEmpty();
    }

    @Test
    void what_one_person_typed_before_the_session_ended_is_not_given_to_another_who_signs_in() {
        Browser.Page page = page();
        jdbc.update("delete from spring_session");
        Browser.Page signIn = press("record", at(page), call(page, "fact", "The first person's words"));
        Map<String, List<String>> form = new LinkedHashMap<>(signIn.typed());
        form.put("username", List.of(Colleague.SERVICE_MANAGER.signIn()));
        form.put("password", List.of(TestPartnership.PASSWORD));

        Browser.Page back = browser.follow(browser.post("/sign-in", form));

        assertThat(back.status()).isEqualTo(404);
        assertThat(back.text()).doesNotContain("The first person");
        assertThat(drafts()).isZero();
    }

    @Test
    void what_word_sends_reads_as_it_read_in_word() {
        Browser.Page page = page();

        press("record", at(page), call(page, "fact", "She said: “I’m fine”.\r\n\uF0B7\tporridge\r\n\uF0B7\tbath\u000Band bed"));

        Event note = notes(ada).getFirst();
        assertThat(note.answers()).containsEntry("fact", new Answer.Text("She said: “I’m fine”.\n•\tporridge\n•\tbath\nand bed"));
        assertThat(browser.open("/records/" + ada + "/events/" + note.id()).html().select("dd .kith-lines").eachText()).anyMatch(text -> text.contains("• bath"));
    }

    @Test
    void whoever_was_consulted_is_added_and_taken_away_without_a_script() {
        Browser.Page page = page();
        Map<String, List<String>> form = call(page, "consulted", "1", "consulted.1.name", "Frances Holloway", "consulted.1.role", "Class teacher",
                "consulted.1.phone", "01632 960111", "consulted.1.email", "office@school.example");

        Browser.Page added = press("add:consulted", at(page), form);

        assertThat(page.html().select("details:contains(Who was consulted)").hasAttr("open")).isFalse();
        assertThat(browser.open(at(page)).html().select("details:contains(Who was consulted)")).as("unfolded").isEmpty();
        assertThat(added.header("Location").orElseThrow()).endsWith(at(page) + "#consulted.2");
        Map<String, List<String>> two = browser.open(at(page)).typed();
        assertThat(two.get("consulted")).containsExactly("1", "2");
        press("remove:consulted.2", at(page), two);
        press("record", at(page), browser.open(at(page)).typed());
        assertThat(notes(ada).getFirst().answers().get("consulted")).isEqualTo(new Answer.Entries(List.of(Map.of(
                "name", new Answer.Text("Frances Holloway"),
                "role", new Answer.Text("Class teacher"),
                "phone", new Answer.Text("01632 960111"),
                "email", new Answer.Text("office@school.example")))));
    }

    @Test
    void a_note_written_late_says_so_and_its_correction_stands_beside_it() {
        Browser.Page page = page();
        LocalDate day = LocalDate.now(Occurred.LONDON).minusDays(3);
        press("record", at(page), call(page,
                "occurred-day", "" + day.getDayOfMonth(), "occurred-month", "" + day.getMonthValue(), "occurred-year", "" + day.getYear(),
                "reached", "no_answer", "fact", "Nobody answered, though it rang for long."));
        assertThat(browser.open("/records/" + ada + "/timeline").html().select("li:contains(Case note)").text()).contains("recorded 3 days later");

        Event note = notes(ada).getFirst();
        String correction = browser.post("/records/" + ada + "/events/" + note.id() + "/correction", Map.of()).location().replace("/check", "");
        Map<String, List<String>> contact = browser.open(correction + "/contact").typed();
        contact.put("reached", List.of("message_left"));
        browser.post(correction + "/contact", contact);
        browser.post(correction + "/check", Map.of());

        Browser.Page first = browser.open("/records/" + ada + "/events/" + note.id());
        assertThat(first.html().select("main").text()).contains("nobody answered", "What became of it", "Case note corrected");
        assertThat(browser.open(first.html().select("main a:contains(Case note corrected)").attr("href")).html().select("main").text()).contains("a message was left");
    }

    private Browser.Page asksForHeadings(Browser.Page page, String headings, String... more) {
        Map<String, List<String>> form = call(page, more);
        form.put("headings:fact", List.of(headings));
        return browser.follow(press("headings:fact", at(page), form));
    }

    private static String fact(Browser.Page page) {
        return page.html().select("textarea[name=fact]").first().wholeText();
    }

    @Test
    void headings_go_into_an_empty_box_and_nothing_else_that_was_typed_is_lost() {
        Browser.Page begun = asksForHeadings(page(), "home_visit", "fact", "", ada + "~child_words", "I like it here", "child", bea);

        assertThat(fact(begun)).startsWith("Why I visited:\n").contains("What was agreed, by whom and by when:");
        assertThat(begun.typed().get(ada + "~child_words")).containsExactly("I like it here");
        assertThat(begun.typed().get("who")).containsExactly("Their mother");
        assertThat(begun.html().select("input[name=child][checked]").eachAttr("value")).containsExactly(bea);
    }

    @Test
    void headings_that_nobody_has_written_under_give_way_to_others_and_cannot_be_recorded() {
        Browser.Page begun = asksForHeadings(page(), "home_visit", "fact", "");
        Browser.Page changed = asksForHeadings(begun, "call", "fact", fact(begun));
        assertThat(fact(changed)).startsWith("Who rang whom, and why:");

        Browser.Page back = press("record", at(changed), call(changed, "fact", fact(changed)));

        assertThat(back.errors()).containsOnlyKeys("#fact");
        assertThat(notes(ada)).isEmpty();
    }

    @Test
    void headings_never_take_the_place_of_what_somebody_has_written() {
        Browser.Page begun = asksForHeadings(page(), "school_visit", "fact", "He was there all week.");

        assertThat(fact(begun)).isEqualTo("He was there all week.");
        assertThat(begun.html().select(".govuk-notification-banner").text()).contains("something is written there already");
        assertThat(begun.html().select("select[name='headings:fact']")).as("offered where the box is free").isEmpty();
        assertThat(begun.html().getElementById("fact")).isNotNull();
    }

    @Test
    void headings_of_a_question_that_has_none_are_refused() {
        Browser.Page page = page();
        Map<String, List<String>> form = call(page);

        assertThat(press("headings:who", at(page), form).text()).contains("The form has changed since you opened this page");
    }
}
