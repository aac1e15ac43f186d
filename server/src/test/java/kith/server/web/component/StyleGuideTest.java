package kith.server.web.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Renders every component with content of the field into {@code target/styleguide}, to be looked at, and holds each of
 * these pages to what every page must keep.
 */
class StyleGuideTest {

    private static final Path FOLDER = Path.of("target", "styleguide");
    private static final Map<String, String> PAGES = StyleGuide.pages();

    @BeforeAll
    static void write_the_pages() throws IOException {
        StyleGuide.write(FOLDER);
    }

    static Stream<String> pages() {
        return PAGES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_is_british_english_and_has_one_heading_of_the_first_level(String page) {
        Document document = parsed(page);
        assertThat(document.child(0).attr("lang")).isEqualTo("en-GB");
        assertThat(document.select("h1")).hasSize(1);
        assertThat(document.title()).endsWith(" – Kith");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_obeys_a_strict_content_security_policy(String page) {
        Document document = parsed(page);
        assertThat(document.select("[style], style")).isEmpty();
        assertThat(document.select("script:not([src])")).isEmpty();
        List<String> handlers = new ArrayList<>();
        for (Element element : document.getAllElements()) {
            element.attributes().forEach(attribute -> {
                if (attribute.getKey().startsWith("on")) {
                    handlers.add(attribute.getKey());
                }
            });
        }
        assertThat(handlers).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void ids_are_unique_and_everything_that_points_at_one_finds_it(String page) {
        Document document = parsed(page);
        Set<String> ids = new HashSet<>();
        document.select("[id]").forEach(element -> assertThat(ids.add(element.id())).as(element.id()).isTrue());
        for (String attribute : new String[] {"for", "aria-describedby", "aria-labelledby", "aria-controls"}) {
            document.select("[" + attribute + "]").forEach(element -> assertThat(ids)
                    .containsAll(List.of(element.attr(attribute).split(" "))));
        }
        document.select("a[href^=#]").forEach(link -> assertThat(ids).contains(link.attr("href").substring(1)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_field_has_a_label_and_every_posted_form_its_token(String page) {
        Document document = parsed(page);
        document.select("input:not([type=hidden]), select, textarea").forEach(field -> assertThat(
                        document.select("label[for=" + field.id() + "]"))
                .as(field.id())
                .hasSize(1));
        document.select("form[method=post]").forEach(form -> assertThat(form.select("input[name=_csrf]")).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void links_to_different_places_sound_different(String page) {
        Document document = parsed(page);
        Map<String, String> places = new java.util.HashMap<>();
        document.select("a[href]").forEach(link -> {
            String before = places.putIfAbsent(link.text(), link.attr("href"));
            assertThat(before == null || before.equals(link.attr("href"))).as(link.text()).isTrue();
        });
    }

    private static Document parsed(String page) {
        return Jsoup.parse(PAGES.get(page));
    }
}
