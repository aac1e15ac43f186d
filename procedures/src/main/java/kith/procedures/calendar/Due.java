package kith.procedures.calendar;

import java.time.Instant;
import java.time.LocalDate;
import kith.procedures.history.Occurred;

/** When something is due: at an instant, or by the end of a day. Lateness is derived on reading, never stored. */
public sealed interface Due {

    /** Late from this instant on. */
    record At(Instant instant) implements Due {}

    /** Late from the start of the next day in London. */
    record ByEndOf(LocalDate day) implements Due {}

    /** The first instant at which it is late. */
    default Instant lateFrom() {
        return switch (this) {
            case At(Instant instant) -> instant;
            case ByEndOf(LocalDate day) -> day.plusDays(1).atStartOfDay(Occurred.LONDON).toInstant();
        };
    }

    /** Whether something done (or still open) at that instant is late: exactly at the limit is in time. */
    default boolean lateAt(Instant instant) {
        return switch (this) {
            case At(Instant limit) -> instant.isAfter(limit);
            case ByEndOf _ -> !instant.isBefore(lateFrom());
        };
    }
}
