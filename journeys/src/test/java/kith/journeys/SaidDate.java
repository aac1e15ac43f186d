package kith.journeys;

import java.time.Month;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day, with its time or without, as it is said: "12 January 2027 at 16:10", "12 January 2027, time not known". */
record SaidDate(String day, String month, String year, Optional<String> time, boolean timeNotKnown) {
    private static final Pattern SAID =
            Pattern.compile("(\\d{1,2}) (\\p{L}+) (\\d{4})(?: at (\\d\\d:\\d\\d))?(, time not known)?");

    static boolean isSaid(String words) {
        return SAID.matcher(words).matches();
    }

    static SaidDate read(String words) {
        Matcher said = SAID.matcher(words);
        if (!said.matches()) {
            throw new IllegalArgumentException("not a date: " + words);
        }
        Month month = Month.valueOf(said.group(2).toUpperCase(Locale.ROOT));
        return new SaidDate(
                said.group(1),
                Integer.toString(month.getValue()),
                said.group(3),
                Optional.ofNullable(said.group(4)),
                said.group(5) != null);
    }

    /** What belongs into the box of this label; empty where nothing does. */
    String part(String label) {
        return switch (label) {
            case "Day" -> day;
            case "Month" -> month;
            case "Year" -> year;
            default -> time.orElse("");
        };
    }
}
