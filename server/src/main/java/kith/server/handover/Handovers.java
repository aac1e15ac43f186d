package kith.server.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Visible;
import kith.server.people.Child;
import kith.server.projection.Projection;
import kith.server.projection.Stand;
import kith.server.record.KnownNames;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of handovers, and the lists that are made of it: only for those who see the whole record, as the notes quote it. */
@Repository
public class Handovers implements Projection<Handovers.Row> {
    /** How many a list shows: more than a night can hold. */
    private static final int MOST = 200;

    /** @param ring whom to ring, one in a line */
    public record Row(
            String event,
            String author,
            Instant made,
            Instant until,
            String live,
            String mayHappen,
            String thenDo,
            List<String> ring,
            Optional<Instant> returned) {
        public Row {
            ring = List.copyOf(ring);
        }

        /** Whether it still holds: its time has not come, and nobody has handed it back. */
        public boolean holdsAt(Instant now) {
            return now.isBefore(until) && returned.isEmpty();
        }
    }

    /** A status of the record. @param tone red, amber or teal */
    public record Status(String words, String tone) {}

    /** A handover on a list, with whom it is about and what is flagged there. */
    public record Listed(Child child, List<Status> statuses, Row row) {
        public Listed {
            statuses = List.copyOf(statuses);
        }
    }

    private static final String COLUMNS = "h.event, h.author, h.made, h.until, h.live, h.may_happen, h.then_do, h.ring, h.returned";

    private final JdbcTemplate jdbc;

    Handovers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What holds at that moment and what was handed over since the other, the next to end first. */
    public Seen<List<Listed>> holdingOrMadeSince(Permit permit, Instant now, Instant since) {
        return permit.seen(jdbc.query(
                "select h.record, c.given_name, c.family_name, c.born, c.expected, c.address, " + COLUMNS + ","
                        + " array(select s.words from status s where s.authority = h.authority and s.record = h.record and s.until is null order by s.since, s.words) as flags,"
                        + " array(select s.tone from status s where s.authority = h.authority and s.record = h.record and s.until is null order by s.since, s.words) as tones"
                        + " from handover h join child c on c.authority = h.authority and c.record = h.record"
                        + " where h.authority = ? and (h.made >= ? or h.until > ? and h.returned is null) and " + Visible.wholeSql("h") + " and " + Visible.sql("h")
                        + " order by h.until, lower(c.family_name), lower(c.given_name), h.made desc, h.event limit " + MOST,
                (row, _) -> listed(row),
                permit.authority(),
                Timestamp.from(since),
                Timestamp.from(now),
                Visible.grantees(permit),
                Visible.seesWhole(permit),
                Visible.grantees(permit),
                Visible.reads(permit)));
    }

    private static Listed listed(ResultSet row) throws SQLException {
        List<String> flags = texts(row, "flags");
        List<String> tones = texts(row, "tones");
        return new Listed(
                new Child(
                        row.getString("record"),
                        row.getString("given_name"),
                        row.getString("family_name"),
                        Optional.ofNullable(row.getObject("born", LocalDate.class)),
                        Optional.ofNullable(row.getObject("expected", LocalDate.class)),
                        Optional.empty(),
                        Optional.ofNullable(row.getString("address")),
                        Optional.empty()),
                IntStream.range(0, flags.size()).mapToObj(i -> new Status(flags.get(i), tones.get(i))).toList(),
                row(row));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    @Override
    public String table() {
        return "handover";
    }

    @Override
    public Set<Row> of(Stand stand) {
        return Handover.of(stand).stream()
                .map(handover -> new Row(
                        handover.note().id(),
                        handover.note().event().author().person(),
                        handover.note().event().recorded(),
                        handover.until(),
                        handover.note().text(KnownNames.LIVE),
                        handover.note().text(KnownNames.MAY_HAPPEN),
                        handover.note().text(KnownNames.THEN_DO),
                        handover.ring(stand.packs()),
                        handover.returned()))
                .collect(Collectors.toSet());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("event"),
                row.getString("author"),
                row.getTimestamp("made").toInstant(),
                row.getTimestamp("until").toInstant(),
                row.getString("live"),
                row.getString("may_happen"),
                row.getString("then_do"),
                texts(row, "ring"),
                Optional.ofNullable(row.getTimestamp("returned")).map(Timestamp::toInstant));
    }

    @Override
    public Set<Row> stored(String authority, String record) {
        return new HashSet<>(jdbc.query(
                "select " + COLUMNS + " from handover h where h.authority = ? and h.record = ?", (row, _) -> row(row), authority, record));
    }

    @Override
    public void remove(String authority, String record, Collection<Row> rows) {
        jdbc.batchUpdate(
                "delete from handover where authority = ? and record = ? and event = ?",
                rows.stream().map(row -> new Object[] {authority, record, row.event()}).toList());
    }

    @Override
    public void add(String authority, String record, Collection<Row> rows) {
        jdbc.batchUpdate(
                """
                insert into handover (authority, record, event, author, made, until, live, may_happen, then_do, ring, returned)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows.stream()
                        .map(row -> new Object[] {
                            authority,
                            record,
                            row.event(),
                            row.author(),
                            Timestamp.from(row.made()),
                            Timestamp.from(row.until()),
                            row.live(),
                            row.mayHappen(),
                            row.thenDo(),
                            row.ring().toArray(String[]::new),
                            row.returned().map(Timestamp::from).orElse(null)
                        })
                        .toList());
    }
}
