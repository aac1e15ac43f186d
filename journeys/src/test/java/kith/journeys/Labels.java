package kith.journeys;

import java.util.regex.Pattern;

/** Patterns for what is written on a page. They are read by the browser's JavaScript, which knows no {@code \Q} and {@code \E}. */
final class Labels {
    private Labels() {}

    /** The whole label, marked as optional or not. */
    static Pattern question(String words) {
        return Pattern.compile("^" + literally(words) + "( \\(optional\\))?$");
    }

    static Pattern beginning(String words) {
        return Pattern.compile("^\\s*" + literally(words) + "(?!\\w)");
    }

    static Pattern whole(String words) {
        return Pattern.compile("^\\s*" + literally(words) + "\\s*$");
    }

    private static String literally(String words) {
        return words.replaceAll("[\\\\^$.|?*+()\\[\\]{}/]", "\\\\$0");
    }
}
