package kith.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** One's own account, and what an agency asks of it: passwords, codes, keys, sessions. Each test has a colleague of its own. */
@RunningKith
@Import(SecondFactorTest.Time.class)
@TestPropertySource(properties = "server.forward-headers-strategy=native")
class SecondFactorTest {
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String FRESH = "kettle orbit pavement moss";

    /** Stands still until it is moved on, so that no test waits for a code to change. */
    static final class SetClock extends Clock {
        private volatile Instant now = Instant.now();

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** No {@code @Configuration}, so that no scan of another test finds it. */
    static class Time {
        @Bean
        @Primary
        SetClock setClock() {
            return new SetClock();
        }
    }

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private SetClock clock;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
    }

    @BeforeEach
    void codesHaveChanged() {
        clock.pass(Duration.ofMinutes(2));
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

    /** Sets up codes as an app would: from the letters on the page. */
    private record App(byte[] secret, List<String> recoveryCodes) {}

    private App setsUp(Browser browser) {
        byte[] secret = secret(browser.get("/your-account/second-factor"));
        Browser.Page done = browser.post("/your-account/second-factor", form("one-time-code", code(secret)));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        // The code that was shown once is used.
        clock.pass(Duration.ofSeconds(60));
        return new App(secret, done.html().select("main ol li").eachText());
    }

    private static byte[] secret(Browser.Page page) {
        String letters = page.html().select("main p.kith-key").text().replace(" ", "");
        byte[] secret = new byte[letters.length() * 5 / 8];
        for (int bit = 0; bit < secret.length * 8; bit++) {
            int of = BASE_32.indexOf(letters.charAt(bit / 5)) >> 4 - bit % 5 & 1;
            secret[bit / 8] |= (byte) (of << 7 - bit % 8);
        }
        return secret;
    }

    private String code(byte[] secret) {
        return OneTimeCodes.at(secret, OneTimeCodes.step(clock.instant()));
    }

    private static String wrong(String code) {
        return String.format("%06d", (Integer.parseInt(code) + 500_000) % 1_000_000);
    }

    private String session(Browser browser) {
        return browser.cookies().getFirst().getValue();
    }

    // one's own password ---------------------------------------------------------------------------------------------------

    @Test
    void a_changed_password_ends_every_other_session_and_the_old_one_opens_nothing() {
        Colleague colleague = Colleague.HEALTH;
        Browser browser = signedIn(colleague);
        Browser elsewhere = signedIn(colleague);
        browser.get("/your-account/password");

        assertThat(browser.post("/your-account/password", form("password", "not it", "new-password", FRESH, "new-password-again", FRESH)).errors()).containsOnlyKeys("#password");
        assertThat(browser.post("/your-account/password", form("password", TestPartnership.PASSWORD, "new-password", "Password 2026", "new-password-again", "Password 2026")).errors())
                .containsOnlyKeys("#new-password");
        assertThat(browser.post("/your-account/password", form("password", TestPartnership.PASSWORD, "new-password", FRESH, "new-password-again", FRESH + "y")).errors())
                .containsOnlyKeys("#new-password-again");
        assertThat(elsewhere.get("/my-work").status()).isEqualTo(200);

        Browser.Page changed = browser.follow(browser.post("/your-account/password", form("password", TestPartnership.PASSWORD, "new-password", FRESH, "new-password-again", FRESH)));

        assertThat(changed.text()).contains("Your password has been changed").contains("The password was changed");
        assertThat(browser.get("/my-work").status()).isEqualTo(200);
        assertThat(elsewhere.get("/my-work").location()).isEqualTo("/sign-in");
        assertThat(new Browser(port).signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(401);
        assertThat(new Browser(port).signIn(colleague.signIn(), FRESH).status()).isEqualTo(200);
    }

    @Test
    void ten_wrong_guesses_at_ones_own_password_close_the_account_like_ten_at_sign_in() {
        Browser browser = signedIn(Colleague.SCHOOL);
        browser.get("/your-account/password");
        for (int i = 0; i < 10; i++) {
            browser.post("/your-account/password", form("password", "guess " + i, "new-password", FRESH, "new-password-again", FRESH));
        }

        assertThat(browser.post("/your-account/password", form("password", TestPartnership.PASSWORD, "new-password", FRESH, "new-password-again", FRESH)).errors().get("#password"))
                .contains("closed for fifteen minutes");
        assertThat(new Browser(port).signIn(Colleague.SCHOOL.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(401);
    }

    // codes at sign-in -----------------------------------------------------------------------------------------------------

    @Test
    void with_codes_set_up_a_password_alone_opens_nothing_and_a_code_opens_once() {
        Colleague colleague = Colleague.SOCIAL_WORKER;
        Browser elsewhere = signedIn(colleague);
        Browser browser = signedIn(colleague);
        Browser.Page offer = browser.get("/your-account/second-factor");
        byte[] secret = secret(offer);
        assertThat(offer.html().select("svg.kith-qr path").attr("d")).startsWith("M4 4h1v1h-1z");

        assertThat(browser.post("/your-account/second-factor", form("one-time-code", wrong(code(secret)))).errors()).containsOnlyKeys("#one-time-code");
        assertThat(secret(browser.get("/your-account/second-factor"))).as("the same is on offer, for it may be in the app already").isEqualTo(secret);
        App app = setsUp(browser);

        assertThat(app.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        assertThat(browser.get("/your-account/second-factor").text()).contains("10 recovery codes").doesNotContain(app.recoveryCodes().getFirst());
        assertThat(elsewhere.get("/my-work").location()).as("it began without a code").isEqualTo("/sign-in");
        Browser next = new Browser(port);
        next.get("/who-to-ring");
        Browser.Page asked = next.signIn(colleague.signIn(), TestPartnership.PASSWORD);
        assertThat(asked.html().select("h1").text()).isEqualTo("Enter your code");
        assertThat(next.get("/my-work").location()).isEqualTo("/sign-in/code");
        assertThat(next.post("/your-account/signed-out-everywhere", Map.of()).status()).as("nobody is signed in yet").isEqualTo(401);
        next.get("/sign-in/code");
        String halfway = session(next);
        assertThat(next.post("/sign-in/code", form("one-time-code", wrong(code(app.secret())))).errors()).containsOnlyKeys("#one-time-code");
        String code = code(app.secret());
        assertThat(next.follow(next.post("/sign-in/code", form("one-time-code", code))).status()).isEqualTo(200);
        assertThat(session(next)).as("the session's name").isNotEqualTo(halfway);
        assertThat(next.get("/my-work").status()).isEqualTo(200);

        Browser overheard = new Browser(port);
        overheard.signIn(colleague.signIn(), TestPartnership.PASSWORD);
        assertThat(overheard.post("/sign-in/code", form("one-time-code", code)).errors()).as("the same code again").containsOnlyKeys("#one-time-code");
    }

    @Test
    void a_recovery_code_stands_in_once_and_what_was_typed_before_the_session_ended_comes_along() {
        Colleague colleague = Colleague.FRONT_DOOR_WORKER;
        String draft = partnership.contactDraft(List.of("Unheard"), "Of");
        App app = setsUp(signedIn(colleague));
        String recovery = app.recoveryCodes().getFirst();
        Browser late = new Browser(port);
        late.get("/sign-in");
        late.post("/drafts/" + draft + "/when", form("anything", "typed in time"));

        Browser.Page asked = late.post("/sign-in", form(
                "username", colleague.signIn(), "password", TestPartnership.PASSWORD, "kept-for", "/drafts/" + draft + "/when", "kept.anything", "typed"));
        assertThat(asked.typed()).containsEntry("kept.anything", List.of("typed"));
        Map<String, List<String>> typed = new LinkedHashMap<>(asked.typed());
        typed.put("one-time-code", List.of(recovery.toUpperCase(java.util.Locale.ROOT).replace("-", " ")));
        assertThat(late.post("/sign-in/code", typed).location()).startsWith("/drafts/" + draft + "/when");

        Browser again = new Browser(port);
        again.signIn(colleague.signIn(), TestPartnership.PASSWORD);
        assertThat(again.post("/sign-in/code", form("one-time-code", recovery)).errors()).containsOnlyKeys("#one-time-code");
        assertThat(late.get("/your-account").text()).contains("9 recovery codes are left", "A recovery code was used");
    }

    @Test
    void ten_wrong_codes_close_the_account_however_often_the_password_was_right_between_them() {
        Colleague colleague = Colleague.OTHER_SOCIAL_WORKER;
        App app = setsUp(signedIn(colleague));
        for (int i = 0; i < 10; i++) {
            Browser browser = new Browser(port);
            browser.signIn(colleague.signIn(), TestPartnership.PASSWORD);
            browser.post("/sign-in/code", form("one-time-code", wrong(code(app.secret()))));
        }

        Browser.Page closed = new Browser(port).signIn(colleague.signIn(), TestPartnership.PASSWORD);
        assertThat(closed.status()).isEqualTo(401);
        assertThat(closed.text()).contains("closed for fifteen minutes");
    }

    @Test
    void the_database_holds_neither_the_secret_nor_a_recovery_code() {
        App app = setsUp(signedIn(Colleague.CONFERENCE_CHAIR));

        byte[] sealed = jdbc.queryForObject("select secret from second_factor where professional = ?", byte[].class, Colleague.CONFERENCE_CHAIR.signIn());
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(app.secret(), java.nio.charset.StandardCharsets.ISO_8859_1));
        String hashes = String.join(" ", jdbc.queryForList("select encode(hash, 'escape') from recovery_code", String.class));
        assertThat(hashes).isNotEmpty();
        app.recoveryCodes().forEach(code -> assertThat(hashes).doesNotContain(code, code.replace("-", "")));
        assertThat(kith.getBean(SecondFactorSealing.class).open(sealed, "testshire/somebody-else")).as("moved into another's row").isEmpty();
    }

    // what an agency asks, and what an administrator puts right --------------------------------------------------------------

    @Test
    void what_an_agency_asks_holds_from_the_next_click_and_leads_to_setting_it_up_before_anything_else() {
        Browser administrator = signedIn(Colleague.SYSTEMS_ADMINISTRATOR);
        Browser police = signedIn(Colleague.POLICE);
        assertThat(police.get("/my-work").status()).isEqualTo(200);
        administrator.get("/administration");

        administrator.post("/administration/second-factors", form("factor-agency", "police", "factor-needed", "yes"));

        assertThat(police.get("/my-work").location()).isEqualTo("/your-account/second-factor");
        assertThat(new Browser(port).call("GET", "/api/v1/work", Colleague.POLICE.signIn(), TestPartnership.PASSWORD, "").status()).isEqualTo(403);
        assertThat(administrator.get("/administration").status()).as("of another agency").isEqualTo(200);
        App app = setsUp(police);
        assertThat(police.get("/my-work").status()).isEqualTo(200);
        police.get("/your-account/second-factor");
        assertThat(police.post("/your-account/second-factor/taken-away", form("one-time-code", code(app.secret()))).errors().get("#one-time-code"))
                .contains("Your agency asks everybody");

        administrator.get("/administration");
        assertThat(administrator.post("/administration/resets", form("reset-person", Colleague.POLICE.signIn(), "reset-reason", "")).errors())
                .containsOnlyKeys("#reset-reason");
        administrator.post("/administration/resets", form("reset-person", Colleague.POLICE.signIn(), "reset-reason", "Telephone stolen, seen in person"));

        assertThat(police.get("/my-work").location()).isEqualTo("/sign-in");
        Browser anew = new Browser(port);
        assertThat(anew.signIn(Colleague.POLICE.signIn(), TestPartnership.PASSWORD).path()).isEqualTo("/your-account/second-factor");
        assertThat(anew.get("/your-account").text()).contains("An administrator reset the second factor: Telephone stolen, seen in person");
        assertThat(jdbc.queryForObject("select changed_by from account_change where kind = 'SECOND_FACTOR_RESET'", String.class))
                .isEqualTo(Colleague.SYSTEMS_ADMINISTRATOR.signIn());

        administrator.get("/administration");
        administrator.post("/administration/second-factors", form("factor-agency", "police", "factor-needed", "no"));
        assertThat(anew.get("/my-work").status()).isEqualTo(200);
    }

    @Test
    void nobody_but_an_administrator_asks_or_resets_and_no_administrator_their_own() {
        Browser manager = signedIn(Colleague.TEAM_MANAGER);
        manager.get("/my-work");
        assertThat(manager.post("/administration/resets", form("reset-person", Colleague.HEALTH.signIn(), "reset-reason", "Because")).status()).isEqualTo(403);
        assertThat(manager.post("/administration/second-factors", form("factor-agency", "health", "factor-needed", "no")).status()).isEqualTo(403);

        Browser administrator = signedIn(Colleague.SYSTEMS_ADMINISTRATOR);
        administrator.get("/administration");
        assertThat(administrator.post("/administration/resets", form("reset-person", Colleague.SYSTEMS_ADMINISTRATOR.signIn(), "reset-reason", "Because")).errors())
                .containsOnlyKeys("#reset-person");
    }

    // keys for programs ----------------------------------------------------------------------------------------------------

    @Test
    void a_key_opens_the_api_alone_as_its_maker_until_it_is_ended_or_its_time_is_over() throws Exception {
        Colleague colleague = Colleague.SERVICE_MANAGER;
        Browser browser = signedIn(colleague);
        setsUp(browser);
        browser.get("/your-account/keys");
        assertThat(browser.post("/your-account/keys", form("name", "Dashboard", "lasts", "30", "password", "not it")).errors()).containsOnlyKeys("#password");
        String key = made(browser);
        String other = made(browser);

        assertThat(new Browser(port).call("GET", "/api/v1/work", colleague.signIn(), TestPartnership.PASSWORD, "").status())
                .as("a password alone").isEqualTo(401);
        assertThat(calls("/api/v1/work", key)).isEqualTo(200);
        assertThat(calls("/api/v1/work", key + "x")).isEqualTo(401);
        assertThat(calls("/my-work", key)).as("no page").isEqualTo(302);
        assertThat(browser.get("/your-account/keys").text()).doesNotContain(key);
        assertThat(jdbc.queryForList("select encode(hash, 'escape') from program_key", String.class)).noneMatch(hash -> hash.contains(key));

        String path = browser.get("/your-account/keys").html().select("form[action$=/ended]").first().attr("action");
        Browser stranger = signedIn(Colleague.TEAM_MANAGER);
        stranger.get("/your-account");
        stranger.post(path, Map.of());
        assertThat(calls("/api/v1/work", key)).as("ended by somebody else").isEqualTo(200);
        browser.post(path, Map.of());
        assertThat(List.of(calls("/api/v1/work", key), calls("/api/v1/work", other))).containsExactlyInAnyOrder(401, 200);

        clock.pass(Duration.ofDays(30));
        assertThat(calls("/api/v1/work", other)).isEqualTo(401);
    }

    private static String made(Browser browser) {
        browser.get("/your-account/keys");
        Element shown = browser.post("/your-account/keys", form("name", "Dashboard", "lasts", "30", "password", TestPartnership.PASSWORD))
                .html()
                .selectFirst(".govuk-notification-banner .kith-key");
        return shown.text();
    }

    private int calls(String path, String key) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Authorization", "Bearer " + key)).statusCode();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    // passkeys -------------------------------------------------------------------------------------------------------------

    @Test
    void what_is_no_passkey_opens_nothing() {
        for (String sent : List.of("", "{}", "[]", "null", "{\"id\":\"x\",\"rawId\":\"eA\",\"type\":\"public-key\",\"response\":{}}", "not JSON at all")) {
            Browser browser = new Browser(port, "localhost");
            assertThat(browser.get("/sign-in/passkey").html().select("form[data-passkey=get]").attr("data-options"))
                    .contains("\"rpId\":\"localhost\"", "\"userVerification\":\"required\"");
            Browser.Page refused = browser.post("/sign-in/passkey", form("credential", sent));
            assertThat(refused.status()).as(sent).isEqualTo(401);
            assertThat(browser.get("/my-work").location()).isEqualTo("/sign-in");
        }
        assertThat(new Browser(port).get("/sign-in/passkey").text()).as("where nobody said at which address it is").contains("have not been set up");
    }

    @Test
    void the_device_is_asked_to_make_sure_who_holds_it_and_told_nothing_but_how_its_owner_signs_in() {
        Browser browser = new Browser(port, "localhost");
        browser.signIn(Colleague.TEAM_MANAGER.signIn(), TestPartnership.PASSWORD);

        String options = browser.get("/your-account/passkeys").html().select("form[data-passkey=create]").attr("data-options");

        assertThat(options)
                .contains("\"userVerification\":\"required\"", "\"residentKey\":\"required\"", "\"name\":\"team_manager\"")
                .doesNotContain(TestPartnership.AUTHORITY, "Invented");
        assertThat(browser.post("/your-account/passkeys", form("credential", "{}", "label", "Work telephone")).errors()).containsOnlyKeys("#label");
        assertThat(jdbc.queryForObject("select count(*) from user_credentials", Integer.class)).isZero();
    }

    // sessions -------------------------------------------------------------------------------------------------------------

    @Test
    void a_session_ends_twelve_hours_after_signing_in_however_busy_it_was() {
        Browser browser = signedIn(Colleague.SECOND_MANAGER);
        clock.pass(Duration.ofHours(12).minusSeconds(1));
        assertThat(browser.get("/my-work").status()).isEqualTo(200);
        clock.pass(Duration.ofSeconds(1));

        Browser.Page ended = browser.get("/my-work");

        assertThat(ended.location()).isEqualTo("/sign-in");
        assertThat(browser.signIn(Colleague.SECOND_MANAGER.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void a_session_ends_an_hour_after_the_last_request() {
        signedIn(Colleague.SECOND_MANAGER);

        assertThat(jdbc.queryForList("select distinct max_inactive_interval from spring_session", Integer.class)).containsExactly(3600);
    }

    @Test
    void signing_out_everywhere_ends_ones_sessions_and_nobody_elses() {
        Browser here = signedIn(Colleague.SECOND_MANAGER);
        Browser there = signedIn(Colleague.SECOND_MANAGER);
        Browser manager = signedIn(Colleague.TEAM_MANAGER);
        here.get("/your-account");

        assertThat(here.post("/your-account/signed-out-everywhere", Map.of()).location()).isEqualTo("/sign-in?out");

        assertThat(here.get("/my-work").location()).isEqualTo("/sign-in");
        assertThat(there.get("/my-work").location()).isEqualTo("/sign-in");
        assertThat(manager.get("/my-work").status()).isEqualTo(200);
    }

    @Test
    void a_change_of_role_holds_from_the_next_click() {
        Browser browser = signedIn(Colleague.NIGHT_SOCIAL_WORKER);
        assertThat(browser.get("/team").status()).isEqualTo(403);

        jdbc.update("update membership set role = 'team_manager' where professional = ?", Colleague.NIGHT_SOCIAL_WORKER.signIn());
        assertThat(browser.get("/team").status()).isEqualTo(200);

        jdbc.update("update membership set role = 'social_worker' where professional = ?", Colleague.NIGHT_SOCIAL_WORKER.signIn());
        assertThat(browser.get("/team").status()).isEqualTo(403);
    }

    @Test
    void behind_tls_the_cookie_goes_by_tls_alone_and_the_browser_is_told_to_use_nothing_else() throws Exception {
        URI signIn = URI.create("http://127.0.0.1:" + port + "/sign-in");
        HttpResponse<String> behind = send(HttpRequest.newBuilder(signIn).header("X-Forwarded-Proto", "https").header("X-Forwarded-For", "192.0.2.7"));
        HttpResponse<String> plain = send(HttpRequest.newBuilder(signIn));

        assertThat(behind.headers().firstValue("Set-Cookie")).hasValueSatisfying(cookie -> assertThat(cookie).startsWith("kith=").contains("Secure"));
        assertThat(behind.headers().firstValue("Strict-Transport-Security")).hasValueSatisfying(strict -> assertThat(strict).contains("max-age=31536000"));
        assertThat(plain.headers().firstValue("Set-Cookie")).hasValueSatisfying(cookie -> assertThat(cookie).doesNotContain("Secure"));
        assertThat(plain.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }
}
