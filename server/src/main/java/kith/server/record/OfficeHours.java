package kith.server.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.Occurred;

/** When the office opens, for whoever hands over out of hours: at 9:00 on working days. No rule counts by it. */
public final class OfficeHours {
    private static final LocalTime OPENS = LocalTime.of(9, 0);

    private OfficeHours() {}

    /** The next time after that moment at which the office opens. */
    public static Instant opensAfter(Instant moment, Calendar calendar) {
        ZonedDateTime local = moment.atZone(Occurred.LONDON);
        LocalDate day = local.toLocalDate();
        boolean today = calendar.isWorkingDay(day) && local.toLocalTime().isBefore(OPENS);
        return at(today ? day : calendar.workingDaysAfter(day, 1));
    }

    /** When the office opened on the last working day before that one. */
    public static Instant openedBefore(LocalDate day, Calendar calendar) {
        LocalDate before = day.minusDays(1);
        while (!calendar.isWorkingDay(before)) {
            before = before.minusDays(1);
        }
        return at(before);
    }

    private static Instant at(LocalDate day) {
        return day.atTime(OPENS).atZone(Occurred.LONDON).toInstant();
    }
}
