package kith.procedures.position;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.Event;
import kith.procedures.history.History;

/**
 * A position worked out from everything in a history, which can be carried on with what is recorded next. Carrying on comes
 * to exactly what working everything out anew would come to; it is quicker where the next events are recordings that happened after all others,
 * as most are, and else it works everything out anew.
 */
public final class Replay {
    private final History history;
    private final CompiledPacks packs;
    private final Directory directory;
    private final Calendar calendar;
    private final Position position;

    /** What carrying on takes, and changes: whoever carries on first takes it away. */
    private final AtomicReference<Working> working;

    private Replay(History history, CompiledPacks packs, Directory directory, Calendar calendar, Working working, Instant at) {
        this.history = history;
        this.packs = packs;
        this.directory = directory;
        this.calendar = calendar;
        this.position = working.position(history.record(), at);
        this.working = new AtomicReference<>(working);
    }

    /**
     * The position worked out from everything in the history.
     *
     * @param linked what is known of siblings' records
     * @param at the instant from which the position is looked at
     */
    public static Replay of(
            History history, CompiledPacks packs, Directory directory, Linked linked, Calendar calendar, Instant at) {
        return of(history, packs, directory, calendar, at);
    }

    private static Replay of(History history, CompiledPacks packs, Directory directory, Calendar calendar, Instant at) {
        Working working = Working.through(history, packs, directory, calendar);
        return new Replay(history, packs, directory, calendar, working, at);
    }

    public History history() {
        return history;
    }

    public Position position() {
        return position;
    }

    /** The same with more recorded, looked at from another instant. */
    public Replay goOn(History longer, Instant at) {
        Working taken = working.getAndSet(null);
        if (taken != null && beginsAsBefore(longer)) {
            List<Event> added = longer.events().subList(history.events().size(), longer.events().size());
            if (added.stream().allMatch(taken::goOnWith)) {
                return new Replay(longer, packs, directory, calendar, taken, at);
            }
        }
        return of(longer, packs, directory, calendar, at);
    }

    /** By the same events, not by equal ones: which is looked at quickly. */
    private boolean beginsAsBefore(History longer) {
        if (longer.events().size() < history.events().size() || !longer.record().equals(history.record())) {
            return false;
        }
        for (int i = 0; i < history.events().size(); i++) {
            if (longer.events().get(i) != history.events().get(i)) {
                return false;
            }
        }
        return true;
    }
}
