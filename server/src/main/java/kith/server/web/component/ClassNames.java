package kith.server.web.component;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Puts together the values of {@code class} and {@code aria-describedby}, where every part may be absent. */
public final class ClassNames {

    private ClassNames() {}

    /** The given names, absent and blank ones left out, separated by single spaces; empty when none remains. */
    public static String classNames(String... names) {
        return Arrays.stream(names)
                .filter(name -> name != null && !name.isBlank())
                .map(String::strip)
                .collect(Collectors.joining(" "));
    }

    /** As {@link #classNames}, but null when none remains, so that the attribute is left out altogether. */
    public static String ids(String... ids) {
        String joined = classNames(ids);
        return joined.isEmpty() ? null : joined;
    }
}
