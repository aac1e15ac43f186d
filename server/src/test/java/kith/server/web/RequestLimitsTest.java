package kith.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import kith.server.Browser;
import kith.server.TestDatabase;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Who asks too often is told when to try again, loses nothing, and holds up nobody else. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(RequestLimitsTest.StandingTime.class)
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestLimitsTest {
    private static final int MOST = 6;
    private static final AtomicLong NANOS = new AtomicLong();

    @TestConfiguration
    static class StandingTime {
        @Bean
        TimeMeter time() {
            return new TimeMeter() {
                @Override
                public long currentTimeNanos() {
                    return NANOS.get();
                }

                @Override
                public boolean isWallClockBased() {
                    return false;
                }
            };
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestDatabase.register(registry);
        List.of("sign-in", "find", "emergency", "file", "api").forEach(what -> registry.add("kith.limits." + what, () -> MOST));
        registry.add("kith.limits.people-at-an-address", () -> 3);
    }

    @Autowired
    private ApplicationContext kith;

    @LocalServerPort
    private int port;

    private String record;
    private TestPartnership partnership;

    @BeforeAll
    void aRecord() {
        partnership = new TestPartnership(kith).enrol();
        record = partnership.contact("Ada", "Quillfeather");
    }

    @BeforeEach
    void aMinuteLater() {
        NANOS.addAndGet(TimeUnit.MINUTES.toNanos(2));
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private static void isTooMany(Browser.Page page) {
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.header("Retry-After")).hasValue("10");
        assertThat(page.html().select("h1").text()).isEqualTo("Too many requests");
        assertThat(page.html().select("main").text()).contains("try again in 10 seconds");
        assertThat(page.header("Content-Security-Policy")).isPresent();
    }

    @Test
    void finding_is_limited_for_one_person_and_for_nobody_else(CapturedOutput log) {
        Browser manager = signedIn(Colleague.TEAM_MANAGER);
        String found = manager.find("words=ada").path();
        for (int i = 2; i < MOST; i++) {
            assertThat(manager.get(found).status()).isEqualTo(200);
        }

        isTooMany(manager.get(found));
        Browser.Page sent = manager.post("/find", Map.of("words", List.of("the red door")));
        isTooMany(sent);
        assertThat(sent.html().select("main").text()).as("what was typed").contains("the red door");
        assertThat(manager.get("/%66ind/" + found.substring("/find/".length())).status()).as("spelt otherwise").isEqualTo(429);
        assertThat(manager.get("/who-to-ring").status()).as("for an emergency").isEqualTo(200);
        assertThat(manager.get("/records/" + record).status()).isEqualTo(200);
        assertThat(signedIn(Colleague.SECOND_MANAGER).find("words=ada").status()).as("somebody else").isEqualTo(200);
        assertThat(log.getOut()).containsOnlyOnce("too_many_requests find by one person").doesNotContain("team_manager", "red door");

        NANOS.addAndGet(TimeUnit.SECONDS.toNanos(10));
        assertThat(manager.get(found).status()).as("ten seconds later").isEqualTo(200);
    }

    @Test
    void each_of_the_other_ways_is_limited_apart() {
        Browser manager = signedIn(Colleague.TEAM_MANAGER);
        for (String way : List.of("/who-to-ring", "/my-work.csv")) {
            for (int i = 0; i < MOST; i++) {
                assertThat(manager.get(way).status()).as(way).isEqualTo(200);
            }
            isTooMany(manager.get(way));
        }
        for (int i = 0; i < MOST; i++) {
            assertThat(call().status()).isEqualTo(200);
        }
        Browser.Page refused = call();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).hasValue("10");
        assertThat(refused.header("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.text()).contains("too_many_requests");
    }

    private Browser.Page call() {
        return new Browser(port).call("GET", "/api/v1/work", Colleague.SOCIAL_WORKER.signIn(), TestPartnership.PASSWORD, null);
    }

    @Test
    void signing_in_is_limited_for_each_name_and_for_each_address_and_loses_nothing_that_was_typed() {
        Browser guesser = new Browser(port);
        guesser.get("/sign-in");
        Map<String, List<String>> form = Map.of(
                "username", List.of("Somebody@Example"), "password", List.of("guess"), "kept-for", List.of("/drafts/x/when"), "kept.worry", List.of("She was cold"));
        for (int i = 0; i < MOST; i++) {
            assertThat(guesser.post("/sign-in", form).status()).isEqualTo(401);
        }
        Browser.Page refused = guesser.post("/sign-in", form);
        isTooMany(refused);
        assertThat(refused.html().select("main").text()).contains("She was cold").doesNotContain("guess ", "Somebody");
        assertThat(new Browser(port).signIn(Colleague.POLICE.signIn(), TestPartnership.PASSWORD).status()).as("another name").isEqualTo(200);
        for (int i = 0; i < 2 * MOST; i++) {
            guesser.post("/sign-in", Map.of("username", List.of("name" + i), "password", List.of("guess")));
        }
        assertThat(new Browser(port).signIn(Colleague.HEALTH.signIn(), TestPartnership.PASSWORD).status()).as("another name from this address").isEqualTo(429);
    }

    @Test
    void what_is_typed_into_a_draft_is_always_taken() {
        String draft = partnership.draft(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of());
        Browser manager = signedIn(Colleague.TEAM_MANAGER);
        manager.get("/drafts/" + draft + "/suspicion");
        for (int i = 0; i < 10 * MOST; i++) {
            assertThat(manager.post("/drafts/" + draft + "/suspicion", Map.of("what", List.of("Line " + i), "go", List.of("later"))).status()).isEqualTo(302);
        }
    }
}
