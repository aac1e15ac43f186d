package kith.server.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.position.Replay;
import kith.server.projection.Stand;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Where records stand, for those who write on them. What was worked out for the last write is kept in memory and is the
 * beginning of the next, so that a write costs one reading of what is new, and the working out of what that changes.
 *
 * <p>Nothing is taken on trust: the history kept must be the beginning of the one in the database, of as many events; else
 * it is read anew. So it does not matter who wrote meanwhile, or that a transaction was rolled back. Events never change; lawful
 * disposal of an event's content, when the server carries it out, will have to be told to this memory in every process.
 */
@Component
class Stands {
    /** In bytes: some 2,300 for what is worked out from one event, as measured; the rest is for the event and its texts. */
    private static final int BYTES_AN_EVENT = 5_000;

    /** The part of the memory that may be used. */
    private static final int SHARE = 8;

    /** A record's events and where they lead. */
    record Known(EventTable.Opened opened, List<EventTable.Kept> kept, Stand stand, Reckoner reckoner, Replay replay) {
        Known {
            kept = List.copyOf(kept);
        }

        /** What is offered depends on the day. */
        private boolean holdsFor(Reckoner other, Instant at) {
            return reckoner.equals(other) && day(stand.position().at()).equals(day(at));
        }

        private static LocalDate day(Instant at) {
            return LocalDate.ofInstant(at, Occurred.LONDON);
        }
    }

    private final EventTable events;
    private final long most;
    private long number;

    /** The one written on longest ago comes first. */
    private final SequencedMap<String, Known> latest = new LinkedHashMap<>(1_000, 0.75f, true);

    @Autowired
    Stands(EventTable events) {
        this(events, Runtime.getRuntime().maxMemory() / SHARE / BYTES_AN_EVENT);
    }

    /** @param most events in memory, of all records together */
    Stands(EventTable events, long most) {
        this.events = events;
        this.most = most;
    }

    /** Where the record stands. Its lock must be held, or somebody else's event could come between this and the write. */
    Known of(Reckoner reckoner, EventTable.Opened opened, Instant at) {
        Known known;
        synchronized (latest) {
            known = latest.get(opened.record());
        }
        List<EventTable.Kept> kept = known == null || known.kept().isEmpty() ? List.of() : followed(reckoner.authority(), known);
        if (kept.isEmpty()) {
            List<EventTable.Kept> all = events.kept(reckoner.authority(), List.of(opened.record())).get(opened.record());
            return keep(opened, all, reckoner, reckoner.replay(EventTable.history(opened, all), at));
        }
        if (kept.size() == known.kept().size() && known.holdsFor(reckoner, at)) {
            return known;
        }
        History history = EventTable.history(opened, kept);
        boolean sameRules = known.reckoner().equals(reckoner);
        return keep(opened, kept, reckoner, sameRules ? known.replay().goOn(history, at) : reckoner.replay(history, at));
    }

    /** The stand with these events added, kept for the next write. */
    Known with(Known before, List<EventTable.Kept> added, Instant at) {
        List<EventTable.Kept> kept = new ArrayList<>(before.kept());
        kept.addAll(added);
        History history = EventTable.history(before.opened(), kept);
        // Only its first event says whose a worker's own file is, and with that to whom its work falls.
        Replay replay = before.kept().isEmpty() ? before.reckoner().replay(history, at) : before.replay().goOn(history, at);
        return keep(before.opened(), kept, before.reckoner(), replay);
    }

    private Known keep(EventTable.Opened opened, List<EventTable.Kept> kept, Reckoner reckoner, Replay replay) {
        Stand stand = reckoner.stand(replay.history(), replay.position());
        Known known = new Known(opened, kept, stand, reckoner, replay);
        synchronized (latest) {
            Known replaced = latest.put(stand.record(), known);
            number += kept.size() - (replaced == null ? 0 : replaced.kept().size());
            while (number > most && latest.size() > 1) {
                number -= latest.pollFirstEntry().getValue().kept().size();
            }
        }
        return known;
    }

    /** The known events and what followed them; none where the known are not how the record's history begins. */
    private List<EventTable.Kept> followed(String authority, Known known) {
        EventTable.Kept last = known.kept().getLast();
        EventTable.Tail tail = events.tail(authority, last.record(), last.event());
        boolean continues = !tail.from().isEmpty()
                && tail.from().getFirst().event().id().equals(last.event().id())
                && tail.number() == known.kept().size() + tail.from().size() - 1;
        if (!continues) {
            return List.of();
        }
        List<EventTable.Kept> all = new ArrayList<>(known.kept());
        all.addAll(tail.from().subList(1, tail.from().size()));
        return all;
    }
}
