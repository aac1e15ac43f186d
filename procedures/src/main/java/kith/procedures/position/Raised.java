package kith.procedures.position;

import java.util.Set;
import kith.procedures.position.Episodes.Placed;
import kith.procedures.position.Episodes.Underway;

/**
 * An obligation, and what could make another of it.
 *
 * @param episode the one it stands in; null while the step that would open it waits for approval
 * @param endedOn the steps whose recording may end it or move its limit while it is open
 * @param readsLater the steps of which it reads a recording even where that comes after its trigger
 */
record Raised(Obligation obligation, Underway episode, Set<String> endedOn, Set<String> readsLater) {

    /** It is open or was met, and something is to be recorded for it. */
    boolean stands() {
        return obligation.approves().isEmpty()
                && (obligation.state() instanceof Obligation.State.Open || obligation.state() instanceof Obligation.State.Met);
    }

    /** Whether it may be another now that this was recorded after everything else. */
    boolean mayChangeWith(Placed recorded) {
        String step = recorded.step.id();
        boolean open = obligation.state() instanceof Obligation.State.Open;
        return open && (endedOn.contains(step) || episode != null && episode.closer == recorded) || readsLater.contains(step);
    }
}
