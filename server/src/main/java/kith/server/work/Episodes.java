package kith.server.work;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.position.Episode;
import kith.server.projection.Projection;
import kith.server.projection.Stand;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of episodes. */
@Repository
class Episodes implements Projection<Episodes.Row> {
    record Row(String episode, String procedure, Instant opened, Optional<Instant> closed) {}

    private final JdbcTemplate jdbc;

    Episodes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String table() {
        return "episode";
    }

    @Override
    public Set<Row> of(Stand stand) {
        return stand.position().episodes().stream()
                .map(episode -> new Row(
                        episode.id(), episode.procedure(), episode.opened(), episode.closed().map(Episode.Closed::at)))
                .collect(Collectors.toSet());
    }

    @Override
    public Set<Row> stored(String authority, String record) {
        return new HashSet<>(jdbc.query(
                "select episode, procedure, opened, closed from episode where authority = ? and record = ?",
                (row, _) -> new Row(
                        row.getString(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        Optional.ofNullable(row.getTimestamp(4)).map(Timestamp::toInstant)),
                authority,
                record));
    }

    @Override
    public void remove(String authority, String record, Collection<Row> rows) {
        jdbc.batchUpdate(
                "delete from episode where authority = ? and record = ? and episode = ?",
                rows.stream().map(row -> new Object[] {authority, record, row.episode()}).toList());
    }

    @Override
    public void add(String authority, String record, Collection<Row> rows) {
        jdbc.batchUpdate(
                "insert into episode (authority, record, episode, procedure, opened, closed) values (?, ?, ?, ?, ?, ?)",
                rows.stream()
                        .map(row -> new Object[] {
                            authority,
                            record,
                            row.episode(),
                            row.procedure(),
                            Timestamp.from(row.opened()),
                            row.closed().map(Timestamp::from).orElse(null)
                        })
                        .toList());
    }
}
