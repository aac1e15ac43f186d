package kith.server.web.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every pair of colours that stands on a page can be read: WCAG 2.2, 1.4.3 (text) and 1.4.11 (shapes). */
class ContrastTest {

    private static final double TEXT = 4.5;
    private static final double SHAPE = 3.0;
    private static final Map<String, Integer> TOKENS = tokens();

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        "ink, page",
        "ink, wash",
        "ink, wash-dark",
        "ink, focus",
        "ink-soft, page",
        "ink-soft, wash",
        "teal, page",
        "teal, wash",
        "deep, page",
        "deep, wash",
        "visited, page",
        "visited, wash",
        "amber-text, page",
        "red, page",
        "red, wash",
        "red-dark, page",
        "green, page",
        "page, teal",
        "page, teal-dark",
        "page, red",
        "page, red-dark",
        "page, green",
        "on-deep, deep",
        "on-deep, teal",
        "on-deep-soft, deep",
    })
    void text_is_read_at_four_and_a_half_to_one(String text, String ground) {
        assertThat(contrast(text, ground)).isGreaterThanOrEqualTo(TEXT);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        "teal, page",
        "shape, page",
        "amber, page",
        "amber, wash",
        "red, page",
        "red, wash",
        "teal, wash",
        "teal-edge, page",
        "mint, deep",
        "on-deep, deep",
        "on-deep-soft, deep",
        "focus, deep",
        "green, page",
        "ink, page",
    })
    void shapes_that_mean_something_are_seen_at_three_to_one(String shape, String ground) {
        assertThat(contrast(shape, ground)).isGreaterThanOrEqualTo(SHAPE);
    }

    /** Hairlines only group what words already say, and carry no meaning of their own. */
    @Test
    void no_colour_but_the_hairline_is_left_unchecked() throws NoSuchMethodException {
        Set<String> checked = new TreeSet<>();
        for (String method : new String[] {
            "text_is_read_at_four_and_a_half_to_one", "shapes_that_mean_something_are_seen_at_three_to_one"
        }) {
            CsvSource pairs = ContrastTest.class
                    .getDeclaredMethod(method, String.class, String.class)
                    .getAnnotation(CsvSource.class);
            for (String pair : pairs.value()) {
                checked.addAll(Set.of(pair.split(", ")));
            }
        }
        checked.add("line");
        assertThat(TOKENS.keySet()).containsExactlyInAnyOrderElementsOf(checked);
    }

    @Test
    void a_colour_has_its_value_in_one_place() {
        assertThat(Assets.OWN_SHEETS).filteredOn(sheet -> !sheet.equals("tokens.css")).allSatisfy(sheet -> assertThat(
                        ClassPath.text("assets/" + sheet))
                .doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b").doesNotContain("rgb(", "rgba("));
    }

    @Test
    void black_on_white_is_twenty_one_to_one() {
        assertThat(ratio(0x000000, 0xffffff)).isCloseTo(21.0, org.assertj.core.data.Offset.offset(0.001));
    }

    private static double contrast(String one, String other) {
        assertThat(TOKENS).containsKeys(one, other);
        return ratio(TOKENS.get(one), TOKENS.get(other));
    }

    private static double ratio(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** Relative luminance as WCAG defines it. */
    private static double luminance(int rgb) {
        return 0.2126 * channel(rgb >> 16 & 0xff) + 0.7152 * channel(rgb >> 8 & 0xff) + 0.0722 * channel(rgb & 0xff);
    }

    private static double channel(int value) {
        double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static Map<String, Integer> tokens() {
        Map<String, Integer> tokens = new LinkedHashMap<>();
        Matcher matcher = Pattern.compile("--kith-([a-z-]+): #([0-9a-f]{6});").matcher(css());
        while (matcher.find()) {
            tokens.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
        }
        return tokens;
    }

    private static String css() {
        return ClassPath.text("assets/tokens.css");
    }
}
