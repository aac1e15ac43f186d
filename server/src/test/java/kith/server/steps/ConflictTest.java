package kith.server.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Several people write on one record at once: nothing is lost, nothing stands twice, and nobody waits for somebody else's step. */
@RunningKith
class ConflictTest {
    /** Far more than there are connections, each of which a refusal needs twice. */
    private static final int MANY = 120;

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private String decision(Colleague who, String record, String reasons) {
        return partnership.draft(who, record, "referral_decision", Map.of("outcome", "no_further_action", "reasons", reasons));
    }

    private int events(String record, String type) {
        return jdbc.queryForObject("select count(*)::int from event where record = ? and type = ?", Integer.class, record, type);
    }

    /** Does all of it at the same moment, each in a thread of its own. */
    private static <T> List<T> atOnce(List<Callable<T>> what) throws Exception {
        CyclicBarrier start = new CyclicBarrier(what.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(what.size())) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> each : what) {
                running.add(threads.submit(() -> {
                    start.await();
                    return each.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        }
    }

    @RepeatedTest(5)
    void of_two_who_record_the_same_step_at_once_one_sees_both_and_can_record_theirs_as_well() throws Exception {
        String record = partnership.contact("Ada", "Quillfeather");
        Browser one = signedIn(Colleague.TEAM_MANAGER);
        Browser other = signedIn(Colleague.SECOND_MANAGER);
        String ones = decision(Colleague.TEAM_MANAGER, record, "What one manager thought");
        String others = decision(Colleague.SECOND_MANAGER, record, "What the other manager thought");
        one.get("/drafts/" + ones + "/check");
        other.get("/drafts/" + others + "/check");

        List<Browser.Page> pages = atOnce(List.of(
                () -> one.post("/drafts/" + ones + "/check", Map.of()), () -> other.post("/drafts/" + others + "/check", Map.of())));

        assertThat(pages).extracting(Browser.Page::status).containsExactlyInAnyOrder(302, 409);
        assertThat(events(record, "referral_decision.recorded")).isEqualTo(1);
        boolean oneWasLate = pages.getFirst().status() == 409;
        Browser.Page both = oneWasLate ? pages.getFirst() : pages.getLast();
        assertThat(both.html().select("main").text())
                .contains("Somebody was quicker", "What one manager thought", "What the other manager thought");

        Browser late = oneWasLate ? one : other;
        Browser.Page after = late.post("/drafts/" + (oneWasLate ? ones : others) + "/check", Map.of("go", List.of("follow")));

        assertThat(after.status()).isEqualTo(302);
        assertThat(events(record, "referral_decision.recorded")).isEqualTo(2);
        assertThat(jdbc.queryForList("select draft from draft where record = ?", record)).isEmpty();
    }

    @RepeatedTest(3)
    void different_steps_at_once_are_all_recorded() throws Exception {
        String record = partnership.contact("Bea", "Quillfeather");
        List<Colleague> four =
                List.of(Colleague.FRONT_DOOR_WORKER, Colleague.TEAM_MANAGER, Colleague.SECOND_MANAGER, Colleague.SECOND_MANAGER);
        // Suspicions of harm stand beside each other: each opens an episode of its own.
        List<String> steps = List.of("harm_concern", "referral_decision", "harm_concern", "contact");
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int i = 0; i < four.size(); i++) {
            Browser browser = signedIn(four.get(i));
            String draft = partnership.draft(four.get(i), record, steps.get(i), Map.of("outcome", "no_further_action"));
            browser.get("/drafts/" + draft + "/check");
            writers.add(() -> browser.post("/drafts/" + draft + "/check", Map.of()).status());
        }

        assertThat(atOnce(writers)).containsOnly(302);
        assertThat(events(record, "harm_concern.recorded")).isEqualTo(2);
        assertThat(events(record, "referral_decision.recorded")).isEqualTo(1);
        assertThat(events(record, "contact.recorded")).isEqualTo(2);
    }

    @RepeatedTest(3)
    void a_double_click_records_once() throws Exception {
        String record = partnership.contact("Cyril", "Quillfeather");
        Browser browser = signedIn(Colleague.TEAM_MANAGER);
        String draft = partnership.draft(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of());
        browser.get("/drafts/" + draft + "/check");
        Callable<Browser.Page> click = () -> browser.post("/drafts/" + draft + "/check", Map.of());

        List<Browser.Page> pages = atOnce(List.of(click, click, click));

        assertThat(events(record, "harm_concern.recorded")).isEqualTo(1);
        assertThat(pages).extracting(Browser.Page::status).containsOnlyOnce(302).allMatch(status -> status == 302 || status == 404);
        assertThat(pages).filteredOn(page -> page.status() == 404).allSatisfy(page -> assertThat(page.text())
                .contains("it has been recorded or thrown away"));
    }

    @RepeatedTest(3)
    void many_refusals_at_once_are_all_refused_and_all_audited() throws Exception {
        String record = partnership.contact("Dora", "Quillfeather");
        List<Callable<Integer>> attempts = new ArrayList<>();
        Browser police = signedIn(Colleague.POLICE);
        for (int i = 0; i < MANY; i++) {
            attempts.add(() -> police.get("/records/" + record).status());
        }

        assertThat(atOnce(attempts)).containsOnly(403);
        assertThat(jdbc.queryForObject("select count(*)::int from audit where record = ? and outcome = 'refused'", Integer.class, record))
                .isEqualTo(MANY);
    }
}
