package kith.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A list that leaves as a file holds what its page shows that viewer, and that it left is written down. */
@RunningKith
class ListsAsFilesTest {
    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser manager;
    private String record;

    @BeforeAll
    void harm_is_suspected() {
        partnership = new TestPartnership(kith).enrol();
        manager = signedIn(Colleague.TEAM_MANAGER);
        record = partnership.contact("Ada", "Quillfeather");
        partnership.record(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of("what", "=cmd A burn on the wrist of the child."));
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private List<CSVRecord> rows(Browser browser, String path) throws IOException {
        Browser.Page file = browser.get(path);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(file.header("Content-Disposition")).hasValueSatisfying(how -> assertThat(how).startsWith("attachment").doesNotContain("Ada"));
        assertThat(file.text()).startsWith("\uFEFF");
        List<CSVRecord> rows = CSVFormat.RFC4180.parse(new StringReader(file.text().substring(1))).getRecords();
        return rows.subList(1, rows.size());
    }

    private String all(List<CSVRecord> rows) {
        return rows.stream().map(CSVRecord::toList).toList().toString();
    }

    @ParameterizedTest
    @CsvSource({"/my-work, SEE_WORK", "/front-door, SEE_QUEUE", "words=quillfeather, FIND_PEOPLE", "/records/{record}/chronology, READ_TIMELINE"})
    void each_leaves_by_a_link_on_its_page_and_is_audited_as_a_file(String page, String action) throws IOException {
        String link = (page.startsWith("words=") ? manager.find(page) : manager.get(page.replace("{record}", record))).html().select("main a[download]").attr("href");
        String audited = "select count(*)::int from audit where outlet = 'FILE' and outcome = 'allowed' and action = ?";
        int before = jdbc.queryForObject(audited, Integer.class, action);

        assertThat(rows(manager, link)).isNotEmpty();

        assertThat(jdbc.queryForObject(audited, Integer.class, action)).isEqualTo(before + 1);
    }

    @Test
    void a_file_has_the_rows_of_its_page() throws IOException {
        Browser.Page work = manager.get("/my-work");
        List<CSVRecord> rows = rows(manager, "/my-work.csv");

        assertThat(rows).hasSize(work.html().select(".kith-obligation").size());
        assertThat(rows.stream().map(row -> row.get(3))).containsExactlyElementsOf(work.html().select(".kith-obligation__what").eachText());
        assertThat(rows(manager, "/front-door.csv")).hasSize(manager.get("/front-door").html().select("tbody tr").size());
        assertThat(rows(manager, "/records/" + record + "/chronology.csv"))
                .hasSize(manager.get("/records/" + record + "/chronology").html().select("tbody tr").size());
    }

    @Test
    void what_somebody_wrote_is_no_formula_and_what_was_narrowed_down_stays_so() throws IOException {
        assertThat(rows(manager, "/records/" + record + "/chronology.csv?step=harm_concern")).singleElement()
                .satisfies(row -> assertThat(row.get(2)).startsWith("'=cmd A burn"));
        assertThat(rows(manager, manager.find("words=burn").path() + ".csv").getFirst().get(6)).contains("burn on the wrist");
        assertThat(rows(manager, manager.find("words=burn&step=contact").path() + ".csv")).isEmpty();
    }

    @Test
    void nothing_leaves_in_a_file_that_the_page_would_not_show() throws IOException {
        Browser police = signedIn(Colleague.POLICE);

        assertThat(all(rows(police, "/records/" + record + "/chronology.csv"))).doesNotContain("burn");
        assertThat(all(rows(police, police.find("words=quillfeather+burn").path() + ".csv"))).contains("Ada Quillfeather").doesNotContain("wrist");
        assertThat(signedIn(Colleague.SCHOOL).get("/front-door.csv").status()).isEqualTo(403);
        assertThat(signedIn(Colleague.OTHER_SOCIAL_WORKER).get("/records/" + record + "/chronology.csv").status()).isEqualTo(403);
    }
}
