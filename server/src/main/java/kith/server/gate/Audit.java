package kith.server.gate;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.server.identifier.Identifiers;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The audit table: one row for each answer that the gate gives. Lives in the same database as the record. */
@Repository
public class Audit {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Audit(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the reader's own transaction, which commits before the first byte goes out. */
    @Transactional(propagation = Propagation.MANDATORY)
    void allowed(Question question, Optional<String> record, List<String> covered, boolean masked, String reason) {
        insert(question, record, covered, masked ? "masked" : "allowed", reason);
    }

    /** In a transaction of its own, because the refused request's will be rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void refused(Question question, Optional<String> record, List<String> covered, String reason) {
        insert(question, record, covered, "refused", reason);
    }

    /**
     * What somebody asked of a record on one day, and what the gate said to all of it.
     *
     * @param outcome {@code allowed}, {@code masked} or {@code refused}
     * @param covered as whom, where they were let for standing in for somebody
     * @param times how often
     */
    public record Access(
            LocalDate day,
            String professional,
            String agency,
            String role,
            String outcome,
            List<Action> actions,
            List<Outlet> outlets,
            List<String> reasons,
            List<String> covered,
            Instant first,
            Instant last,
            int times) {}

    /**
     * Who asked for the permit's record on the latest days on which anybody did, the latest first.
     *
     * @param before only days before this one
     * @param days of how many days at most
     */
    public Seen<List<Access>> ofRecord(Permit permit, Optional<LocalDate> before, int days) {
        return permit.seen(jdbc.query(
                """
                select day, professional, agency, role, outcome, array_agg(distinct action) as actions, array_agg(distinct outlet) as outlets,
                    array_agg(distinct reason) as reasons, array_remove(array_agg(distinct stood_in_for), null) as covered, min(at) as first, max(at) as last, count(distinct audit) as times
                from (
                    select a.*, c as stood_in_for, dense_rank() over (order by a.day desc) as nth
                    from (select (at at time zone 'Europe/London')::date as day, * from audit where authority = ? and record = ? and at < ?) a
                    left join lateral unnest(a.covering) c on true) asked
                where nth <= ?
                group by day, professional, agency, role, outcome
                order by day desc, last desc, professional, outcome
                """,
                (row, _) -> new Access(
                        row.getObject("day", LocalDate.class),
                        row.getString("professional"),
                        row.getString("agency"),
                        row.getString("role"),
                        row.getString("outcome"),
                        Stream.of((String[]) row.getArray("actions").getArray()).map(Action::valueOf).toList(),
                        Stream.of((String[]) row.getArray("outlets").getArray()).map(Outlet::valueOf).toList(),
                        List.of((String[]) row.getArray("reasons").getArray()),
                        List.of((String[]) row.getArray("covered").getArray()),
                        row.getTimestamp("first").toInstant(),
                        row.getTimestamp("last").toInstant(),
                        row.getInt("times")),
                permit.authority(),
                permit.record(),
                Timestamp.from(before.map(day -> day.atStartOfDay(LONDON).toInstant()).orElseGet(() -> clock.instant().plusSeconds(1))),
                days));
    }

    /**
     * How often somebody opened a record.
     *
     * @param holds whether they, or the team in which they act, hold something on it now
     */
    public record Opened(String record, Instant last, int times, boolean holds) {}

    /** What somebody was shown of, the latest first; and how often they were refused, whatever it was. */
    public record OfPerson(List<Opened> records, int refusals) {}

    /**
     * What a professional looked at since a moment. Which of the records the reader may know of, whoever shows them must ask.
     *
     * @param team in which they act
     */
    public Seen<OfPerson> ofPerson(Permit permit, String professional, String team, Instant since) {
        List<Opened> records = new ArrayList<>();
        int[] refusals = {0};
        jdbc.query(
                """
                select a.record, max(a.at) filter (where a.outcome <> 'refused') as last, count(*) filter (where a.outcome <> 'refused') as times,
                    count(*) filter (where a.outcome = 'refused') as refusals,
                    exists (select 1 from relation r where r.authority = ? and r.record = a.record and r.grantee = any (?)
                        and r.relation in ('ALLOCATED', 'TEAM', 'OWN')) as holds
                from audit a
                where a.authority = ? and a.professional = ? and a.at >= ? and a.record is not null
                group by a.record order by last desc nulls last, a.record
                """,
                row -> {
                    refusals[0] += row.getInt("refusals");
                    if (row.getInt("times") > 0) {
                        records.add(new Opened(row.getString("record"), row.getTimestamp("last").toInstant(), row.getInt("times"), row.getBoolean("holds")));
                    }
                },
                permit.authority(),
                new String[] {"person:" + professional, "team:" + team, Viewer.ownFileOf(professional)},
                permit.authority(),
                professional,
                Timestamp.from(since));
        return permit.seen(new OfPerson(records, refusals[0]));
    }

    private void insert(Question question, Optional<String> record, List<String> covered, String outcome, String reason) {
        Viewer viewer = question.viewer();
        jdbc.update(
                """
                insert into audit (authority, audit, at, professional, agency, role, action, record, outlet, outcome, reason, covering)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                viewer.authority(),
                Identifiers.next(),
                Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                viewer.professional(),
                viewer.agency(),
                viewer.role(),
                question.action().name(),
                record.orElse(null),
                question.outlet().name(),
                outcome,
                reason,
                covered.isEmpty() ? null : covered.toArray(String[]::new));
    }
}
