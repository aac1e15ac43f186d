package kith.server.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A decision aid proposes on the page, with its reasons, and never decides: whoever decides otherwise is asked why. */
@RunningKith
class ProposalTest {
    @Autowired
    private ApplicationContext kith;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser browser;
    private String record;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
    }

    @BeforeEach
    void a_child_who_needs_protection_now() {
        record = partnership.contact("Ada", "Quillfeather");
        partnership.record(Colleague.TEAM_MANAGER, record, "immediate_protection_begun", Map.of());
        browser = new Browser(port);
        browser.signIn(Colleague.TEAM_MANAGER.signIn(), TestPartnership.PASSWORD);
    }

    private String decision(String mustLeave) {
        String draft = partnership.draft(
                Colleague.TEAM_MANAGER, record, "immediate_protection_decided", Map.of("must_leave", mustLeave, "time_for_court", "yes"));
        return "/drafts/" + draft + "/decision";
    }

    private Browser.Page decide(String page, String route, String reason) {
        Map<String, List<String>> form = new LinkedHashMap<>(browser.open(page).typed());
        form.put(record + "~route", List.of(route));
        form.put(record + "~exceptional", List.of("no_time"));
        form.put(record + "~route_reason", List.of(reason));
        return browser.post(page, form);
    }

    @Test
    void what_is_proposed_and_why_stands_above_the_question_and_is_read_out_with_it() {
        Browser.Page page = browser.open(decision("yes"));
        Element inset = page.html().getElementById(record + "~route-proposed");
        assertThat(inset.text())
                .startsWith("Proposed: Ask a court for an emergency protection order")
                .contains("because a court decides wherever there is time")
                .contains("You decide.");
        Element question = page.html().select("fieldset:has(input[name=" + record + "~route])").last();
        assertThat(question.attr("aria-describedby").split(" ")).contains(record + "~route-proposed");
        assertThat(page.text().indexOf("Proposed: ")).isLessThan(page.text().indexOf("What was decided?"));
        assertThat(page.html().select("label[for=" + record + "~route_reason]").text()).isEqualTo("Why do you decide otherwise?");
    }

    @Test
    void whoever_decides_as_proposed_is_asked_nothing_more() {
        assertThat(decide(decision("yes"), "emergency_protection", "").status()).isBetween(300, 399);
    }

    @Test
    void whoever_decides_otherwise_is_asked_why_and_then_goes_on() {
        String page = decision("yes");
        assertThat(decide(page, "police_protection", "").errors())
                .containsEntry("#" + record + "~route_reason", "Say why you decide otherwise than is proposed");

        assertThat(decide(page, "police_protection", "The court does not sit tonight.").status()).isBetween(300, 399);

        assertThat(browser.open(page.replace("/decision", "/check")).html().select("main").text()).contains("The court does not sit tonight.");
    }

    @Test
    void where_nothing_speaks_for_any_option_nothing_is_proposed_and_no_reason_is_asked() {
        Browser.Page page = browser.open(decision("no"));
        assertThat(page.text()).contains("What was decided?").doesNotContain("Proposed:").doesNotContain("Why do you decide otherwise?");
    }
}
