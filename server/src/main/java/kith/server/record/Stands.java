package kith.server.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.procedures.history.Occurred;
import kith.server.projection.Stand;
import org.springframework.stereotype.Component;

/**
 * Where records stand, for those who write on them. What was worked out for the last write is kept in memory and is the
 * beginning of the next, so that a write costs one reading of what is new and one position, not two of each.
 *
 * <p>Nothing is taken on trust: the history kept must be the beginning of the one in the database, of as many events; else
 * it is read anew. So it does not matter who wrote meanwhile, or that a transaction was rolled back. Events never change; lawful
 * disposal of an event's content, when the server carries it out, will have to be told to this memory in every process.
 */
@Component
class Stands {
    /** Records in memory: those of one working day; a history of twenty events takes some fifty kilobytes. */
    private static final int MOST = 500;

    /** A record's events and where they lead. */
    record Known(String reference, List<EventTable.Kept> kept, Stand stand, Standing standing) {
        Known {
            kept = List.copyOf(kept);
        }

        /** What is offered depends on the day. */
        private boolean holdsFor(Standing other, Instant at) {
            return standing.equals(other) && day(stand.position().at()).equals(day(at));
        }

        private static LocalDate day(Instant at) {
            return LocalDate.ofInstant(at, Occurred.LONDON);
        }
    }

    private final EventTable events;
    private final Map<String, Known> latest = new LinkedHashMap<>(MOST * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    Stands(EventTable events) {
        this.events = events;
    }

    /** Where the record stands. Its lock must be held, or somebody else's event could come between this and the write. */
    Known of(Standing standing, String record, String reference, Instant at) {
        Known known;
        synchronized (latest) {
            known = latest.get(record);
        }
        List<EventTable.Kept> kept = known == null || known.kept().isEmpty() ? List.of() : followed(standing.authority(), known);
        if (kept.isEmpty()) {
            kept = events.kept(standing.authority(), List.of(record)).get(record);
        } else if (kept.size() == known.kept().size() && known.holdsFor(standing, at)) {
            return known;
        }
        return of(standing, record, reference, kept, at);
    }

    /** The stand with these events added, kept for the next write. */
    Known with(Known before, List<EventTable.Kept> added, Instant at) {
        List<EventTable.Kept> kept = new ArrayList<>(before.kept());
        kept.addAll(added);
        return of(before.standing(), before.stand().record(), before.reference(), kept, at);
    }

    private Known of(Standing standing, String record, String reference, List<EventTable.Kept> kept, Instant at) {
        Known known = new Known(reference, kept, standing.of(EventTable.history(record, kept), at), standing);
        synchronized (latest) {
            latest.put(record, known);
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
