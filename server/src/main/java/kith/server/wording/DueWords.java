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
        return limit.map(due -> switch (due) {
                    case Due.At(Instant at) -> at(at, now);
                    case Due.ByEndOf(LocalDate day) -> byEndOf(day, Said.dayOf(now), calendar);
                })
                .orElse(new DueWords(Pressing.LATER, "no set time", ""));
    }

    /** The same with an aim, which stands beside the limit while it can be kept, or alone; an aim that has passed is not late. */
    public static DueWords open(Optional<Due> limit, Optional<Due> aim, Instant now, Calendar calendar) {
        if (aim.isEmpty()) {
            return open(limit, now, calendar);
        }
        DueWords aimed = open(aim, now, calendar);
        boolean passed = aimed.pressing() == Pressing.LATE;
        if (limit.isEmpty()) {
            return passed
                    ? new DueWords(Pressing.SOON, aimed.when().replace(" late", " past its aim"), aimed.due().replaceFirst("^was due", "aim was"))
                    : new DueWords(aimed.pressing(), aimed.when(), aimed.due().replaceFirst("^by", "aim"));
        }
        DueWords words = open(limit, now, calendar);
        return passed ? words : new DueWords(words.pressing(), words.when(), words.due() + ", aim " + aimed.due().replaceFirst("^by ", ""));
    }

    private static DueWords at(Instant limit, Instant now) {
        if (now.isAfter(limit)) {
            return new DueWords(Pressing.LATE, length(Duration.between(limit, now)) + " late", "was due " + Said.near(limit, Said.dayOf(now)));
        }
        Duration left = Duration.between(now, limit);
        Pressing pressing = left.compareTo(Duration.ofHours(24)) <= 0 ? Pressing.SOON : Pressing.LATER;
        return new DueWords(pressing, "in " + length(left), "by " + Said.near(limit, Said.dayOf(now)));
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

    private static DueWords byEndOf(LocalDate day, LocalDate today, Calendar calendar) {
        if (today.isAfter(day)) {
            long days = ChronoUnit.DAYS.between(day, today);
            return new DueWords(Pressing.LATE, Said.count(days, "day") + " late", "was due " + Said.near(day, today));
        }
        String by = "by " + Said.near(day, today);
        if (today.equals(day)) {
            return new DueWords(Pressing.SOON, "today", by);
        }
        long days = ChronoUnit.DAYS.between(today, day);
        if (days > 21) {
            return new DueWords(Pressing.LATER, "in " + Said.count(days / 7, "week"), by);
        }
        long working = today.plusDays(1).datesUntil(day.plusDays(1)).filter(calendar::isWorkingDay).count();
        if (days == 1) {
            return new DueWords(Pressing.SOON, "tomorrow", by);
        }
        Pressing pressing = working <= 3 ? Pressing.SOON : Pressing.LATER;
        return new DueWords(pressing, "in " + Said.count(working, "working day"), by);
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
