package kith.procedures.calendar;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * England's working days: every day but Saturday, Sunday, Christmas Day, Good Friday and the bank holidays of England and
 * Wales (Children Act 1989 and its regulations; Banking and Financial Dealings Act 1971). Council closure days and school
 * holidays are working days. Bank holidays come from Jollyday; a holiday proclaimed or moved since that library was made is
 * given as an {@link HolidayChange}.
 */
public final class EnglandCalendar implements Calendar {

    /**
     * A day that is a bank holiday, or is not one after all, whatever the library says.
     *
     * @param why such as "State funeral", for whoever asks why a limit moved
     */
    public record HolidayChange(LocalDate day, boolean holiday, String why) {}

    private static final int FIRST_YEAR = 1970;
    private static final int YEARS = 230;

    private final HolidayManager holidays;
    private final Map<LocalDate, Boolean> overrides;

    /** The working days of each year, worked out when a year is first asked about: always the same. */
    private final AtomicReferenceArray<WorkingYear> years = new AtomicReferenceArray<>(YEARS);

    private EnglandCalendar(List<HolidayChange> overrides) {
        this.holidays = HolidayManager.getInstance(ManagerParameters.create("gb"));
        Map<LocalDate, Boolean> byDay = new HashMap<>();
        for (HolidayChange override : overrides) {
            Boolean before = byDay.put(override.day(), override.holiday());
            if (before != null && before != override.holiday()) {
                throw new IllegalArgumentException(
                        override.day() + " is given both as a bank holiday and as not one: keep one of the two");
            }
        }
        this.overrides = Map.copyOf(byDay);
    }

    /** The calendar as the library has it. */
    public static EnglandCalendar standard() {
        return new EnglandCalendar(List.of());
    }

    /**
     * The calendar with days added to or taken from the bank holidays.
     *
     * @throws IllegalArgumentException when one day is given both ways
     */
    public static EnglandCalendar with(List<HolidayChange> overrides) {
        return new EnglandCalendar(overrides);
    }

    /**
     * @param days the working days, by day of the year
     * @param until how many of them there are until a day of the year, and with it
     */
    private record WorkingYear(int[] days, int[] until) {}

    @Override
    public boolean isWorkingDay(LocalDate day) {
        int[] until = year(day.getYear()).until;
        return until[day.getDayOfYear()] > until[day.getDayOfYear() - 1];
    }

    /** As the interface counts, without going from day to day. */
    @Override
    public LocalDate workingDaysAfter(LocalDate day, int workingDays) {
        if (workingDays == 0) {
            return day;
        }
        int year = day.getYear();
        WorkingYear working = year(year);
        int number = working.until[day.getDayOfYear()] + workingDays;
        while (number > working.days.length) {
            number -= working.days.length;
            year++;
            working = year(year);
        }
        return LocalDate.ofYearDay(year, working.days[number - 1]);
    }

    private WorkingYear year(int year) {
        int index = year - FIRST_YEAR;
        if (index < 0 || index >= YEARS) {
            return workOut(year);
        }
        WorkingYear known = years.get(index);
        if (known == null) {
            known = workOut(year);
            years.set(index, known);
        }
        return known;
    }

    private WorkingYear workOut(int year) {
        int length = Year.of(year).length();
        boolean[] working = new boolean[length + 1];
        LocalDate first = LocalDate.of(year, 1, 1);
        for (int i = 0; i < length; i++) {
            DayOfWeek weekday = first.plusDays(i).getDayOfWeek();
            working[i + 1] = weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY;
        }
        holidays.getHolidays(Year.of(year), "eng").forEach(holiday -> working[holiday.getDate().getDayOfYear()] = false);
        overrides.forEach((day, holiday) -> {
            if (day.getYear() == year) {
                boolean weekend = day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
                working[day.getDayOfYear()] = !holiday && !weekend;
            }
        });
        int[] until = new int[length + 1];
        for (int day = 1; day <= length; day++) {
            until[day] = until[day - 1] + (working[day] ? 1 : 0);
        }
        return new WorkingYear(IntStream.rangeClosed(1, length).filter(day -> working[day]).toArray(), until);
    }
}
