package kith.server.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.calendar.Due;
import kith.procedures.history.Occurred;
import kith.procedures.position.Holder;
import kith.procedures.position.Obligation;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Visible;
import kith.server.people.Subject;
import kith.server.projection.Changes;
import kith.server.projection.Projection;
import kith.server.projection.Stand;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of obligations. Due instants are stored; whether one is late is worked out on reading. */
@Repository
public class Obligations implements Projection<Obligations.Row> {

    /**
     * @param lateFrom the first instant at which it is late; {@code limitDay} is the day by whose end it is due, if a day
     * @param stoppedSince since when its clock stands still; empty where it runs
     * @param notBefore the first instant at which it can be met; empty where it can be at any time
     * @param authorisedUntil the first instant past what was authorised beyond its limit
     */
    public record Row(
            String obligation,
            String rule,
            String episode,
            String procedure,
            String step,
            String sentence,
            String owner,
            Holder holder,
            Optional<Instant> aimFrom,
            Optional<LocalDate> limitDay,
            Optional<Instant> lateFrom,
            Optional<Instant> authorisedUntil,
            Optional<Instant> stoppedSince,
            Optional<Instant> notBefore,
            String state,
            Optional<Instant> metAt,
            String because,
            Optional<String> approves,
            boolean lateReason,
            List<String> tells) {

        public Row {
            tells = List.copyOf(tells);
        }

        /** Its identifier tells nearly all apart; hashing every long text of every row would cost more than comparing the few. */
        @Override
        public int hashCode() {
            return obligation.hashCode();
        }

        /** From the one who must act the why may be hidden, never the what and the when. */
        Row withoutWhy() {
            return new Row(
                    obligation, rule, episode, procedure, step, sentence, owner, holder, aimFrom, limitDay, lateFrom, authorisedUntil, stoppedSince, notBefore, state, metAt, "", approves, false, tells);
        }

        public Optional<Due> limit() {
            return limitDay.<Due>map(Due.ByEndOf::new).or(() -> lateFrom.map(Due.At::new));
        }

        public Optional<Due> aim() {
            return aimFrom.map(Row::end);
        }

        public Optional<Due> authorised() {
            return authorisedUntil.map(Row::end);
        }

        /** An end at midnight is the end of the day before: the same moment, as people say it. */
        private static Due end(Instant from) {
            ZonedDateTime local = from.atZone(Occurred.LONDON);
            return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? new Due.ByEndOf(local.toLocalDate().minusDays(1))
                    : new Due.At(from);
        }
    }

    /**
     * A piece of work on a list: an open obligation with the child it is about; the partnership's own is named as one, a worker's own file by
     * the worker.
     *
     * @param ofChild whether it is about a child
     * @param family the same for brothers and sisters, so that what is asked for all of them can be shown once
     * @param aside until when and why the viewer has put it aside
     */
    public record Work(
            String record, String givenName, String familyName, Optional<LocalDate> born, String family, Row row, Optional<PutAside> aside, boolean ofChild) {
        /** Whom it is about. */
        public String subject() {
            return (givenName + " " + familyName).strip();
        }
    }

    /** @param until the day on which it is back */
    public record PutAside(LocalDate until, String reason) {}

    private static final String COLUMNS =
            """
            o.obligation, o.rule, o.episode, o.procedure, o.step, o.sentence, o.owner, o.holder_person, o.holder_team,
            o.aim_from, o.limit_day, o.late_from, o.authorised_until, o.stopped_since, o.not_before, o.state, o.met_at, o.because, o.approves, o.late_reason, o.tells
            """;

    /** How many a list shows: more is not a list that a person works through. */
    public static final int MOST = 200;

    /** As {@code obligation_of_team} and {@code obligation_of_person} keep them, so that no more is read than is shown. */
    private static final String MOST_URGENT = "coalesce(o.late_from, o.aim_from) nulls last, o.obligation";

    /** The viewer is asked to decide about what somebody recorded. */
    private static final String DECISION = "(o.approves is not null and o.owner = :role)";

    private static final String PUT_ASIDE =
            "exists (select 1 from put_aside a where a.authority = o.authority and a.professional = :professional and a.record = o.record and a.obligation = o.obligation)";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Clock clock;

    Obligations(JdbcTemplate jdbc, JdbcClient client, Clock clock) {
        this.jdbc = jdbc;
        this.client = client;
        this.clock = clock;
    }

    /** What the viewer holds by name, or somebody for whom the viewer stands in today, the most urgent first. */
    public Seen<List<Work>> ofPerson(Permit permit) {
        return permit.seen(work(permit, listed("o.holder_person = any (:persons)", MOST), Map.of()));
    }

    /**
     * What the viewer holds by name, and what the viewer's team holds and nobody in it by name; each the most urgent first.
     *
     * @param mine what the viewer holds, and those for whom the viewer stands in today, of which none is left out because the team holds much
     */
    public record Held(List<Work> mine, List<Work> team) {}

    /**
     * Both in one statement, for a page that shows both.
     *
     * @param ofTeam how many of the team's at most; what waits for the viewer's decision, what the viewer has put aside and what falls to the
     *     viewer as somebody's manager is there beside them
     */
    public Seen<Held> held(Permit permit, int ofTeam) {
        List<Work> all = work(
                permit,
                listed("(o.holder_person = any (:persons) or o.holder_team = any (:managed) or o.holder_team = :team and (%s or %s))".formatted(DECISION, PUT_ASIDE), MOST)
                        + " union all "
                        + listed("o.holder_team = :team and not %s and not %s".formatted(DECISION, PUT_ASIDE), ofTeam),
                Map.of());
        return permit.seen(new Held(
                all.stream().filter(work -> work.row().holder() instanceof Holder.Person).toList(),
                all.stream().filter(work -> work.row().holder() instanceof Holder.Team).toList()));
    }

    /** What the viewer's team holds and nobody in it by name, the most urgent first. */
    public Seen<List<Work>> ofTeam(Permit permit) {
        return permit.seen(work(permit, listed("o.holder_team = :team", MOST), Map.of()));
    }

    /** What is owed of these steps by anybody, the most urgent first; approvals are not among it. */
    public Seen<List<Work>> ofSteps(Permit permit, List<String> steps, int most) {
        return permit.seen(work(permit, listed("o.approves is null and o.step = any (:steps)", most), Map.of("steps", steps.toArray(String[]::new))));
    }

    /** What the team holds of children who have no social worker yet, the most urgent first. */
    public Seen<List<Work>> withoutSocialWorker(Permit permit, String team, int most) {
        return permit.seen(work(
                permit,
                listed(
                        """
                        o.holder_team = :of_team and exists (select 1 from child who where who.authority = o.authority and who.record = o.record)
                            and (select held.grantee from relation held where held.authority = o.authority and held.record = o.record
                                and held.relation = 'ALLOCATED' and held.basis = 'social_worker' limit 1) is null
                        """,
                        most),
                Map.of("of_team", team)));
    }

    /** What is owed by anybody on these records by that moment or is late already, the most urgent first. */
    public Seen<List<Work>> dueBy(Permit permit, Collection<String> records, Instant end) {
        return permit.seen(work(
                permit,
                listed("o.record = any (:records) and coalesce(o.late_from, o.aim_from) <= :end", MOST),
                Map.of("records", records.toArray(String[]::new), "end", Timestamp.from(end))));
    }

    /** What is late and must be told to the viewer's role, though others hold it; what has been late for longest first. */
    public Seen<List<Work>> lateToTell(Permit permit, int most) {
        return permit.seen(work(
                permit,
                listed(
                        """
                        o.late_from <= :now and :role = any (o.tells)
                            and (o.holder_person is null or o.holder_person <> all (:persons)) and o.holder_team is distinct from :team
                            and (o.holder_team is null or o.holder_team <> all (:managed))
                        """,
                        "o.late_from, o.obligation",
                        most),
                Map.of()));
    }

    private static String listed(String where, int most) {
        return listed(where, MOST_URGENT, most);
    }

    /** What cannot be done yet is not work yet. */
    private static String listed(String where, String order, int most) {
        return """
                (select o.*, sight.whole from obligation o join %s on true
                where o.authority = :authority and o.state = 'open' and (o.not_before is null or o.not_before <= :now) and %s
                order by %s limit %d)
                """.formatted(Visible.recordSql("o"), where, order, most);
    }

    /** What is said of each beside what it is, is looked up for those alone that are listed. */
    private List<Work> work(Permit permit, String listed, Map<String, Object> parameters) {
        return client.sql(
                        """
                        select o.record, c.family_name, c.born, c.record is not null as of_child, o.whole,
                            coalesce(c.given_name, (select p.name from record r join professional p on p.authority = r.authority
                                and p.professional = r.worker where r.authority = o.authority and r.record = o.record)) as given_name, a.until, a.reason, %s,
                            least(o.record, (select min(s.other) from sibling s where s.authority = o.authority and s.record = o.record)) as family
                        from (%s) o
                        left join child c on c.authority = o.authority and c.record = o.record
                        left join put_aside a
                            on a.authority = o.authority and a.professional = :professional and a.record = o.record and a.obligation = o.obligation
                        order by %s
                        """.formatted(COLUMNS, listed, MOST_URGENT))
                .params(Visible.parameters(permit))
                .param("professional", permit.viewer().professional())
                .param("persons", permit.viewer().persons().toArray(String[]::new))
                .param("team", permit.viewer().team())
                .param("managed", permit.viewer().holdsAsManager().toArray(String[]::new))
                .param("role", permit.viewer().role())
                .param("now", Timestamp.from(clock.instant()))
                .params(parameters)
                .query((row, _) -> new Work(
                        row.getString("record"),
                        Optional.ofNullable(row.getString("given_name")).orElseGet(() -> new Subject.Partnership().name()),
                        Optional.ofNullable(row.getString("family_name")).orElse(""),
                        Optional.ofNullable(row.getObject("born", LocalDate.class)),
                        row.getString("family"),
                        row.getBoolean("whole") ? row(row) : row(row).withoutWhy(),
                        putAside(row),
                        row.getBoolean("of_child")))
                .list();
    }

    private static Optional<PutAside> putAside(ResultSet row) throws SQLException {
        LocalDate until = row.getObject("until", LocalDate.class);
        return until == null ? Optional.empty() : Optional.of(new PutAside(until, row.getString("reason")));
    }

    @Override
    public String table() {
        return "obligation";
    }

    @Override
    public Set<Row> of(Stand stand) {
        return stand.position().obligations().stream().map(Obligations::row).collect(Collectors.toSet());
    }

    /** An obligation in which nothing changed is the same object in both: its row is not even made. */
    @Override
    public Changes<Row> between(Stand before, Stand after) {
        return Changes.between(rowsOfNoneOf(after, before), rowsOfNoneOf(before, after));
    }

    private static Set<Row> rowsOfNoneOf(Stand other, Stand stand) {
        Set<Obligation> others = Collections.newSetFromMap(new IdentityHashMap<>());
        others.addAll(other.position().obligations());
        return stand.position().obligations().stream()
                .filter(obligation -> !others.contains(obligation))
                .map(Obligations::row)
                .collect(Collectors.toSet());
    }

    private static Row row(Obligation obligation) {
        return new Row(
                obligation.id(),
                obligation.rule(),
                obligation.episode(),
                obligation.procedure(),
                obligation.step(),
                obligation.sentence(),
                obligation.owner(),
                obligation.holder(),
                obligation.aim().map(Due::lateFrom),
                obligation.limit().flatMap(due -> due instanceof Due.ByEndOf(LocalDate day) ? Optional.of(day) : Optional.empty()),
                obligation.limit().map(Due::lateFrom),
                obligation.authorisedUntil().map(Due::lateFrom),
                obligation.stoppedSince(),
                obligation.notBefore().map(Due::lateFrom),
                switch (obligation.state()) {
                    case Obligation.State.Open() -> "open";
                    case Obligation.State.Met _ -> "met";
                    case Obligation.State.Excused _ -> "excused";
                    case Obligation.State.Cancelled _ -> "cancelled";
                },
                obligation.state() instanceof Obligation.State.Met(String _, Instant at) ? Optional.of(at) : Optional.empty(),
                obligation.because(),
                obligation.approves(),
                obligation.lateReason().isPresent(),
                obligation.tellIfLate());
    }

    private static Row row(ResultSet row) throws SQLException {
        String person = row.getString("holder_person");
        return new Row(
                row.getString("obligation"),
                row.getString("rule"),
                row.getString("episode"),
                row.getString("procedure"),
                row.getString("step"),
                row.getString("sentence"),
                row.getString("owner"),
                person != null ? new Holder.Person(person) : new Holder.Team(row.getString("holder_team")),
                instant(row, "aim_from"),
                Optional.ofNullable(row.getObject("limit_day", LocalDate.class)),
                instant(row, "late_from"),
                instant(row, "authorised_until"),
                instant(row, "stopped_since"),
                instant(row, "not_before"),
                row.getString("state"),
                instant(row, "met_at"),
                row.getString("because"),
                Optional.ofNullable(row.getString("approves")),
                row.getBoolean("late_reason"),
                List.of((String[]) row.getArray("tells").getArray()));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    @Override
    public Set<Row> stored(String authority, String record) {
        return new HashSet<>(jdbc.query(
                "select " + COLUMNS + " from obligation o where o.authority = ? and o.record = ?",
                (row, _) -> row(row),
                authority,
                record));
    }

    @Override
    public void remove(String authority, String record, Collection<Row> rows) {
        jdbc.batchUpdate(
                "delete from obligation where authority = ? and record = ? and obligation = ?",
                rows.stream().map(row -> new Object[] {authority, record, row.obligation()}).toList());
    }

    @Override
    public void add(String authority, String record, Collection<Row> rows) {
        jdbc.batchUpdate(
                """
                insert into obligation (authority, record, obligation, rule, episode, procedure, step, sentence, owner,
                    holder_person, holder_team, aim_from, limit_day, late_from, authorised_until, stopped_since, not_before, state, met_at, because, approves, late_reason, tells)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows.stream()
                        .map(row -> new Object[] {
                            authority,
                            record,
                            row.obligation(),
                            row.rule(),
                            row.episode(),
                            row.procedure(),
                            row.step(),
                            row.sentence(),
                            row.owner(),
                            row.holder() instanceof Holder.Person(String person) ? person : null,
                            row.holder() instanceof Holder.Team(String team) ? team : null,
                            row.aimFrom().map(Timestamp::from).orElse(null),
                            row.limitDay().orElse(null),
                            row.lateFrom().map(Timestamp::from).orElse(null),
                            row.authorisedUntil().map(Timestamp::from).orElse(null),
                            row.stoppedSince().map(Timestamp::from).orElse(null),
                            row.notBefore().map(Timestamp::from).orElse(null),
                            row.state(),
                            row.metAt().map(Timestamp::from).orElse(null),
                            row.because(),
                            row.approves().orElse(null),
                            row.lateReason(),
                            row.tells().toArray(String[]::new)
                        })
                        .toList());
    }
}
