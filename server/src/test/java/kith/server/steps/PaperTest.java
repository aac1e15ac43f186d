package kith.server.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.server.Browser;
import kith.server.Browser.Chosen;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.gate.Outlet;
import kith.server.record.PaperReading;
import kith.server.record.Papers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A paper is sent with a form, kept with its draft, bound to the event that says so, and read only by way of it. */
@RunningKith
class PaperTest {
    private static final String ORDER = "%PDF-1.7\nIt is ordered: \u00A7";

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser manager;
    private String record;
    private String draft;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
        manager = signedIn(Colleague.TEAM_MANAGER);
    }

    @BeforeEach
    void a_care_order_to_be_recorded() {
        record = partnership.contact("Ada", "Quillfeather");
        draft = partnership.draft(Colleague.TEAM_MANAGER, record, "care_order_made", Map.of());
    }

    private Browser signedIn(Colleague who) {
        Browser browser = new Browser(port);
        browser.signIn(who.signIn(), TestPartnership.PASSWORD);
        return browser;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String page() {
        return "/drafts/" + draft + "/order";
    }

    /** Sends the page with a file, as a browser sends it: an input in which none was chosen too. */
    private Browser.Page send(String name, byte[] content, String... typed) {
        Map<String, List<String>> form = new LinkedHashMap<>(manager.open(page()).typed());
        form.remove("sealed_order");
        for (int i = 0; i < typed.length; i += 2) {
            form.put(typed[i], List.of(typed[i + 1]));
        }
        return manager.upload(page(), form, Map.of("sealed_order", new Chosen(name, content)));
    }

    private String checked() {
        return manager.open("/drafts/" + draft + "/check").html().select("main").text();
    }

    private int held() {
        return jdbc.queryForObject("select count(*)::int from draft_paper where draft = ?", Integer.class, draft);
    }

    /** Records the draft: the address of its event. */
    private String recorded() {
        assertThat(manager.post("/drafts/" + draft + "/check", Map.of()).location()).isEqualTo("/records/" + record + "?recorded");
        return "/records/" + record + "/events/"
                + jdbc.queryForObject("select event from event where record = ? and type = 'care_order_made.recorded'", String.class, record);
    }

    @Test
    void it_is_sent_without_any_script_kept_with_the_draft_and_read_from_the_event() {
        assertThat(manager.open(page()).html().select("main form").first().attr("enctype")).isEqualTo("multipart/form-data");
        assertThat(send("Our order.pdf", bytes(ORDER)).status()).isEqualTo(302);
        assertThat(manager.open(page()).html().select("main").text()).contains("Kept so far: Our order.pdf (PDF, 25 bytes)");
        assertThat(send("", new byte[0]).status()).as("a page that comes back without one keeps it").isEqualTo(302);
        assertThat(checked()).contains("The sealed order Our order.pdf (PDF, 25 bytes)");

        Browser.Page event = manager.open(recorded());
        assertThat(held()).isZero();
        String link = event.html().select("a:contains(Our order.pdf)").attr("href");
        Browser.Page file = manager.get(link);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).contains("It is ordered");
        assertThat(file.header("Content-Type")).contains("application/pdf");
        assertThat(file.header("Content-Disposition").orElseThrow()).startsWith("attachment;").contains("Our%20order.pdf");
        assertThat(file.raw().headers().allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
        assertThat(file.raw().headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(file.raw().headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(jdbc.queryForObject("select outlet from audit where record = ? order by at desc limit 1", String.class, record)).isEqualTo("FILE");
        assertThat(link).endsWith(jdbc.queryForObject(
                "select answers -> 'sealed_order' -> 'file' ->> 'sha256' from event where record = ? and type = 'care_order_made.recorded'", String.class, record));
    }

    @Test
    void whoever_may_not_read_the_answer_is_told_what_they_are_told_of_a_file_that_is_not_there() {
        send("order.pdf", bytes(ORDER));
        String file = manager.open(recorded()).html().select("a:contains(order.pdf)").attr("href");
        String hash = file.substring(file.lastIndexOf('/') + 1);
        String other = partnership.contact("Bea", "Marchbanks");
        String elsewhere = "/records/" + other + "/events/"
                + jdbc.queryForObject("select event from event where record = ? and type = 'contact.recorded'", String.class, other) + "/files/" + hash;
        Browser police = signedIn(Colleague.POLICE);

        String refused = police.get("/records/" + "z".repeat(20) + "/events/x/files/" + hash).text();
        for (String way : List.of(file, file.replace(hash, "0".repeat(64)), elsewhere)) {
            Browser.Page page = police.get(way);
            assertThat(page.status()).as(way).isEqualTo(403);
            assertThat(page.text()).isEqualTo(refused);
        }
        assertThat(manager.get(elsewhere).status()).as("another record's event, to somebody who may read both").isEqualTo(403);
        assertThat(manager.get(file.replace(hash, "0".repeat(64))).status()).isEqualTo(403);
    }

    @Test
    void what_is_not_taken_is_said_beside_the_question_and_what_was_typed_stays() {
        Map.of(
                        "must be a PDF, JPEG, PNG", bytes("<html><script>alert(1)</script>"),
                        "must be smaller than 20 MB", Arrays.copyOf(bytes(ORDER), PaperReading.LARGEST),
                        "is empty", new byte[0])
                .forEach((words, content) -> {
                    Browser.Page page = send("order.pdf", content, "court", "Aylesbury, 12 of 2027");
                    assertThat(page.status()).as(words).isEqualTo(422);
                    assertThat(page.errors()).containsOnlyKeys("#sealed_order");
                    assertThat(page.errors().get("#sealed_order")).contains("The selected file for “The sealed order” " + words);
                    assertThat(page.html().getElementById("sealed_order-error").text()).contains(words);
                    assertThat(page.typed()).containsEntry("court", List.of("Aylesbury, 12 of 2027"));
                });
        assertThat(held()).isZero();
        assertThat(send("", new byte[0]).status()).as("going on without one").isEqualTo(302);
    }

    @Test
    void a_file_far_too_large_is_answered_with_a_page_that_says_so() {
        Browser.Page page = send("order.pdf", Arrays.copyOf(bytes(ORDER), 45_000_000));
        assertThat(page.status()).isEqualTo(413);
        assertThat(page.html().select("main").text()).contains("A file must be smaller than 20 MB", "Go back");
    }

    @Test
    void another_takes_its_place_and_it_can_be_removed() {
        send("first.pdf", bytes(ORDER));
        send("second.pdf", bytes(ORDER + "2"));
        assertThat(checked()).contains("second.pdf").doesNotContain("first.pdf");
        assertThat(held()).isEqualTo(1);
        send("", new byte[0], "sealed_order-remove", "yes");
        assertThat(checked()).doesNotContain("second.pdf");
        assertThat(held()).isZero();
    }

    @Test
    void a_draft_that_is_thrown_away_takes_its_file_with_it() {
        send("order.pdf", bytes(ORDER));
        assertThat(held()).isEqualTo(1);
        manager.post("/drafts/" + draft + "/discard", Map.of());
        assertThat(held()).isZero();
    }

    @Test
    void nobody_can_name_a_file_that_the_draft_does_not_hold() {
        send("order.pdf", bytes(ORDER));
        recorded();
        String hash = jdbc.queryForList("select sha256 from paper", String.class).getFirst();
        String other = partnership.contact("Cai", "Marchbanks");
        draft = partnership.draft(Colleague.TEAM_MANAGER, other, "care_order_made", Map.of());
        Browser.Page page = manager.post(page(), form(manager.open(page()), "sealed_order", hash));
        assertThat(page.status()).isEqualTo(409);
        assertThat(checked()).doesNotContain("order.pdf");
        kith.getBean(StepWork.class).keep(
                partnership.viewer(Colleague.TEAM_MANAGER), draft, new kith.procedures.form.Typed(Map.of("sealed_order", List.of(hash))), java.util.Set.of());
        assertThat(checked()).doesNotContain("order.pdf");
        assertThat(manager.post("/drafts/" + draft + "/check", Map.of()).errors().values()).contains("The file for “The sealed order” is no longer there. Select it again");
    }

    private static Map<String, List<String>> form(Browser.Page page, String name, String value) {
        Map<String, List<String>> form = new LinkedHashMap<>(page.typed());
        form.put(name, List.of(value));
        return form;
    }

    @Test
    void a_correction_starts_with_the_file_and_each_of_two_records_keeps_its_own() {
        send("order.pdf", bytes(ORDER));
        String event = recorded();
        manager.get(event);
        draft = manager.post(event + "/correction", Map.of()).location().split("/")[2];
        assertThat(checked()).contains("order.pdf (PDF, 25 bytes)");
        assertThat(manager.post("/drafts/" + draft + "/check", Map.of()).status()).isEqualTo(302);

        List<String> both = partnership.contact(List.of("Dot", "Ern"), "Quillfeather");
        StepWork work = kith.getBean(StepWork.class);
        var viewer = partnership.viewer(Colleague.TEAM_MANAGER);
        draft = work.begin(viewer, both.getFirst(), "care_order_made");
        work.choose(viewer, draft, both);
        partnership.fill(viewer, draft, Map.of());
        work.attach(viewer, draft, java.util.Set.of("sealed_order"), Map.of("sealed_order", new StepWork.Upload("order.pdf", bytes(ORDER))));
        work.record(viewer, draft);
        assertThat(jdbc.queryForList("select record from paper where record = any (?)", String.class, (Object) both.toArray(String[]::new)))
                .containsExactlyInAnyOrderElementsOf(both);
    }

    @Test
    void a_file_that_an_event_names_and_its_record_no_longer_keeps_is_found() {
        Papers papers = kith.getBean(Papers.class);
        send("order.pdf", bytes(ORDER));
        String event = recorded();
        assertThat(papers.missing(TestPartnership.AUTHORITY)).extracting(Papers.Missing::record).doesNotContain(record);
        jdbc.update("delete from paper where record = ?", record);
        assertThat(papers.missing(TestPartnership.AUTHORITY)).contains(new Papers.Missing(record, event.substring(event.lastIndexOf('/') + 1)));
        assertThatThrownBy(() -> papers.paper(partnership.viewer(Colleague.TEAM_MANAGER), record, event.substring(event.lastIndexOf('/') + 1),
                jdbc.queryForObject("select answers -> 'sealed_order' -> 'file' ->> 'sha256' from event where record = ? and type = 'care_order_made.recorded'", String.class, record), Outlet.FILE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_form_whose_session_has_ended_keeps_its_words_and_says_that_the_file_must_be_selected_again() {
        Map<String, List<String>> form = form(manager.open(page()), "court", "Aylesbury, 12 of 2027");
        form.remove("sealed_order");
        jdbc.update("delete from spring_session");
        Browser.Page signIn = manager.upload(page(), form, Map.of("sealed_order", new Chosen("order.pdf", bytes(ORDER))));
        assertThat(signIn.status()).isEqualTo(401);
        assertThat(held()).isZero();

        Map<String, List<String>> signing = new LinkedHashMap<>(signIn.typed());
        signing.put("username", List.of(Colleague.TEAM_MANAGER.signIn()));
        signing.put("password", List.of(TestPartnership.PASSWORD));
        Browser.Page back = manager.follow(manager.post("/sign-in", signing));
        assertThat(back.text()).contains("What you typed on this page is back", "Select again whatever file");
        assertThat(back.typed()).containsEntry("court", List.of("Aylesbury, 12 of 2027"));
    }

    @Test
    void a_file_in_an_entry_of_a_group_is_kept_with_that_entry() {
        String input = "papers.2.copy";
        partnership.record(Colleague.TEAM_MANAGER, record, "family_move", Map.of("plan", "child_protection", "stay", "permanent"));
        draft = partnership.draft(Colleague.TEAM_MANAGER, record, "transfer_papers_sent", Map.of());
        String page = "/drafts/" + draft + "/papers";
        Map<String, List<String>> form = new LinkedHashMap<>(manager.open(page).typed());
        form.keySet().removeIf(name -> name.startsWith("papers"));
        form.put("papers", List.of("1", "2"));
        form.put("papers.1.which", List.of("The minutes"));
        form.put("papers.2.which", List.of("The plan"));
        assertThat(manager.upload(page, form, Map.of(input, new Chosen("plan.pdf", bytes(ORDER)))).status()).isEqualTo(302);
        assertThat(checked()).contains("The minutes").contains("plan.pdf (PDF, 25 bytes)");
        assertThat(manager.open("/drafts/" + draft + "/papers").html().getElementById(input + "-held").text()).contains("plan.pdf");

        Map<String, List<String>> removing = new LinkedHashMap<>(manager.open(page).typed());
        removing.keySet().removeIf(name -> name.endsWith(".copy"));
        removing.put("go", List.of("remove:papers.2"));
        manager.upload(page, removing, Map.of());
        assertThat(checked()).contains("The minutes").doesNotContain("plan.pdf");
    }

    @Test
    void bytes_that_are_not_those_that_were_recorded_are_not_given_out() {
        send("order.pdf", bytes(ORDER));
        String file = manager.open(recorded()).html().select("a:contains(order.pdf)").attr("href");
        jdbc.update("update paper set content = ? where record = ?", bytes("%PDF-1.7\nIt is 0rdered: \u00A7"), record);
        assertThat(manager.get(file).status()).isEqualTo(500);
    }
}
