package kith.server.record.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kith.procedures.calendar.Due;
import kith.procedures.history.Event;
import kith.procedures.position.Obligation;
import kith.server.record.RecordView;
import kith.server.wording.DueWords;

/**
 * An obligation whose limit passed before it was met, before it was no longer needed, or before now.
 *
 * @param how by how much, and what became of it: "2 days late, and met"
 */
record Lateness(Obligation obligation, String how) {

    /** What was late, needs a reason and has none, also where the procedure that asked for it has ended. */
    static List<Lateness> unexplained(RecordView view, Instant now) {
        return view.position().obligations().stream()
                .filter(Lateness::isUnexplained)
                .flatMap(obligation -> of(obligation, view, now).stream())
                .toList();
    }

    static boolean isUnexplained(Obligation obligation) {
        return obligation.reasonIfLate() && obligation.lateReason().isEmpty();
    }

    static Optional<Lateness> of(Obligation obligation, RecordView view, Instant now) {
        return obligation.limit().flatMap(limit -> switch (obligation.state()) {
            case Obligation.State.Open() -> late(obligation, limit, now, "not done yet");
            case Obligation.State.Met(String _, Instant at) -> late(obligation, limit, at, "and done");
            case Obligation.State.Cancelled(String by, String _) -> view.event(by)
                    .map(Event::earliest)
                    .flatMap(ended -> late(obligation, limit, ended, "and then no longer needed"));
            case Obligation.State.Excused _ -> Optional.empty();
        });
    }

    private static Optional<Lateness> late(Obligation obligation, Due limit, Instant until, String becoming) {
        return DueWords.howLate(limit, until).map(length -> new Lateness(obligation, length + ", " + becoming));
    }
}
