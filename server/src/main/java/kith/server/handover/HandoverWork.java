package kith.server.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Visible;
import kith.server.projection.Projection;
import kith.server.projection.Stand;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of what was done while a handover held. */
@Repository
public class HandoverWork implements Projection<HandoverWork.Row> {
    /** How many a list shows of all the handovers on it. */
    private static final int MOST = 1_000;

    /**
     * @param handover the event of the handover that held
     * @param told in the words of whoever did it, lines kept: what the form's long answers say, and of what hands back every choice too
     */
    public record Row(String handover, String event, String title, String happened, String author, Instant recorded, String told) {}

    private static final String COLUMNS = "w.handover, w.event, w.title, w.happened, w.author, w.recorded, w.told";

    private final JdbcTemplate jdbc;

    HandoverWork(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What was done under these handovers, in the order in which it was recorded; only of records that the viewer sees whole. */
    public Seen<List<Row>> of(Permit permit, Collection<String> handovers) {
        return permit.seen(jdbc.query(
                "select " + COLUMNS + " from handover_work w where w.authority = ? and w.handover = any (?) and " + Visible.wholeSql("w") + " and " + Visible.sql("w")
                        + " order by w.recorded, w.event limit " + MOST,
                (row, _) -> row(row),
                permit.authority(),
                handovers.toArray(String[]::new),
                Visible.grantees(permit),
                Visible.seesWhole(permit),
                Visible.grantees(permit),
                Visible.reads(permit)));
    }

    @Override
    public String table() {
        return "handover_work";
    }

    @Override
    public Set<Row> of(Stand stand) {
        return Handover.of(stand).stream()
                .flatMap(handover -> handover.work().stream())
                .collect(Collectors.toSet());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("handover"),
                row.getString("event"),
                row.getString("title"),
                row.getString("happened"),
                row.getString("author"),
                row.getTimestamp("recorded").toInstant(),
                row.getString("told"));
    }

    @Override
    public Set<Row> stored(String authority, String record) {
        return new HashSet<>(jdbc.query(
                "select " + COLUMNS + " from handover_work w where w.authority = ? and w.record = ?", (row, _) -> row(row), authority, record));
    }

    @Override
    public void remove(String authority, String record, Collection<Row> rows) {
        jdbc.batchUpdate(
                "delete from handover_work where authority = ? and record = ? and handover = ? and event = ?",
                rows.stream().map(row -> new Object[] {authority, record, row.handover(), row.event()}).toList());
    }

    @Override
    public void add(String authority, String record, Collection<Row> rows) {
        jdbc.batchUpdate(
                """
                insert into handover_work (authority, record, handover, event, title, happened, author, recorded, told)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows.stream()
                        .map(row -> new Object[] {
                            authority,
                            record,
                            row.handover(),
                            row.event(),
                            row.title(),
                            row.happened(),
                            row.author(),
                            Timestamp.from(row.recorded()),
                            row.told()
                        })
                        .toList());
    }
}
