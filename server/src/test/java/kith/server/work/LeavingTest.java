package kith.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kith.procedures.position.Holder;
import kith.procedures.position.Obligation;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.identity.ProgramKeys;
import kith.server.record.Projections;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody leaves: nothing that is open stays with them, and nothing lets them in. */
@RunningKith
class LeavingTest {
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

    private static Map<String, List<String>> taker(Colleague colleague) {
        return Map.of("taker", List.of(colleague.signIn()));
    }

    private static String leaves(Colleague colleague) {
        return "/administration/leavers/" + colleague.signIn();
    }

    private int held(Colleague colleague) {
        return jdbc.queryForObject(
                "select (select count(*) from obligation where state = 'open' and holder_person = ?)"
                        + " + (select count(*) from relation where grantee = 'person:' || ? and relation = 'ALLOCATED')",
                Integer.class,
                colleague.signIn(),
                colleague.signIn());
    }

    @Test
    void what_a_leaver_held_goes_to_whoever_takes_over_and_the_administrator_reads_none_of_it() {
        Colleague leaver = Colleague.OTHER_SOCIAL_WORKER;
        List<String> records = List.of(partnership.contact("Ada", "Quillfeather"), partnership.contact("Cyril", "Marchbanks"));
        records.forEach(record -> partnership.record(Colleague.TEAM_MANAGER, record, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment")));
        records.forEach(record -> partnership.allocate(record, leaver));
        String theirs = partnership.contact("Ottilie", "Penhallow");
        partnership.allocate(theirs, Colleague.SOCIAL_WORKER);
        Browser gone = signedIn(leaver);
        String key = kith.getBean(ProgramKeys.class).make(TestPartnership.AUTHORITY, leaver.signIn(), "Dashboard", java.time.Duration.ofDays(30));
        Browser administrator = signedIn(Colleague.SYSTEMS_ADMINISTRATOR);
        assertThat(partnership.position(records.getFirst()).open().stream().map(Obligation::holder)).contains(new Holder.Person(leaver.signIn()));
        assertThat(held(leaver)).isPositive();

        Browser.Page page = administrator.get(leaves(leaver));
        assertThat(page.text()).contains("on 2 records").doesNotContain("Quillfeather", "Marchbanks");
        assertThat(administrator.post(leaves(leaver), Map.of()).errors()).containsOnlyKeys("#taker");
        assertThat(administrator.post(leaves(leaver), taker(Colleague.POLICE)).errors()).as("of another agency").containsOnlyKeys("#taker");
        assertThat(gone.get("/my-work").status()).isEqualTo(200);

        Browser.Page done = administrator.post(leaves(leaver), taker(Colleague.SOCIAL_WORKER));

        assertThat(done.text()).contains("has left").doesNotContain("Quillfeather", "Marchbanks");
        assertThat(held(leaver)).as("what stays with the leaver").isZero();
        for (String record : records) {
            assertThat(partnership.position(record).open().stream().map(Obligation::holder)).doesNotContain(new Holder.Person(leaver.signIn()));
            assertThat(jdbc.queryForList("select basis from relation where record = ? and relation = 'ALLOCATED' and grantee = ?", String.class, record, "person:" + Colleague.SOCIAL_WORKER.signIn()))
                    .contains("social_worker");
            assertThat(jdbc.queryForObject(
                            "select author || ' ' || (answers -> 'reason')::text from event where record = ? and type = 'holder.allocated' order by recorded desc limit 1",
                            String.class,
                            record))
                    .startsWith(Colleague.SYSTEMS_ADMINISTRATOR.signIn())
                    .contains("has left");
            assertThat(administrator.get("/records/" + record).status()).as("also now").isEqualTo(403);
            assertThat(signedIn(Colleague.SOCIAL_WORKER).get("/records/" + record + "/timeline").text()).contains("Invented social worker");
        }
        assertThat(kith.getBean(Projections.class).compare(TestPartnership.AUTHORITY)).isEmpty();

        assertThat(gone.get("/my-work").location()).as("the session is over").isEqualTo("/sign-in");
        assertThat(new Browser(port).signIn(leaver.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(403);
        assertThat(kith.getBean(ProgramKeys.class).holder(key)).isEmpty();
        assertThat(administrator.get(leaves(leaver)).status()).as("a second time").isEqualTo(403);
    }

    @Test
    void whoever_holds_nothing_just_leaves_and_nobody_but_an_administrator_says_so() {
        Browser manager = signedIn(Colleague.TEAM_MANAGER);
        manager.get("/my-work");
        assertThat(manager.get(leaves(Colleague.HEALTH)).status()).isEqualTo(403);
        assertThat(manager.post(leaves(Colleague.HEALTH), Map.of()).status()).isEqualTo(403);
        assertThat(jdbc.queryForObject("select count(*) from membership where professional = ? and ended is null", Integer.class, Colleague.HEALTH.signIn())).isOne();

        Browser administrator = signedIn(Colleague.SYSTEMS_ADMINISTRATOR);
        assertThat(administrator.get(leaves(Colleague.SYSTEMS_ADMINISTRATOR)).status()).isEqualTo(200);
        assertThat(administrator.post(leaves(Colleague.SYSTEMS_ADMINISTRATOR), Map.of()).status()).as("their own").isEqualTo(422);
        administrator.get(leaves(Colleague.HEALTH));
        assertThat(administrator.post(leaves(Colleague.HEALTH), Map.of()).text()).contains("has left");
    }
}
