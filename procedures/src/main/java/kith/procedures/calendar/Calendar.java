package kith.procedures.calendar;

import java.time.LocalDate;

/** Which days are working days, and how terms count over them. */
public interface Calendar {
    boolean isWorkingDay(LocalDate day);

    /** The day that is so many working days after that day, which is itself not counted. */
    default LocalDate workingDaysAfter(LocalDate day, int workingDays) {
        LocalDate end = day;
        for (int counted = 0; counted < workingDays; ) {
            end = end.plusDays(1);
            if (isWorkingDay(end)) {
                counted++;
            }
        }
        return end;
    }
}
