package kith.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is worked out from the history can be thrown away: it comes back the same, and what does not belong is named. */
@RunningKith(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
class ProjectionsTest {
    private static final List<String> TABLES = List.of("child", "sibling", "episode", "obligation", "status", "relation", "passage");

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private Projections projections;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeAll
    void some_records() {
        TestPartnership partnership = new TestPartnership(kith).enrol();
        List<String> sisters = partnership.contact(List.of("Ada", "Bea"), "Quillfeather");
        partnership.record(Colleague.TEAM_MANAGER, sisters.getFirst(), "referral_decision", Map.of("outcome", "assessment", "treated_as", "referral"));
        partnership.allocate(sisters.getFirst(), Colleague.SOCIAL_WORKER);
        partnership.record(Colleague.SOCIAL_WORKER, sisters.getFirst(), "assessment_started", Map.of());
        partnership.contact("Cyril", "Marchbanks");
    }

    /** Every row of every table, with every column. */
    private List<List<String>> everything() {
        return TABLES.stream()
                .map(table -> jdbc.queryForList("select to_jsonb(t)::text from " + table + " t order by 1", String.class))
                .toList();
    }

    @Test
    void all_of_them_dropped_and_rebuilt_are_as_they_were_column_for_column() {
        List<List<String>> before = everything();
        assertThat(before.subList(0, 4)).allSatisfy(rows -> assertThat(rows).isNotEmpty());
        assertThat(before.get(5)).isNotEmpty();
        assertThat(before.get(6)).isNotEmpty();
        assertThat(projections.compare(TestPartnership.AUTHORITY)).isEmpty();

        TABLES.forEach(table -> jdbc.update("delete from " + table));
        assertThat(projections.compare(TestPartnership.AUTHORITY))
                .extracting(Projections.Difference::table)
                .contains("child", "sibling", "episode", "obligation", "relation", "passage");
        projections.rebuild(TestPartnership.AUTHORITY);

        assertThat(projections.compare(TestPartnership.AUTHORITY)).isEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "child      | update child set family_name = 'Nobody' where given_name = 'Ada'",
                "child      | update child set born = '2019-01-01' where given_name = 'Ada'",
                "sibling    | update sibling set relation = 'cousin' where other = (select max(other) from sibling)",
                "episode    | update episode set closed = now() where closed is null",
                "obligation | update obligation set late_from = late_from + interval '1 day' where late_from is not null",
                "obligation | update obligation set holder_team = 'nurses', holder_person = null where holder_team = 'first_response'",
                "obligation | update obligation set state = 'cancelled' where state = 'open'",
                "relation   | update relation set grantee = 'role:school' where grantee = 'role:service_manager'",
                "status     | insert into status select authority, record, 'on_plan', 'x', 'On a plan', 'red', current_date, null from child",
                "passage    | update passage set body = 'nothing' where card",
                "passage    | update passage set reach = 'ALL', ordinary = true where reach = 'WHOLE'",
                "relation   | insert into relation select authority, record, 'person:mallory', 'OVERSIGHT', 'none' from child"
            })
    void a_row_that_was_tampered_with_is_named_and_mended(String table, String tampering) {
        List<List<String>> before = everything();
        int changed = jdbc.update(tampering);
        assertThat(changed).isPositive();

        List<Projections.Difference> differences = projections.compare(TestPartnership.AUTHORITY);

        assertThat(differences).isNotEmpty().extracting(Projections.Difference::table).containsOnly(table);
        assertThat(differences.stream().filter(difference -> !difference.missing())).hasSize(changed);
        projections.rebuild(TestPartnership.AUTHORITY);
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"child", "sibling", "episode", "obligation", "relation", "passage"})
    void a_row_that_went_missing_is_named_and_put_back(String table) {
        List<List<String>> before = everything();
        jdbc.update("delete from " + table + " where ctid = (select min(ctid) from " + table + ")");

        assertThat(projections.compare(TestPartnership.AUTHORITY)).singleElement().satisfies(difference -> {
            assertThat(difference.table()).isEqualTo(table);
            assertThat(difference.missing()).isTrue();
        });
        projections.rebuild(TestPartnership.AUTHORITY);
        assertThat(everything()).isEqualTo(before);
    }
}
