package kith.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.steps.StepWork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever is sent, the answer is a page that says what is wrong, where, and what to do, and nothing typed is lost. */
@RunningKith
class BadInputTest {
    private static final String WORRY = "Bruised 🟣 \u202eעברית <script>alert(1)</script> \"'&amp;";

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private StepWork work;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser worker;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
        worker = signedIn(Colleague.FRONT_DOOR_WORKER);
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private static Map<String, List<String>> form(String... inputs) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        for (int i = 0; i < inputs.length; i += 2) {
            form.put(inputs[i], List.of(inputs[i + 1]));
        }
        return form;
    }

    /** The page comes back with each problem linked to an input on it, and with everything that was typed. */
    private static void isClear(Browser.Page page, Map<String, List<String>> typed) {
        assertThat(page.status()).as(page.text()).isEqualTo(422);
        isWords(page);
        assertThat(page.html().title()).startsWith("Error: ");
        assertThat(page.errors()).isNotEmpty();
        page.errors().forEach((href, words) -> {
            assertThat(page.html().getElementById(href.substring(1))).as("the place of " + words).isNotNull();
            assertThat(page.html().select(".govuk-error-message").eachText()).anyMatch(message -> message.contains(words));
        });
        assertThat(page.typed()).containsAllEntriesOf(typed);
    }

    private static void isWords(Browser.Page page) {
        assertThat(page.html().select("main h1").text()).isNotBlank();
        assertThat(page.text()).doesNotContain("Exception", "\tat ", "org.springframework", "SQL", "Whitelabel", "Apache Tomcat");
        assertThat(page.html().select("script:not([src])")).isEmpty();
    }

    private Browser.Page contact(Map<String, List<String>> typed) {
        worker.get("/front-door/contact");
        Map<String, List<String>> all = new LinkedHashMap<>(typed);
        all.put("rows", List.of("1"));
        return worker.post("/front-door/contact", all);
    }

    @Test
    void a_contact_about_nobody_is_asked_for_a_name() {
        Browser.Page page = contact(Map.of());
        isClear(page, Map.of());
        assertThat(page.errors()).containsOnlyKeys("#new-1-given_name");
    }

    @ParameterizedTest
    @CsvSource({
        "30, 2, 2019, There is no such date", "x, y, z, There is no such date", "1, 1, 1066, older than 25", "1, 1, 99999999999, There is no such date",
        "1, 1, 2999, in the future", "'', 3, 2019, There is no such date", "1, 1, 19, older than 25"
    })
    void a_date_of_birth_that_cannot_be_is_told_at_its_place(String day, String month, String year, String words) {
        Map<String, List<String>> typed = form(
                "new-1-given_name", "Ada", "new-1-family_name", "Q", "new-1-born-day", day, "new-1-born-month", month, "new-1-born-year", year);
        Browser.Page page = contact(typed);
        isClear(page, typed);
        assertThat(page.errors().get("#new-1-born")).contains(words);
    }

    @Test
    void a_baby_expected_in_two_years_and_a_child_born_tomorrow_are_asked_about() {
        LocalDate tomorrow = LocalDate.now(java.time.ZoneId.of("Europe/London")).plusDays(2);
        Map<String, List<String>> typed = form(
                "new-1-given_name", "Ada",
                "new-1-born-day", String.valueOf(tomorrow.getDayOfMonth()),
                "new-1-born-month", String.valueOf(tomorrow.getMonthValue()),
                "new-1-born-year", String.valueOf(tomorrow.getYear()));
        isClear(contact(typed), typed);
        typed.put("new-1-born-year", List.of(String.valueOf(tomorrow.getYear() + 2)));
        typed.put("new-1-unborn", List.of("yes"));
        Browser.Page page = contact(typed);
        isClear(page, typed);
        assertThat(page.errors().get("#new-1-born")).contains("next ten months");
    }

    @Test
    void a_name_of_a_thousand_letters_is_too_long_and_stays() {
        Map<String, List<String>> typed = form("new-1-given_name", "a".repeat(1000), "new-1-family_name", WORRY);
        isClear(contact(typed), typed);
    }

    @Test
    void rows_that_are_no_number_are_not_understood() {
        Browser.Page page = worker.post("/front-door/contact", form("rows", "many", "new-1-given_name", "Ada"));
        assertThat(page.status()).isEqualTo(400);
        isWords(page);
    }

    @Test
    void a_contact_in_any_script_is_recorded_as_written_and_never_run() {
        Browser.Page begun = worker.follow(contact(form("new-1-given_name", "زهرة 🌼", "new-1-family_name", "<b>O’Brien</b>")));
        String draft = begun.path().split("/")[2];
        partnership.fill(partnership.viewer(Colleague.FRONT_DOOR_WORKER), draft, Map.of("worry", WORRY, "child_now", WORRY, "harm_suspected", "no"));
        Browser.Page check = worker.get("/drafts/" + draft + "/check");
        isWords(check);
        assertThat(check.html().select("main").text()).contains("עברית", "<script>alert(1)</script>");

        Browser.Page overview = worker.follow(worker.post("/drafts/" + draft + "/check", Map.of()));

        assertThat(overview.status()).isEqualTo(200);
        isWords(overview);
        assertThat(overview.html().text()).contains("زهرة 🌼").contains("<b>O’Brien</b>");
        String record = overview.path().split("[/?]")[2];
        Browser manager = signedIn(Colleague.SERVICE_MANAGER);
        for (String page : List.of("", "/timeline", "/events/" + contactOf(record))) {
            Browser.Page shown = manager.get("/records/" + record + page);
            assertThat(shown.status()).isEqualTo(200);
            isWords(shown);
        }
        assertThat(jdbc.queryForObject("select answers -> 'worry' ->> 'text' from event where event = ?", String.class, contactOf(record)))
                .isEqualTo(WORRY);
    }

    private String contactOf(String record) {
        return jdbc.queryForObject("select event from event where record = ? and type = 'contact.recorded'", String.class, record);
    }

    private String concern() {
        String record = partnership.contact("Bea", "Quillfeather");
        return partnership.draft(Colleague.FRONT_DOOR_WORKER, record, "harm_concern", Map.of());
    }

    private static Map<String, List<String>> changed(Browser.Page page, String... inputs) {
        Map<String, List<String>> typed = new LinkedHashMap<>(page.typed());
        typed.putAll(form(inputs));
        return typed;
    }

    @Test
    void a_step_with_nothing_in_it_names_every_question_of_the_page() {
        String draft = concern();
        Map<String, List<String>> typed = changed(worker.get("/drafts/" + draft + "/suspicion"), "what", " ", "suspected_by", "");
        typed.remove("immediate_danger");
        Browser.Page page = worker.post("/drafts/" + draft + "/suspicion", typed);
        isClear(page, Map.of());
        assertThat(page.errors()).containsKeys("#what", "#suspected_by", "#immediate_danger");
    }

    @ParameterizedTest
    @CsvSource({"31, 6, 2026, 10:00, #occurred", "1, 1, 2999, 10:00, #occurred", "1, 1, 2026, 25:00, #occurred-time", "29, 3, 2026, 01:30, #occurred-time", "1, '', 2026, 10:00, #occurred"})
    void a_moment_that_cannot_be_is_told_at_its_place(String day, String month, String year, String time, String place) {
        String draft = concern();
        Map<String, List<String>> typed = changed(
                worker.get("/drafts/" + draft + "/when"),
                "occurred-day", day, "occurred-month", month, "occurred-year", year, "occurred-time", time);
        typed.remove("occurred-time-not-known");
        Browser.Page page = worker.post("/drafts/" + draft + "/when", typed);
        isClear(page, typed);
        assertThat(page.errors()).containsOnlyKeys(place);
    }

    @Test
    void the_hour_that_happens_twice_is_asked_about_on_the_page() {
        String draft = concern();
        Map<String, List<String>> typed = changed(
                worker.get("/drafts/" + draft + "/when"),
                "occurred-day", "26", "occurred-month", "10", "occurred-year", "2025", "occurred-time", "01:30");
        typed.remove("occurred-time-not-known");
        Browser.Page page = worker.post("/drafts/" + draft + "/when", typed);
        isClear(page, typed);
        assertThat(page.errors()).containsOnlyKeys("#occurred-which");
        typed.put("occurred-which", List.of("second"));
        assertThat(worker.post("/drafts/" + draft + "/when", typed).status()).isEqualTo(302);
    }

    @Test
    void control_characters_are_taken_out_and_the_rest_stays() {
        String draft = concern();
        Map<String, List<String>> typed =
                changed(worker.get("/drafts/" + draft + "/suspicion"), "what", "Seen\u0000 \u0007today\u001b[31m");
        assertThat(worker.post("/drafts/" + draft + "/suspicion", typed).status()).isEqualTo(302);
        assertThat(worker.follow(worker.post("/drafts/" + draft + "/check", Map.of())).status()).isEqualTo(200);
        assertThat(jdbc.queryForList("select answers -> 'what' ->> 'text' from event where type = 'harm_concern.recorded'", String.class))
                .contains("Seen today[31m");
    }

    @Test
    void a_choice_that_was_never_offered_is_refused_in_words() {
        String draft = concern();
        Browser.Page page = worker.post(
                "/drafts/" + draft + "/suspicion", changed(worker.get("/drafts/" + draft + "/suspicion"), "immediate_danger", "perhaps"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.errors().get("#immediate_danger")).contains("Choose yes or no");
    }

    @Test
    void error_messages_of_forms_end_without_a_full_stop() {
        String draft = concern();
        Map<String, List<String>> typed = changed(worker.get("/drafts/" + draft + "/suspicion"), "immediate_danger", "perhaps", "what", "");
        Browser.Page section = worker.post("/drafts/" + draft + "/suspicion", typed);
        Browser.Page whole = worker.post("/drafts/" + draft + "/check", Map.of());
        Browser.Page who = contact(form("new-1-given_name", "Ada", "new-1-born-day", "31", "new-1-born-month", "2", "new-1-born-year", "2020"));

        for (Browser.Page page : List.of(section, whole, who)) {
            assertThat(page.errors().values()).isNotEmpty().noneMatch(words -> words.endsWith("."));
            assertThat(page.html().select(".govuk-error-message").eachText()).noneMatch(words -> words.endsWith("."));
        }
    }

    @Test
    void an_allocation_to_nobody_keeps_which_brothers_and_sisters_were_ticked() {
        List<String> family = partnership.contact(List.of("Edith", "Frank", "Grace"), "Quillfeather");
        Browser manager = signedIn(Colleague.TEAM_MANAGER);
        String allocation = "/records/" + family.getFirst() + "/allocation";
        assertThat(manager.get(allocation).typed().get("child")).hasSize(2);

        Browser.Page again = manager.post(allocation, form("submission", "one", "child", family.getLast()));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.typed().get("child")).containsExactly(family.getLast());
    }

    @Test
    void the_reasons_of_an_approval_are_read_like_a_long_answer() {
        String record = partnership.contact("Dinah", "Quillfeather");
        partnership.record(Colleague.TEAM_MANAGER, record, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment"));
        partnership.allocate(record, Colleague.SOCIAL_WORKER);
        partnership.record(Colleague.SOCIAL_WORKER, record, "assessment", Map.of("outcome", "no_further_action"));
        String assessment = jdbc.queryForObject("select event from event where record = ? and type = 'assessment.recorded'", String.class, record);
        String approval = "/records/" + record + "/events/" + assessment + "/approval";
        Browser manager = signedIn(Colleague.TEAM_MANAGER);
        Browser.Page page = manager.get(approval);

        Map<String, List<String>> typed = changed(page, "decision", "return", "comment", "x".repeat(20_001));
        Browser.Page long_ = manager.post(approval, typed);
        isClear(long_, typed);
        assertThat(long_.errors())
                .containsEntry("#comment", "The answer to “Your reasons” is 20,001 characters long. Shorten it to 20,000");

        Browser.Page only = manager.post(approval, changed(page, "decision", "return", "comment", "\u0000 \u0007"));
        assertThat(only.errors()).containsOnlyKeys("#comment");

        assertThat(manager.post(approval, changed(page, "decision", "return", "comment", "Say\u0000 more\u001b")).status()).isEqualTo(302);
        assertThat(jdbc.queryForObject(
                        "select answers -> 'reason' ->> 'text' from event where record = ? and type = 'assessment.returned'", String.class, record))
                .isEqualTo("Say more");
        Browser.Page late = manager.post(approval, changed(page, "decision", "approve", "comment", "Written while it was decided", "submission", "another"));
        assertThat(late.text()).contains("Written while it was decided");
    }

    @Test
    void ten_megabytes_are_answered_with_a_page_that_says_so() {
        String draft = concern();
        worker.get("/drafts/" + draft + "/suspicion");
        Browser.Page page = worker.post("/drafts/" + draft + "/suspicion", form("what", "x".repeat(10_000_000)));
        assertThat(page.status()).isEqualTo(413);
        isWords(page);
        assertThat(page.html().select("main").text()).contains("larger than Kith takes");
    }

    @Test
    void a_form_of_a_draft_that_has_been_recorded_says_so() {
        String draft = concern();
        Browser.Page form = worker.get("/drafts/" + draft + "/suspicion");
        work.record(partnership.viewer(Colleague.FRONT_DOOR_WORKER), draft);
        for (String page : List.of("/suspicion", "/check", "/discard")) {
            Browser.Page stale = worker.post("/drafts/" + draft + page, form.typed());
            assertThat(stale.status()).isEqualTo(404);
            isWords(stale);
            assertThat(stale.text()).contains("it has been recorded or thrown away", "Look on the record");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/find?record=%00", "/find/x?page=%FF%FE", "/find?record=%25%5F%5C", "/records/%C3%28", "/records/a%09b", "/records/x/timeline?before=%00",
        "/drafts/%F0%9F%98%80/when", "/drafts/x/when", "/drafts/x/%20", "/records/x/events/%27", "/records/x/obligations/y/excuse",
        "/nowhere", "/my-work?x=%", "/find/%00", "/find?record=%zz", "/%", "/records/%zz", "/records/x;y=z", "/records//x", "/../etc/passwd",
        "/records/%2e%2e/x", "/records/x%00", "/front-door?%00=1"
    })
    void an_address_that_makes_no_sense_is_answered_in_words_and_never_as_our_fault(String address) throws IOException {
        String answer = raw("GET " + address + " HTTP/1.1", "");
        assertThat(status(answer)).as(answer.lines().findFirst().orElse("")).isIn(200, 302, 400, 403, 404, 422);
        assertThat(answer).doesNotContain("Exception", "\tat ", "Apache Tomcat", "PSQL");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "what=%zz", "what=%FF%FE%00", "%00=%00", "what=%F0%9F", "what=%ED%A0%80", "=", "&&&&", "what", "what=a&what=b&what=c", "go=later%00"
    })
    void a_body_that_makes_no_sense_is_answered_in_words_and_never_as_our_fault(String body) throws IOException {
        String draft = concern();
        worker.get("/drafts/" + draft + "/suspicion");
        String answer = raw("POST /drafts/" + draft + "/suspicion HTTP/1.1", "_csrf=" + worker.token() + "&" + body);
        assertThat(status(answer)).as(answer.lines().findFirst().orElse("")).isIn(302, 400, 401, 422);
        assertThat(answer).doesNotContain("Exception", "\tat ", "Apache Tomcat", "PSQL");
    }

    @Test
    void odd_names_and_words_in_other_forms_are_never_our_fault() {
        String record = partnership.contact("Cyril", "Quillfeather");
        Browser manager = signedIn(Colleague.TEAM_MANAGER);
        manager.get("/records/" + record + "/allocation");
        for (String odd : List.of("", "\u0000", "🙂".repeat(3000), "'; drop table event; --")) {
            for (Browser.Page page : List.of(
                    manager.post("/records/" + record + "/allocation", form("submission", odd, "professional", odd, "child", odd)),
                    manager.post("/records/" + record + "/steps/harm_concern", form("child", odd)),
                    manager.post("/records/" + record + "/obligations/x/late-reason", form("submission", odd, "reason", odd)),
                    manager.post("/records/" + record + "/events/" + contactOf(record) + "/approval", form("submission", odd, "decision", odd)),
                    new Browser(port).signIn(odd, odd))) {
                assertThat(page.status()).as("%s with %s", page.path(), odd.length() > 40 ? "much" : odd).isIn(302, 400, 401, 403, 422);
                assertThat(page.text()).doesNotContain("Exception", "\tat ", "PSQL");
            }
        }
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }

    /** A request as it stands, which no client library would send. */
    private String raw(String first, String body) throws IOException {
        String cookie = worker.cookies().getFirst().getName() + "=" + worker.cookies().getFirst().getValue();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
            out.write((first + "\r\nHost: localhost\r\nConnection: close\r\nAccept: text/html\r\nCookie: " + cookie
                            + (bytes.length == 0 ? "" : "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + bytes.length)
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.write(bytes);
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
