package kith.procedures.position;

import java.time.Instant;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.History;

/** Where a record stands. */
public final class Positions {
    private Positions() {}

    /**
     * The position worked out from everything in the history. For a past view ask about {@link History#asKnownAt}.
     *
     * @param linked what is known of siblings' records
     * @param at the instant from which the position is looked at: it decides which version's steps are offered; lateness is
     *     derived on reading
     */
    public static Position position(
            History history, CompiledPacks packs, Directory directory, Linked linked, Calendar calendar, Instant at) {
        return Working.through(history, packs, directory, calendar).position(history.record(), at);
    }
}
