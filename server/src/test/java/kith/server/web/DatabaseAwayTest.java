package kith.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kith.postgres.Binaries;
import kith.postgres.PostgresServer;
import kith.postgres.RunningPostgres;
import kith.server.Browser;
import kith.server.TestDatabase;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** PostgreSQL goes away under the application: whatever is asked then is answered with a page that says so in words. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseAwayTest {
    private static RunningPostgres postgres;

    /** A server of its own, because it is going to be stopped. */
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.register(registry);
        postgres = PostgresServer.temporary(Binaries.forTests());
        registry.add("KITH_DB_URL", () -> postgres.jdbcUrl());
        registry.add("KITH_DB_USER", () -> postgres.user());
        registry.add("KITH_DB_PASSWORD", () -> postgres.password());
    }

    @Autowired
    private ApplicationContext kith;

    @LocalServerPort
    private int port;

    @Test
    void every_request_is_answered_with_a_page_that_says_so_and_the_assets_still_come() {
        TestPartnership partnership = new TestPartnership(kith).enrol();
        String record = partnership.contact("Ada", "Quillfeather");
        String draft = partnership.draft(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of());
        Browser manager = new Browser(port);
        manager.signIn(Colleague.TEAM_MANAGER.signIn(), TestPartnership.PASSWORD);
        Browser.Page form = manager.get("/drafts/" + draft + "/suspicion");
        Browser nobody = new Browser(port);
        nobody.get("/sign-in");

        postgres.stop();

        saysSo(manager.get("/records/" + record));
        saysSo(manager.get("/my-work"));
        saysSo(manager.post("/drafts/" + draft + "/suspicion", form.typed()));
        saysSo(nobody.post("/sign-in", Map.of("username", List.of("x"), "password", List.of("y"))));
        Browser.Page program = new Browser(port)
                .call("GET", "/api/v1/records/" + record, Colleague.TEAM_MANAGER.signIn(), TestPartnership.PASSWORD, "");
        assertThat(program.status()).isEqualTo(503);
        assertThat(program.header("Content-Type")).hasValue("application/problem+json");
        String style = form.html().select("link[rel=stylesheet]").attr("href");
        assertThat(new Browser(port).get(style).status()).isEqualTo(200);
        assertThat(new Browser(port).get("/health").status()).isEqualTo(200);
    }

    private static void saysSo(Browser.Page page) {
        assertThat(page.status()).as("%s: %s", page.path(), page.text()).isEqualTo(503);
        assertThat(page.html().select("main").text())
                .contains("Kith cannot reach its records just now. Nothing was saved.", "Try again in a minute", "what you typed is still there");
        assertThat(page.text()).doesNotContain("Exception", "SQL", "postgres", "\tat ");
        assertThat(page.header("Content-Security-Policy")).isPresent();
    }
}
