package kith.server.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody looks for.
 *
 * @param terms words, and groups of words that must stand beside each other; the more of them a record holds, the better
 * @param without what may not stand in what is found
 * @param step only what was written in this step
 * @param authors only what one of these wrote
 * @param alsoBefore also what has since been corrected or withdrawn
 * @param asAt what was recorded later is not looked at, so that a list stays the same from page to page
 */
public record Sought(
        List<String> terms,
        List<String> without,
        Optional<String> record,
        Optional<String> step,
        Optional<List<String>> authors,
        Optional<String> agency,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        boolean alsoBefore,
        Order order,
        Instant asAt) {

    public enum Order {
        BEST,
        NEWEST
    }

    /** More than anybody remembers. */
    private static final int MOST = 12;

    private static final Pattern TERM = Pattern.compile("(-?)(?:\"([^\"]*)\"?|(\\S+))");

    public Sought {
        terms = List.copyOf(terms);
        without = List.copyOf(without);
    }

    /** Whether only some of what was written is looked at. */
    boolean isNarrowed() {
        return record.isPresent() || step.isPresent() || authors.isPresent() || agency.isPresent() || from.isPresent() || to.isPresent();
    }

    /** Words as they were typed, told apart: {@code dog "red door" -cat} is two to be found and one that is not wanted. */
    public record Words(List<String> terms, List<String> without) {
        public static Words in(String typed) {
            List<String> terms = new ArrayList<>();
            List<String> without = new ArrayList<>();
            Matcher matcher = TERM.matcher(typed.replaceAll("[\u201c\u201d\u201e]", "\"").replaceAll("[\\p{Cc}\\\\]+", " ").replace('\u2019', '\''));
            while (matcher.find() && terms.size() + without.size() < MOST) {
                String said = (matcher.group(2) == null ? matcher.group(3) : matcher.group(2)).strip();
                if (said.codePoints().anyMatch(Character::isLetterOrDigit)) {
                    (matcher.group(1).isEmpty() ? terms : without).add(said);
                }
            }
            return new Words(terms.stream().distinct().toList(), without.stream().distinct().toList());
        }
    }
}
