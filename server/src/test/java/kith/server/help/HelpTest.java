package kith.server.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Help says what is true of Kith, in few words, and leads each viewer only where they may go. */
@RunningKith
class HelpTest {
    @Autowired
    private ApplicationContext kith;

    @LocalServerPort
    private int port;

    private final Map<Colleague, Browser> browsers = new EnumMap<>(Colleague.class);

    @BeforeAll
    void enrol() {
        new TestPartnership(kith).enrol();
    }

    private Browser as(Colleague who) {
        return browsers.computeIfAbsent(who, _ -> {
            Browser browser = new Browser(port);
            browser.signIn(who.signIn(), TestPartnership.PASSWORD);
            return browser;
        });
    }

    private static List<String> links(Browser.Page page) {
        return page.html().select("main a[href^=/]").eachAttr("href");
    }

    /** The pages of the tour, walked from the first by “Next”. */
    private List<Browser.Page> tour(Colleague who) {
        List<Browser.Page> walked = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String next = "/help/tour/1"; next.startsWith("/help/tour/") && seen.add(next); ) {
            Browser.Page page = as(who).get(next);
            walked.add(page);
            next = page.html().select("main a.govuk-button").attr("href");
        }
        return walked;
    }

    @ParameterizedTest
    @EnumSource(Colleague.class)
    void leads_nobody_to_a_page_that_is_not_theirs(Colleague who) {
        Set<String> led = new LinkedHashSet<>(links(as(who).get("/help")));
        tour(who).forEach(page -> led.addAll(links(page)));

        assertThat(led).contains("/help/shortcuts", "/contacts");
        assertThat(led).allSatisfy(href -> assertThat(as(who).open(href).status()).as(href).isEqualTo(200));
    }

    @ParameterizedTest
    @EnumSource(Colleague.class)
    void the_tour_is_walked_from_its_first_page_to_its_last_and_ends_at_help(Colleague who) {
        List<Browser.Page> tour = tour(who);

        assertThat(tour).hasSizeBetween(3, 12).allSatisfy(page -> assertThat(page.status()).isEqualTo(200));
        assertThat(tour.getLast().html().select(".govuk-caption-l").text()).endsWith(tour.size() + " of " + tour.size());
        assertThat(tour.getLast().html().select("main a.govuk-button").attr("href")).isEqualTo("/help");
    }

    @Test
    void the_tour_shows_each_role_what_concerns_it_alone() {
        assertThat(headings(Colleague.TEAM_MANAGER)).contains("Your team", "The front door").doesNotContain("Your part in a child's record", "People and teams");
        assertThat(headings(Colleague.SOCIAL_WORKER)).contains("A child's record").doesNotContain("Your team");
        assertThat(headings(Colleague.POLICE)).contains("Your part in a child's record").doesNotContain("A child's record", "Your team", "The front door", "Out of hours");
        assertThat(headings(Colleague.SYSTEMS_ADMINISTRATOR)).containsExactly("What Kith does", "People and teams", "When you are stuck");
    }

    private List<String> headings(Colleague who) {
        return tour(who).stream().map(page -> page.html().select("h1").text()).toList();
    }

    @Test
    void a_page_that_the_viewers_own_tour_does_not_have_leads_to_its_beginning() {
        assertThat(as(Colleague.SYSTEMS_ADMINISTRATOR).get("/help/tour/4").location()).isEqualTo("/help/tour/1");
        assertThat(as(Colleague.SYSTEMS_ADMINISTRATOR).get("/help/tour/0").location()).isEqualTo("/help/tour/1");
    }

    @Test
    void a_task_takes_at_most_five_lines_and_says_where_it_is_done() {
        assertThat(HelpText.read().tasks()).allSatisfy(task -> {
            assertThat(task.lines()).as(task.title()).hasSizeBetween(1, 5);
            assertThat(task.at()).as(task.title()).isNotEmpty();
        });
    }

    @Test
    void a_social_worker_is_told_how_the_ten_commonest_things_are_done_and_an_administrator_of_no_case() {
        List<String> tasks = as(Colleague.SOCIAL_WORKER).get("/help").html().select(".kith-help__task h3").eachText();
        assertThat(tasks).hasSizeGreaterThanOrEqualTo(10).contains("Write a case note", "Find a child", "Hand over out of hours");

        Element main = as(Colleague.SYSTEMS_ADMINISTRATOR).get("/help").html().select("main").first();
        assertThat(main.select(".kith-help__task h3").eachText()).containsExactlyInAnyOrder(
                "Find whom to ring", "Add somebody to the partnership", "Say which team answers");
        assertThat(main.select("a[href=#words]")).isEmpty();
    }

    @Test
    void every_word_that_is_explained_stands_on_a_screen() {
        String screens = Stream.of("src/main/jte", "src/main/java/kith/server")
                .map(Path::of)
                .flatMap(HelpTest::files)
                .filter(file -> !file.toString().contains("/help"))
                .map(HelpTest::content)
                .collect(Collectors.joining("\n"))
                .toLowerCase(java.util.Locale.UK);

        assertThat(HelpText.read().words()).isNotEmpty().allSatisfy(word -> assertThat(screens).contains(word.word().toLowerCase(java.util.Locale.UK)));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void what_is_new_begins_with_the_latest_and_names_what_was_added() {
        Browser.Page page = as(Colleague.SOCIAL_WORKER).get("/help/whats-new");

        assertThat(page.html().select("main ul").first().text()).contains("withdrawn, and put back", "“Team”", "out of hours", "Supervision", "“My work”", "looks inside notes");
        List<LocalDate> days = HelpText.read().news().stream().map(HelpText.News::day).toList();
        assertThat(days).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void every_page_leads_to_help_and_to_what_is_new() {
        for (Colleague who : List.of(Colleague.SOCIAL_WORKER, Colleague.POLICE, Colleague.SYSTEMS_ADMINISTRATOR)) {
            Browser.Page page = as(who).get("/contacts");
            assertThat(page.html().select("header a[href=/help]").text()).isEqualTo("Help");
            assertThat(page.html().select("footer a[href=/help/whats-new]")).hasSize(1);
        }
    }

    @Test
    void the_list_of_shortcuts_names_only_places_of_the_viewers_own() {
        assertThat(keys(Colleague.POLICE)).contains("g, then w", "/", "n", "?").doesNotContain("g, then t", "g, then q", "g, then p");
        assertThat(keys(Colleague.TEAM_MANAGER)).contains("g, then t", "g, then q");
        assertThat(keys(Colleague.SYSTEMS_ADMINISTRATOR)).containsExactly("g, then p", "g, then h", "?");
        assertThat(Arrays.stream(Shortcut.values()).map(Shortcut::keys)).doesNotHaveDuplicates();
    }

    private List<String> keys(Colleague who) {
        return as(who).get("/help/shortcuts").html().select("main tbody tr > :first-child").eachText();
    }

    @Test
    void whoever_is_not_signed_in_is_asked_to_be() {
        assertThat(new Browser(port).get("/help").location()).contains("/sign-in");
    }
}
