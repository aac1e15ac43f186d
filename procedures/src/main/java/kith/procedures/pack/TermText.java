package kith.procedures.pack;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.Spelling;

/** The remedy for a length of time that {@link Terms} does not read. */
final class TermText {
    private static final List<String> ONE =
            List.of("hour", "day", "day beginning with", "working day", "working day before", "week", "month");
    private static final List<String> SEVERAL =
            List.of("hours", "days", "days beginning with", "working days", "working days before", "weeks", "months");
    private static final Pattern AMOUNT = Pattern.compile("([1-9][0-9]{0,3}) ?([A-Za-z ]+)");

    private TermText() {}

    static String remedy(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        if (matcher.matches()) {
            Optional<String> unit = Spelling.nearest(matcher.group(2), matcher.group(1).equals("1") ? ONE : SEVERAL);
            if (unit.isPresent()) {
                return "Did you mean %s %s?".formatted(matcher.group(1), unit.get());
            }
        }
        return "Write it as one of " + Terms.FORMS;
    }
}
