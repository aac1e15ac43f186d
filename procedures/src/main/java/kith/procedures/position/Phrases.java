package kith.procedures.position;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import kith.procedures.calendar.Due;
import kith.procedures.history.London;
import kith.procedures.history.Occurred;

/** Dates and terms in English, as people read them in London. */
public final class Phrases {
    private static final List<String> MONTHS = Arrays.stream(Month.values())
            .map(month -> " " + month.getDisplayName(TextStyle.FULL, Locale.UK) + " ")
            .toList();
    private static final List<String> TWO_DIGITS = IntStream.range(0, 60).mapToObj("%02d"::formatted).toList();

    private Phrases() {}

    /** "12 January 2027". */
    public static String day(LocalDate day) {
        return day.getDayOfMonth() + MONTHS.get(day.getMonthValue() - 1) + day.getYear();
    }

    /** "12 January 2027 at 16:10"; in the hour that comes twice when summer time ends, which of the two is said. */
    public static String instant(Instant instant) {
        LocalDateTime clock = London.clock(instant);
        String words = day(clock.toLocalDate()) + " at " + TWO_DIGITS.get(clock.getHour()) + ":" + TWO_DIGITS.get(clock.getMinute());
        return clock.getMonth() == Month.OCTOBER && clock.getHour() == 1 ? words + whichOfTwo(instant, clock) : words;
    }

    private static String whichOfTwo(Instant instant, LocalDateTime clock) {
        if (Occurred.LONDON.getRules().getValidOffsets(clock).size() < 2) {
            return "";
        }
        return London.offset(instant).getTotalSeconds() == 0 ? " (winter time)" : " (summer time)";
    }

    /** To follow a past tense: "on 12 January 2027 at 16:10", "about 1 August 2026 (early in the summer holidays)". */
    public static String when(Occurred occurred, Instant recorded) {
        return switch (occurred) {
            case Occurred.At(Instant instant) -> "on " + instant(instant);
            case Occurred.On(LocalDate day) -> "on " + day(day);
            case Occurred.About(LocalDate day, String words) -> "about " + day(day) + (words.isBlank() ? "" : " (" + words + ")");
            case Occurred.Unknown() -> "at a time not known, recorded on " + instant(recorded);
        };
    }

    /** "13 January 2027 at 16:10", "the end of 2 February 2027". */
    public static String due(Due due) {
        return switch (due) {
            case Due.At(Instant instant) -> instant(instant);
            case Due.ByEndOf(LocalDate day) -> "the end of " + day(day);
        };
    }
}
