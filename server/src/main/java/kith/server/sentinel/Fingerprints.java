package kith.server.sentinel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.history.Event;
import kith.server.gate.Permit;
import kith.server.gate.Visible;
import kith.server.projection.Changes;
import kith.server.projection.Projection;
import kith.server.projection.Stand;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The fingerprints of what is protected on each record, for reading. */
@Repository
class Fingerprints implements Projection<Fingerprint> {
    private final JdbcTemplate jdbc;
    private final FingerprintKey key;

    Fingerprints(JdbcTemplate jdbc, FingerprintKey key) {
        this.jdbc = jdbc;
        this.key = key;
        if (key.isFresh()) {
            jdbc.update("update authority set projected = null where authority in (select authority from fingerprint)");
        }
    }

    /** What the permit's record protects, and the records of brothers and sisters: a family is hidden together. */
    List<Fingerprint> ofFamily(Permit permit, String record) {
        return jdbc.query(
                """
                select event, answer, kind, author, mark from fingerprint where authority = ? and record = ?
                union select f.event, f.answer, f.kind, f.author, f.mark from sibling s
                    join fingerprint f on f.authority = s.authority and f.record = s.other
                    where s.authority = ? and s.record = ?
                """,
                (row, _) -> fingerprint(row),
                permit.authority(),
                record,
                permit.authority(),
                record);
    }

    /** @param since when the event was recorded that protects it */
    record Kept(Fingerprint fingerprint, Instant since) {}

    /**
     * By each of these records that the viewer does not see whole: what it and the records of brothers and sisters protect, except what the viewer has said
     * themself.
     */
    Map<String, List<Kept>> notFor(Permit permit, Collection<String> records) {
        Map<String, List<Kept>> kept = new HashMap<>();
        jdbc.query(
                """
                select asked.record as asked, f.event, f.answer, f.kind, f.author, f.mark, e.recorded
                from (select ? as authority, unnest(?) as record) asked
                cross join lateral (select asked.record union all
                    select s.other from sibling s where s.authority = asked.authority and s.record = asked.record) family(record)
                join fingerprint f on f.authority = asked.authority and f.record = family.record
                join event e on e.authority = f.authority and e.record = f.record and e.event = f.event
                where f.author <> all (?) and not\s"""
                        + Visible.wholeSql("asked"),
                row -> {
                    kept.computeIfAbsent(row.getString("asked"), _ -> new ArrayList<>()).add(new Kept(fingerprint(row), row.getTimestamp("recorded").toInstant()));
                },
                permit.authority(),
                records.toArray(String[]::new),
                permit.viewer().persons().toArray(String[]::new),
                Visible.grantees(permit),
                Visible.seesWhole(permit));
        return kept;
    }

    private static Fingerprint fingerprint(ResultSet row) throws SQLException {
        return new Fingerprint(
                row.getString("event"), row.getString("answer"), ProtectedValues.Kind.valueOf(row.getString("kind")), row.getString("author"), row.getString("mark"));
    }

    @Override
    public String table() {
        return "fingerprint";
    }

    @Override
    public Set<Fingerprint> of(Stand stand) {
        return Fingerprint.of(stand, stand.history().events().stream(), key).collect(Collectors.toSet());
    }

    /** An event is never changed: only what is new is marked, unless who the child is was said anew. */
    @Override
    public Changes<Fingerprint> between(Stand before, Stand after) {
        Set<String> were = before.history().events().stream().map(Event::id).collect(Collectors.toSet());
        List<Event> fresh = after.history().events().stream().filter(event -> !were.contains(event.id())).toList();
        boolean onlyAdded = before.packs().equals(after.packs()) && fresh.stream().noneMatch(event -> event.subject().equals("person"));
        return onlyAdded
                ? new Changes<>(Set.of(), Fingerprint.of(after, fresh.stream(), key).collect(Collectors.toSet()))
                : Changes.between(of(before), of(after));
    }

    @Override
    public Set<Fingerprint> stored(String authority, String record) {
        return new HashSet<>(jdbc.query(
                "select event, answer, kind, author, mark from fingerprint where authority = ? and record = ?",
                (row, _) -> fingerprint(row),
                authority,
                record));
    }

    @Override
    public void remove(String authority, String record, Collection<Fingerprint> rows) {
        jdbc.batchUpdate(
                "delete from fingerprint where authority = ? and record = ? and event = ? and answer = ? and kind = ? and mark = ?",
                rows.stream().map(row -> new Object[] {authority, record, row.event(), row.answer(), row.kind().name(), row.mark()}).toList());
    }

    @Override
    public void add(String authority, String record, Collection<Fingerprint> rows) {
        jdbc.batchUpdate(
                "insert into fingerprint (authority, record, event, answer, kind, author, mark) values (?, ?, ?, ?, ?, ?, ?)",
                rows.stream()
                        .map(row -> new Object[] {authority, record, row.event(), row.answer(), row.kind().name(), row.author(), row.mark()})
                        .toList());
    }
}
