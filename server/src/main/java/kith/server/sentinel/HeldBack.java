package kith.server.sentinel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.gate.Visible;
import kith.server.identifier.Identifiers;
import kith.server.record.Leaving;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was held back, and what became of it; and what was recorded although others read it. Like the audit it is about the use of the record, and part of
 * no child's history. What was found stands in it by kind and place, and never the value.
 */
@Repository
public class HeldBack {
    private static final int MOST = 200;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    HeldBack(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param item of the event: a paper's hash, or nothing for what is said */
    record What(String record, String event, String item) {
        static What of(Leaving leaving) {
            return new What(leaving.record(), leaving.event(), leaving.item());
        }
    }

    /** What of these was let go to the viewer's agency, and when: what has been protected since then was not known to whoever decided. */
    Map<What, Instant> letGo(Permit permit, Collection<What> asked) {
        Map<What, Instant> letGo = new HashMap<>();
        jdbc.query(
                """
                select record, event, item, decided from (
                    select distinct on (record, event, item) record, event, item, decision, decided from held_back
                    where authority = ? and agency = ? and event = any (?) and decided is not null order by record, event, item, decided desc) latest
                where decision = 'let_go'
                """,
                row -> {
                    letGo.put(new What(row.getString("record"), row.getString("event"), row.getString("item")), row.getTimestamp("decided").toInstant());
                },
                permit.authority(),
                permit.viewer().agency(),
                asked.stream().map(What::event).distinct().toArray(String[]::new));
        return letGo;
    }

    /** What was let go before waits again; what is kept back stays so. In a transaction of its own, because the one of what was to leave will be rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void hold(Permit permit, Map<What, String> found) {
        Viewer viewer = permit.viewer();
        jdbc.batchUpdate(
                """
                insert into held_back (authority, hold, record, event, item, found, outlet, professional, agency, role, held)
                select asked.* from (values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz)) asked (authority, hold, record, event, item, found, outlet, professional, agency, role, held)
                where not exists (select 1 from (
                    select decision from held_back h where h.authority = asked.authority and h.record = asked.record and h.event = asked.event and h.item = asked.item
                    and h.agency = asked.agency and h.decided is not null order by h.decided desc limit 1) latest where decision = 'kept_back')
                on conflict (authority, record, event, item, agency) where decided is null do nothing
                """,
                found.entrySet().stream()
                        .map(each -> new Object[] {
                            viewer.authority(),
                            Identifiers.next(),
                            each.getKey().record(),
                            each.getKey().event(),
                            each.getKey().item(),
                            each.getValue(),
                            permit.outlet().name(),
                            viewer.professional(),
                            viewer.agency(),
                            viewer.role(),
                            now()
                        })
                        .toList());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * @param paper whether a paper of the event is meant, and not what is said in it
     * @param found by kind and place, in words
     * @param professional who asked for it
     */
    public record Hold(
            String hold, String record, String child, String event, boolean paper, String found, String professional, String agency, Instant held, Optional<Decision> decision) {}

    public record Decision(boolean letGo, String because, String by, Instant at) {}

    /** Of the records that the viewer sees whole: what waits first, the oldest first, then what was decided last. */
    public Seen<List<Hold>> all(Permit permit) {
        return permit.seen(jdbc.query(
                "select h.*, coalesce(c.given_name || ' ' || c.family_name, '') as child from held_back h left join child c on c.authority = h.authority and c.record = h.record"
                        + " where h.authority = ? and " + Visible.wholeSql("h") + " and " + Visible.readSql("h")
                        + " order by h.decided is not null, case when h.decided is null then h.held end, h.decided desc limit " + MOST,
                (row, _) -> new Hold(
                        row.getString("hold"),
                        row.getString("record"),
                        row.getString("child").strip(),
                        row.getString("event"),
                        !row.getString("item").isEmpty(),
                        row.getString("found"),
                        row.getString("professional"),
                        row.getString("agency"),
                        row.getTimestamp("held").toInstant(),
                        Optional.ofNullable(row.getString("decision"))
                                .map(decision -> decision(row, decision))),
                permit.authority(),
                Visible.grantees(permit),
                Visible.seesWhole(permit),
                Visible.grantees(permit),
                Visible.reads(permit)));
    }

    private static Decision decision(ResultSet row, String decision) {
        try {
            return new Decision(decision.equals("let_go"), row.getString("because"), row.getString("decided_by"), row.getTimestamp("decided").toInstant());
        } catch (SQLException broken) {
            throw new IllegalStateException("a row of what was held back cannot be read", broken);
        }
    }

    /** Of which record it is, for asking the gate. */
    public Optional<String> recordOf(String authority, String hold) {
        return jdbc.queryForList("select record from held_back where authority = ? and hold = ?", String.class, authority, hold).stream().findFirst();
    }

    /** How many wait for somebody who sees their records whole. */
    @Transactional
    public Seen<Integer> waiting(Permit permit) {
        return permit.seen(jdbc.queryForObject(
                "select count(*)::int from held_back h where h.authority = ? and h.decided is null and " + Visible.wholeSql("h") + " and " + Visible.readSql("h"),
                Integer.class,
                permit.authority(),
                Visible.grantees(permit),
                Visible.seesWhole(permit),
                Visible.grantees(permit),
                Visible.reads(permit)));
    }

    /** What was decided already is decided anew beside it: the last word holds, and the first stays. */
    public void decide(Permit permit, String hold, boolean letGo, String because) {
        String decision = letGo ? "let_go" : "kept_back";
        int waited = jdbc.update(
                "update held_back set decision = ?, because = ?, decided_by = ?, decided = ? where authority = ? and record = ? and hold = ? and decided is null",
                decision,
                because,
                permit.viewer().professional(),
                now(),
                permit.authority(),
                permit.record(),
                hold);
        if (waited == 0) {
            jdbc.update(
                    """
                    insert into held_back (authority, hold, record, event, item, found, outlet, professional, agency, role, held, decision, because, decided_by, decided)
                    select authority, ?, record, event, item, found, outlet, professional, agency, role, held, ?, ?, ?, ?
                    from held_back where authority = ? and record = ? and hold = ?
                    """,
                    Identifiers.next(),
                    decision,
                    because,
                    permit.viewer().professional(),
                    now(),
                    permit.authority(),
                    permit.record(),
                    hold);
        }
    }

    /** @param submission of the events, which bear it */
    void recordedAllTheSame(Permit permit, String submission, String because) {
        jdbc.update(
                "insert into recorded_all_the_same (authority, record, submission, because, professional, recorded) values (?, ?, ?, ?, ?, ?)",
                permit.authority(),
                permit.record(),
                submission,
                because,
                permit.viewer().professional(),
                now());
    }

    /** @param event the first that was recorded with it */
    public record AllTheSame(String record, String child, String event, String because, String professional, Instant recorded) {}

    public Seen<List<AllTheSame>> recordedAllTheSame(Permit permit) {
        return permit.seen(jdbc.query(
                "select r.*, e.event, coalesce(c.given_name || ' ' || c.family_name, '') as child from recorded_all_the_same r"
                        + " join event e on e.authority = r.authority and e.record = r.record and e.submission = r.submission"
                        + " left join child c on c.authority = r.authority and c.record = r.record"
                        + " where r.authority = ? and " + Visible.wholeSql("r") + " and " + Visible.readSql("r") + " order by r.recorded desc limit " + MOST,
                (row, _) -> new AllTheSame(
                        row.getString("record"),
                        row.getString("child").strip(),
                        row.getString("event"),
                        row.getString("because"),
                        row.getString("professional"),
                        row.getTimestamp("recorded").toInstant()),
                permit.authority(),
                Visible.grantees(permit),
                Visible.seesWhole(permit),
                Visible.grantees(permit),
                Visible.reads(permit)));
    }
}
