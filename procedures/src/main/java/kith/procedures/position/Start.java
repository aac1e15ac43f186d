package kith.procedures.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.Due;
import kith.procedures.calendar.Pauses;
import kith.procedures.calendar.Term;
import kith.procedures.calendar.Terms;
import kith.procedures.history.Occurred;
import kith.procedures.history.Standing;

/**
 * Where a term counts from.
 *
 * @param day its day
 * @param question the question whose answer it is; empty where it is when something happened
 */
record Start(Occurred occurred, Instant recorded, LocalDate day, String question) {

    static Start at(Standing standing) {
        return new Start(standing.occurred(), standing.event().recorded(), standing.day(), "");
    }

    static Start answered(Occurred occurred, Instant recorded, String question) {
        return new Start(occurred, recorded, occurred.day(recorded), question);
    }

    /** The very moment or day, as it was stated. */
    Due stated() {
        return occurred instanceof Occurred.At(Instant instant) ? new Due.At(instant) : new Due.ByEndOf(day);
    }

    Optional<Due> due(Optional<Term> term, Calendar calendar) {
        return due(term, calendar, Pauses.NONE);
    }

    Optional<Due> due(Optional<Term> term, Calendar calendar, Pauses pauses) {
        return term.isEmpty() ? Optional.empty() : Terms.due(term.get(), occurred, recorded, calendar, pauses);
    }
}
