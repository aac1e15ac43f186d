package kith.procedures.condition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what somebody meant to write. */
public final class Spelling {
    private static final int ALL_SHOWN = 15;
    private static final int SOME_SHOWN = 12;

    private Spelling() {}

    /**
     * A remedy for a name that is not among the known ones: the nearest one where one is near, else all of them where they
     * are few.
     *
     * @param kind what the names are: "step", "role", "option"
     */
    public static String remedy(String wrong, Collection<String> known, String kind) {
        Optional<String> nearest = nearest(wrong, known);
        if (nearest.isPresent()) {
            return "Did you mean " + nearest.get() + "?";
        }
        if (known.isEmpty()) {
            return "There is no " + kind + " to name here";
        }
        String names = known.stream().sorted().limit(known.size() > ALL_SHOWN ? SOME_SHOWN : ALL_SHOWN).collect(Collectors.joining(", "));
        return known.size() > ALL_SHOWN
                ? "Name one of the %d %ss, such as %s".formatted(known.size(), kind, names)
                : known.size() == 1 ? "The only %s here is %s".formatted(kind, names) : "Write one of: " + names;
    }

    /** The known name that differs by few strokes (at most a third of its length, and never all of it). */
    public static Optional<String> nearest(String wrong, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(wrong, name) <= Math.max(1, Math.max(name.length(), wrong.length()) / 3))
                .filter(name -> distance(wrong, name) < Math.min(name.length(), wrong.length()))
                .min(Comparator.comparingInt((String name) -> distance(wrong, name)).thenComparing(name -> name));
    }

    /** Strokes between two words; two letters swapped count as one (optimal string alignment, Damerau 1964). */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= to.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                int least = Math.min(Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + change);
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
            }
        }
        return cost[from.length()][to.length()];
    }
}
