package kith.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.ledger.CanonicalEncoding;
import kith.ledger.Content;
import kith.ledger.Leaf;
import kith.server.ledger.Contents;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the ledger's leaves were made of, rebuilt from the event table as the application reads it. */
@Component
public class EventContents implements Contents {
    private final JdbcTemplate jdbc;

    public EventContents(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Content> of(String authority, List<Key> events) {
        Map<String, Content> contents = new HashMap<>();
        jdbc.query(
                """
                select e.* from unnest(?::text[], ?::text[]) as k (record, event)
                join event e on e.authority = ? and e.record = k.record and e.event = k.event
                """,
                row -> {
                    content(authority, row).ifPresent(content -> contents.put(event(row), content));
                },
                events.stream().map(Key::record).toArray(String[]::new),
                events.stream().map(Key::event).toArray(String[]::new),
                authority);
        return contents;
    }

    private static Optional<Content> content(String authority, ResultSet row) {
        try {
            EventTable.Kept kept = EventTable.kept(row);
            if (kept.salt() == null) {
                return Optional.empty();
            }
            return Optional.of(new Content(kept.salt(), kept.encoded(authority)));
        } catch (RuntimeException | SQLException unreadable) {
            // Kith wrote no such row. Encoded like this it fits no leaf, and the verifier names the entry.
            byte[] canonical = CanonicalEncoding.encode(Map.of(CanonicalEncoding.EVENT, event(row), "unreadable", ""));
            return Optional.of(new Content(new byte[Leaf.SALT_LENGTH], canonical));
        }
    }

    private static String event(ResultSet row) {
        try {
            return row.getString("event");
        } catch (SQLException lost) {
            throw new IllegalStateException("the event's identifier cannot be read", lost);
        }
    }
}
