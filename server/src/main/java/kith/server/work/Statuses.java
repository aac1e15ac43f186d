package kith.server.work;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.server.projection.Projection;
import kith.server.projection.Stand;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of statuses: on a child protection plan since, until. */
@Repository
class Statuses implements Projection<Statuses.Row> {
    record Row(String status, String begunBy, String words, String tone, LocalDate since, Optional<LocalDate> until) {}

    private final JdbcTemplate jdbc;

    Statuses(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String table() {
        return "status";
    }

    @Override
    public Set<Row> of(Stand stand) {
        return stand.position().statuses().stream()
                .map(held -> new Row(held.status(), held.begunBy(), held.words(), held.tone(), held.since(), held.until()))
                .collect(Collectors.toSet());
    }

    @Override
    public Set<Row> stored(String authority, String record) {
        return new HashSet<>(jdbc.query(
                "select status, begun_by, words, tone, since, until from status where authority = ? and record = ?",
                (row, _) -> new Row(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, LocalDate.class),
                        Optional.ofNullable(row.getObject(6, LocalDate.class))),
                authority,
                record));
    }

    @Override
    public void remove(String authority, String record, Collection<Row> rows) {
        jdbc.batchUpdate(
                "delete from status where authority = ? and record = ? and status = ? and begun_by = ?",
                rows.stream()
                        .map(row -> new Object[] {authority, record, row.status(), row.begunBy()})
                        .toList());
    }

    @Override
    public void add(String authority, String record, Collection<Row> rows) {
        jdbc.batchUpdate(
                """
                insert into status (authority, record, status, begun_by, words, tone, since, until)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows.stream()
                        .map(row -> new Object[] {
                            authority,
                            record,
                            row.status(),
                            row.begunBy(),
                            row.words(),
                            row.tone(),
                            row.since(),
                            row.until().orElse(null)
                        })
                        .toList());
    }
}
