package kith.server.web.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kith's components make the markup that GOV.UK Frontend's own templates make: every fixture that GOV.UK Frontend ships
 * is rendered by Kith's component and compared. What Kith leaves out is listed by name, with the reason.
 */
class GovukFixturesTest {

    private static final String FIXTURES =
            "META-INF/resources/webjars/govuk-frontend/5.14.0/dist/govuk/components/%s/fixtures.json";

    private static final Map<String, String> LEFT_OUT = LeftOut.read();

    record Fixture(String component, String name, Map<String, Object> options, String html) {

        String title() {
            return component + ": " + name;
        }
    }

    @TestFactory
    Stream<DynamicTest> every_fixture_that_is_not_left_out_is_rendered_as_govuk_renders_it() {
        return fixtures().stream()
                .filter(fixture -> !LEFT_OUT.containsKey(fixture.title()))
                .map(fixture -> DynamicTest.dynamicTest(fixture.title(), () -> {
                    Rendering rendering = rendering(fixture);
                    assertThat(rendering.left()).as("options that Kith's component has no parameter for").isEmpty();
                    assertThat(Dom.normalised(rendering.html())).isEqualTo(Dom.normalised(fixture.html()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_fixture_that_is_left_out_exists_and_cannot_be_told_in_kiths_parameters() {
        Map<String, Fixture> byTitle = new LinkedHashMap<>();
        fixtures().forEach(fixture -> byTitle.put(fixture.title(), fixture));
        return LEFT_OUT.keySet().stream().map(title -> DynamicTest.dynamicTest(title, () -> {
            Fixture fixture = byTitle.get(title);
            if (fixture == null) {
                fail("GOV.UK Frontend has no such fixture: take it off the list");
            }
            assertThat(rendering(fixture).left()).as("what Kith's component cannot be told").isNotEmpty();
        }));
    }

    @Test
    void every_component_has_fixtures_that_are_rendered() {
        Set<String> rendered = new TreeSet<>();
        fixtures().stream().filter(f -> !LEFT_OUT.containsKey(f.title())).forEach(f -> rendered.add(f.component()));
        assertThat(rendered).containsExactlyInAnyOrderElementsOf(FixtureParameters.COMPONENTS.keySet());
    }

    @Test
    void each_reason_for_leaving_one_out_is_given_in_words() {
        assertThat(LEFT_OUT.values()).allSatisfy(reason -> assertThat(reason).contains(" "));
    }

    private record Rendering(String html, List<String> left) {}

    private static Rendering rendering(Fixture fixture) {
        Options options = new Options("", fixture.options());
        try {
            Map<String, Object> parameters = FixtureParameters.of(fixture.component(), options);
            List<String> left = options.left();
            String template = FixtureParameters.COMPONENTS.get(fixture.component());
            return left.isEmpty()
                    ? new Rendering(Templates.component(template, parameters), left)
                    : new Rendering("", left);
        } catch (FixtureParameters.Inexpressible inexpressible) {
            return new Rendering("", List.of(inexpressible.getMessage()));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Fixture> fixtures() {
        List<Fixture> fixtures = new ArrayList<>();
        for (String component : new TreeSet<>(FixtureParameters.COMPONENTS.keySet())) {
            Map<String, Object> file = JsonMapper.shared().readValue(ClassPath.text(FIXTURES.formatted(component)), Map.class);
            for (Map<String, Object> entry : (List<Map<String, Object>>) file.get("fixtures")) {
                fixtures.add(new Fixture(
                        component,
                        (String) entry.get("name"),
                        (Map<String, Object>) entry.get("options"),
                        (String) entry.get("html")));
            }
        }
        return fixtures;
    }

    /** The list of what is left out: lines of {@code component: fixture | reason}. */
    private static final class LeftOut {

        private LeftOut() {}

        static Map<String, String> read() {
            Map<String, String> reasons = new LinkedHashMap<>();
            ClassPath.text("kith/server/web/component/fixtures-left-out.txt")
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        int bar = line.lastIndexOf(" | ");
                        reasons.put(line.substring(0, bar), line.substring(bar + 3));
                    });
            return reasons;
        }
    }
}
