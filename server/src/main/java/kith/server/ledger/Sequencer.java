package kith.server.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.ledger.Frontier;
import kith.ledger.Hash;
import kith.ledger.Head;
import kith.ledger.Keyring;
import kith.ledger.SignedHead;
import kith.ledger.SigningKey;
import kith.server.problem.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives pending leaves their places in the authority's tree and signs a head over each batch, in one transaction. Several nodes may
 * do so at once: whoever locks the authority's frontier has the turn, and the others pass on. Writers are never waited for, and never
 * wait: they only add pending rows.
 */
@Component
public class Sequencer {
    /** So many leaves in one transaction: some ten milliseconds' work, and few heads when much is loaded at once. */
    private static final int BATCH = 2_000;

    private record Waiting(String record, String event, byte[] leaf) {}

    /**
     * What became of one turn.
     *
     * @param added how many leaves got their places
     * @param problems why authorities could not be served, one for each
     */
    record Turn(int added, List<Problem> problems) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final KeyFolder keys;
    private final Clock clock;

    @Autowired
    Sequencer(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            @Value("${kith.keys:${kith.data:data/run}/keys}") Path keys,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.keys = new KeyFolder(keys);
        this.clock = clock;
    }

    /** Adds what is pending for every authority. One that cannot be served does not keep the others waiting. */
    Turn addPending() {
        int added = 0;
        List<Problem> problems = new ArrayList<>();
        for (String authority : waitingAuthorities()) {
            try {
                added += addPending(authority);
            } catch (CannotSign refused) {
                problems.add(refused.problem());
            }
        }
        return new Turn(added, problems);
    }

    private List<String> waitingAuthorities() {
        return jdbc.queryForList(
                """
                select authority from authority a
                where exists (select 1 from ledger_pending p where p.authority = a.authority) order by authority
                """,
                String.class);
    }

    private int addPending(String authority) {
        int added = 0;
        int batch;
        do {
            batch = addBatch(authority);
            added += batch;
        } while (batch == BATCH);
        return added;
    }

    private int addBatch(String authority) {
        jdbc.update(
                "insert into ledger_frontier (authority, size, frontier) values (?, 0, ?) on conflict (authority) do nothing",
                authority,
                Frontier.EMPTY.text());
        record Done(int added, SignedHead signed) {}
        Optional<Done> done = Optional.ofNullable(transaction.execute(_ -> {
            Optional<String> stored = jdbc
                    .queryForList("select frontier from ledger_frontier where authority = ? for update skip locked", String.class, authority)
                    .stream()
                    .findFirst();
            if (stored.isEmpty()) {
                return null;
            }
            List<Waiting> waiting = waiting(authority);
            return waiting.isEmpty() ? null : new Done(waiting.size(), add(authority, stored.get(), waiting));
        }));
        done.map(Done::signed).ifPresent(keys::remember);
        return done.map(Done::added).orElse(0);
    }

    private List<Waiting> waiting(String authority) {
        return jdbc.query(
                "select record, event, leaf from ledger_pending where authority = ? order by event limit " + BATCH,
                (row, _) -> new Waiting(row.getString(1), row.getString(2), row.getBytes(3)),
                authority);
    }

    private SignedHead add(String authority, String stored, List<Waiting> waiting) {
        Optional<String> note = jdbc
                .queryForList("select note from ledger_head where authority = ? order by size desc limit 1", String.class, authority)
                .stream()
                .findFirst();
        Optional<SignedHead> remembered = keys.lastSigned(authority);
        SigningKey key = keys.signingKey(authority, note.isPresent() || remembered.isPresent());
        Frontier before = vouchedFor(authority, stored, note, remembered);
        Frontier after = before.plus(waiting.stream().map(one -> Hash.of(one.leaf())).toList());

        List<Object[]> entries = new ArrayList<>(waiting.size());
        for (Waiting one : waiting) {
            entries.add(new Object[] {authority, before.size() + entries.size(), one.record(), one.event(), one.leaf()});
        }
        jdbc.batchUpdate("insert into ledger_entry (authority, position, record, event, leaf) values (?, ?, ?, ?, ?)", entries);
        jdbc.update(
                "delete from ledger_pending where authority = ? and event = any (?)",
                authority,
                waiting.stream().map(Waiting::event).toArray(String[]::new));
        jdbc.update("update ledger_frontier set size = ?, frontier = ? where authority = ?", after.size(), after.text(), authority);
        SignedHead signed =
                key.sign(new Head(authority, after.size(), after.root(), clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        jdbc.update(
                "insert into ledger_head (authority, size, signed, note) values (?, ?, ?, ?)",
                authority,
                after.size(),
                Timestamp.from(signed.head().signedAt()),
                signed.text());
        return signed;
    }

    /**
     * The stored frontier, if it is the one that was signed: whoever has the database's password can rewrite leaves and frontier
     * alike, and must not get the outcome signed.
     */
    private Frontier vouchedFor(String authority, String stored, Optional<String> note, Optional<SignedHead> remembered) {
        Frontier frontier;
        boolean vouched;
        try {
            frontier = Frontier.parse(stored);
            Keyring keyring = keys.keyring(authority);
            Optional<SignedHead> latest = note.map(SignedHead::parse);
            vouched = latest.map(head -> keyring.vouches(head, frontier)).orElse(frontier.equals(Frontier.EMPTY));
        } catch (IllegalArgumentException unreadable) {
            throw notVouchedFor(authority);
        } catch (IOException unreadable) {
            throw new CannotSign(new Problem(
                    "ledger.key_unusable",
                    keys.folder().toString(),
                    "The public key of " + authority + " cannot be read here.",
                    "Put the key files back from your copy."));
        }
        if (!vouched) {
            throw notVouchedFor(authority);
        }
        remembered.map(SignedHead::head).ifPresent(last -> {
            if (last.size() > frontier.size()) {
                throw new CannotSign(new Problem(
                        "ledger.behind",
                        keys.headFile(authority).toString(),
                        "The ledger of " + authority + " holds " + frontier.size() + " entries in the database, but " + last.size()
                                + " were signed: it was put back to an earlier state.",
                        "Put the newer database back. If it is lost for good, tell every partner, and then move this file away."));
            }
            if (last.size() == frontier.size() && !last.root().equals(frontier.root())) {
                throw notVouchedFor(authority);
            }
        });
        return frontier;
    }

    private CannotSign notVouchedFor(String authority) {
        return new CannotSign(new Problem(
                "ledger.not_vouched",
                "",
                "The ledger of " + authority + " in the database is not the one that was last signed: it was changed outside Kith.",
                "Run kith verify, with a head that a partner holds. Events are kept and wait for their places."));
    }
}
