package kith.server.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.identifier.Identifiers;
import kith.server.problem.Refused;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A history that arrives whole stands as if it had been recorded here event by event, and arrives once. */
@RunningKith(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
class ArrivingTest {
    private static final String AUTHORITY = TestPartnership.AUTHORITY;

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private Arriving arriving;

    @Autowired
    private EventTable events;

    @Autowired
    private Projections projections;

    @Autowired
    private Gate gate;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    private TestPartnership partnership;
    private String recorded;

    @BeforeAll
    void a_child_whose_assessment_has_begun() {
        partnership = new TestPartnership(kith).enrol();
        recorded = partnership.contact("Ada", "Quillfeather");
        partnership.record(Colleague.TEAM_MANAGER, recorded, "referral_decision", Map.of("outcome", "assessment", "treated_as", "referral"));
        partnership.allocate(recorded, Colleague.SOCIAL_WORKER);
        partnership.record(Colleague.SOCIAL_WORKER, recorded, "assessment_started", Map.of());
    }

    /** The child's history as that of another record, with identifiers of its own. */
    private List<Arriving.Past> copyFor(String record) {
        List<EventTable.Kept> history = events.kept(AUTHORITY, List.of(recorded)).get(recorded);
        Map<String, String> renamed = new HashMap<>();
        history.forEach(kept -> renamed.put(kept.event().id(), Identifiers.next()));
        Function<Optional<String>, Optional<String>> rename = id -> id.map(one -> renamed.getOrDefault(one, one));
        return history.stream()
                .map(kept -> new Arriving.Past(
                        renamed.get(kept.event().id()),
                        new NewEvent(
                                record,
                                kept.event().type(),
                                rename.apply(kept.event().episode()),
                                Optional.empty(),
                                kept.event().occurred(),
                                kept.event().answers(),
                                rename.apply(kept.event().corrects()),
                                Optional.empty(),
                                kept.event().packVersion(),
                                kept.sensitivity()),
                        "old system, row " + kept.event().id(),
                        kept.event().recorded(),
                        kept.event().author()))
                .toList();
    }

    private List<String> arrive(String record, List<Arriving.Past> history) {
        return transaction.execute(_ -> {
            Permit permit = gate.permit(partnership.viewer(Colleague.SYSTEMS_ADMINISTRATOR), Action.BRING_ALONG, Outlet.PAGE);
            arriving.open(permit, new LinkedHashMap<>(Map.of(record, "child")));
            return arriving.append(permit, history);
        });
    }

    private List<String> owed(String record) {
        return jdbc.queryForList(
                "select rule || ' ' || state || ' ' || coalesce(late_from::text, '') || ' ' || coalesce(holder_person, holder_team)"
                        + " from obligation where authority = ? and record = ? order by 1",
                String.class,
                AUTHORITY,
                record);
    }

    @Test
    void what_is_owed_on_it_is_what_is_owed_where_each_event_was_recorded() {
        String copy = Identifiers.next();
        List<Arriving.Past> history = copyFor(copy);

        assertThat(arrive(copy, history)).hasSameSizeAs(history);

        assertThat(owed(copy)).isNotEmpty().isEqualTo(owed(recorded));
        assertThat(projections.compare(AUTHORITY)).isEmpty();
        assertThat(jdbc.queryForObject(
                        "select count(*)::int from (select event from ledger_pending where record = ?"
                                + " union select event from ledger_entry where record = ?) leaf",
                        Integer.class,
                        copy,
                        copy))
                .isEqualTo(history.size());
    }

    @Test
    void what_has_arrived_does_not_arrive_again_and_what_is_missing_does() {
        String copy = Identifiers.next();
        List<Arriving.Past> history = copyFor(copy);
        List<Arriving.Past> beginning = history.subList(0, history.size() - 1);
        assertThat(arrive(copy, beginning)).hasSameSizeAs(beginning);

        assertThat(arrive(copy, history)).containsExactly(history.getLast().id());
        assertThat(arrive(copy, history)).isEmpty();

        assertThat(owed(copy)).isEqualTo(owed(recorded));
        assertThat(projections.compare(AUTHORITY)).isEmpty();
    }

    @Test
    void somebody_who_works_with_children_brings_nothing_along() {
        assertThatThrownBy(() -> transaction.execute(
                        _ -> gate.permit(partnership.viewer(Colleague.TEAM_MANAGER), Action.BRING_ALONG, Outlet.PAGE)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void nothing_counts_as_recorded_in_the_future() {
        String copy = Identifiers.next();
        Arriving.Past one = copyFor(copy).getFirst();
        Arriving.Past tomorrow =
                new Arriving.Past(one.id(), one.event(), one.submission(), Instant.now().plusSeconds(86_400), one.author());
        assertThatThrownBy(() -> arrive(copy, List.of(tomorrow))).isInstanceOf(IllegalArgumentException.class);
    }
}
