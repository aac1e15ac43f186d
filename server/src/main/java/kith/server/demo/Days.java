package kith.server.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kith.procedures.calendar.Calendar;

/** Working days by number: 0 is today or the next one, -1 the last before today. Also when schools are open. */
final class Days {
    private static final int BACK = 620;
    private static final int AHEAD = 320;

    private final LocalDate today;
    private final List<LocalDate> days;

    Days(LocalDate today, Calendar calendar) {
        this.today = today;
        List<LocalDate> before = new ArrayList<>();
        for (LocalDate day = today.minusDays(1); before.size() < BACK; day = day.minusDays(1)) {
            if (calendar.isWorkingDay(day)) {
                before.add(day);
            }
        }
        Collections.reverse(before);
        for (LocalDate day = today; before.size() < BACK + AHEAD; day = day.plusDays(1)) {
            if (calendar.isWorkingDay(day)) {
                before.add(day);
            }
        }
        this.days = List.copyOf(before);
    }

    LocalDate today() {
        return today;
    }

    LocalDate day(int number) {
        return days.get(BACK + number);
    }

    /** The number of the first working day that is not before the day. */
    int number(LocalDate day) {
        int found = Collections.binarySearch(days, day);
        return (found >= 0 ? found : -found - 1) - BACK;
    }

    /** A moment as {@link Moments} reads it. */
    String at(int number, int minuteOfDay) {
        return on(number) + " at " + LocalTime.of(minuteOfDay / 60, minuteOfDay % 60);
    }

    String on(int number) {
        return "on " + day(number);
    }

    /** Holidays move a little from county to county and year to year; nobody is seen at school in August. */
    static boolean inTerm(LocalDate day) {
        LocalDate easter = easter(day.getYear());
        LocalDate february = day.withMonth(2).withDayOfMonth(1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.MONDAY));
        LocalDate may = LocalDate.of(day.getYear(), Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY));
        LocalDate october = LocalDate.of(day.getYear(), Month.OCTOBER, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY));
        LocalDate newYear = LocalDate.of(day.getYear(), Month.JANUARY, 5);
        LocalDate christmas = LocalDate.of(day.getYear(), Month.DECEMBER, 20);
        LocalDate summer = LocalDate.of(day.getYear(), Month.JULY, 21);
        return !(day.isBefore(newYear)
                || !day.isBefore(christmas)
                || Math.abs(ChronoUnit.DAYS.between(easter, day)) <= 9
                || within(day, february, 5)
                || within(day, may, 5)
                || within(day, october, 5)
                || !day.isBefore(summer) && day.isBefore(LocalDate.of(day.getYear(), Month.SEPTEMBER, 3)));
    }

    private static boolean within(LocalDate day, LocalDate first, int days) {
        return !day.isBefore(first) && day.isBefore(first.plusDays(days));
    }

    /** Easter Sunday, after Meeus. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int sum = h + l - 7 * m + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
