package kith.procedures.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.procedures.history.Occurred;

/** Terms read, written, said and counted. */
public final class Terms {

    /** What a term may be written as, for messages about one that is not. */
    public static final String FORMS = "24 hours, 10 days, 8 days beginning with, 15 working days, next working day, "
            + "2 working days before, 6 weeks, 3 months";

    private static final Pattern WRITTEN = Pattern.compile(
            "(?<amount>[1-9][0-9]{0,3}) (?<unit>hour|day|working day|week|month)s?(?<manner> beginning with| before)?");

    private Terms() {}

    /**
     * The term written so in a pack.
     *
     * @throws IllegalArgumentException when it is not one of {@link #FORMS}; the message says what to write
     */
    public static Term parse(String text) {
        String written = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (written.equals("next working day")) {
            return new Term.NextWorkingDay();
        }
        Matcher matcher = WRITTEN.matcher(written);
        if (matcher.matches()) {
            int amount = Integer.parseInt(matcher.group("amount"));
            String manner = matcher.group("manner") == null ? "" : matcher.group("manner");
            switch (matcher.group("unit") + manner) {
                case "hour" -> {
                    return new Term.Hours(amount);
                }
                case "day" -> {
                    return new Term.Days(amount);
                }
                case "day beginning with" -> {
                    return new Term.DaysBeginningWith(amount);
                }
                case "working day" -> {
                    return new Term.WorkingDays(amount);
                }
                case "working day before" -> {
                    return new Term.WorkingDaysBefore(amount);
                }
                case "week" -> {
                    return new Term.Weeks(amount);
                }
                case "month" -> {
                    return new Term.Months(amount);
                }
                default -> {
                    // "6 weeks before", "24 hours beginning with": no document counts so
                }
            }
        }
        throw new IllegalArgumentException("“" + text + "” is not a length of time Kith can count: write one of " + FORMS);
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
            case Term.Months(int months) -> amount(months, "month");
        };
    }

    /** The length alone, for a sentence: "15 working days", "the next working day". */
    public static String english(Term term) {
        return switch (term) {
            case Term.NextWorkingDay() -> "the next working day";
            case Term.DaysBeginningWith(int days) -> amount(days, "day");
            case Term.WorkingDaysBefore(int days) -> amount(days, "working day");
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
        };
    }

    /** Whether the term counts from an instant; all others count from a day. */
    public static boolean countsHours(Term term) {
        return term instanceof Term.Hours;
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
            case Term.WorkingDays(int days) -> new Due.ByEndOf(workingDays(start.day(recorded), days, 1, calendar));
            case Term.NextWorkingDay() -> new Due.ByEndOf(workingDays(start.day(recorded), 1, 1, calendar));
            case Term.WorkingDaysBefore(int days) ->
                new Due.ByEndOf(workingDays(start.day(recorded), days, -1, calendar));
            case Term.Weeks(int weeks) -> new Due.ByEndOf(start.day(recorded).plusWeeks(weeks));
            case Term.Months(int months) -> new Due.ByEndOf(start.day(recorded).plusMonths(months));
        };
    }

    private static LocalDate workingDays(LocalDate from, int count, int direction, Calendar calendar) {
        LocalDate day = from;
        for (int counted = 0; counted < count; ) {
            day = day.plusDays(direction);
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
