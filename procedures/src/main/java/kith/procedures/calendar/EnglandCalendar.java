package kith.procedures.calendar;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

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

    /** The working days of each year by day of the year, worked out when a year is first asked about: always the same. */
    private final AtomicReferenceArray<BitSet> workingDays = new AtomicReferenceArray<>(YEARS);

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

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return workingDaysOf(day.getYear()).get(day.getDayOfYear());
    }

    /** As the interface counts, from one working day to the next. */
    @Override
    public LocalDate workingDaysAfter(LocalDate day, int workingDays) {
        int year = day.getYear();
        int dayOfYear = day.getDayOfYear();
        for (int counted = 0; counted < workingDays; counted++) {
            dayOfYear = workingDaysOf(year).nextSetBit(dayOfYear + 1);
            if (dayOfYear < 0) {
                year++;
                dayOfYear = workingDaysOf(year).nextSetBit(1);
            }
        }
        return LocalDate.ofYearDay(year, dayOfYear);
    }

    private BitSet workingDaysOf(int year) {
        int index = year - FIRST_YEAR;
        if (index < 0 || index >= YEARS) {
            return workOut(year);
        }
        BitSet known = workingDays.get(index);
        if (known == null) {
            known = workOut(year);
            workingDays.set(index, known);
        }
        return known;
    }

    private BitSet workOut(int year) {
        BitSet working = new BitSet(367);
        LocalDate first = LocalDate.of(year, 1, 1);
        for (int i = 0; i < Year.of(year).length(); i++) {
            DayOfWeek weekday = first.plusDays(i).getDayOfWeek();
            working.set(i + 1, weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY);
        }
        holidays.getHolidays(Year.of(year), "eng").forEach(holiday -> working.clear(holiday.getDate().getDayOfYear()));
        overrides.forEach((day, holiday) -> {
            if (day.getYear() == year) {
                boolean weekend = day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
                working.set(day.getDayOfYear(), !holiday && !weekend);
            }
        });
        return working;
    }
}
