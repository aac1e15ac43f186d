package kith.server.record;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.position.Holder;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.projection.Stand;

/**
 * Records that nobody else can write on until the transaction ends, with their histories and where they stand. Only
 * {@link Recording#lock} makes one; it is of no use after its transaction.
 */
public final class Locked {
    /** An event that an earlier submission left on the record. */
    public record Earlier(String event, String submission) {}

    final Reckoner reckoner;
    final Instant at;
    final Map<String, Stands.Known> known;

    Locked(Reckoner reckoner, Instant at, Map<String, Stands.Known> known) {
        this.reckoner = reckoner;
        this.at = at;
        this.known = known;
    }

    /** Where the permit's record stands, as its viewer may see it. */
    public Seen<RecordView> view(Permit permit) {
        Stands.Known record = of(permit.record());
        return permit.seen(Reading.view(permit, record.opened().reference(), record.stand()));
    }

    /**
     * The roles that somebody who is here no more still holds on the permit's record: by the last allocation, or in the position. Nothing else of
     * the record is told.
     */
    public Set<String> rolesOf(Permit permit, String professional) {
        Stand stand = of(permit.record()).stand();
        Map<String, Event> allocations = new HashMap<>();
        stand.history().events().stream()
                .filter(event -> event.type().equals(Facts.HOLDER_ALLOCATED))
                .sorted(Comparator.comparing(Event::recorded).thenComparing(Event::id))
                .forEach(event -> allocations.put(text(event, "role"), event));
        Set<String> roles = new TreeSet<>();
        allocations.forEach((role, event) -> {
            if (text(event, "person").equals(professional)) {
                roles.add(role);
            }
        });
        stand.position().open().stream()
                .filter(open -> open.holder().equals(new Holder.Person(professional)))
                .forEach(open -> roles.add(open.owner()));
        return roles;
    }

    private static String text(Event event, String question) {
        return switch (event.answers().get(question)) {
            case Answer.Text(String text) -> text;
            case Answer.Choice(String code) -> code;
            case Answer.Professional(String person) -> person;
            case null, default -> "";
        };
    }

    /** The event that a submission with such a name left on the permit's record. */
    public Seen<Optional<Earlier>> earlier(Permit permit, String beginning) {
        for (EventTable.Kept kept : of(permit.record()).kept()) {
            if (kept.submission().startsWith(beginning)) {
                return permit.seen(Optional.of(new Earlier(kept.event().id(), kept.submission())));
            }
        }
        return permit.seen(Optional.empty());
    }

    private Stands.Known of(String record) {
        Stands.Known found = known.get(record);
        if (found == null) {
            throw new IllegalArgumentException("the record is not locked");
        }
        return found;
    }
}
