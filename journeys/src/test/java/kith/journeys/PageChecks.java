package kith.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What must hold of every page that a journey comes to: nothing that axe finds, nothing to scroll sideways for on a phone
 * or at 400% zoom, nothing asked of anybody else's server, nothing that the browser complains of.
 */
final class PageChecks {
    record Size(int width, int height) {}

    static final Size DESK = new Size(1280, 900);
    private static final Size PHONE = new Size(390, 844);
    /** 1280 pixels at 400% zoom, as WCAG 1.4.10 has it. */
    private static final Size ZOOMED = new Size(320, 640);

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** What tells two showings of one page apart and changes nothing about how it looks or reads: names of records, tokens, figures. */
    private static final Pattern IDENTIFIERS_AND_FIGURES =
            Pattern.compile("name=\"_csrf\" value=\"[^\"]*\"|[0-9a-z]{20}|[0-9]+");

    /** What is written, and where links lead: nothing that axe asks about, as long as there is something. */
    private static final Pattern WORDS = Pattern.compile("(?<=>)[^<>]*\\S[^<>]*(?=<)|(?<=[ ](?:href|value|action|title)=\")[^\"]+(?=\")");

    /** Pages that were looked at and found in order: the same page with the same words is not looked at twice. */
    private static final Set<String> HELD = ConcurrentHashMap.newKeySet();

    /** Of pages that differ in their words alone, axe looks at one. */
    private static final Set<String> BUILT_ALIKE = ConcurrentHashMap.newKeySet();

    private final String origin;
    private final Optional<Page> twin;
    private final Album album = new Album();
    private final List<String> complaints = new ArrayList<>();

    /** @param twin where a page is shown again for axe, which cannot run on a page that runs no script */
    PageChecks(String origin, Optional<Page> twin) {
        this.origin = origin;
        this.twin = twin;
    }

    void watch(Page page) {
        page.onConsoleMessage(this::hear);
        page.onPageError(error -> complaints.add("The page's script failed: " + error));
        page.onRequest(this::askedFor);
        page.onResponse(this::answered);
    }

    private void hear(ConsoleMessage message) {
        // That a page was refused or came back with errors is no complaint; whatever else went wrong is seen in answered().
        boolean isStatus = message.text().startsWith("Failed to load resource: the server responded with a status of 4");
        if (!isStatus && (message.type().equals("error") || message.type().equals("warning"))) {
            complaints.add("The browser says: " + message.text());
        }
    }

    private void askedFor(Request request) {
        if (!request.url().startsWith(origin + "/") && !request.url().startsWith("data:")) {
            complaints.add("Something was asked of another server: " + request.url());
        }
    }

    private void answered(Response response) {
        boolean isPage = response.request().isNavigationRequest();
        if (response.status() >= 500 || (response.status() >= 400 && !isPage)) {
            complaints.add("Status " + response.status() + " for " + response.url());
        }
    }

    /** @throws AssertionError with all that is wrong with the page */
    void hold(Page page) {
        List<String> wrong = new ArrayList<>(complaints);
        complaints.clear();
        String body = IDENTIFIERS_AND_FIGURES.matcher(page.locator("body").innerHTML()).replaceAll("");
        if (BUILT_ALIKE.add(WORDS.matcher(body).replaceAll("words"))) {
            wrong.addAll(askAxe(page));
        }
        if (HELD.add(page.title() + body)) {
            wrong.addAll(lookAt(page));
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(page.title() + ", " + page.url() + "\n" + String.join("\n", wrong));
        }
    }

    private List<String> askAxe(Page page) {
        List<String> wrong = new ArrayList<>();
        AxeResults found = new AxeBuilder(twin.map(other -> shownAgain(page, other)).orElse(page)).withTags(RULES).setLegacyMode(true).analyze();
        found.getViolations().forEach(rule -> rule.getNodes().forEach(node ->
                wrong.add(rule.getId() + ": " + rule.getHelp() + "\n    " + node.getHtml() + "\n    " + node.getFailureSummary())));
        return wrong;
    }

    private List<String> lookAt(Page page) {
        List<String> wrong = new ArrayList<>();
        for (Size size : List.of(ZOOMED, PHONE)) {
            page.setViewportSize(size.width(), size.height());
            Object widest = page.evaluate("document.documentElement.scrollWidth");
            if (((Number) widest).intValue() > size.width()) {
                wrong.add("At " + size.width() + " pixels the page is " + widest + " wide, because of " + page.evaluate(TOO_WIDE));
            }
        }
        album.keep(page, PHONE, DESK);
        page.setViewportSize(DESK.width(), DESK.height());
        return wrong;
    }

    private Page shownAgain(Page page, Page other) {
        other.navigate(origin + "/health");
        other.setContent(page.content().replaceAll("<script[^>]*></script>", ""));
        return other;
    }

    private static final String TOO_WIDE = """
            [...document.querySelectorAll('body *')]
              .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
              .slice(0, 5).map(each => each.tagName + '.' + each.className).join(', ')""";
}
