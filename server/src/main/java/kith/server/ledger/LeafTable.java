package kith.server.ledger;

import java.util.List;
import kith.ledger.Hash;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Leaves that have committed with their events and wait for their place in the tree. */
@Repository
public class LeafTable {
    public record Pending(String record, String event, Hash leaf) {}

    private final JdbcTemplate jdbc;

    LeafTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction that appends the events. */
    public void add(String authority, List<Pending> leaves) {
        jdbc.batchUpdate(
                "insert into ledger_pending (authority, record, event, leaf) values (?, ?, ?, ?)",
                leaves.stream()
                        .map(leaf -> new Object[] {authority, leaf.record(), leaf.event(), leaf.leaf().bytes()})
                        .toList());
    }
}
