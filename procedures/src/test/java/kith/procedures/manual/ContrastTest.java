package kith.procedures.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.procedures.pack.Problem;
import org.junit.jupiter.api.Test;

/** Contrast as WCAG 2.2 works it out (relative luminance; 4.5 to 1 for text, 3 to 1 for shapes). */
class ContrastTest {
    private static final Pattern TOKEN = Pattern.compile("--([a-z]+): (#[0-9a-f]{6});");
    private static final String WHITE = "#ffffff";

    private final String sheet = sheet();

    @Test
    void every_text_stands_out_from_every_ground_it_may_stand_on() {
        for (String ground : List.of(WHITE, token("wash"), "#fdf3e7", "#fff9d6")) {
            for (String text : List.of(token("ink"), token("soft"), token("teal"))) {
                assertThat(contrast(text, ground)).as(text + " on " + ground).isGreaterThanOrEqualTo(4.5);
            }
        }
        assertThat(contrast(WHITE, token("deep"))).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(token("ink"), token("focus"))).isGreaterThanOrEqualTo(4.5);
        assertThat(sheet).contains("background: #fdf3e7", "background: #fff9d6");
    }

    @Test
    void lines_and_rings_of_a_drawing_stand_out_from_the_paper() {
        for (String shape : List.of(token("teal"), "#74898b", "#5f7476")) {
            assertThat(contrast(shape, WHITE)).as(shape).isGreaterThanOrEqualTo(3);
        }
        assertThat(sheet).contains("stroke: #74898b", "stroke: #5f7476");
    }

    private String token(String name) {
        Matcher matcher = TOKEN.matcher(sheet);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return matcher.group(2);
            }
        }
        throw new AssertionError("no colour " + name);
    }

    private static double contrast(String one, String other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static String sheet() {
        return switch (PackLoader.load(Path.of("..", "packs"), "england")) {
            case Loaded.Ready(Pack pack) -> Manual.pages(pack, Optional.empty()).get(Book.CONTENTS);
            case Loaded.Faulty(List<Problem> problems) -> throw new AssertionError(problems.toString());
        };
    }
}
