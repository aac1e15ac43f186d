package kith.server.web.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import kith.server.web.component.DateParts.Part;
import kith.server.web.component.Pathway.Branch;
import kith.server.web.component.Pathway.Station;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kith's own components promise to a reader, by eye or by ear. */
class KithComponentsTest {

    private static final String HOSTILE = "<script>alert('x')</script>\" onfocus=\"x";

    @Test
    void the_pathway_says_in_words_how_each_station_stands() {
        Document pathway = component("pathway", Map.of("pathway", StyleGuide.pathway()));
        assertThat(pathway.select("li").eachText())
                .containsExactly(
                        "Contact done 15 Dec 2026, 16:10",
                        "Referral done 16 Dec 2026",
                        "Alongside: Assessment, under way, due 19 Feb 2027, day 40 of 45",
                        "Strategy discussion done 16 Dec 2026 in 3 hours",
                        "Conference done 12 Jan 2027 1 day late",
                        "Plan You are here since 12 Jan 2027",
                        "Core group 3 to come by 17 Mar 2027 in 5 weeks",
                        "Review to come by 12 Apr 2027");
        assertThat(pathway.select("[aria-current=step]").eachText()).hasSize(1).first().asString().startsWith("Plan");
    }

    @Test
    void the_line_is_travelled_up_to_where_the_record_stands_and_no_further() {
        Document pathway = component("pathway", Map.of("pathway", StyleGuide.pathway()));
        List<Boolean> coming = pathway.select(".kith-station > .kith-station__line").stream()
                .map(line -> line.hasClass("kith-station__line--coming"))
                .toList();
        assertThat(coming).containsExactly(false, false, false, false, true, true);
    }

    @Test
    void a_branch_under_way_reaches_as_far_as_you_are_here_and_a_finished_one_does_not() {
        Pathway pathway = StyleGuide.pathway();
        assertThat(pathway.lanesAfter(1)).singleElement().satisfies(lane -> assertThat(lane.columns()).isEqualTo(4));
        Pathway finished = pathway.alongside(new Branch(1, Station.done("Assessment", "19 Feb 2027")));
        assertThat(finished.lanesAfter(1)).singleElement().satisfies(lane -> assertThat(lane.columns()).isEqualTo(2));
        Pathway atTheEnd = pathway.alongside(new Branch(6, Station.here("Assessment", null)));
        assertThat(atTheEnd.lanesAfter(6)).singleElement().satisfies(lane -> assertThat(lane.columns()).isEqualTo(1));
    }

    @Test
    void a_branch_that_is_to_come_is_told_after_you_are_here_wherever_it_left_the_line() {
        Pathway pathway = StyleGuide.pathway().alongside(new Branch(1, Station.coming("Assessment", "by 19 Feb 2027")));
        List<String> told = component("pathway", Map.of("pathway", pathway)).select("ol > li").stream()
                .map(station -> station.hasAttr("aria-current") ? "here" : station.hasClass("kith-branch") ? "branch" : "station")
                .toList();
        assertThat(told).containsSubsequence("here", "branch").containsOnlyOnce("branch");
        assertThat(component("pathway", Map.of("pathway", pathway)).select(".kith-branch").first().classNames())
                .as("drawn where it left").contains("kith-branch--after-2");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void every_length_of_pathway_and_every_place_of_a_branch_has_its_rules_in_the_stylesheet(int length) {
        String css = ClassPath.text("assets/pathway.css");
        Station[] stations = IntStream.range(0, length)
                .mapToObj(i -> Station.done("Review " + i, null))
                .toArray(Station[]::new);
        for (int after = 0; after < length; after++) {
            Pathway pathway = Pathway.of(stations).alongside(new Branch(after, Station.here("Assessment", null)));
            Document drawn = component("pathway", Map.of("pathway", pathway));
            if (!pathway.lies()) {
                assertThat(drawn.select(".kith-pathway--lying")).isEmpty();
                continue;
            }
            for (Element element : drawn.select("ol, .kith-branch, .kith-station")) {
                assertThat(element.classNames()).filteredOn(name -> name.matches(".*\\d")).allSatisfy(
                        name -> assertThat(css).contains("." + name + " {"));
            }
        }
    }

    @Test
    void a_pathway_that_cannot_be_drawn_is_refused() {
        assertThatThrownBy(() -> Pathway.of()).hasMessage("A pathway has one to twelve stations");
        Pathway one = Pathway.of(Station.here("Contact", null));
        assertThatThrownBy(() -> one.alongside(new Branch(1, Station.here("Assessment", null))))
                .hasMessage("A branch leaves after one of the pathway's stations");
    }

    @Test
    void an_obligation_reads_as_a_sentence_and_its_links_say_what_they_are_about() {
        ObligationRow row = new ObligationRow(
                Urgency.LATE, "2 days late", "was due 10 February 2027", "Send the plan", null,
                "You, because the core group met.", Link.to("/why", "Why"), Link.to("/do", "Send plan"));
        Document shown = component("obligation", Map.of("row", row));
        assertThat(shown.text())
                .isEqualTo("2 days late was due 10 February 2027 Send the plan You, because the core group met."
                        + " Why: Send the plan Send plan: Send the plan");
    }

    @Test
    void an_obligation_whose_reason_may_not_be_told_shows_what_and_when_and_no_empty_line() {
        ObligationRow row = new ObligationRow(
                Urgency.LATER, "in 5 weeks", null, "Call the contact point", null, null, null, null);
        Document shown = component("obligation", Map.of("row", row));
        assertThat(shown.text()).isEqualTo("in 5 weeks Call the contact point");
        assertThat(shown.select("p:empty, .kith-obligation__because, .kith-obligation__action")).isEmpty();
    }

    @Test
    void only_the_first_of_several_obligations_has_the_primary_button() {
        ObligationRow row = new ObligationRow(
                Urgency.SOON, "today", null, "Visit", null, null, null, Link.to("/do", "Record visit"));
        Document shown = component("obligations", Map.of("rows", List.of(row, row, row)));
        assertThat(shown.select(".govuk-button:not(.govuk-button--secondary)")).hasSize(1);
    }

    @Test
    void an_empty_list_says_what_to_do() {
        assertThat(component("obligations", Map.of("rows", List.of(), "empty", "Nothing waits for you.")).text())
                .isEqualTo("Nothing waits for you.");
        assertThat(component("timeline", Map.of("items", List.of())).text())
                .isEqualTo("Nothing has been recorded yet.");
    }

    @Test
    void what_was_typed_comes_back_as_it_was_typed() {
        DateTimeParts typed = new DateTimeParts(new DateParts("31", "Feb", "20277"), "half four", true);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("id", "occurred");
        parameters.put("legend", "When did it happen?");
        parameters.put("value", typed);
        parameters.put("error", "The day must be one that exists");
        parameters.put("wrongParts", Set.of(Part.DAY, Part.MONTH));
        parameters.put("timeError", "Enter the time on the 24-hour clock");
        Document shown = component("dateTimeInput", parameters);
        assertThat(shown.select("input[type=text]").eachAttr("value"))
                .containsExactly("31", "Feb", "20277", "half four");
        assertThat(shown.select("input[type=checkbox][checked]").eachAttr("name"))
                .containsExactly("occurred-time-not-known");
        assertThat(shown.select("input.govuk-input--error").eachAttr("id"))
                .containsExactly("occurred-day", "occurred-month", "occurred-time");
        assertThat(shown.select("fieldset").attr("aria-describedby")).isEqualTo("occurred-error");
        assertThat(shown.select("#occurred-time").attr("aria-describedby"))
                .isEqualTo("occurred-time-hint occurred-time-error");
    }

    @Test
    void a_time_that_is_not_known_is_never_midnight() {
        Document shown = component("dateTimeInput", Map.of("id", "t", "legend", "When?"));
        assertThat(shown.select("input[type=text]").eachAttr("value")).isEmpty();
    }

    @Test
    void nothing_that_anybody_typed_becomes_markup() {
        Document shown = Jsoup.parse(Templates.component("input", Map.of(
                        "name", "a", "label", HOSTILE, "value", HOSTILE, "hint", HOSTILE, "error", HOSTILE))
                + Templates.component("textarea", Map.of("name", "b", "label", "b", "value", "</textarea>" + HOSTILE))
                + Templates.component("identityBar", Map.of(
                        "name", HOSTILE, "facts", List.of(HOSTILE), "flags", List.of(Flag.harm(HOSTILE))))
                + Templates.component("timeline", Map.of(
                        "items", List.of(TimelineItem.of(HOSTILE, HOSTILE, HOSTILE).saying(HOSTILE).at(HOSTILE))))
                + Templates.component("pathway", Map.of(
                        "pathway", Pathway.of(Station.hereLate(HOSTILE, HOSTILE, HOSTILE))
                                .alongside(new Branch(0, Station.late(HOSTILE, HOSTILE, HOSTILE)))))
                + Templates.component("radios", Map.of(
                        "name", "c", "legend", HOSTILE, "items", List.of(Choice.of(HOSTILE, HOSTILE).withHint(HOSTILE)))));
        assertThat(shown.select("script, [onfocus]")).isEmpty();
        assertThat(shown.select("#a").attr("value")).isEqualTo(HOSTILE);
        assertThat(shown.select("#b").val()).isEqualTo("</textarea>" + HOSTILE);
        assertThat(shown.select("h1").text()).isEqualTo(HOSTILE);
    }

    @Test
    void a_link_never_runs_a_script() {
        Document shown = component("backLink", Map.of("href", "javascript:alert(1)"));
        assertThat(shown.select("a").attr("href")).doesNotStartWith("javascript:");
    }

    @Test
    void the_title_tells_of_errors_first() {
        Assets.Addresses addresses = new Assets().addresses();
        assertThat(new Shell("Sign in", null, null, null, true, null, addresses).documentTitle())
                .isEqualTo("Error: Sign in – Kith");
        assertThat(new Shell("Sign in", null, null, null, false, null, addresses).documentTitle())
                .isEqualTo("Sign in – Kith");
    }

    @Test
    void signing_out_is_a_post_with_its_token_and_only_for_who_is_signed_in() {
        Document in = Jsoup.parse(StyleGuide.pages().get("record"));
        assertThat(in.select("header form[method=post][action=/sign-out] input[name=_csrf]").val()).isEqualTo("9f2c0a");
        Document out = Jsoup.parse(StyleGuide.pages().get("sign-in"));
        assertThat(out.select("header form, header nav")).isEmpty();
    }

    @Test
    void whom_to_call_in_an_emergency_stands_once_on_every_page_of_who_is_signed_in() {
        StyleGuide.pages().forEach((name, html) -> {
            if (!name.equals("sign-in")) {
                assertThat(Jsoup.parse(html).select("h2:containsOwn(In an emergency now)")).as(name).hasSize(1);
            }
        });
    }

    private static Document component(String name, Map<String, Object> parameters) {
        return Jsoup.parseBodyFragment(Templates.component(name, parameters));
    }
}
