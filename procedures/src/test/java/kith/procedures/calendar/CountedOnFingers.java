package kith.procedures.calendar;

import java.util.ArrayList;
import java.util.List;
import kith.procedures.calendar.SlowCalendar.Leaf;

/**
 * When a term of a pack is up, by {@link SlowCalendar}: of the calendar that it checks it knows the terms as they are written, and
 * nothing of how they are counted.
 */
public final class CountedOnFingers {
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    /** Where the wall calendar begins, for whoever turns its minutes into something else. */
    public static final String BEGINNING = "2025-01-01T00:00:00Z";

    private CountedOnFingers() {}

    /**
     * @param says the day by whose end it is due, such as {@code 2027-03-28}, or what the clock shows, such as {@code 2027-03-28T02:30+01:00}
     * @param lateFrom the first minute at which it is late, in minutes since {@link #BEGINNING}
     */
    public record End(String says, long lateFrom) {}

    /** @param start a day or a minute, written as in {@link End#says} */
    public static End of(Term term, String start) {
        String day = start.substring(0, 10);
        return switch (term) {
            case Term.Hours(int hours) -> {
                String from = start.length() > 10 ? start : midnight(Leaf.of(day));
                yield minute(SlowCalendar.afterHours(from.substring(0, 16), !from.endsWith("Z"), hours));
            }
            case Term.Days(int days) -> endOf(SlowCalendar.afterDays(day, days));
            case Term.DaysBeginningWith(int days) -> endOf(SlowCalendar.afterDays(day, days - 1));
            case Term.WorkingDays(int days) -> endOf(SlowCalendar.afterWorkingDays(day, days));
            case Term.NextWorkingDay() -> endOf(SlowCalendar.afterWorkingDays(day, 1));
            case Term.WorkingDaysBefore(int days) -> endOf(workingDaysBefore(day, days));
            case Term.Weeks(int weeks) -> endOf(SlowCalendar.afterDays(day, weeks * 7));
            case Term.Months(int months) -> endOf(SlowCalendar.afterMonths(day, months));
            case Term.AsStated() -> start.length() > 10 ? minute(start) : endOf(day);
            case Term.LaterOf(Term one, Term other) -> later(of(one, start), of(other, start));
            case Term.SoonerOf(Term one, Term other) -> {
                End first = of(one, start);
                End second = of(other, start);
                yield later(first, second) == first ? second : first;
            }
        };
    }

    /** By the end of that day. */
    public static End endOf(String day) {
        Leaf leaf = Leaf.of(day);
        leaf.turn();
        return new End(day, minutes(midnight(leaf)));
    }

    /** At that minute, which is in time itself. */
    public static End minute(String shown) {
        return new End(shown, minutes(shown) + 1);
    }

    private static End later(End one, End other) {
        return one.lateFrom() >= other.lateFrom() ? one : other;
    }

    /** Every working day up to the anchor is written down, and they are counted from the last. */
    private static String workingDaysBefore(String anchor, int days) {
        List<String> written = new ArrayList<>();
        for (Leaf leaf = Leaf.of(2025, 1, 1); !leaf.toString().equals(anchor); leaf.turn()) {
            if (leaf.isWorkingDay()) {
                written.add(leaf.toString());
            }
        }
        return written.get(written.size() - days);
    }

    /** What the clock shows as that day begins: the clocks change an hour later at the earliest. */
    private static String midnight(Leaf day) {
        boolean summer = false;
        for (Leaf leaf = Leaf.of(2025, 1, 1); leaf.year != day.year || leaf.month != day.month || leaf.day != day.day; leaf.turn()) {
            summer = leaf.isLastSundayOf(3) || summer && !leaf.isLastSundayOf(10);
        }
        return day + "T00:00" + (summer ? "+01:00" : "Z");
    }

    private static long minutes(String shown) {
        Leaf day = Leaf.of(shown.substring(0, 10));
        long minutes = 0;
        for (Leaf leaf = Leaf.of(2025, 1, 1); leaf.year != day.year || leaf.month != day.month || leaf.day != day.day; leaf.turn()) {
            minutes += MINUTES_OF_A_DAY;
        }
        minutes += Integer.parseInt(shown.substring(11, 13)) * 60L + Integer.parseInt(shown.substring(14, 16));
        return shown.endsWith("Z") ? minutes : minutes - 60;
    }
}
