package kith.server.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.problem.NotAcceptable;
import kith.server.record.Leaving;
import kith.server.record.Paper;
import kith.server.record.PaperReading;
import kith.server.record.WayOut;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What is protected and was written where others read it: the writer is warned and never stopped, and it does not leave until a manager has decided. */
@RunningKith
class SentinelTest {
    private static final String KEPT = "Leila Haddad, 12 Rose Road, HP11 2QP, 07700 900123";

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Gate gate;

    @Autowired
    private WayOut wayOut;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser manager;
    private String record;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
        manager = signedIn(Colleague.TEAM_MANAGER);
    }

    @BeforeEach
    void a_record_that_protects_something() {
        record = partnership.contact("Ada", "Quillfeather");
        partnership.record(Colleague.TEAM_MANAGER, record, "sharing_decision", Map.of("identities", KEPT));
        partnership.record(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of("what", "A burn."));
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    /** Told to the police, who take part: with a risk in these words. */
    private String discussion(String risks) {
        partnership.record(Colleague.TEAM_MANAGER, record, "strategy_discussion", Map.of("risks", risks));
        partnership.record(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of("what", "Another burn."));
        return jdbc.queryForObject("select event from event where record = ? and type = 'strategy_discussion.recorded'", String.class, record);
    }

    private Browser.Page api(Colleague who, String below) {
        return new Browser(port).call("GET", "/api/v1/records/" + record + below, who.signIn(), TestPartnership.PASSWORD, null);
    }

    private int held() {
        return jdbc.queryForObject("select count(*)::int from held_back where record = ?", Integer.class, record);
    }

    @Test
    void no_value_stands_among_the_marks() {
        List<Map<String, Object>> rows = jdbc.queryForList("select * from fingerprint where record = ?", record);

        assertThat(rows).extracting(row -> row.get("kind")).contains("NAME", "ADDRESS", "POSTCODE", "PHONE");
        assertThat(rows.toString().toLowerCase(java.util.Locale.ROOT)).doesNotContain("haddad", "leila", "rose", "hp11", "7700");
        assertThat(rows).extracting(row -> row.get("mark").toString()).allMatch(mark -> mark.matches("[0-9a-f]{32}"));
    }

    @Test
    void the_writer_is_warned_before_with_who_would_read_it_and_records_it_all_the_same() {
        String draft = partnership.draft(Colleague.TEAM_MANAGER, record, "strategy_discussion", Map.of("risks", "He knows 12 rose rd and rang 07700900123."));

        Element check = manager.open("/drafts/" + draft + "/check").html().select("main").first();
        assertThat(check.text())
                .contains("Others will read this: police officer, health practitioner, designated safeguarding lead", "“What could harm the child?”: a telephone number (“07700900123”); an address (“12 rose rd”)");
        assertThat(check.select("a:contains(Change “What could harm the child?”)").attr("href")).startsWith("/drafts/" + draft + "/shared#risks");
        assertThat(manager.post("/drafts/" + draft + "/check", Map.of("because", List.of("They go there to look"))).location()).isEqualTo("/records/" + record + "?recorded");

        assertThat(signedIn(Colleague.SERVICE_MANAGER).open("/held-back").html().select("main").text())
                .contains("Recorded all the same", "On the record of Ada Quillfeather", "Invented team manager", "They go there to look");
    }

    @Test
    void the_reason_is_kept_where_something_else_is_missing() {
        String draft = kith.getBean(kith.server.steps.StepWork.class).begin(partnership.viewer(Colleague.TEAM_MANAGER), record, "strategy_discussion");
        manager.open("/drafts/" + draft + "/shared");
        manager.post("/drafts/" + draft + "/shared", Map.of("risks", List.of("12 Rose Road")));
        manager.open("/drafts/" + draft + "/check");
        Browser.Page again = manager.post("/drafts/" + draft + "/check", Map.of("because", List.of("They go there")));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html().select("#because").text()).isEqualTo("They go there");
    }

    @Test
    void nobody_is_warned_of_what_is_not_protected_or_read_by_nobody_else_and_who_may_not_know_is_told_nothing() {
        String plain = partnership.draft(Colleague.TEAM_MANAGER, record, "strategy_discussion", Map.of("risks", "He was seen in Rowan Road."));
        assertThat(manager.open("/drafts/" + plain + "/check").text()).doesNotContain("Others will read this");
        String own = partnership.draft(Colleague.TEAM_MANAGER, record, "sharing_decision", Map.of("identities", "12 Rose Road"));
        assertThat(manager.open("/drafts/" + own + "/check").text()).doesNotContain("Others will read this");
        String police = partnership.draft(Colleague.POLICE, record, "sharing_decision", Map.of());
        assertThat(signedIn(Colleague.POLICE).open("/drafts/" + police + "/check").text()).doesNotContain("protected,", "Record all the same");
    }

    @Test
    void it_does_not_leave_to_whoever_may_not_know_it_until_a_manager_has_decided() {
        String event = discussion("He may go to Rose Road, No. 12, or to Whitethorn Close.");
        assertThat(api(Colleague.TEAM_MANAGER, "/events").status()).as("to whoever knows it").isEqualTo(200);

        Browser police = signedIn(Colleague.POLICE);
        for (String way : List.of("/events", "/events/" + event)) {
            Browser.Page refused = api(Colleague.POLICE, way);
            assertThat(refused.status()).as(way + refused.text()).isEqualTo(422);
            assertThat(refused.text()).contains("held_back").doesNotContain("Rose", "address");
        }
        assertThat(held()).isEqualTo(1);
        assertThat(jdbc.queryForObject("select found || outlet || agency from held_back where record = ?", String.class, record)).isEqualTo("an address in what it saysAPIpolice");

        assertThat(manager.open("/team").text()).contains("held back");
        Element page = manager.open("/held-back").html().select("main").first();
        assertThat(page.text()).contains("Words on the record of Ada Quillfeather", "an address in what it says", "Invented police, Testshire police").doesNotContain("Rose");
        String form = jdbc.queryForObject("select '/held-back/' || hold from held_back where record = ?", String.class, record);
        assertThat(manager.post(form, Map.of("decision", List.of("let_go"))).errors()).containsValue("Say why");
        assertThat(api(Colleague.POLICE, "/events").status()).isEqualTo(422);
        assertThat(manager.post(form, Map.of("decision", List.of("kept_back"), "because", List.of("They need not know"))).status()).isEqualTo(302);
        assertThat(api(Colleague.POLICE, "/events").status()).isEqualTo(422);
        assertThat(manager.post(form, Map.of("decision", List.of("let_go"), "because", List.of("They go there tonight"))).status()).isEqualTo(302);
        assertThat(api(Colleague.POLICE, "/events").text()).contains("Rose Road, No. 12, or");
        assertThat(held()).as("each decision stays").isEqualTo(2);
        partnership.record(Colleague.TEAM_MANAGER, record, "sharing_decision", Map.of("identities", "Whitethorn Close"));
        assertThat(api(Colleague.POLICE, "/events").status()).as("what is protected since").isEqualTo(422);
        assertThat(jdbc.queryForList("select coalesce(decision, 'waits') from held_back where record = ? order by decided nulls last", String.class, record))
                .containsExactly("kept_back", "let_go", "waits");
        assertThat(police.post(form, Map.of("decision", List.of("let_go"), "because", List.of("x"))).status()).isEqualTo(403);
        assertThat(police.get("/held-back").status()).isEqualTo(403);
        assertThat(signedIn(Colleague.OTHER_SOCIAL_WORKER).get("/held-back").status()).isEqualTo(403);
    }

    @Test
    void lists_as_files_are_held_back_too() {
        discussion("Her number is +44 7700 900 123.");
        Browser police = signedIn(Colleague.POLICE);
        String found = police.find("words=number").path();

        assertThat(police.get(found).text()).as("found").contains("Ada Quillfeather");
        Browser.Page file = police.get(found + ".csv");
        assertThat(file.status()).isEqualTo(409);
        assertThat(file.html().select("h1").text()).isEqualTo("Held back");
        assertThat(file.text()).doesNotContain("7700", "telephone");
        assertThat(manager.get(manager.find("words=number").path() + ".csv").status()).isEqualTo(200);
        assertThat(police.get("/records/" + record + "/chronology.csv").status()).isIn(200, 409);
    }

    @Test
    void a_paper_is_looked_through_with_its_name_unless_the_agency_itself_sent_it() {
        Paper named = ((PaperReading.Read.Taken) PaperReading.read("visit 12_Rose_Rd.txt", "Nothing.".getBytes(StandardCharsets.UTF_8))).paper();
        String event = discussion("None.");

        assertThatThrownBy(() -> leaves(Colleague.POLICE, new Leaving(record, event, "social_care", "", Optional.of(named)))).isInstanceOf(NotAcceptable.class);
        assertThat(jdbc.queryForObject("select found from held_back where record = ? and item = ?", String.class, record, named.file().sha256())).isEqualTo("an address in its name");
        assertThatCode(() -> leaves(Colleague.POLICE, new Leaving(record, event, "police", "", Optional.of(named)))).doesNotThrowAnyException();
        assertThatCode(() -> leaves(Colleague.TEAM_MANAGER, new Leaving(record, event, "health", "", Optional.of(named)))).doesNotThrowAnyException();
    }

    private void leaves(Colleague who, Leaving leaving) {
        transaction.executeWithoutResult(_ -> {
            Permit permit = gate.permit(partnership.viewer(who), Action.READ_EVENT, record, Set.of(), Outlet.FILE);
            wayOut.mayLeave(permit, List.of(leaving));
        });
    }

    @Test
    void what_brothers_and_sisters_protect_is_found_as_well() {
        List<String> family = partnership.contact(List.of("Ivy", "Ash"), "Marchbanks");
        partnership.record(Colleague.TEAM_MANAGER, family.getFirst(), "sharing_decision", Map.of("identities", "Whitethorn Refuge"));
        String draft = partnership.draft(Colleague.TEAM_MANAGER, family.getLast(), "harm_concern", Map.of("what", "Now at whitethorn refuge"));
        partnership.record(Colleague.TEAM_MANAGER, family.getLast(), "harm_concern", Map.of("what", "A burn."));
        String discussion = partnership.draft(Colleague.TEAM_MANAGER, family.getLast(), "strategy_discussion", Map.of("risks", "He asked at Whitethorn."));

        assertThat(manager.open("/drafts/" + draft + "/check").text()).as("nobody else reads it").doesNotContain("Others will read this");
        assertThat(manager.open("/drafts/" + discussion + "/check").text()).contains("a school, surgery or other place (“Whitethorn”)");
    }
}
