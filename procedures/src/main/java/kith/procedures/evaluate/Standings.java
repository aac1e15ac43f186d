package kith.procedures.evaluate;

import java.time.Instant;
import java.util.Map;
import kith.procedures.position.Holder;
import kith.procedures.position.Obligation;

/** How things stand, in the words of a report. */
final class Standings {
    private Standings() {}

    /** open, overdue, met, met late, excused or cancelled. */
    static String status(Obligation obligation, Instant at) {
        boolean late = obligation.lateAt(at);
        return switch (obligation.state()) {
            case Obligation.State.Open() -> late ? "overdue" : "open";
            case Obligation.State.Met _ -> late ? "met late" : "met";
            case Obligation.State.Excused _ -> "excused";
            case Obligation.State.Cancelled _ -> "cancelled";
        };
    }

    static String holder(Holder holder, Map<String, String> people) {
        return switch (holder) {
            case Holder.Person(String person) -> people.getOrDefault(person, person.replace('_', ' '));
            case Holder.Team(String team) -> team;
        };
    }
}
