package kith.server.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What practitioners write, by theme: each line of a text in the resource is one way to say it. A line may begin with the ages that it
 * suits, {@code (4-11)}; it may hold alternatives, {@code [this|that]}, and names to be filled in, {@code {child}}.
 */
final class Phrases {
    private static final Pattern AGES = Pattern.compile("\\((\\d+)-(\\d+)\\) (.*)");
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final Pattern ALTERNATIVES = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern SENTENCE = Pattern.compile("(^|[.!?] )([a-z])");
    private static final String UNBORN_LINE = "(unborn) ";

    private static final int OLD = 14;

    /** The age by which an unborn child goes. */
    static final int UNBORN = -1;

    private final Map<String, Object> theme;
    private final Map<String, Object> any;
    private final Map<String, Object> unborn;

    private Phrases(Map<String, Object> theme, Map<String, Object> any, Map<String, Object> unborn) {
        this.theme = theme;
        this.any = any;
        this.unborn = unborn;
    }

    static Phrases of(String theme) {
        return new Phrases(
                Resources.yaml("population/themes/" + theme), Resources.yaml("population/words"), Resources.yaml("population/unborn"));
    }

    /** What the theme says of itself; not a text. */
    Optional<Object> fact(String key) {
        return Optional.ofNullable(Resources.map(theme.get("facts")).get(key));
    }

    String fact(String key, String otherwise) {
        return fact(key).map(String::valueOf).orElse(otherwise);
    }

    /** Under a key of the theme, the further keys for which there is a text that suits the age. */
    List<String> keys(String key, int age) {
        return Resources.map(theme.get(key)).keySet().stream()
                .filter(source -> !fitting(lines(Resources.map(theme.get(key)).get(source)), age).isEmpty())
                .toList();
    }

    boolean says(String key, int age) {
        return !ways(key, age).isEmpty();
    }

    /** All ways to say it of a child of that age, the theme's before the general ones. */
    List<String> ways(String key, int age) {
        List<Map<String, Object>> sources = age == UNBORN ? List.of(unborn, any, theme) : List.of(theme, any);
        for (Map<String, Object> source : sources) {
            List<String> fitting = fitting(lines(at(source, key)), age);
            if (!fitting.isEmpty()) {
                return fitting;
            }
        }
        return List.of();
    }

    /** One way to say it, with its names filled in. */
    static String said(String line, RandomGenerator random, UnaryOperator<String> names) {
        String chosen = ALTERNATIVES.matcher(line).replaceAll(found -> {
            String[] ways = found.group(1).split("\\|");
            return Matcher.quoteReplacement(ways[random.nextInt(ways.length)]);
        });
        String named = NAME.matcher(chosen).replaceAll(found -> Matcher.quoteReplacement(names.apply(found.group(1))));
        return SENTENCE.matcher(named).replaceAll(found -> found.group(1) + found.group(2).toUpperCase(java.util.Locale.ROOT));
    }

    private static Object at(Map<String, Object> from, String key) {
        Object found = from;
        for (String part : key.split("\\.")) {
            found = Resources.map(found).get(part);
        }
        return found;
    }

    private static List<String> lines(Object text) {
        return text instanceof String words ? words.lines().map(String::strip).filter(line -> !line.isEmpty()).toList() : List.of();
    }

    private static List<String> fitting(List<String> lines, int age) {
        List<String> fitting = new ArrayList<>();
        for (String line : lines) {
            Matcher ages = AGES.matcher(line);
            if (line.startsWith(UNBORN_LINE)) {
                if (age == UNBORN) {
                    fitting.add(line.substring(UNBORN_LINE.length()));
                }
            } else if (ages.matches()) {
                int oldest = Integer.parseInt(ages.group(2));
                // Whoever is among the oldest grows out of it while the work goes on.
                if (Integer.parseInt(ages.group(1)) <= age && age <= (oldest >= OLD ? 18 : oldest)) {
                    fitting.add(ages.group(3));
                }
            } else {
                fitting.add(line);
            }
        }
        return fitting;
    }
}
