package kith.server.record;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.ledger.Leaf;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.Occurred;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.ledger.LeafTable;
import kith.server.projection.Stand;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of a write, in the caller's one transaction: records locked in order, events appended with their ledger leaves,
 * position worked out anew, projections brought up. The gate has been passed: the permit says so. The caller commits, and
 * only then is the append acknowledged.
 */
@Service
public class Recording {
    private final EventTable events;
    private final LeafTable leaves;
    private final Standings standings;
    private final Projections projections;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Recording(EventTable events, LeafTable leaves, Standings standings, Projections projections, Clock clock) {
        this.events = events;
        this.leaves = leaves;
        this.standings = standings;
        this.projections = projections;
        this.clock = clock;
    }

    /** The same way of a write by another clock: for histories that are built to stand in the past, in demos and tests. */
    public Recording by(Clock other) {
        return new Recording(events, leaves, standings, projections, other);
    }

    /** Opens a new, empty record of a child; its first events must follow in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String open(Permit permit, String kind) {
        String record = Identifiers.next();
        events.open(permit.authority(), record, kind, Identifiers.reference(), now());
        return record;
    }

    /**
     * Appends events that belong together, on one record or on several.
     *
     * @param permits one for each record on which an event is to stand (or one for opening records)
     * @param submission the same for every attempt at the same submission
     * @throws Overtaken when somebody else took a claim first; the transaction is lost
     * @return the events' identifiers; for a repeated submission those of the first attempt
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> append(List<Permit> permits, String submission, List<NewEvent> fresh) {
        Viewer viewer = permits.getFirst().viewer();
        String authority = viewer.authority();
        List<String> records = fresh.stream().map(NewEvent::record).distinct().sorted().toList();
        events.lock(authority, records);
        Map<String, List<EventTable.Kept>> kept = events.kept(authority, records);
        List<String> already = kept.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.submission().equals(submission))
                .map(one -> one.event().id())
                .toList();
        if (!already.isEmpty()) {
            return already;
        }
        requireFor(kept, permits);
        Instant now = now();
        Author author = new Author(viewer.professional(), viewer.agency(), viewer.role());
        List<EventTable.Kept> added = new ArrayList<>();
        Map<String, Integer> onRecord = new HashMap<>();
        for (NewEvent one : fresh) {
            int nth = onRecord.merge(one.record(), 1, Integer::sum);
            Event event = new Event(
                    Identifiers.next(),
                    one.type(),
                    one.episode(),
                    keptExactly(one.occurred()),
                    now,
                    author,
                    one.answers(),
                    one.corrects(),
                    one.occasion(),
                    one.packVersion());
            added.add(new EventTable.Kept(
                    one.record(), event, nth == 1 ? submission : submission + "/" + nth, one.claim(), one.sensitivity(), Leaf.newSalt(random)));
        }
        insert(authority, added);
        leaves.add(
                authority,
                added.stream()
                        .map(one -> new LeafTable.Pending(
                                one.record(),
                                one.event().id(),
                                Leaf.of(
                                        one.salt(),
                                        CanonicalEvent.encode(
                                                authority, one.record(), one.event(), one.submission(), one.sensitivity()))))
                        .toList());

        Standing standing = standings.standing(authority);
        for (String record : records) {
            List<EventTable.Kept> before = kept.get(record);
            List<EventTable.Kept> after = new ArrayList<>(before);
            added.stream().filter(one -> one.record().equals(record)).forEach(after::add);
            Stand was = standing.of(EventTable.history(record, before), now);
            Stand is = standing.of(EventTable.history(record, after), now);
            if (before.isEmpty()) {
                projections.begin(is);
            } else {
                projections.advance(was, is);
            }
        }
        return added.stream().map(one -> one.event().id()).toList();
    }

    /** A permit to open a record covers records without a history; any other needs a permit of its own. */
    private static void requireFor(Map<String, List<EventTable.Kept>> kept, List<Permit> permits) {
        boolean opening = permits.stream().anyMatch(permit -> !permit.action().onRecord());
        kept.forEach((record, history) -> {
            boolean own = permits.stream().anyMatch(permit -> permit.action().onRecord() && permit.record().equals(record));
            if (!own && !(opening && history.isEmpty())) {
                throw new IllegalArgumentException("no permit for a record that is written to");
            }
        });
    }

    private void insert(String authority, List<EventTable.Kept> added) {
        try {
            events.append(authority, added);
        } catch (DuplicateKeyException duplicate) {
            if (constraint(duplicate).equals("event_claim")) {
                throw new Overtaken();
            }
            throw duplicate;
        }
    }

    private static String constraint(DuplicateKeyException duplicate) {
        for (Throwable cause = duplicate; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException fromServer) {
                ServerErrorMessage message = fromServer.getServerErrorMessage();
                return message == null || message.getConstraint() == null ? "" : message.getConstraint();
            }
        }
        return "";
    }

    /** What comes back from the database must be what went into the ledger's leaf. */
    private static Occurred keptExactly(Occurred occurred) {
        return occurred instanceof Occurred.At(Instant instant) ? new Occurred.At(instant.truncatedTo(ChronoUnit.MICROS)) : occurred;
    }

    /** PostgreSQL keeps microseconds; so does everything that must be equal after a round trip. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
