package kith.server.record;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import kith.procedures.history.History;
import kith.procedures.pack.Packs;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.projection.Stand;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The way of a read: the history is replayed, masked for the viewer, and handed out as seen under the permit. */
@Service
public class Reading {
    private final EventTable events;
    private final Standings standings;
    private final Clock clock;

    Reading(EventTable events, Standings standings, Clock clock) {
        this.events = events;
        this.standings = standings;
        this.clock = clock;
    }

    /** Where the record stands now, as this viewer may see it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Seen<RecordView> record(Permit permit) {
        return view(permit, clock.instant());
    }

    /** The record as it could have been seen at a past moment: what was recorded later is not in it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Seen<RecordView> recordAsKnownAt(Permit permit, Instant then) {
        return view(permit, then);
    }

    /** The record now, and as it could have been seen at a past moment. */
    public record NowAndThen(RecordView now, RecordView then) {}

    /** Both from one read of the history. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Seen<NowAndThen> recordNowAndAt(Permit permit, Instant then) {
        Reckoner reckoner = standings.reckoner(permit.authority());
        EventTable.Whole kept = events.whole(permit.authority(), permit.record());
        Instant now = clock.instant();
        return permit.seen(new NowAndThen(
                view(permit, kept.reference(), reckoner.of(kept.history().asKnownAt(now), now)),
                view(permit, kept.reference(), reckoner.of(kept.history().asKnownAt(then), then))));
    }

    private Seen<RecordView> view(Permit permit, Instant at) {
        Reckoner reckoner = standings.reckoner(permit.authority());
        EventTable.Whole kept = events.whole(permit.authority(), permit.record());
        return permit.seen(view(permit, kept.reference(), reckoner.of(kept.history().asKnownAt(at), at)));
    }

    static RecordView view(Permit permit, String reference, Stand stand) {
        Packs packs = stand.packs();
        History seen = Mask.history(stand.history(), packs, permit.viewer(), permit.level(), permit.readsProtected());
        return new RecordView(
                permit.record(),
                reference,
                permit.level(),
                seen,
                Mask.position(stand.position(), seen, packs, permit.viewer(), permit.level(), permit.readsProtected()),
                packs);
    }

    /** The records on which one occasion stands, for carrying a decision to siblings; the gate is asked for each. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> recordsOfOccasion(Permit permit, String occasion) {
        return events.recordsOfOccasion(permit.authority(), occasion);
    }

    /** The pack of a viewer's authority: procedures are open to everyone in the partnership. */
    public Packs packs(String authority) {
        return standings.packs(authority);
    }
}
