package kith.server.demo;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.ApplicationArguments;

/**
 * How much the demo holds.
 *
 * @param times how many times the population of a year; 0 for the families told by hand alone
 */
record Size(int times) {
    /** Without the option: what tests and journeys expect. */
    static final Size FAMILIES = new Size(0);

    private static final String OPTION = "size";
    private static final Pattern TIMES = Pattern.compile("([1-9]\\d{0,3})x");

    /** @throws IllegalArgumentException for what is no size, in words for whoever typed it */
    static Size of(ApplicationArguments arguments) {
        List<String> given = arguments.getOptionValues(OPTION);
        return given == null || given.isEmpty() ? FAMILIES : of(given.getLast());
    }

    static Size of(String words) {
        if (words.equals("families")) {
            return FAMILIES;
        }
        Matcher times = TIMES.matcher(words);
        if (!times.matches()) {
            throw new IllegalArgumentException("--size is \"" + words + "\": write families, 1x, or so many times as much, such as 100x");
        }
        return new Size(Integer.parseInt(times.group(1)));
    }

    boolean hasPopulation() {
        return times > 0;
    }
}
