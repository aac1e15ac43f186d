package kith.server.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import kith.ledger.Content;
import kith.ledger.Entry;
import kith.ledger.Hash;
import kith.ledger.HistoryWriter;
import kith.ledger.Leaf;
import kith.ledger.SignedHead;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes an authority's history as the database holds it at one moment, for the verifier. Streamed: a fixed amount of memory, whatever
 * the size. Rows that Kith cannot have written are exported as what no head vouches for, never passed over.
 */
@Component
public class HistoryExport {
    private static final int CHUNK = 1_000;
    /** So many are named of each kind; more are counted. */
    private static final int MOST_NAMED = 20;
    private static final String NO_EVENT = "unreadable";

    /**
     * What the same moment of the database holds beside the entries.
     *
     * @param waiting events that are recorded and have no place yet
     * @param waitingChanged of these, the ones that do not belong to their leaf, the first of them
     * @param unknown how many events stand in the record and neither in the tree nor among those that wait
     * @param unknownEvents the first of them
     */
    public record Beside(long waiting, List<String> waitingChanged, long unknown, List<String> unknownEvents) {
        public Beside {
            waitingChanged = List.copyOf(waitingChanged);
            unknownEvents = List.copyOf(unknownEvents);
        }

        public boolean sound() {
            return waitingChanged.isEmpty() && unknown == 0;
        }
    }

    private record Row(long position, Contents.Key key, byte[] leaf) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;
    private final Contents contents;

    @Autowired
    public HistoryExport(JdbcTemplate shared, PlatformTransactionManager transactions, Contents contents) {
        // One of its own: its fetch size makes PostgreSQL stream rows instead of sending them all at once.
        jdbc = new JdbcTemplate(shared.getDataSource());
        jdbc.setFetchSize(CHUNK);
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        this.contents = contents;
    }

    /**
     * Writes the whole history, heads in their places, and its last line.
     *
     * @throws IOException if the stream cannot be written; what was written then lacks its last line
     */
    public Beside write(String authority, HistoryWriter.Scope scope, OutputStream out) throws IOException {
        try {
            return snapshot.execute(_ -> {
                try (HistoryWriter writer = new HistoryWriter(out, authority, scope)) {
                    new Walk(authority, scope, writer).walk();
                    writer.end();
                    return scope == HistoryWriter.Scope.FULL
                            ? beside(authority)
                            : new Beside(waiting(authority), List.of(), 0, List.of());
                } catch (IOException unwritable) {
                    throw new UncheckedIOException(unwritable);
                }
            });
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        }
    }

    private final class Walk {
        private final String authority;
        private final HistoryWriter.Scope scope;
        private final HistoryWriter writer;
        private final List<Row> rows = new ArrayList<>(CHUNK);

        Walk(String authority, HistoryWriter.Scope scope, HistoryWriter writer) {
            this.authority = authority;
            this.scope = scope;
            this.writer = writer;
        }

        void walk() throws IOException {
            jdbc.query(
                    "select position, record, event, leaf from ledger_entry where authority = ? order by position",
                    row -> {
                        rows.add(new Row(row.getLong(1), new Contents.Key(row.getString(2), row.getString(3)), row.getBytes(4)));
                        if (rows.size() == CHUNK) {
                            write();
                        }
                    },
                    authority);
            write();
        }

        private void write() {
            if (rows.isEmpty()) {
                return;
            }
            Map<String, Content> found = scope == HistoryWriter.Scope.FULL
                    ? contents.of(authority, rows.stream().map(Row::key).toList())
                    : Map.of();
            Iterator<SignedHead> heads = heads(rows.getFirst().position(), rows.getLast().position() + 1).iterator();
            SignedHead head = heads.hasNext() ? heads.next() : null;
            try {
                for (Row row : rows) {
                    writer.entry(entry(row, found));
                    // Where rows are missing, a head stands after the last entry that it can count.
                    while (head != null && head.head().size() <= row.position() + 1) {
                        writer.head(head);
                        head = heads.hasNext() ? heads.next() : null;
                    }
                }
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
            rows.clear();
        }

        private List<SignedHead> heads(long after, long to) {
            List<SignedHead> readable = new ArrayList<>();
            jdbc.query(
                    "select note from ledger_head where authority = ? and size > ? and size <= ? order by size",
                    row -> {
                        try {
                            readable.add(SignedHead.parse(row.getString(1)));
                        } catch (IllegalArgumentException notAHead) {
                            // It vouches for nothing. The heads around it and those held outside do.
                        }
                    },
                    authority,
                    after,
                    to);
            return readable;
        }

        private Entry entry(Row row, Map<String, Content> found) {
            Hash leaf = leaf(row.leaf());
            Content content = found.get(row.key().event());
            try {
                if (scope == HistoryWriter.Scope.LEAVES) {
                    return new Entry.LeafOnly(row.position(), row.key().event(), leaf);
                }
                return content == null
                        ? new Entry.Emptied(row.position(), row.key().event(), leaf)
                        : new Entry.Kept(row.position(), row.key().event(), leaf, content);
            } catch (IllegalArgumentException notAnEvent) {
                return new Entry.Emptied(row.position(), NO_EVENT, leaf);
            }
        }
    }

    /** A leaf that is too short or too long becomes one that fits nothing. */
    private static Hash leaf(byte[] stored) {
        return stored.length == Hash.LENGTH ? Hash.of(stored) : Hash.leaf(stored);
    }

    private Beside beside(String authority) {
        List<String> unknown = new ArrayList<>();
        long[] unknownCount = {0};
        jdbc.query(
                """
                select e.event from event e where e.authority = ?
                and not exists (select 1 from ledger_entry l
                    where l.authority = e.authority and l.event = e.event and l.record = e.record)
                and not exists (select 1 from ledger_pending p
                    where p.authority = e.authority and p.event = e.event and p.record = e.record)
                """,
                row -> {
                    if (++unknownCount[0] <= MOST_NAMED) {
                        unknown.add(row.getString(1));
                    }
                },
                authority);
        return new Beside(waiting(authority), waitingChanged(authority), unknownCount[0], unknown);
    }

    private long waiting(String authority) {
        Long count = jdbc.queryForObject("select count(*) from ledger_pending where authority = ?", Long.class, authority);
        return count == null ? 0 : count;
    }

    private List<String> waitingChanged(String authority) {
        List<String> changed = new ArrayList<>();
        List<Row> rows = new ArrayList<>(CHUNK);
        jdbc.query(
                "select record, event, leaf from ledger_pending where authority = ? order by event",
                row -> {
                    rows.add(new Row(0, new Contents.Key(row.getString(1), row.getString(2)), row.getBytes(3)));
                    if (rows.size() == CHUNK) {
                        compare(authority, rows, changed);
                    }
                },
                authority);
        compare(authority, rows, changed);
        return changed.stream().limit(MOST_NAMED).toList();
    }

    private void compare(String authority, List<Row> rows, List<String> changed) {
        Map<String, Content> found = contents.of(authority, rows.stream().map(Row::key).toList());
        for (Row row : rows) {
            Content content = found.get(row.key().event());
            if (content == null || !Leaf.of(content.salt(), content.canonical()).equals(leaf(row.leaf()))) {
                changed.add(row.key().event());
            }
        }
        rows.clear();
    }
}
