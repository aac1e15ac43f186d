package kith.server.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever answers for a record sees who looked at it, when, and why they were let or refused. */
@RunningKith
class AccessesTest {
    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private String record;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
    }

    @BeforeEach
    void a_child_with_a_social_worker() {
        record = partnership.contact("Ada", "Quillfeather");
        partnership.record(Colleague.TEAM_MANAGER, record, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment"));
        partnership.allocate(record, Colleague.SOCIAL_WORKER);
        jdbc.update("delete from audit where record = ?", record);
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private Document page(Colleague manager) {
        Browser.Page page = signedIn(manager).open("/records/" + record + "/looked-at");
        assertThat(page.status()).isEqualTo(200);
        return page.html();
    }

    private static List<String> rows(Document page) {
        return page.select("main tbody tr").eachText();
    }

    @Test
    void who_opened_what_is_one_line_a_day_for_each_and_a_refusal_stands_apart() {
        Browser worker = signedIn(Colleague.SOCIAL_WORKER);
        worker.open("/records/" + record);
        worker.open("/records/" + record);
        worker.open("/records/" + record + "/timeline");
        signedIn(Colleague.HEALTH).open("/records/" + record);

        List<String> rows = rows(page(Colleague.SERVICE_MANAGER));

        assertThat(rows).hasSize(3);
        assertThat(rows).filteredOn(row -> row.contains("social worker")).singleElement().asString()
                .contains("read what was written", "pened the record", "3 times", "Works on the record");
        assertThat(rows).filteredOn(row -> row.contains("Refused")).singleElement().asString().contains("health practitioner", "No relation to the record");
        assertThat(rows).filteredOn(row -> row.contains("ooked at who looked")).as("the look itself").hasSize(1);
    }

    @Test
    void nobody_but_managers_is_told() {
        for (Colleague other : List.of(Colleague.SOCIAL_WORKER, Colleague.CONFERENCE_CHAIR, Colleague.POLICE, Colleague.SYSTEMS_ADMINISTRATOR)) {
            Browser browser = signedIn(other);
            assertThat(browser.open("/records/" + record + "/looked-at").status()).as("to %s", other).isEqualTo(403);
            assertThat(browser.open("/records/" + record).html().select("a[href$=looked-at]")).as("to %s", other).isEmpty();
        }
        assertThat(signedIn(Colleague.SERVICE_MANAGER).open("/records/" + record).html().select("a[href$=looked-at]")).hasSize(1);
    }

    @Test
    void the_latest_days_come_first_and_earlier_ones_are_a_step_away() {
        signedIn(Colleague.SOCIAL_WORKER).open("/records/" + record);
        jdbc.update(
                """
                insert into audit select (jsonb_populate_record(null::audit, to_jsonb(a) || jsonb_build_object('audit', a.audit || n, 'at', a.at - interval '1 day' * n))).*
                from (select * from audit where record = ? limit 1) a, generate_series(1, 20) n
                """,
                record);

        Document latest = page(Colleague.SERVICE_MANAGER);
        Element older = latest.select("a[rel=next]").first();
        Document earlier = signedIn(Colleague.SERVICE_MANAGER).open(older.attr("href")).html();

        assertThat(latest.select("main caption")).hasSize(14);
        assertThat(earlier.select("main caption")).hasSize(7);
        assertThat(earlier.select("main caption").eachText()).doesNotContainAnyElementsOf(latest.select("main caption").eachText());
        assertThat(earlier.select("a[rel=next]")).isEmpty();
    }

    @Test
    void a_worker_sees_who_looked_at_their_own_file() {
        Browser worker = signedIn(Colleague.SOCIAL_WORKER);
        worker.open("/my-supervision");
        String file = jdbc.queryForObject("select record from record where kind = 'worker' and worker = ?", String.class, Colleague.SOCIAL_WORKER.signIn());

        assertThat(worker.open("/records/" + file + "/looked-at").html().select("main tbody").text()).contains("social worker");
        assertThat(signedIn(Colleague.OTHER_SOCIAL_WORKER).open("/records/" + file + "/looked-at").status()).isEqualTo(403);
    }

    private Document looksOf(Colleague worker) {
        return signedIn(Colleague.SERVICE_MANAGER).open("/team/people/" + worker.signIn() + "/looks").html();
    }

    @Test
    void what_somebody_looked_at_without_holding_anything_or_of_their_own_name_stands_first() {
        String namesake = partnership.contact("Bea", "Worker");
        for (String opened : List.of(record, namesake)) {
            partnership.allocate(opened, Colleague.SOCIAL_WORKER);
        }
        jdbc.update("update professional set name = 'Cara Worker' where professional = ?", Colleague.SOCIAL_WORKER.signIn());
        Browser worker = signedIn(Colleague.SOCIAL_WORKER);
        worker.open("/records/" + record);
        worker.open("/records/" + namesake);

        Document looks = looksOf(Colleague.SOCIAL_WORKER);
        assertThat(looks.select("table:has(caption:contains(To talk about)) tbody tr").eachText())
                .singleElement().asString().contains("Bea Worker", "Bears the same family name.").doesNotContain("hold anything");
        assertThat(looks.select("table:has(caption:contains(Everything else)) tbody").text()).contains("Ada Quillfeather");

        partnership.allocate(record, Colleague.OTHER_SOCIAL_WORKER);
        assertThat(looksOf(Colleague.SOCIAL_WORKER).select("table:has(caption:contains(To talk about)) tbody").text())
                .contains("Ada Quillfeather", "Neither they nor their team hold anything on it.");
    }

    @Test
    void only_whoever_manages_somebody_sees_what_they_looked_at() {
        String at = "/team/people/" + Colleague.SOCIAL_WORKER.signIn() + "/looks";
        assertThat(signedIn(Colleague.TEAM_MANAGER).open(at).status()).as("a manager of another team").isEqualTo(403);
        assertThat(signedIn(Colleague.OTHER_SOCIAL_WORKER).open(at).status()).isEqualTo(403);
    }
}
