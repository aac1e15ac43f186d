package kith.procedures.pack;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.Spelling;

/** The remedy for a length of time that {@link Terms} does not read. */
final class TermText {
    private static final List<String> UNITS = List.of(
            "hour", "hours", "day", "days", "days beginning with", "day beginning with", "working day", "working days",
            "working day before", "working days before", "week", "weeks", "month", "months");
    private static final Pattern AMOUNT = Pattern.compile("([1-9][0-9]{0,3}) ?([A-Za-z ]+)");

    private TermText() {}

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
