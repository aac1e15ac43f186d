package kith.procedures.calendar;

import java.time.LocalDate;

/** Which days are working days, and how terms count over them. */
public interface Calendar {
    boolean isWorkingDay(LocalDate day);
}
