package kith.server.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The record that is about the partnership itself: there is one, every partner reads it, and no child stands on it. */
@RunningKith
class PartnershipRecordTest {
    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Projections projections;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private String child;
    private String record;

    @BeforeAll
    void it_is_opened_once_however_many_ask_for_it_at_once() throws Exception {
        partnership = new TestPartnership(kith).enrol();
        child = partnership.contact("Ada", "Quillfeather");
        List<Colleague> asking = List.of(Colleague.SERVICE_MANAGER, Colleague.POLICE, Colleague.HEALTH, Colleague.SCHOOL);
        try (ExecutorService at = Executors.newFixedThreadPool(asking.size())) {
            List<Callable<Integer>> all = asking.stream().<Callable<Integer>>map(who -> () -> signedIn(who).open("/partnership").status()).toList();
            for (Future<Integer> one : at.invokeAll(all)) {
                assertThat(one.get()).isEqualTo(200);
            }
        }
        record = jdbc.queryForObject("select record from record where kind = 'partnership'", String.class);
        partnership.record(
                Colleague.SERVICE_MANAGER, record, "private_fostering_officer_named", Map.of("officer", Colleague.TEAM_MANAGER.signIn()));
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    @Test
    void every_partner_reads_all_of_it() {
        for (Colleague partner : List.of(Colleague.POLICE, Colleague.HEALTH, Colleague.SCHOOL, Colleague.OTHER_SOCIAL_WORKER)) {
            Element page = signedIn(partner).open("/partnership").html();

            assertThat(page.select(".kith-identity, main").text())
                    .contains("Buckinghamshire Safeguarding Children Partnership")
                    .contains("Report on private fostering");
            assertThat(page.select(".kith-timeline__title").eachText()).contains("Officer for private fostering named");
            assertThat(page.select("[aria-current]").eachText()).contains("Partnership");
        }
    }

    @Test
    void what_is_kept_on_it_is_one_press_away() {
        Browser police = signedIn(Colleague.POLICE);
        Element kept = police.open("/partnership").html().select("h2:contains(What is kept here) + ul a").first();

        assertThat(kept.text()).startsWith("Oversight of private fostering, ");
        assertThat(police.get(kept.attr("href")).html().select("main").text()).contains("Invented team manager");
        assertThat(police.open("/partnership").html().select("aside").text()).doesNotContain("Who holds this record");
    }

    @Test
    void what_was_looked_at_again_still_leads_to_what_is_kept() {
        partnership.record(Colleague.SERVICE_MANAGER, record, "private_fostering_year", Map.of());
        Browser police = signedIn(Colleague.POLICE);
        Element kept = police.open("/partnership").html().select("h2:contains(What is kept here) + ul a").first();

        assertThat(police.get(kept.attr("href")).html().select("main").text()).contains("Invented team manager");
    }

    @Test
    void who_keeps_accounts_reads_it_as_little_as_any_other() {
        Browser administrator = signedIn(Colleague.SYSTEMS_ADMINISTRATOR);

        assertThat(administrator.get("/records/" + record).status()).isEqualTo(403);
        assertThat(administrator.open("/").html().select("a[href=/partnership]")).isEmpty();
    }

    @Test
    void what_it_owes_is_somebodys_work() {
        Element work = signedIn(Colleague.SERVICE_MANAGER).get("/my-work").html();

        assertThat(work.select("main").text()).contains("The partnership").contains("Report on private fostering");
    }

    @Test
    void a_child_is_offered_nothing_of_it_and_it_is_offered_nothing_of_a_childs() {
        Browser manager = signedIn(Colleague.SERVICE_MANAGER);
        Stream<String> ofPartnership = manager.get("/records/" + record + "/steps").html().select(".kith-recordable a").eachText().stream();
        List<String> ofChild = manager.get("/records/" + child + "/steps").html().select(".kith-recordable a").eachText();

        assertThat(ofPartnership).isNotEmpty().noneMatch(ofChild::contains);
        assertThat(ofChild).contains("Record that a child needs protection now");
    }

    @Test
    void it_has_no_chronology_of_a_life_and_nobody_visits_it() {
        Browser manager = signedIn(Colleague.SERVICE_MANAGER);
        String event = jdbc.queryForObject("select event from event where record = ? and type like 'private_fostering_officer%'", String.class, record);

        assertThat(manager.open("/partnership").html().select("nav a").eachText()).contains("Timeline").doesNotContain("Chronology");
        assertThat(manager.get("/records/" + record + "/chronology").html().select("main a:contains(significant)")).isEmpty();
        assertThat(manager.get("/records/" + record + "/events/" + event + "/significance").status()).isEqualTo(403);
        assertThat(manager.post("/records/" + record + "/events/" + event + "/significance", Map.of("submission", List.of("one"), "significant", List.of("yes"))).status()).isEqualTo(403);
        assertThat(manager.get("/records/" + record + "/visit-pack").status()).isEqualTo(403);
    }

    @Test
    void it_is_no_child_that_could_be_found_by_name() {
        assertThat(signedIn(Colleague.SERVICE_MANAGER).find("words=partnership").html().select("main a[href^=/records/]")).isEmpty();
    }

    @Test
    void its_projections_agree_with_its_history() {
        assertThat(projections.compare(TestPartnership.AUTHORITY)).isEmpty();
    }
}
