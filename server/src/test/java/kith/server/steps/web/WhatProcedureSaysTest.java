package kith.server.steps.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Beside every form stands what the procedures say about it, in the words of the pack that Kith goes by. */
@RunningKith
class WhatProcedureSaysTest {
    @Autowired
    private ApplicationContext kith;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser manager;
    private String record;

    @BeforeAll
    void a_manager_opens_the_record_of_a_child() {
        partnership = new TestPartnership(kith).enrol();
        record = partnership.contact("Ada", "Quillfeather");
        manager = new Browser(port);
        manager.signIn(Colleague.TEAM_MANAGER.signIn(), TestPartnership.PASSWORD);
    }

    private Element says(String path) {
        return manager.open(path).html().select("details.kith-says").first();
    }

    /** What stands under a duty: its facts by their names. */
    private static String fact(Element says, String duty, String fact) {
        Element facts = says.select(".kith-says__duty:has(summary:contains(" + duty + ")) dl").first();
        return facts.select("dt:containsOwn(" + fact + ") + dd").text();
    }

    @Test
    void who_by_when_with_what_aim_who_is_told_and_where_it_is_written() {
        Element says = says("/records/" + record + "/steps/strategy_discussion");

        assertThat(fact(says, "Hold the strategy discussion", "Who")).contains("eam manager");
        assertThat(fact(says, "Hold the strategy discussion", "By when")).isEqualTo("Limit: within 24 hours; aim: within 4 hours.");
        assertThat(fact(says, "Hold the strategy discussion", "If it is late")).isEqualTo("A reason is asked for. Told of it: service manager.");
        assertThat(fact(says, "Hold the strategy discussion", "Where it says so")).contains("Joint working protocol, 7.2 and 7.9");
        assertThat(says.text()).contains("In the chair:", "To be there:", "May record it:");
    }

    @Test
    void the_edition_that_applies_today_is_named_where_editions_are_told_apart() {
        assertThat(says("/records/" + record + "/steps/referral_decision").text()).contains("Edition that applies today: 2026, from 19 March 2026");
    }

    @Test
    void rules_that_differ_only_in_what_raises_them_are_said_once() {
        List<String> said = says("/records/" + record + "/steps/strategy_discussion").select(".kith-says__facts").stream()
                .map(facts -> facts.closest(".kith-says__duty").select("summary").text().replaceFirst("\\(.*?\\)", "") + facts.text().replaceFirst("When .*? Who ", ": "))
                .toList();

        assertThat(said).doesNotHaveDuplicates();
    }

    @Test
    void what_is_owed_now_comes_first_and_stands_open() {
        String harmed = partnership.contact("Bea", "Quillfeather");
        partnership.record(Colleague.TEAM_MANAGER, harmed, "harm_concern", Map.of());

        Element says = says("/records/" + harmed + "/steps/strategy_discussion");

        assertThat(says.select(".kith-says__duty").first().select("summary").text()).startsWith("Hold a strategy discussion about the new concern (Significant harm suspected)");
        assertThat(says.select(".kith-says__duty[open]")).hasSize(1);
    }

    @Test
    void it_stands_on_every_page_of_the_form() {
        String draft = "/drafts/" + partnership.draft(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of());

        assertThat(List.of(draft + "/when", draft + "/suspicion", draft + "/check", "/records/" + record + "/note"))
                .allSatisfy(path -> assertThat(says(path).select("summary").first().text()).isEqualTo("What the procedure says"));
    }

    @Test
    void what_nothing_asks_for_by_a_time_says_so() {
        assertThat(says("/records/" + record + "/note").text()).contains("Nothing in the procedures asks for this by a time.");
    }
}
