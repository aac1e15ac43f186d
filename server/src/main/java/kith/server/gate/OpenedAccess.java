package kith.server.gate;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.position.Accesses;
import kith.server.projection.Projection;
import kith.server.projection.Stand;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The table of what was opened to whom, from when until when. That a time is over changes nothing in any history: the statement that says who a
 * viewer is asks this table by the clock, and the relation table knows only what the event would open.
 */
@Repository
class OpenedAccess implements Projection<OpenedAccess.Row> {

    record Row(String event, String professional, Instant begins, Instant ends) {}

    private final JdbcTemplate jdbc;

    OpenedAccess(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String table() {
        return "opened_access";
    }

    @Override
    public Set<Row> of(Stand stand) {
        return Accesses.of(stand.history(), stand.packs(), stand.position()).opened().stream()
                .map(opened -> new Row(opened.event(), opened.professional(), opened.begins().truncatedTo(ChronoUnit.MICROS), opened.ends().truncatedTo(ChronoUnit.MICROS)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<Row> stored(String authority, String record) {
        return new HashSet<>(jdbc.query(
                "select event, professional, begins, ends from opened_access where authority = ? and record = ?",
                (row, _) -> new Row(row.getString(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getTimestamp(4).toInstant()),
                authority,
                record));
    }

    @Override
    public void remove(String authority, String record, Collection<Row> rows) {
        jdbc.batchUpdate(
                "delete from opened_access where authority = ? and record = ? and event = ? and professional = ?",
                rows.stream().map(row -> new Object[] {authority, record, row.event(), row.professional()}).toList());
    }

    @Override
    public void add(String authority, String record, Collection<Row> rows) {
        jdbc.batchUpdate(
                "insert into opened_access (authority, record, event, professional, begins, ends) values (?, ?, ?, ?, ?, ?)",
                rows.stream()
                        .map(row -> new Object[] {authority, record, row.event(), row.professional(), Timestamp.from(row.begins()), Timestamp.from(row.ends())})
                        .toList());
    }
}
