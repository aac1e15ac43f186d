package kith.server.wording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import kith.procedures.history.Occurred;

/** Dates and times as people in England say them: "12 January 2027 at 16:10"; a time only where it is known. */
public final class Said {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    private Said() {}

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** "12 Jan": where the year is plain from what stands around it. */
    public static String shortDay(LocalDate day) {
        return SHORT_DAY.format(day).replace("Sept", "Sep");
    }

    public static String moment(Instant instant) {
        ZonedDateTime local = instant.atZone(Occurred.LONDON);
        return DAY.format(local) + " at " + TIME.format(local);
    }

    public static String time(Instant instant) {
        return TIME.format(instant.atZone(Occurred.LONDON));
    }

    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, Occurred.LONDON);
    }

    public static String occurred(Occurred occurred) {
        return switch (occurred) {
            case Occurred.At(Instant instant) -> moment(instant);
            case Occurred.On(LocalDate day) -> day(day) + ", time not known";
            case Occurred.About(LocalDate day, String words) -> "about " + day(day) + (words.isBlank() ? "" : " (" + words + ")");
            case Occurred.Unknown() -> "date not known";
        };
    }

    /** "1 day", "3 days". */
    public static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
