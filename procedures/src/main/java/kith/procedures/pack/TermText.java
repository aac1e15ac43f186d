package kith.procedures.pack;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.procedures.calendar.Term;
import kith.procedures.condition.Spelling;

/** Lengths of time as packs write them. */
final class TermText {
    private static final String NEXT_WORKING_DAY = "next working day";
    private static final List<String> UNITS = List.of(
            "hour", "hours", "day", "days", "days beginning with", "day beginning with", "working day", "working days",
            "working day before", "working days before", "week", "weeks", "month", "months");
    private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]{0,3}) ([a-z ]+)");

    private TermText() {}

    /** The pattern of what is accepted, for the schema. */
    static String pattern() {
        return "^(" + NEXT_WORKING_DAY + "|[1-9][0-9]{0,3} (" + String.join("|", UNITS) + "))$";
    }

    static Optional<Term> parse(String text) {
        if (text.equals(NEXT_WORKING_DAY)) {
            return Optional.of(new Term.NextWorkingDay());
        }
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(1));
        return switch (matcher.group(2)) {
            case "hour", "hours" -> Optional.of(new Term.Hours(number));
            case "day", "days" -> Optional.of(new Term.Days(number));
            case "day beginning with", "days beginning with" -> Optional.of(new Term.DaysBeginningWith(number));
            case "working day", "working days" -> Optional.of(new Term.WorkingDays(number));
            case "working day before", "working days before" -> Optional.of(new Term.WorkingDaysBefore(number));
            case "week", "weeks" -> Optional.of(new Term.Weeks(number));
            case "month", "months" -> Optional.of(new Term.Months(number));
            default -> Optional.empty();
        };
    }

    static String remedy(String text) {
        Matcher matcher = LENGTH.matcher(text);
        if (matcher.matches()) {
            Optional<String> unit = Spelling.nearest(matcher.group(2), UNITS);
            if (unit.isPresent()) {
                return "Did you mean %s %s?".formatted(matcher.group(1), unit.get());
            }
        }
        return "Write it as 24 hours, 10 days, 15 working days, 6 weeks, 3 months, 8 days beginning with, next working day or"
                + " 2 working days before";
    }
}
