package kith.server.record;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import kith.ledger.Leaf;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.server.gate.Action;
import kith.server.gate.Permit;
import kith.server.ledger.LeafTable;
import kith.server.projection.Stand;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of a write for what was recorded elsewhere and arrives whole: the history of an old system, or of an invented
 * partnership. Events and leaves are what {@link Recording} makes of them, but where a record stands is worked out once for all
 * of its events, and what is there already, by its submission, is passed over, so that an arrival can be repeated.
 */
@Service
public class Arriving {
    private static final Comparator<Event> AS_RECORDED = Comparator.comparing(Event::recorded).thenComparing(Event::id);

    private final EventTable events;
    private final LeafTable leaves;
    private final Standings standings;
    private final Projections projections;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Arriving(EventTable events, LeafTable leaves, Standings standings, Projections projections, Clock clock) {
        this.events = events;
        this.leaves = leaves;
        this.standings = standings;
        this.projections = projections;
        this.clock = clock;
    }

    /**
     * @param id an identifier nobody else has, which other events of the arrival may name as their episode or as what they correct
     * @param submission the same whenever this arrives, another for every event of the record
     * @param recorded when it is to count as recorded; not later than now. Events of one instant stand in no order
     */
    public record Past(String id, NewEvent event, String submission, Instant recorded, Author author) {}

    /** Opens those of the records that are not there. @param kinds child or unborn_child, by the record's identifier */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(Permit permit, SequencedMap<String, String> kinds) {
        require(permit);
        events.openMissing(permit.authority(), kinds, now());
    }

    /**
     * Appends what is not there yet, on records that are open.
     *
     * @return the identifiers of the events that were appended
     * @throws Overtaken when somebody else took a claim first; the transaction is lost
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> append(Permit permit, Collection<Past> arrived) {
        require(permit);
        String authority = permit.authority();
        Instant now = now();
        requireRecordedBy(now, arrived);
        Map<String, List<Past>> byRecord = arrived.stream().collect(Collectors.groupingBy(one -> one.event().record()));
        Reckoner reckoner = standings.reckoner(authority);
        Map<String, EventTable.Opened> opened = new HashMap<>();
        events.lock(authority, byRecord.keySet()).forEach(one -> opened.put(one.record(), one));
        if (opened.size() < byRecord.size()) {
            throw new IllegalArgumentException("a record that is written to is not open");
        }
        Map<String, List<EventTable.Kept>> before = events.kept(authority, List.copyOf(byRecord.keySet()));
        Map<String, List<EventTable.Kept>> fresh = new HashMap<>();
        byRecord.forEach((record, here) -> fresh.put(record, missing(before.get(record), here)));
        List<EventTable.Kept> added = fresh.values().stream().flatMap(List::stream).toList();
        events.append(authority, added);
        leaves.add(authority, added.stream().map(one -> one.leaf(authority)).toList());
        fresh.forEach((record, here) -> project(reckoner, opened.get(record), before.get(record), here, now));
        return added.stream().map(one -> one.event().id()).toList();
    }

    private List<EventTable.Kept> missing(List<EventTable.Kept> there, List<Past> arrived) {
        Set<String> submissions = there.stream().map(EventTable.Kept::submission).collect(Collectors.toSet());
        return arrived.stream()
                .filter(one -> !submissions.contains(one.submission()))
                .map(this::kept)
                .toList();
    }

    private EventTable.Kept kept(Past past) {
        NewEvent one = past.event();
        Event event = new Event(
                past.id(),
                one.type(),
                one.episode(),
                EventTable.keptExactly(one.occurred()),
                past.recorded().truncatedTo(ChronoUnit.MICROS),
                past.author(),
                one.answers(),
                one.corrects(),
                one.occasion(),
                one.packVersion());
        return new EventTable.Kept(one.record(), event, past.submission(), one.claim(), one.sensitivity(), Leaf.newSalt(random));
    }

    private void project(
            Reckoner reckoner, EventTable.Opened opened, List<EventTable.Kept> before, List<EventTable.Kept> fresh, Instant now) {
        if (fresh.isEmpty()) {
            return;
        }
        List<EventTable.Kept> all = new ArrayList<>(before);
        all.addAll(fresh);
        Stand after = reckoner.of(history(opened, all), now);
        if (before.isEmpty()) {
            projections.begin(after);
        } else {
            projections.advance(reckoner.of(history(opened, before), now), after);
        }
    }

    private static History history(EventTable.Opened opened, List<EventTable.Kept> kept) {
        return new History(opened.record(), opened.about(), kept.stream().map(EventTable.Kept::event).sorted(AS_RECORDED).toList());
    }

    private static void require(Permit permit) {
        if (permit.action() != Action.BRING_ALONG) {
            throw new IllegalArgumentException("no permit to bring records along");
        }
    }

    private static void requireRecordedBy(Instant now, Collection<Past> arrived) {
        if (arrived.stream().anyMatch(one -> one.recorded().isAfter(now))) {
            throw new IllegalArgumentException("an event would be recorded later than now");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
