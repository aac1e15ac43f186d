package kith.procedures.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.procedures.history.Occurred;

/** Terms read, written, said and counted. */
public final class Terms {

    /** What a term may be written as, for messages about one that is not. */
    public static final String FORMS = "24 hours, 10 days, 8 days beginning with, 15 working days, next working day, "
            + "2 working days before, 6 weeks, 3 months, 75 years, as stated, the later of 24 hours and next working day";

    private static final String SEVERAL = "(?:[2-9]|[1-9][0-9]{1,3})";
    private static final String SIMPLE = "(?:next working day|as stated|1 (?:hour|day|working day|week|month|year)"
            + "|" + SEVERAL + " (?:hours|days|working days|weeks|months|years)"
            + "|1 day beginning with|" + SEVERAL + " days beginning with"
            + "|1 working day before|" + SEVERAL + " working days before)";

    /** What is accepted, as a regular expression, for a schema. */
    public static final String PATTERN = "^(?:" + SIMPLE + "|the (?:later|sooner) of " + SIMPLE + " and " + SIMPLE + ")$";

    private static final Pattern WRITTEN = Pattern.compile(PATTERN);
    private static final Pattern COUNTED = Pattern.compile("(?<amount>[0-9]+) (?<unit>hour|day|working day|week|month|year)s?(?<manner> beginning with| before)?");
    private static final Pattern OF_TWO = Pattern.compile("the (?<which>later|sooner) of (?<one>" + SIMPLE + ") and (?<other>" + SIMPLE + ")");

    private Terms() {}

    /** The term that is written so; nothing where it is not one of {@link #FORMS}. */
    public static Optional<Term> read(String text) {
        return WRITTEN.matcher(text).matches() ? Optional.of(written(text)) : Optional.empty();
    }

    /**
     * The term written so in a pack.
     *
     * @throws IllegalArgumentException when it is not one of {@link #FORMS}; the message says what to write
     */
    public static Term parse(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException(
                "“" + text + "” is not a length of time Kith can count: write one of " + FORMS));
    }

    private static Term written(String text) {
        Matcher ofTwo = OF_TWO.matcher(text);
        if (ofTwo.matches()) {
            Term one = written(ofTwo.group("one"));
            Term other = written(ofTwo.group("other"));
            return ofTwo.group("which").equals("later") ? new Term.LaterOf(one, other) : new Term.SoonerOf(one, other);
        }
        Matcher counted = COUNTED.matcher(text);
        if (!counted.matches()) {
            return text.equals("as stated") ? new Term.AsStated() : new Term.NextWorkingDay();
        }
        int amount = Integer.parseInt(counted.group("amount"));
        String manner = counted.group("manner") == null ? "" : counted.group("manner");
        return switch (counted.group("unit") + manner) {
            case "hour" -> new Term.Hours(amount);
            case "day" -> new Term.Days(amount);
            case "day beginning with" -> new Term.DaysBeginningWith(amount);
            case "working day" -> new Term.WorkingDays(amount);
            case "working day before" -> new Term.WorkingDaysBefore(amount);
            case "week" -> new Term.Weeks(amount);
            case "month" -> new Term.Months(amount);
            case "year" -> new Term.Months(12 * amount);
            default -> throw new IllegalStateException("the pattern lets through what is not counted: " + text);
        };
    }

    /** The term as packs write it: {@code parse(write(term))} is the term. */
    public static String write(Term term) {
        return switch (term) {
            case Term.Hours(int hours) -> amount(hours, "hour");
            case Term.Days(int days) -> amount(days, "day");
            case Term.DaysBeginningWith(int days) -> amount(days, "day") + " beginning with";
            case Term.WorkingDays(int days) -> amount(days, "working day");
            case Term.NextWorkingDay() -> "next working day";
            case Term.WorkingDaysBefore(int days) -> amount(days, "working day") + " before";
            case Term.Weeks(int weeks) -> amount(weeks, "week");
            case Term.Months(int months) when months > 12 && months % 12 == 0 -> amount(months / 12, "year");
            case Term.Months(int months) -> amount(months, "month");
            case Term.AsStated() -> "as stated";
            case Term.LaterOf(Term one, Term other) -> "the later of " + write(one) + " and " + write(other);
            case Term.SoonerOf(Term one, Term other) -> "the sooner of " + write(one) + " and " + write(other);
        };
    }

    /** The length alone, for a sentence: "15 working days", "the next working day". */
    public static String english(Term term) {
        return switch (term) {
            case Term.NextWorkingDay() -> "the next working day";
            case Term.DaysBeginningWith(int days) -> amount(days, "day");
            case Term.WorkingDaysBefore(int days) -> amount(days, "working day");
            case Term.LaterOf(Term one, Term other) -> "the later of " + english(one) + " and " + english(other);
            case Term.SoonerOf(Term one, Term other) -> "the sooner of " + english(one) + " and " + english(other);
            default -> write(term);
        };
    }

    /** How the length counts, to follow {@link #english} and the start: "through nights, weekends and holidays". */
    public static String counting(Term term) {
        return switch (term) {
            case Term.Hours _ -> "through nights, weekends and holidays";
            case Term.Days _ -> "that day not counted";
            case Term.DaysBeginningWith _ -> "that day being day 1";
            case Term.WorkingDays _ -> "that day not counted, weekends and bank holidays left out";
            case Term.NextWorkingDay _ -> "weekends and bank holidays left out";
            case Term.WorkingDaysBefore _ -> "counted back, that day not counted, weekends and bank holidays left out";
            case Term.Weeks _ -> "weekends and holidays included";
            case Term.Months _ -> "to the same day of the month, or its last day where it is shorter";
            case Term.AsStated _ -> "kept as it was stated and never worked out";
            case Term.LaterOf(Term one, Term other) -> counting(one, other);
            case Term.SoonerOf(Term one, Term other) -> counting(one, other);
        };
    }

    /** Whether the term is, or may turn out to be, what somebody stated. */
    public static boolean isStated(Term term) {
        return switch (term) {
            case Term.AsStated _ -> true;
            case Term.LaterOf(Term one, Term other) -> isStated(one) || isStated(other);
            case Term.SoonerOf(Term one, Term other) -> isStated(one) || isStated(other);
            default -> false;
        };
    }

    private static String counting(Term one, Term other) {
        return "%s %s; %s %s".formatted(english(one), counting(one), english(other), counting(other));
    }

    /** Whether the term counts, or may count, from an instant; all others count from a day. */
    public static boolean countsHours(Term term) {
        return switch (term) {
            case Term.Hours _, Term.AsStated _ -> true;
            case Term.LaterOf(Term one, Term other) -> countsHours(one) || countsHours(other);
            case Term.SoonerOf(Term one, Term other) -> countsHours(one) || countsHours(other);
            default -> false;
        };
    }

    /**
     * When a term that starts there ends.
     *
     * @param recorded when the start was recorded, from which clocks count where nobody knows when it happened
     */
    public static Due due(Term term, Occurred start, Instant recorded, Calendar calendar) {
        return switch (term) {
            case Term.Hours(int hours) -> new Due.At(start.earliest(recorded).plus(Duration.ofHours(hours)));
            case Term.Days(int days) -> new Due.ByEndOf(start.day(recorded).plusDays(days));
            case Term.DaysBeginningWith(int days) -> new Due.ByEndOf(start.day(recorded).plusDays(days - 1L));
            case Term.WorkingDays(int days) -> new Due.ByEndOf(calendar.workingDaysAfter(start.day(recorded), days));
            case Term.NextWorkingDay() -> new Due.ByEndOf(calendar.workingDaysAfter(start.day(recorded), 1));
            case Term.WorkingDaysBefore(int days) ->
                new Due.ByEndOf(workingDaysBefore(start.day(recorded), days, calendar));
            case Term.Weeks(int weeks) -> new Due.ByEndOf(start.day(recorded).plusWeeks(weeks));
            case Term.Months(int months) -> new Due.ByEndOf(start.day(recorded).plusMonths(months));
            case Term.AsStated() -> switch (start) {
                case Occurred.At(Instant instant) -> new Due.At(instant);
                case Occurred.On _, Occurred.About _, Occurred.Unknown _ -> new Due.ByEndOf(start.day(recorded));
            };
            case Term.LaterOf(Term one, Term other) -> ofTwo(due(one, start, recorded, calendar), due(other, start, recorded, calendar), true);
            case Term.SoonerOf(Term one, Term other) -> ofTwo(due(one, start, recorded, calendar), due(other, start, recorded, calendar), false);
        };
    }

    /**
     * When a term that starts there ends, where its clock stood still now and then. What was stated, and what is counted back from an
     * anchor, does not stand still.
     *
     * @return empty while the clock stands and the time was not up before
     */
    public static Optional<Due> due(Term term, Occurred start, Instant recorded, Calendar calendar, Pauses pauses) {
        if (pauses.spans().isEmpty()) {
            return Optional.of(due(term, start, recorded, calendar));
        }
        LocalDate day = start.day(recorded);
        return switch (term) {
            case Term.Hours(int hours) -> hours(Duration.ofHours(hours), start.earliest(recorded), pauses);
            case Term.Days(int days) -> days(day, days, _ -> true, pauses);
            case Term.DaysBeginningWith(int days) -> days(day, days - 1, _ -> true, pauses);
            case Term.WorkingDays(int days) -> days(day, days, calendar::isWorkingDay, pauses);
            case Term.NextWorkingDay() -> days(day, 1, calendar::isWorkingDay, pauses);
            case Term.Weeks(int weeks) -> days(day, weeks * 7, _ -> true, pauses);
            // The month's end is found first, and the days that stood still until then are added to it.
            case Term.Months(int months) -> {
                LocalDate end = day.plusMonths(months);
                int stood = (int) day.plusDays(1).datesUntil(end.plusDays(1)).filter(pauses::standsAtEndOf).count();
                yield pauses.standsForGoodAtEndOf(end) ? Optional.empty() : days(end, stood, _ -> true, pauses);
            }
            case Term.WorkingDaysBefore _, Term.AsStated _ -> Optional.of(due(term, start, recorded, calendar));
            case Term.LaterOf(Term one, Term other) -> {
                Optional<Due> first = due(one, start, recorded, calendar, pauses);
                Optional<Due> second = due(other, start, recorded, calendar, pauses);
                yield first.isEmpty() || second.isEmpty() ? Optional.empty() : Optional.of(ofTwo(first.get(), second.get(), true));
            }
            case Term.SoonerOf(Term one, Term other) -> {
                Optional<Due> first = due(one, start, recorded, calendar, pauses);
                Optional<Due> second = due(other, start, recorded, calendar, pauses);
                yield first.isEmpty() || second.isEmpty() ? first.or(() -> second) : Optional.of(ofTwo(first.get(), second.get(), false));
            }
        };
    }

    private static Optional<Due> hours(Duration length, Instant start, Pauses pauses) {
        Instant end = start.plus(length);
        for (Pauses.Span span : pauses.spans()) {
            if (!span.from().isBefore(end)) {
                break;
            }
            if (span.until().isEmpty()) {
                return Optional.empty();
            }
            Instant from = span.from().isBefore(start) ? start : span.from();
            if (span.until().get().isAfter(from)) {
                end = end.plus(Duration.between(from, span.until().get()));
            }
        }
        return Optional.of(new Due.At(end));
    }

    private static Optional<Due> days(LocalDate start, int count, Predicate<LocalDate> counts, Pauses pauses) {
        LocalDate day = start;
        for (int counted = 0; counted < count; ) {
            day = day.plusDays(1);
            if (pauses.standsForGoodAtEndOf(day)) {
                return Optional.empty();
            }
            if (counts.test(day) && !pauses.standsAtEndOf(day)) {
                counted++;
            }
        }
        return Optional.of(new Due.ByEndOf(day));
    }

    /** Whether a clock that counts it can stand still. */
    public static boolean canPause(Term term) {
        return switch (term) {
            case Term.AsStated _, Term.WorkingDaysBefore _ -> false;
            case Term.LaterOf(Term one, Term other) -> canPause(one) && canPause(other);
            case Term.SoonerOf(Term one, Term other) -> canPause(one) && canPause(other);
            case Term.Hours _, Term.Days _, Term.DaysBeginningWith _, Term.WorkingDays _, Term.NextWorkingDay _, Term.Weeks _, Term.Months _ -> true;
        };
    }

    private static Due ofTwo(Due one, Due other, boolean later) {
        return one.lateFrom().isBefore(other.lateFrom()) == later ? other : one;
    }

    private static LocalDate workingDaysBefore(LocalDate from, int count, Calendar calendar) {
        LocalDate day = from;
        for (int counted = 0; counted < count; ) {
            day = day.minusDays(1);
            if (calendar.isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }

    private static String amount(int amount, String unit) {
        return amount + " " + unit + (amount == 1 ? "" : "s");
    }
}
