package kith.server.work.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.record.Projections;
import kith.server.steps.StepWork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A worker's own file: the worker reads it, whoever manages them now reads it, the service manager does, and nobody else by any way. */
@RunningKith
class WorkerFileTest {
    private static final Colleague WORKER = Colleague.FRONT_DOOR_WORKER;
    private static final Colleague MANAGER = Colleague.TEAM_MANAGER;
    private static final Set<Colleague> READERS = Set.of(WORKER, MANAGER, Colleague.SECOND_MANAGER, Colleague.SERVICE_MANAGER);
    private static final String SAID = "Marmalade";

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Projections projections;

    @Autowired
    private StepWork work;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private String file;

    @BeforeAll
    void one_file_is_opened_however_many_ask_for_it_at_once_and_a_session_stands_on_it() throws Exception {
        partnership = new TestPartnership(kith).enrol();
        try (ExecutorService at = Executors.newFixedThreadPool(3)) {
            List<Callable<Integer>> all = List.of(
                    () -> signedIn(WORKER).open("/my-supervision").status(),
                    () -> signedIn(MANAGER).open(fileOf(WORKER)).status(),
                    () -> signedIn(Colleague.SERVICE_MANAGER).open(fileOf(WORKER)).status());
            for (Future<Integer> one : at.invokeAll(all)) {
                assertThat(one.get()).isEqualTo(200);
            }
        }
        file = record(WORKER);
        partnership.record(MANAGER, file, "personal_supervision", Map.of("workload_words", SAID + " every day", "more", "yes"));
    }

    private static String fileOf(Colleague worker) {
        return "/team/people/" + worker.signIn() + "/supervision";
    }

    private String record(Colleague worker) {
        return jdbc.queryForObject("select record from record where kind = 'worker' and worker = ?", String.class, worker.signIn());
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private String event() {
        return jdbc.queryForObject(
                "select event from event where record = ? and type = 'personal_supervision.recorded' order by recorded limit 1", String.class, file);
    }

    private String obligation() {
        return jdbc.queryForObject("select obligation from obligation where record = ? and state = 'open' limit 1", String.class, file);
    }

    @Test
    void the_worker_the_managers_and_the_service_manager_read_all_of_it() {
        for (Colleague reader : READERS) {
            assertThat(signedIn(reader).open("/records/" + file + "/events/" + event()).html().select("main").text()).as("to %s", reader).contains(SAID);
        }
    }

    @Test
    void the_file_says_whose_it_is_and_who_reads_it() {
        assertThat(signedIn(WORKER).open("/my-supervision").html().select(".kith-identity").text())
                .contains("Invented front door worker", "Your own supervision, about no child", "read by you, whoever manages you and the service managers");
    }

    private Stream<Colleague> others() {
        return Stream.of(Colleague.values()).filter(colleague -> !READERS.contains(colleague));
    }

    @TestFactory
    Stream<DynamicTest> nobody_else_reads_any_of_it() {
        String at = "/records/" + file;
        List<String> pages = List.of(
                at, at + "/timeline", at + "/chronology", at + "/chronology.csv", at + "/steps", at + "/events/" + event(),
                at + "/events/" + event() + "/withdrawal", at + "/events/" + event() + "/significance", at + "/obligations/" + obligation(),
                at + "/obligations/" + obligation() + "/excuse", at + "/obligations/" + obligation() + "/late-reason",
                at + "/steps/personal_supervision", at + "/steps/own_words", at + "/note", at + "/closing", at + "/legal-status", at + "/visit-pack",
                at + "/allocation", fileOf(WORKER), "/drafts/" + partnership.draft(MANAGER, file, "personal_supervision", Map.of("workload_words", SAID)) + "/check");
        List<String> calls = List.of(at, at + "/events", at + "/events/" + event(), at + "/position", at + "/obligations/" + obligation());
        return others().map(colleague -> DynamicTest.dynamicTest(colleague.name(), () -> {
            Browser browser = signedIn(colleague);
            for (String page : pages) {
                Browser.Page shown = browser.open(page);
                assertThat(shown.status()).as(page).isIn(403, 404, 422);
                assertThat(shown.text()).as(page).doesNotContain(SAID);
            }
            for (String call : calls) {
                assertThat(browser.call("GET", "/api/v1" + call, colleague.signIn(), TestPartnership.PASSWORD, null).status()).as(call).isEqualTo(403);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> nobody_else_meets_it_in_a_list() {
        List<String> lists = List.of(
                "/my-work", "/my-work.csv", "/handover", "/front-door", "/team",
                "/partnership");
        return others().map(colleague -> DynamicTest.dynamicTest(colleague.name(), () -> {
            Browser browser = signedIn(colleague);
            List<String> all = new ArrayList<>(lists);
            if (browser.get("/find").status() == 200) {
                String said = browser.find("words=" + SAID).path();
                all.addAll(List.of(said, said + ".csv", browser.find("words=invented+front+door").path()));
            }
            for (String list : all) {
                assertThat(browser.open(list).text()).as(list).doesNotContain(file, "Hold the worker’s next supervision", "Hold the worker's next supervision");
                assertThat(browser.open(list).text().replace("value=\"" + SAID, "")).as(list).doesNotContain(SAID + " every");
            }
            assertThat(browser.call("GET", "/api/v1/work", colleague.signIn(), TestPartnership.PASSWORD, null).text()).doesNotContain(file);
        }));
    }

    @Test
    void what_is_said_in_it_is_not_found_even_by_those_who_read_it() {
        assertThat(jdbc.queryForObject("select count(*)::int from passage where record = ?", Integer.class, file)).isZero();
    }

    @Test
    void the_next_session_is_among_the_managers_work_and_nobody_has_to_allocate_it() {
        assertThat(signedIn(MANAGER).open("/my-work").html().select("main").text())
                .contains("Hold the worker's next supervision", "Invented front door worker");
        assertThat(signedIn(WORKER).open("/my-work").html().select("main").text()).doesNotContain("Hold the worker's next supervision");
        assertThat(signedIn(MANAGER).open("/records/" + file + "/allocation").status()).isEqualTo(403);
    }

    @Test
    void it_is_no_childs_work_to_be_handed_over_at_night() {
        assertThat(signedIn(MANAGER).open("/handover").html().select("main").text()).doesNotContain("Invented front door worker");
    }

    @Test
    void the_worker_adds_words_of_their_own_and_records_no_session() {
        Browser worker = signedIn(WORKER);
        assertThat(worker.open("/records/" + file).html().select("main").text()).contains("Add words of your own").doesNotContain("Record a session");
        assertThat(worker.open("/records/" + file + "/steps/personal_supervision").status()).isEqualTo(403);
        partnership.record(WORKER, file, "own_words", Map.of("words", "I would like to speak about court"));
        assertThat(signedIn(MANAGER).open("/records/" + file + "/timeline").html().select("main").text()).contains("Words added");
    }

    @Test
    void nobody_supervises_themself_and_no_manager_reads_anothers_file() {
        Browser manager = signedIn(MANAGER);
        assertThat(manager.open("/my-supervision").status()).isEqualTo(200);
        String own = record(MANAGER);
        partnership.record(Colleague.SERVICE_MANAGER, own, "personal_supervision", Map.of("more", "yes"));
        assertThat(manager.open("/records/" + own).html().select("main").text())
                .contains("Hold the worker's next supervision").doesNotContain("Record a session");
        assertThat(manager.open("/records/" + own + "/steps/personal_supervision").status()).isEqualTo(403);
        assertThat(signedIn(Colleague.SECOND_MANAGER).open("/records/" + own).status()).isEqualTo(403);
        assertThat(signedIn(Colleague.SECOND_MANAGER).open(fileOf(MANAGER)).status()).isEqualTo(403);
        assertThat(signedIn(Colleague.SERVICE_MANAGER).open("/my-work").html().select("main").text()).contains("Invented team manager");
    }

    @Test
    void nobody_has_a_file_whom_nobody_in_kith_manages() {
        for (Colleague colleague : List.of(Colleague.SERVICE_MANAGER, Colleague.SYSTEMS_ADMINISTRATOR, Colleague.POLICE, Colleague.SCHOOL)) {
            assertThat(signedIn(colleague).open("/my-supervision").status()).as("%s", colleague).isEqualTo(403);
            assertThat(signedIn(Colleague.SERVICE_MANAGER).open(fileOf(colleague)).status()).as("of %s", colleague).isEqualTo(403);
        }
    }

    @Test
    void when_a_manager_moves_the_next_request_finds_the_new_teams_files_and_not_the_old_ones() {
        String before = fileOf(Colleague.OTHER_SOCIAL_WORKER);
        Browser moving = signedIn(Colleague.SECOND_MANAGER);
        assertThat(moving.open("/records/" + file).status()).isEqualTo(200);
        assertThat(moving.open(before).status()).isEqualTo(403);
        jdbc.update(
                "insert into membership (authority, professional, role, team, began) values (?, ?, 'team_manager', 'wycombe', ?)",
                TestPartnership.AUTHORITY, Colleague.SECOND_MANAGER.signIn(), java.sql.Timestamp.from(clock.instant()));
        try {
            assertThat(moving.open("/records/" + file).status()).isEqualTo(403);
            assertThat(moving.open(before).status()).isEqualTo(200);
            assertThat(moving.open("/my-work").html().select("main").text()).doesNotContain("Invented front door worker");
        } finally {
            jdbc.update("delete from membership where professional = ? and team = 'wycombe'", Colleague.SECOND_MANAGER.signIn());
        }
        assertThat(moving.open("/records/" + file).status()).isEqualTo(200);
    }

    @Test
    void a_childs_name_is_pointed_out_before_it_is_recorded_and_stops_nothing() {
        String child = partnership.contact("Ada", "Quillfeather");
        partnership.record(MANAGER, child, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment"));
        partnership.allocate(child, Colleague.SOCIAL_WORKER);
        Browser manager = signedIn(Colleague.SERVICE_MANAGER);
        manager.open(fileOf(Colleague.SOCIAL_WORKER));
        String own = record(Colleague.SOCIAL_WORKER);
        String draft = partnership.draft(
                Colleague.SERVICE_MANAGER, own, "personal_supervision", Map.of("workload_words", "Court, and then Ada at night.", "more", "no"));
        assertThat(manager.open("/drafts/" + draft + "/check").html().select(".govuk-warning-text").text()).contains("You may have named a child: Ada.");

        work.record(partnership.viewer(Colleague.SERVICE_MANAGER), draft);

        assertThat(jdbc.queryForObject("select count(*)::int from event where record = ? and type = 'personal_supervision.recorded'", Integer.class, own)).isOne();
        String other = partnership.draft(Colleague.SERVICE_MANAGER, own, "personal_supervision", Map.of("workload_words", "Adamant, and quillfeathers", "more", "no"));
        assertThat(manager.open("/drafts/" + other + "/check").html().select(".govuk-warning-text")).isEmpty();
    }

    @Test
    void what_is_kept_beside_the_history_agrees_with_it() {
        assertThat(projections.compare(TestPartnership.AUTHORITY)).isEmpty();
    }
}
