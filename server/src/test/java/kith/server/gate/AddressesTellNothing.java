package kith.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kith.server.Browser;
import org.jsoup.nodes.Element;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Browsers keep addresses and titles in their history, and whatever an address passes keeps it too. So none takes words about people: what it may
 * say is which page of a list, from when, by which step, agency or team; each is named here.
 */
final class AddressesTellNothing {
    /** Whole days and moments, opaque names and codes of the pack, and marks that something has just been done. */
    private static final Set<String> PARAMETERS = Set.of(
            "record", "page", "seen", "since", "before", "after", "limit", "as_known_at", "latest", "step", "agency", "significant", "team", "from",
            "section", "box", "decided", "recorded", "errors", "kept", "written", "day", "out", "again", "done",
            "from-day", "from-month", "from-year", "to-day", "to-month", "to-year", "on-day", "on-month", "on-year");

    /** Ways in that take all the parameters there are, because dates have three parts; their forms are held to the list above by their pages. */
    private static final Set<String> TAKE_ALL = Set.of(
            "/records/{record}/chronology", "/records/{record}/chronology.csv", "/records/{record}/legal-status", "/records/{record}/on");

    private static final Set<String> NAMES = Set.of("Quillfeather", "Marchbanks", "Ada", "Invented");

    private AddressesTellNothing() {}

    static void hold(RequestMappingHandlerMapping mappings) {
        Set<String> taken = new TreeSet<>();
        Set<String> takeAll = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                parameters(handler).forEach(name -> name.ifPresentOrElse(taken::add, () -> takeAll.addAll(mapping.getPatternValues())));
            }
        });

        assertThat(PARAMETERS).containsAll(taken);
        assertThat(takeAll).isEqualTo(TAKE_ALL);
    }

    /** The names of the parameters; empty where it takes all. */
    private static Stream<Optional<String>> parameters(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(AddressesTellNothing::name);
    }

    private static Optional<String> name(MethodParameter parameter) {
        if (java.util.Map.class.isAssignableFrom(parameter.getParameterType())) {
            return Optional.empty();
        }
        parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
        String given = parameter.getParameterAnnotation(RequestParam.class).value();
        return Optional.of(given.isEmpty() ? parameter.getParameterName() : given);
    }

    /** No link, no form that is asked by its address, and no title of the page says more. */
    static void hold(Browser.Page page) {
        if (page.status() >= 300 && page.status() < 400) {
            holdAddress(page.location());
            return;
        }
        if (!page.header("Content-Type").orElse("").startsWith("text/html")) {
            return;
        }
        assertThat(page.html().title()).as(page.path()).doesNotContain(NAMES.toArray(String[]::new));
        page.html().select("a[href], form[action]").stream()
                .map(element -> element.hasAttr("href") ? element.attr("href") : element.attr("action"))
                .filter(address -> address.startsWith("/") || address.startsWith("?"))
                .forEach(AddressesTellNothing::holdAddress);
        page.html().select("form").stream().filter(form -> !form.attr("method").equalsIgnoreCase(HttpMethod.POST.name())).forEach(form -> {
            assertThat(PARAMETERS).as(page.path()).containsAll(form.select("[name]").eachAttr("name"));
            assertThat(form.select("input:not([type=hidden], [type=checkbox], [type=radio])").stream().map(AddressesTellNothing::days))
                    .as("what is typed into an address on %s", page.path())
                    .doesNotContain("");
        });
    }

    private static String days(Element input) {
        return input.attr("inputmode").equals("numeric") && input.attr("name").matches("(from|to|on)-(day|month|year)") ? input.attr("name") : "";
    }

    private static void holdAddress(String address) {
        assertThat(address).doesNotContain(NAMES.toArray(String[]::new)).doesNotContainIgnoringCase("quillfeather");
        String query = Optional.ofNullable(URI.create(address).getQuery()).orElse("");
        assertThat(PARAMETERS).as(address).containsAll(Arrays.stream(query.split("&")).filter(each -> !each.isEmpty()).map(each -> each.split("=")[0]).toList());
    }
}
