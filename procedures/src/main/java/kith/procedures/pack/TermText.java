package kith.procedures.pack;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.procedures.calendar.Term;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.Spelling;

/** Lengths of time as packs may write them: what {@link Terms} reads, in one spelling, with a remedy for others. */
final class TermText {
    private static final List<String> UNITS = List.of(
            "hour", "hours", "day", "days", "days beginning with", "day beginning with", "working day", "working days",
            "working day before", "working days before", "week", "weeks", "month", "months");
    private static final Pattern WRITTEN =
            Pattern.compile("next working day|[1-9][0-9]{0,3} (" + String.join("|", UNITS) + ")");
    private static final Pattern AMOUNT = Pattern.compile("([1-9][0-9]{0,3}) ?([A-Za-z ]+)");

    private TermText() {}

    /** The pattern of what is accepted, for the schema. */
    static String pattern() {
        return "^(" + WRITTEN.pattern() + ")$";
    }

    static Optional<Term> parse(String text) {
        return WRITTEN.matcher(text).matches() ? Optional.of(Terms.parse(text)) : Optional.empty();
    }

    static String remedy(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        if (matcher.matches()) {
            Optional<String> unit = Spelling.nearest(matcher.group(2), UNITS);
            if (unit.isPresent()) {
                return "Did you mean %s %s?".formatted(matcher.group(1), unit.get());
            }
        }
        return "Write it as one of " + Terms.FORMS;
    }
}
