package kith.procedures.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import kith.procedures.calendar.Term;
import kith.procedures.calendar.Terms;
import kith.procedures.history.Occurred;

/**
 * How a limit and an aim are worked out, in words. What does not depend on where they start is said once for each rule.
 *
 * @param nothing what to say where there is neither; else empty
 * @param hours whether it counts from an instant
 * @param stated whether it was stated, and never worked out
 * @param before up to where it starts: "15 working days from "
 * @param counting how the length counts, beginning with a comma
 * @param after what else there is to say
 */
record Counted(String nothing, boolean hours, boolean stated, String before, String counting, String after) {

    /** @param because why another term than the usual one governs; empty where the usual one does */
    static Counted of(Optional<Term> aim, Optional<Term> limit, String because) {
        Optional<Term> counted = limit.or(() -> aim);
        if (counted.isEmpty()) {
            return new Counted("No time is laid down", false, false, "", "", "");
        }
        Term term = counted.get();
        String alsoAim = limit.isEmpty()
                ? "; it is an aim, no limit is laid down"
                : aim.map(length -> "; the aim is " + Terms.english(length)).orElse("");
        return new Counted(
                "",
                Terms.countsHours(term),
                term instanceof Term.AsStated,
                before(term),
                ", " + Terms.counting(term),
                alsoAim + (because.isEmpty() ? "" : "; this time and not the usual one because " + because));
    }

    static Counted notBefore(Term term) {
        String counting = ", " + Terms.counting(term) + "; what is done sooner does not count";
        return new Counted("", Terms.countsHours(term), term instanceof Term.AsStated, before(term), counting, "");
    }

    private static String before(Term term) {
        return switch (term) {
            case Term.AsStated() -> "As stated: ";
            case Term.NextWorkingDay() -> "The next working day after ";
            case Term.DaysBeginningWith _ -> Terms.english(term) + " beginning with ";
            case Term.WorkingDaysBefore _ -> Terms.english(term) + " before ";
            case Term.LaterOf _, Term.SoonerOf _ -> capital(Terms.english(term)) + ", from ";
            default -> Terms.english(term) + " from ";
        };
    }

    String from(Start start) {
        if (!nothing.isEmpty()) {
            return nothing;
        }
        String answered = start.question().isEmpty() ? "" : " (the answer to “" + start.question() + "”)";
        boolean hourUnknown = hours && !stated && (start.occurred() instanceof Occurred.On || start.occurred() instanceof Occurred.About);
        String earliest = hourUnknown ? "; the time of day is not known, so it counts from the earliest it can have been" : "";
        return before + inWords(start) + answered + counting + earliest + after;
    }

    private String inWords(Start start) {
        return switch (start.occurred()) {
            case Occurred.At(Instant instant) -> hours ? Phrases.instant(instant) : Phrases.day(start.day());
            case Occurred.On(LocalDate day) -> hours && !stated ? "the start of " + Phrases.day(day) : Phrases.day(day);
            case Occurred.About(LocalDate day, String _) -> (hours ? "the start of " : "") + "about " + Phrases.day(day);
            case Occurred.Unknown() ->
                (hours ? Phrases.instant(start.recorded()) : Phrases.day(start.day())) + ", when it was recorded";
        };
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
