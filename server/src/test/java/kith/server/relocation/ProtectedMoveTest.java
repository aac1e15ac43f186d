package kith.server.relocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.procedures.form.Typed;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.directory.Accounts;
import kith.server.directory.Directories;
import kith.server.gate.Viewer;
import kith.server.record.Projections;
import kith.server.steps.StepWork;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** A family moves away: its record stands still for everybody but the single point of contact, through whom everything goes, and nothing in the database tells where. */
@RunningKith
class ProtectedMoveTest {
    private static final String LEEDS = "leedsshire";
    private static final String SECRET = "Harrogate Road";

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private StepWork work;

    @Autowired
    private Directories directories;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private int children;
    private String name;
    private String record;

    @BeforeAll
    void enrol() {
        String hash = new BCryptPasswordEncoder(4).encode(TestPartnership.PASSWORD);
        kith.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            directories.addAuthority(new Directories.Authority(LEEDS, "Leedsshire", "leeds"));
            directories.addAgency(LEEDS, "social_care", "Leedsshire social care", "social_care");
            directories.addAgency(LEEDS, "police", "Leedsshire police", "police");
            Map.of("first_response", "social_care", "contact_point", "social_care", "management", "social_care", "officers", "police").forEach((team, agency) ->
                    directories.addTeam(LEEDS, new Directories.Team(team, "Team " + team.replace('_', ' '), agency, "01632 960155")));
            Map.of(
                            "front_door_worker", "first_response", "social_worker", "first_response", "team_manager", "first_response",
                            "service_manager", "management", "spoc", "contact_point", "police", "officers")
                    .forEach((role, team) -> {
                        directories.addProfessional(LEEDS, role, "Invented " + role.replace('_', ' '), null);
                        directories.addMembership(LEEDS, role, role, team);
                        kith.getBean(Accounts.class).add("leeds_" + role, LEEDS, role, hash);
                        directories.setDuty(LEEDS, role, team);
                    });
        });
    }

    @BeforeEach
    void child_who_is_known_here() {
        name = "Marchmont" + (char) ('a' + children++);
        Viewer taker = viewer("front_door_worker");
        String draft = work.beginContact(taker, new Typed(new HashMap<>(Map.of("new-1-given_name", List.of("Ada"), "new-1-family_name", List.of(name)))));
        new TestPartnership(kith).fill(taker, draft, Map.of("harm_suspected", "no"));
        record = work.record(taker, draft);
    }

    private Viewer viewer(String who) {
        return directories.viewer(LEEDS, who).orElseThrow();
    }

    private Browser signedIn(String who) {
        Browser browser = new Browser(port);
        browser.signIn("leeds_" + who, TestPartnership.PASSWORD);
        return browser;
    }

    private String recorded(String who, String on, String step, Map<String, String> answers) {
        String draft = work.begin(viewer(who), on, step);
        new TestPartnership(kith).fill(viewer(who), draft, answers);
        return work.record(viewer(who), draft);
    }

    private void movesAway() {
        recorded("team_manager", record, "move_protection_asked", Map.of("soon", "today"));
        recorded("spoc", record, "moved_away", Map.of());
        recorded("spoc", record, "move_protection_decided", Map.of("outcome", "away"));
    }

    private Document page(String who, String path) {
        return signedIn(who).open(path).html();
    }

    @Test
    void whoever_saw_the_record_learns_whom_to_ring_and_nothing_else() {
        assertThat(page("team_manager", "/records/" + record).text()).contains("What must happen next");
        movesAway();

        for (String who : List.of("team_manager", "service_manager", "front_door_worker")) {
            Document shown = page(who, "/records/" + record);
            assertThat(shown.text()).as(who).contains("Contact the single point of contact", "01632 960155", name).doesNotContain("What must happen next", "Decide on the referral");
            assertThat(signedIn(who).get("/records/" + record + "/timeline").status()).as(who).isEqualTo(403);
            assertThat(signedIn(who).open("/my-work.csv").text()).as("work of " + who).doesNotContain(name);
        }
        assertThat(signedIn("police").get("/records/" + record).status()).as("who never saw it").isEqualTo(403);
        assertThat(page("spoc", "/records/" + record).text()).contains("What must happen next");
    }

    @Test
    void what_is_owed_falls_to_the_single_point_of_contact() {
        List<String> before = jdbc.queryForList("select distinct holder_team from obligation where record = ? and state = 'open'", String.class, record);
        movesAway();

        assertThat(before).doesNotContain("contact_point");
        assertThat(jdbc.queryForList("select distinct coalesce(holder_team, holder_person) from obligation where record = ? and state = 'open'", String.class, record))
                .containsExactly("contact_point");
    }

    @Test
    void a_request_is_answered_to_whoever_asked_and_read_by_nobody_else() {
        movesAway();
        recorded("team_manager", record, "spoc_asked", Map.of("kind", "find_out", "what", "Did the school report arrive"));
        assertThat(page("spoc", "/my-work").text()).contains("Answer the request to the single point of contact");

        recorded("spoc", record, "spoc_answered", Map.of("answered_to", "team_manager", "result", "passed_on", "words", "It has arrived safely"));

        assertThat(page("team_manager", "/records/" + record).text()).contains("It has arrived safely");
        assertThat(page("service_manager", "/records/" + record).text()).doesNotContain("It has arrived safely", "school report");
    }

    @Test
    void a_new_worry_about_the_child_is_taken_and_reaches_the_single_point_of_contact() {
        movesAway();

        recorded("front_door_worker", record, "contact", Map.of("harm_suspected", "no"));

        assertThat(page("spoc", "/records/" + record).text()).contains("Decide");
        assertThat(page("front_door_worker", "/records/" + record).text()).doesNotContain("What must happen next");
    }

    @Test
    void who_looks_for_the_child_finds_the_name_and_whom_to_ring_and_the_single_point_of_contact_learns_of_it() {
        movesAway();

        Browser manager = signedIn("team_manager");
        Document found = manager.follow(manager.post("/find", Map.of("words", List.of(name)))).html();
        assertThat(found.text()).contains("Contact the single point of contact about", name).contains("Nothing found");
        assertThat(page("spoc", "/single-point-of-contact").text()).contains("Invented team manager looked for Ada " + name);

        Browser police = signedIn("police");
        assertThat(police.follow(police.post("/find", Map.of("words", List.of(name)))).html().select(".govuk-inset-text")).as("who never saw it").isEmpty();
        assertThat(page("spoc", "/single-point-of-contact").text()).contains("Invented police looked for Ada " + name);
    }

    @Test
    void a_family_that_comes_here_is_flagged_and_work_goes_on() {
        recorded("team_manager", record, "move_protection_asked", Map.of("soon", "today"));
        recorded("spoc", record, "moved_here", Map.of());

        assertThat(page("team_manager", "/records/" + record).text()).contains("Contact the single point of contact", "What must happen next");
        assertThat(page("spoc", "/single-point-of-contact").text()).contains("Flagged: they have come here");
    }

    @Test
    void when_the_protection_ends_everybody_sees_the_record_again() {
        movesAway();
        recorded("spoc", record, "moved_away_ended", Map.of());

        assertThat(page("team_manager", "/records/" + record).text()).contains("What must happen next").doesNotContain("Contact the single point of contact");
    }

    /** The file of a move, with something in it that nobody else may know. */
    private String file() {
        Browser spoc = signedIn("spoc");
        String begun = spoc.post("/single-point-of-contact/files", Map.of()).location();
        String file = begun.substring("/records/".length(), begun.indexOf("/steps/"));
        recorded("spoc", file, "move_described", Map.of("authority_moved_to", SECRET, "other_contact", SECRET));
        work.begin(viewer("spoc"), file, "move_exchange");
        String draft = work.begin(viewer("spoc"), file, "move_exchange");
        work.keep(viewer("spoc"), draft, new Typed(Map.of("what", List.of("A letter to " + SECRET))), java.util.Set.of("what"));
        return file;
    }

    @Test
    void what_is_known_of_a_move_stands_nowhere_in_the_database_in_clear_and_is_read_by_the_single_point_of_contact_alone() {
        String file = file();

        String event = jdbc.queryForObject("select event from event where record = ? and type = 'move_described.recorded'", String.class, file);
        assertThat(page("spoc", "/records/" + file + "/events/" + event).text()).contains(SECRET);
        for (String who : List.of("team_manager", "service_manager", "front_door_worker", "social_worker", "police")) {
            assertThat(signedIn(who).get("/records/" + file).status()).as(who).isEqualTo(403);
            assertThat(signedIn(who).get("/single-point-of-contact").status()).as(who).isEqualTo(403);
        }
        for (String table : jdbc.queryForList("select tablename from pg_tables where schemaname = 'public'", String.class)) {
            assertThat(jdbc.queryForObject("select count(*) from \"" + table + "\" row where row::text like '%" + SECRET + "%'", Integer.class)).as(table).isZero();
        }
        assertThat(kith.getBean(Projections.class).compare(LEEDS)).isEmpty();
    }

    @Test
    void what_was_moved_to_another_row_does_not_open() {
        String one = file();
        String other = file();
        String before = jdbc.queryForObject("select answers::text from event where record = ? and type = 'move_described.recorded'", String.class, other);
        jdbc.update(
                "update event set answers = (select answers from event where record = ? and type = 'move_described.recorded') where record = ? and type = 'move_described.recorded'",
                one,
                other);

        assertThat(signedIn("spoc").get("/records/" + other + "/timeline").status()).isEqualTo(500);
        jdbc.update("update event set answers = ?::jsonb where record = ? and type = 'move_described.recorded'", before, other);
    }

    @Test
    void a_childs_record_is_put_to_the_file_of_its_move_and_the_table_tells_neither() {
        movesAway();
        String file = file();
        Browser spoc = signedIn("spoc");
        Map<String, List<String>> form = new LinkedHashMap<>();
        form.put("record", List.of(record));
        form.put("file", List.of(file));

        spoc.post("/single-point-of-contact/links", form);

        Element row = spoc.open("/single-point-of-contact").html().select(".kith-found__record:contains(" + name + ")").first();
        assertThat(row.select("a[href=/records/" + file + "]")).hasSize(1);
        assertThat(jdbc.queryForList("select sealed from relocation_link", String.class)).isNotEmpty().noneMatch(sealed -> sealed.contains(record) || sealed.contains(file));
    }
}
