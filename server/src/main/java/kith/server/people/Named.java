package kith.server.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a child is named, for finding whether a text does. */
record Named(String givenName, String familyName, String reference) {
    /** As it stands in the text: the reference, else a name as people write one; empty where neither does. A small "will" names no Will. */
    Optional<String> in(String text) {
        if (!reference.isBlank() && text.toLowerCase(Locale.UK).contains(reference.toLowerCase(Locale.UK))) {
            return Optional.of(reference);
        }
        List<String> found = new ArrayList<>(Stream.of(givenName, familyName).filter(name -> isIn(name, text)).toList());
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", found));
    }

    private static boolean isIn(String name, String text) {
        return !name.isBlank()
                && Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(name.strip()) + "(?![\\p{L}\\p{N}])").matcher(text).find();
    }
}
