package kith.server.wording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import kith.procedures.history.Occurred;

/** Dates and times as people in England say them: "12 January 2027 at 16:10"; a time only where it is known. */
public final class Said {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);
    private static final DateTimeFormatter DAY_OF_WEEK = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
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

    /** "Thursday 12 January": for the weeks that are planned, where the year is plain. */
    public static String weekday(LocalDate day) {
        return DAY_OF_WEEK.format(day);
    }

    public static String moment(Instant instant) {
        ZonedDateTime local = instant.atZone(Occurred.LONDON);
        return DAY.format(local) + " at " + TIME.format(local);
    }

    /** "12 January": the year only where it is not plain, more than half a year away. */
    public static String near(LocalDate day, LocalDate today) {
        boolean plain = Math.abs(ChronoUnit.DAYS.between(today, day)) < 183;
        return plain ? DAY_OF_YEAR.format(day) : DAY.format(day);
    }

    /** "16:10 on 12 January". */
    public static String near(Instant instant, LocalDate today) {
        LocalDate day = dayOf(instant);
        return time(instant) + (day.equals(today) ? " today" : " on " + near(day, today));
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

    /** The words as a sentence. */
    public static String sentence(String words) {
        return words.isEmpty() || ".!?".indexOf(words.charAt(words.length() - 1)) >= 0 ? words : words + ".";
    }

    /** The words with a capital, as a sentence begins. */
    public static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, words.offsetByCodePoints(0, 1)).toUpperCase(Locale.UK) + words.substring(words.offsetByCodePoints(0, 1));
    }

    /** "Robin, Maya and Isla". */
    public static String list(List<String> names) {
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /** "1 day", "3 days". */
    public static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
