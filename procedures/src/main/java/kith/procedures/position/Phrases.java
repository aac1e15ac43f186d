package kith.procedures.position;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kith.procedures.calendar.Due;
import kith.procedures.calendar.Term;
import kith.procedures.calendar.Terms;
import kith.procedures.history.Occurred;

/** Dates and terms in English, as people read them in London. */
public final class Phrases {
    private static final List<String> MONTHS = java.util.Arrays.stream(java.time.Month.values())
            .map(month -> month.getDisplayName(TextStyle.FULL, Locale.UK))
            .toList();

    private Phrases() {}

    /** "12 January 2027". */
    public static String day(LocalDate day) {
        return day.getDayOfMonth() + " " + MONTHS.get(day.getMonthValue() - 1) + " " + day.getYear();
    }

    /** "12 January 2027 at 16:10"; in the hour that comes twice when summer time ends, which of the two is said. */
    public static String instant(Instant instant) {
        ZoneOffset offset = Occurred.LONDON.getRules().getOffset(instant);
        LocalDateTime local = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, offset);
        StringBuilder words = new StringBuilder(48).append(day(local.toLocalDate())).append(" at ");
        twoDigits(words, local.getHour());
        twoDigits(words.append(':'), local.getMinute());
        if (local.getMonthValue() == 10
                && local.getHour() == 1
                && Occurred.LONDON.getRules().getValidOffsets(local).size() > 1) {
            words.append(offset.getTotalSeconds() == 0 ? " (winter time)" : " (summer time)");
        }
        return words.toString();
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

    /**
     * How a limit and an aim were worked out.
     *
     * @param question the question whose answer the term counts from; empty where it counts from when the trigger happened
     * @param because why another term than the usual one governs; empty where the usual one does
     */
    static String counted(
            Optional<Term> aim, Optional<Term> limit, Occurred start, Instant recorded, String question, String because) {
        if (limit.isEmpty() && aim.isEmpty()) {
            return "No time is laid down";
        }
        StringBuilder words = new StringBuilder(160);
        if (limit.isPresent()) {
            count(words, limit.get(), start, recorded, question);
            aim.ifPresent(term -> words.append("; the aim is ").append(Terms.english(term)));
        } else {
            count(words, aim.get(), start, recorded, question);
            words.append("; it is an aim, no limit is laid down");
        }
        if (!because.isEmpty()) {
            words.append("; this time and not the usual one because ").append(because);
        }
        return words.toString();
    }

    private static void count(StringBuilder words, Term term, Occurred start, Instant recorded, String question) {
        boolean hours = Terms.countsHours(term);
        switch (term) {
            case Term.AsStated() -> words.append("As stated: ");
            case Term.NextWorkingDay() -> words.append("The next working day after ");
            case Term.DaysBeginningWith _ -> words.append(Terms.english(term)).append(" beginning with ");
            case Term.WorkingDaysBefore _ -> words.append(Terms.english(term)).append(" before ");
            case Term.LaterOf _, Term.SoonerOf _ -> words.append(capital(Terms.english(term))).append(", from ");
            default -> words.append(Terms.english(term)).append(" from ");
        }
        words.append(switch (start) {
            case Occurred.At(Instant instant) -> hours ? instant(instant) : day(start.day(recorded));
            case Occurred.On(LocalDate day) -> hours && !(term instanceof Term.AsStated) ? "the start of " + day(day) : day(day);
            case Occurred.About(LocalDate day, String _) -> (hours ? "the start of " : "") + "about " + day(day);
            case Occurred.Unknown() -> (hours ? instant(recorded) : day(start.day(recorded))) + ", when it was recorded";
        });
        if (!question.isEmpty()) {
            words.append(" (the answer to “").append(question).append("”)");
        }
        words.append(", ").append(Terms.counting(term));
        if (hours && !(term instanceof Term.AsStated) && (start instanceof Occurred.On || start instanceof Occurred.About)) {
            words.append("; the time of day is not known, so it counts from the earliest it can have been");
        }
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static void twoDigits(StringBuilder words, int number) {
        if (number < 10) {
            words.append('0');
        }
        words.append(number);
    }
}
