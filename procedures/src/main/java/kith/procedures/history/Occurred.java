package kith.procedures.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When something happened, as exactly as anyone knows, and no more exactly than that: a day known without its time is
 * never given a time of midnight.
 */
public sealed interface Occurred {

    ZoneId LONDON = ZoneId.of("Europe/London");

    /** The instant is known. */
    record At(Instant instant) implements Occurred {}

    /** Only the day is known. */
    record On(LocalDate day) implements Occurred {}

    /** Thought to have been about this day; {@code words} are the recorder's own ("early in the summer holidays"). */
    record About(LocalDate day, String words) implements Occurred {}

    /** Nobody knows. Clocks count from when it was recorded. */
    record Unknown() implements Occurred {}

    /**
     * The earliest instant at which it can have happened. Hour clocks count from here, because the strict reading is the
     * safe one where only the day is known; an unknown time falls back on the instant of recording.
     */
    default Instant earliest(Instant recorded) {
        return switch (this) {
            case At(Instant instant) -> instant;
            case On(LocalDate day) -> day.atStartOfDay(LONDON).toInstant();
            case About(LocalDate day, String _) -> day.atStartOfDay(LONDON).toInstant();
            case Unknown() -> recorded;
        };
    }

    /** The day in England on which it happened; day clocks count from here. */
    default LocalDate day(Instant recorded) {
        return switch (this) {
            case At(Instant instant) -> London.day(instant);
            case On(LocalDate day) -> day;
            case About(LocalDate day, String _) -> day;
            case Unknown() -> London.day(recorded);
        };
    }
}
