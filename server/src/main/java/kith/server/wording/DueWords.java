package kith.server.wording;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.Due;

/**
 * How pressing a limit is, in words first.
 *
 * @param when "2 days late", "in 3 hours", "in 3 working days"
 * @param due "was due 10 February 2027", "by 17 February 2027"
 */
public record DueWords(Pressing pressing, String when, String due) {

    public enum Pressing {
        LATE,
        /** Within a day for a limit in hours, within three working days for a limit in days. */
        SOON,
        LATER
    }

    /** For something still open. */
    public static DueWords open(Optional<Due> limit, Instant now, Calendar calendar) {
        return limit.map(due -> measured(due, now, calendar))
                .map(measured -> measured.passed()
                        ? new DueWords(Pressing.LATE, measured.length() + " late", "was due " + measured.end())
                        : new DueWords(measured.pressing(), measured.length(), "by " + measured.end()))
                .orElse(new DueWords(Pressing.LATER, "no set time", ""));
    }

    /** The same with an aim, which stands beside the limit while it can be kept, or alone; an aim that has passed is not late. */
    public static DueWords open(Optional<Due> limit, Optional<Due> aim, Instant now, Calendar calendar) {
        if (aim.isEmpty()) {
            return open(limit, now, calendar);
        }
        Measured aimed = measured(aim.get(), now, calendar);
        if (limit.isEmpty()) {
            return aimed.passed()
                    ? new DueWords(Pressing.SOON, aimed.length() + " past its aim", "aim was " + aimed.end())
                    : new DueWords(aimed.pressing(), aimed.length(), "aim " + aimed.end());
        }
        DueWords words = open(limit, now, calendar);
        return aimed.passed() ? words : new DueWords(words.pressing(), words.when(), words.due() + ", aim " + aimed.end());
    }

    /** The same of what somebody has authorised to go past its limit: it is late all the same, and that is said beside it. */
    public DueWords authorisedUntil(Optional<Due> until, Instant now, Calendar calendar) {
        return until.isEmpty() || pressing != Pressing.LATE
                ? this
                : new DueWords(pressing, when, "%s, authorised until %s".formatted(due, measured(until.get(), now, calendar).end()));
    }

    /** The same of what may have a clock that stands still: nothing is late by it, and that is said. */
    public DueWords stoppedSince(Optional<Instant> since, Instant now) {
        return since.map(stopped -> new DueWords(
                        pressing,
                        "clock stopped",
                        "since " + Said.near(stopped, Said.dayOf(now)) + (due.isEmpty() ? "" : ", " + due)))
                .orElse(this);
    }

    /** The same of what may have to wait first. */
    public DueWords notBefore(Optional<Due> soonest, Instant now) {
        return soonest.filter(wait -> now.isBefore(wait.lateFrom()))
                .map(wait -> new DueWords(Pressing.LATER, "not yet", "not before " + switch (wait) {
                    case Due.At(Instant at) -> Said.near(at, Said.dayOf(now));
                    case Due.ByEndOf(LocalDate day) -> "the end of " + Said.near(day, Said.dayOf(now));
                }))
                .orElse(this);
    }

    /** The same in a sentence that says how it stands: "due tomorrow", "2 days late"; empty where no time is set. */
    public static Optional<String> standing(Optional<Due> limit, Instant now, Calendar calendar) {
        return limit.map(due -> measured(due, now, calendar))
                .map(measured -> measured.passed() ? measured.length() + " late" : "due " + measured.length());
    }

    /**
     * How far off an end is.
     *
     * @param length "2 days" where it has passed; "in 3 working days", "tomorrow" where it has not
     * @param end the end itself: "10 February", "16:10 on 12 January"
     */
    private record Measured(Pressing pressing, String length, String end) {
        boolean passed() {
            return pressing == Pressing.LATE;
        }
    }

    private static Measured measured(Due due, Instant now, Calendar calendar) {
        return switch (due) {
            case Due.At(Instant at) -> at(at, now);
            case Due.ByEndOf(LocalDate day) -> byEndOf(day, Said.dayOf(now), calendar);
        };
    }

    private static Measured at(Instant limit, Instant now) {
        String end = Said.near(limit, Said.dayOf(now));
        if (now.isAfter(limit)) {
            return new Measured(Pressing.LATE, length(Duration.between(limit, now)), end);
        }
        Duration left = Duration.between(now, limit);
        return new Measured(left.compareTo(Duration.ofHours(24)) <= 0 ? Pressing.SOON : Pressing.LATER, "in " + length(left), end);
    }

    private static String length(Duration length) {
        if (length.toHours() < 1) {
            return Said.count(Math.max(1, length.toMinutes()), "minute");
        }
        if (length.toHours() < 48) {
            return Said.count(length.toHours(), "hour");
        }
        return Said.count(length.toDays(), "day");
    }

    private static Measured byEndOf(LocalDate day, LocalDate today, Calendar calendar) {
        String end = Said.near(day, today);
        long days = ChronoUnit.DAYS.between(today, day);
        if (days < 0) {
            return new Measured(Pressing.LATE, Said.count(-days, "day"), end);
        }
        if (days == 0) {
            return new Measured(Pressing.SOON, "today", end);
        }
        if (days == 1) {
            return new Measured(Pressing.SOON, "tomorrow", end);
        }
        if (days > 21) {
            return new Measured(Pressing.LATER, "in " + Said.count(days / 7, "week"), end);
        }
        long working = today.plusDays(1).datesUntil(day.plusDays(1)).filter(calendar::isWorkingDay).count();
        return new Measured(working <= 3 ? Pressing.SOON : Pressing.LATER, "in " + Said.count(working, "working day"), end);
    }

    /** By how much something that was done came late; empty when it was in time. */
    public static Optional<String> howLate(Due limit, Instant done) {
        if (!limit.lateAt(done)) {
            return Optional.empty();
        }
        return Optional.of(switch (limit) {
            case Due.At(Instant at) -> length(Duration.between(at, done)) + " late";
            case Due.ByEndOf(LocalDate day) -> Said.count(ChronoUnit.DAYS.between(day, Said.dayOf(done)), "day") + " late";
        });
    }
}
