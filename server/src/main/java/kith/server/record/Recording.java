package kith.server.record;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kith.ledger.Leaf;
import kith.procedures.history.About;
import kith.procedures.history.Answer;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.Occurred;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.ledger.LeafTable;
import kith.server.projection.Stand;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of a write, in the caller's one transaction: records locked in order, events appended with their ledger leaves,
 * position carried on, projections brought up. The gate has been passed: the permit says so. The caller commits, and
 * only then is the append acknowledged.
 */
@Service
public class Recording {
    private final EventTable events;
    private final LeafTable leaves;
    private final Standings standings;
    private final Stands stands;
    private final Projections projections;
    private final Sealing sealing;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Recording(EventTable events, LeafTable leaves, Standings standings, Stands stands, Projections projections, Sealing sealing, Clock clock) {
        this.events = events;
        this.leaves = leaves;
        this.standings = standings;
        this.stands = stands;
        this.projections = projections;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** The same way of a write by another clock: for histories that are built to stand in the past, in demos and tests. */
    public Recording by(Clock other) {
        return new Recording(events, leaves, standings, stands, projections, sealing, other);
    }

    /** Opens a new, empty record of a child; its first events must follow in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String open(Permit permit, String kind) {
        String record = Identifiers.next();
        events.open(permit.authority(), record, kind, Identifiers.reference(), now());
        return record;
    }

    /** The partnership's own record, which is opened when somebody first asks for it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String ofPartnership(Permit permit) {
        String authority = permit.authority();
        return events.partnership(authority).orElseGet(() -> {
            String fresh = Identifiers.next();
            if (events.openPartnership(authority, fresh, Identifiers.reference(), now())) {
                projections.begin(lock(authority, List.of(fresh)).known.get(fresh).stand());
                return fresh;
            }
            return events.partnership(authority).orElseThrow();
        });
    }

    /** Opens the file of a protected move. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String ofRelocation(Permit permit) {
        String fresh = Identifiers.next();
        events.openRelocation(permit.authority(), fresh, Identifiers.reference(), now());
        append(List.of(permit), Identifiers.next(), List.of(NewEvent.ofRecord(
                fresh, Facts.RECORD_OPENED, new Occurred.At(now()), Map.of("reason", new Answer.Text("Protected move")))));
        return fresh;
    }

    /** A worker's own file, which is opened when somebody who may read it first asks for it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String ofWorker(Permit permit, String worker) {
        String authority = permit.authority();
        return events.ofWorker(authority, worker).orElseGet(() -> {
            String fresh = Identifiers.next();
            if (!events.openWorker(authority, fresh, worker, Identifiers.reference(), now())) {
                return events.ofWorker(authority, worker).orElseThrow();
            }
            Occurred when = new Occurred.At(now());
            append(List.of(permit), Identifiers.next(), List.of(NewEvent.ofRecord(
                    fresh, Facts.RECORD_OPENED, when, Map.of("reason", new Answer.Text("Supervision"), Facts.WORKER, new Answer.Professional(worker)))));
            return fresh;
        });
    }

    /** Whether an event of this submission stands on the permit's record already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isRecorded(Permit permit, String submission) {
        return events.has(permit.authority(), permit.record(), submission);
    }

    /** Locks records to write on, in an order that lets no two writers wait for each other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Locked lock(String authority, Collection<String> records) {
        List<EventTable.Opened> opened = events.lock(authority, records);
        Instant now = now();
        Reckoner reckoner = standings.reckoner(authority);
        Map<String, Stands.Known> known = new LinkedHashMap<>();
        opened.forEach(record -> known.put(record.record(), stands.of(reckoner, record, now)));
        return new Locked(reckoner, now, known);
    }

    /**
     * Locks the records, and {@linkplain #append(Locked, List, String, List) appends}.
     *
     * @throws Overtaken when somebody else took a claim first; the transaction is lost
     * @return the events' identifiers; for a repeated submission those of the first attempt
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> append(List<Permit> permits, String submission, List<NewEvent> fresh) {
        Set<String> records = fresh.stream().map(NewEvent::record).collect(Collectors.toSet());
        return append(lock(permits.getFirst().authority(), records), permits, submission, fresh);
    }

    /**
     * Appends events that belong together, on one record or on several that are locked.
     *
     * @param permits one for each record on which an event is to stand (or one for opening records)
     * @param submission the same for every attempt at the same submission
     * @throws Overtaken when somebody else took a claim first; the transaction is lost
     * @return the events' identifiers; for a repeated submission those of the first attempt
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> append(Locked locked, List<Permit> permits, String submission, List<NewEvent> fresh) {
        Viewer viewer = permits.getFirst().viewer();
        String authority = viewer.authority();
        Map<String, Stands.Known> known = locked.known;
        Instant now = locked.at;
        List<String> already = recordedBy(submission, known.values());
        if (!already.isEmpty()) {
            return already;
        }
        requireFor(known, fresh, permits);
        Author author = new Author(viewer.professional(), viewer.agency(), viewer.role());
        List<EventTable.Kept> added = new ArrayList<>();
        Map<String, Integer> onRecord = new HashMap<>();
        for (NewEvent one : fresh) {
            int nth = onRecord.merge(one.record(), 1, Integer::sum);
            Event event = new Event(
                    Identifiers.next(),
                    one.type(),
                    one.episode(),
                    EventTable.keptExactly(one.occurred()),
                    now,
                    author,
                    one.answers(),
                    one.corrects(),
                    one.occasion(),
                    one.packVersion());
            EventTable.Kept kept = new EventTable.Kept(
                    one.record(), event, nth == 1 ? submission : submission + "/" + nth, one.claim(), one.sensitivity(), Leaf.newSalt(random));
            added.add(known.get(one.record()).opened().about() == About.RELOCATION ? kept.sealed(authority, sealing) : kept);
        }
        events.append(authority, added);
        leaves.add(authority, added.stream().map(one -> one.leaf(authority)).toList());

        added.stream().collect(Collectors.groupingBy(EventTable.Kept::record)).forEach((record, here) -> {
            Stands.Known before = known.get(record);
            Stand after = stands.with(before, here, now).stand();
            // The partnership's own record has its rows since it was opened; any other has none before its first event.
            if (before.kept().isEmpty() && before.opened().about() != About.PARTNERSHIP) {
                projections.begin(after);
            } else {
                projections.advance(before.stand(), after);
            }
        });
        return added.stream().map(one -> one.event().id()).toList();
    }

    private static List<String> recordedBy(String submission, Collection<Stands.Known> records) {
        List<String> events = new ArrayList<>(0);
        for (Stands.Known record : records) {
            for (EventTable.Kept one : record.kept()) {
                if (one.submission().equals(submission)) {
                    events.add(one.event().id());
                }
            }
        }
        return events;
    }

    /** A permit to open a record covers records without a history; any other needs a permit of its own. */
    private static void requireFor(Map<String, Stands.Known> known, List<NewEvent> fresh, List<Permit> permits) {
        boolean opening = permits.stream().anyMatch(permit -> !permit.action().onRecord());
        for (NewEvent event : fresh) {
            String record = event.record();
            if (!known.containsKey(record)) {
                throw new IllegalArgumentException("a record that is written to is not locked");
            }
            boolean own = permits.stream().anyMatch(permit -> permit.action().onRecord() && permit.record().equals(record));
            if (!own && !(opening && known.get(record).kept().isEmpty())) {
                throw new IllegalArgumentException("no permit for a record that is written to");
            }
        }
    }

    /** PostgreSQL keeps microseconds; so does everything that must be equal after a round trip. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
