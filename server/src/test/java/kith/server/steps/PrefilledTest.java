package kith.server.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.procedures.form.Typed;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A form starts with the entries that an earlier one gave, and asks for one of the partnership's agencies. */
@RunningKith
class PrefilledTest {
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
    void a_risk_was_seen_to_which_two_others_are_linked() {
        browser = new Browser(port);
        browser.signIn(Colleague.TEAM_MANAGER.signIn(), TestPartnership.PASSWORD);
        record = partnership.contact("Ada", "Quillfeather");
        StepWork work = kith.getBean(StepWork.class);
        String draft = work.begin(partnership.viewer(Colleague.TEAM_MANAGER), record, "risk_seen");
        Map<String, List<String>> typed = new LinkedHashMap<>(partnership.fill(partnership.viewer(Colleague.TEAM_MANAGER), draft, Map.of()));
        typed.put("linked", List.of("1", "4"));
        entry(typed, "1", "agency", "Adult services", "kind", "formal", "model", "Their own tool", "person", "Her uncle", "owner", "Their manager",
                "made_on-day", "3", "made_on-month", "2", "made_on-year", "2026");
        entry(typed, "4", "agency", "The school", "kind", "informal", "person", "Ada <b>herself</b>", "owner", "Her teacher");
        work.keep(partnership.viewer(Colleague.TEAM_MANAGER), draft, new Typed(typed), Set.of());
        work.record(partnership.viewer(Colleague.TEAM_MANAGER), draft);
    }

    private static void entry(Map<String, List<String>> typed, String entry, String... answers) {
        for (int i = 0; i < answers.length; i += 2) {
            typed.put("linked." + entry + "." + answers[i], List.of(answers[i + 1]));
        }
    }

    private String decision(Map<String, String> answers) {
        return "/drafts/" + partnership.draft(Colleague.TEAM_MANAGER, record, "risk_shared", answers);
    }

    @Test
    void a_group_starts_with_what_both_ask_of_each_entry_and_leaves_the_rest_blank() {
        String draft = "/drafts/" + kith.getBean(StepWork.class).begin(partnership.viewer(Colleague.TEAM_MANAGER), record, "risk_shared");

        Browser.Page page = browser.open(draft + "/decision");

        assertThat(page.html().select(".kith-entry > fieldset > legend").eachText()).containsExactly("Risk assessment 1", "Risk assessment 2");
        assertThat(page.html().select("input[name^=considered.][name$=.person]").eachAttr("value")).containsExactly("Her uncle", "Ada <b>herself</b>");
        assertThat(page.html().select("input[name^=considered.][name$=.model]").eachAttr("value")).containsExactly("Their own tool", "");
        assertThat(page.html().select("[name^=considered.][name$=.bearing]")).hasSize(2).allMatch(input -> input.val().isEmpty());
        assertThat(page.html().select("main").text()).containsOnlyOnce("This was begun from what stands in “Risk seen or assessed”. Check that it still holds.");
        assertThat(page.html().select("[name*=.owner], [name*=.kind], [name*=.made_on]")).isEmpty();
    }

    @Test
    void what_was_taken_over_can_be_changed_and_what_stood_before_stays_as_it_was() {
        String draft = decision(Map.of("decision", "ask_advice"));
        Map<String, List<String>> form = new LinkedHashMap<>(browser.open(draft + "/decision").typed());
        String first = form.keySet().stream().filter(name -> name.matches("considered\\..*\\.person")).findFirst().orElseThrow();
        form.put(first, List.of("Her other uncle"));
        form.keySet().stream().filter(name -> name.matches("considered\\..*\\.bearing")).toList().forEach(name -> form.put(name, List.of("It weighs")));
        assertThat(browser.post(draft + "/decision", form).status()).isBetween(300, 399);

        assertThat(browser.open(draft + "/check").html().select("main").text()).contains("Her other uncle", "Ada <b>herself</b>", "It weighs");
        String seen = browser.open("/records/" + record + "/timeline").html().select("a:contains(Risk recorded)").attr("href");
        assertThat(browser.open(seen).html().select("main").text()).contains("Her uncle").doesNotContain("Her other uncle");
    }

    @Test
    void where_nothing_was_answered_before_the_form_starts_blank_and_says_nothing_of_it() {
        record = partnership.contact("Bea", "Quillfeather");
        partnership.record(Colleague.TEAM_MANAGER, record, "risk_seen", Map.of());

        Browser.Page page = browser.open(decision(Map.of("decision", "ask_advice")) + "/decision");

        assertThat(page.html().select("input[name^=considered.][name$=.person]").eachAttr("value")).containsExactly("");
        assertThat(page.html().select("main").text()).doesNotContain("This was begun from");
    }

    @Test
    void an_agency_is_one_of_the_partnerships_and_is_read_by_its_name() {
        String draft = decision(Map.of("decision", "share"));
        Browser.Page page = browser.open(draft + "/recipients");
        assertThat(page.html().select("select[name=new_agency_told] option").eachText())
                .containsExactlyInAnyOrder("Choose an agency", "Testshire social care", "Testshire police", "Testshire health", "Testshire education");

        Map<String, List<String>> form = new LinkedHashMap<>(page.typed());
        form.put("new_agency_told", List.of("navy"));
        Browser.Page again = browser.post(draft + "/recipients", form);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.errors()).containsOnly(Map.entry(
                "#new_agency_told", "Choose one of the partnership's agencies for “Which agency that was not involved was told?”"));
        assertThat(again.html().getElementById("new_agency_told-error")).isNotNull();

        form.put("new_agency_told", List.of("education"));
        assertThat(browser.post(draft + "/recipients", form).status()).isBetween(300, 399);
        assertThat(browser.open(draft + "/recipients").html().select("option[selected]").eachText()).contains("Testshire education");
        assertThat(browser.open(draft + "/check").html().select("main").text()).contains("Testshire education");
    }
}
