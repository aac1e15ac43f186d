package kith.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Signing in and out, and what every answer says to the browser about safety. */
@RunningKith
class SecurityTest {
    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private String record;
    private String draft;
    private Browser manager;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
        record = partnership.contact("Ada", "Quillfeather");
        draft = partnership.draft(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of());
        manager = signedIn(Colleague.TEAM_MANAGER);
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    static Stream<String> pages() {
        return Stream.of(
                "/my-work", "/front-door", "/front-door/contact", "/find", "/find?record={record}", "/who-to-ring", "/contacts", "/records/{record}",
                "/records/{record}/timeline", "/records/{record}/steps", "/records/{record}/steps/harm_concern", "/records/{record}/allocation", "/drafts/{draft}/when",
                "/drafts/{draft}/suspicion", "/drafts/{draft}/check", "/records/unknown", "/nowhere");
    }

    private String at(String page) {
        return page.replace("{record}", record).replace("{draft}", draft);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_page_forbids_what_it_does_not_need_and_is_kept_nowhere(String page) {
        isSafe(manager.get(at(page)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void without_signing_in_every_page_leads_to_signing_in(String page) {
        Browser nobody = new Browser(port);
        Browser.Page answer = nobody.get(at(page));
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo("/sign-in");
        isSafe(nobody.follow(answer));
    }

    private static void isSafe(Browser.Page page) {
        assertThat(page.header("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.header("X-Frame-Options")).hasValue("DENY");
        assertThat(page.header("Referrer-Policy")).hasValue("same-origin");
        assertThat(page.header("Permissions-Policy")).hasValueSatisfying(policy -> assertThat(policy).contains("geolocation=()"));
        assertThat(page.header("Cache-Control")).hasValueSatisfying(cache -> assertThat(cache).contains("no-store"));
        assertThat(page.header("Server")).isEmpty();
        assertThat(page.html().select("script:not([src]), [onclick], [onload], style, [style]")).isEmpty();
        assertThat(page.html().select("script[src], link[href], img[src]"))
                .allSatisfy(element -> assertThat(element.attr("src") + element.attr("href")).startsWith("/"));
    }

    @Test
    void the_cookie_is_not_for_scripts_nor_for_other_sites_and_changes_on_signing_in() {
        Browser browser = new Browser(port);
        Browser.Page before = browser.get("/sign-in");
        String anonymous = browser.cookies().stream().map(cookie -> cookie.getValue()).findFirst().orElse("");
        Browser.Page signedIn = browser.post(
                "/sign-in", Map.of("username", List.of(Colleague.HEALTH.signIn()), "password", List.of(TestPartnership.PASSWORD)));

        assertThat(Stream.concat(
                        before.raw().headers().allValues("Set-Cookie").stream(), signedIn.raw().headers().allValues("Set-Cookie").stream()))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
        assertThat(browser.cookies()).singleElement().satisfies(cookie -> assertThat(cookie.getValue()).isNotEqualTo(anonymous));
    }

    @Test
    void signing_out_ends_the_session_also_for_somebody_who_kept_the_cookie() {
        Browser browser = signedIn(Colleague.HEALTH);
        String cookie = browser.cookies().getFirst().getValue();
        browser.get("/my-work");

        Browser.Page out = browser.post("/sign-out", Map.of());

        assertThat(out.location()).isEqualTo("/sign-in?out");
        assertThat(browser.follow(out).text()).contains("You have signed out.");
        assertThat(browser.get("/my-work").location()).isEqualTo("/sign-in");
        Browser thief = new Browser(port);
        thief.get("/sign-in");
        thief.cookies().forEach(kept -> kept.setValue(cookie));
        assertThat(thief.get("/my-work").location()).isEqualTo("/sign-in");
    }

    @Test
    void ten_wrong_passwords_close_an_account_for_a_while_also_to_the_right_one() {
        Browser browser = new Browser(port);
        String name = Colleague.SCHOOL.signIn();
        for (int i = 0; i < 10; i++) {
            assertThat(browser.signIn(name, "wrong " + i).text()).contains("do not belong together");
        }
        Browser.Page closed = browser.signIn(name, TestPartnership.PASSWORD);
        assertThat(closed.status()).isEqualTo(401);
        assertThat(closed.text()).contains("closed for fifteen minutes");

        jdbc.update("update account set locked_until = locked_until - interval '15 minutes' where sign_in = ?", name);
        assertThat(browser.signIn(name, TestPartnership.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void nine_wrong_passwords_and_the_right_one_start_counting_anew() {
        Browser browser = new Browser(port);
        String name = Colleague.CONFERENCE_CHAIR.signIn();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 9; i++) {
                browser.signIn(name, "wrong");
            }
            Browser.Page in = browser.signIn(name, TestPartnership.PASSWORD);
            assertThat(in.status()).isEqualTo(200);
            browser.post("/sign-out", Map.of());
        }
    }

    @Test
    void an_unknown_name_and_a_wrong_password_are_told_in_the_same_words() {
        Browser.Page unknown = new Browser(port).signIn("nobody", "x");
        Browser.Page wrong = new Browser(port).signIn(Colleague.POLICE.signIn(), "x");
        assertThat(unknown.errors()).isEqualTo(wrong.errors()).hasSize(1);
        assertThat(unknown.status()).isEqualTo(wrong.status()).isEqualTo(401);
    }

    @Test
    void a_form_that_another_site_made_does_nothing() {
        Browser browser = signedIn(Colleague.SERVICE_MANAGER);
        int before = events();
        String form = "submission=abc&professional=" + Colleague.SOCIAL_WORKER.signIn();

        assertThat(browser.post("/records/" + record + "/allocation", form).status()).isEqualTo(401);
        assertThat(browser.post("/records/" + record + "/allocation", form + "&_csrf=guessed").status()).isEqualTo(401);

        assertThat(events()).isEqualTo(before);
    }

    @Test
    void a_leaver_is_out_with_the_next_click() {
        Browser leaver = signedIn(Colleague.OTHER_SOCIAL_WORKER);
        jdbc.update("update membership set ended = now() where professional = ?", Colleague.OTHER_SOCIAL_WORKER.signIn());

        assertThat(leaver.get("/my-work").status()).isEqualTo(403);
        assertThat(leaver.get("/who-to-ring").status()).isEqualTo(403);
    }

    @Test
    void after_signing_in_one_comes_to_the_page_asked_for_but_never_elsewhere() {
        Browser browser = new Browser(port);
        browser.get("/records/" + record + "/timeline?before=x");
        assertThat(browser.signIn(Colleague.TEAM_MANAGER.signIn(), TestPartnership.PASSWORD).path()).startsWith("/records/" + record + "/timeline?before=x");

        Browser lured = new Browser(port);
        lured.get("/sign-in");
        Browser.Page in = lured.post(
                "/sign-in",
                Map.of(
                        "username", List.of(Colleague.POLICE.signIn()),
                        "password", List.of(TestPartnership.PASSWORD),
                        "kept-for", List.of("https://elsewhere.example/drafts/")));
        assertThat(in.header("Location").orElse("")).doesNotContain("elsewhere");
    }

    private int events() {
        return jdbc.queryForObject("select count(*)::int from event", Integer.class);
    }
}
