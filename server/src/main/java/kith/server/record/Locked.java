package kith.server.record;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kith.server.gate.Permit;
import kith.server.gate.Seen;

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
