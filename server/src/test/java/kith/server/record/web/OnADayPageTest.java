package kith.server.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.procedures.form.Typed;
import kith.procedures.history.Occurred;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.steps.StepWork;
import kith.server.wording.Said;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The page of a child as it was on a day: the manager sees all of it, a nurse her part, and each only those brothers and sisters whom they may see. */
@RunningKith
class OnADayPageTest {
    private static final LocalDate TODAY = LocalDate.now(Occurred.LONDON);

    @Autowired
    private ApplicationContext kith;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private String record;
    private String sister;

    @BeforeAll
    void a_child_of_two_whom_a_nurse_works_with() {
        partnership = new TestPartnership(kith).enrol();
        List<String> family = partnership.contact(List.of("Ada", "Bea"), "Ferncastle");
        record = family.getFirst();
        sister = family.get(1);
        partnership.record(Colleague.TEAM_MANAGER, record, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment"));
        partnership.allocate(record, Colleague.SOCIAL_WORKER);
        partnership.record(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of("what", "She was bruised when she came back."));
        partnership.record(Colleague.HEALTH, record, "harm_concern", Map.of("what", "An old burn on the wrist, seen at the clinic."));
        sixDaysAgo("legal_status", Map.of("status", "section_20"));
        sixDaysAgo("placement_began", Map.of("type", "foster", "address", "9 Elm Walk"));
    }

    private void sixDaysAgo(String step, Map<String, String> answers) {
        StepWork work = kith.getBean(StepWork.class);
        String draft = partnership.draft(Colleague.TEAM_MANAGER, record, step, answers);
        LocalDate day = TODAY.minusDays(6);
        Map<String, List<String>> occurred = new HashMap<>();
        occurred.put("occurred-day", List.of("" + day.getDayOfMonth()));
        occurred.put("occurred-month", List.of("" + day.getMonthValue()));
        occurred.put("occurred-year", List.of("" + day.getYear()));
        work.keep(partnership.viewer(Colleague.TEAM_MANAGER), draft, new Typed(occurred), Set.of());
        work.record(partnership.viewer(Colleague.TEAM_MANAGER), draft);
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(colleague.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private Browser.Page page(Colleague colleague, String query) {
        return signedIn(colleague).get("/records/" + record + "/on" + query);
    }

    private static String parts(LocalDate day) {
        return "?on-day=" + day.getDayOfMonth() + "&on-month=" + day.getMonthValue() + "&on-year=" + day.getYear();
    }

    @Test
    void whatWasRecordedAfterTheDayIsSoAndSaysThatNobodyHadRecordedIt() {
        String main = page(Colleague.TEAM_MANAGER, parts(TODAY.minusDays(3))).html().select("main").text();

        assertThat(main)
                .contains("As it was on " + Said.day(TODAY.minusDays(3)), "With another foster carer", "Address there: 9 Elm Walk")
                .contains("Recorded on " + Said.day(TODAY) + ", after that day")
                .contains("Nobody was allocated.");
    }

    @Test
    void todayNothingIsRecordedLaterAndTheSocialWorkerHoldsTheRecord() {
        Browser.Page page = page(Colleague.TEAM_MANAGER, "?day=" + TODAY);

        assertThat(page.html().select("main").text()).contains("With another foster carer", "Social worker: ");
        assertThat(page.html().select(".kith-timeline__remark")).isEmpty();
        assertThat(page.html().select("a[href=/records/" + sister + "/on?day=" + TODAY + "]").text()).startsWith("Bea Ferncastle");
    }

    @Test
    void theDayBeforeNothingWasSo() {
        assertThat(page(Colleague.TEAM_MANAGER, "?day=" + TODAY.minusDays(7)).html().select("main").text())
                .contains("No looked-after status and no order recorded.")
                .doesNotContain("With another foster carer");
    }

    @Test
    void somebodyWhoOnlyTakesPartSeesTheirPartOfTheDay() {
        Browser.Page page = page(Colleague.HEALTH, "?day=" + TODAY);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("main").text()).contains("You see what concerns your part", "Nothing that you may see.");
        assertThat(page.text()).doesNotContain("Elm Walk", "foster", "Social worker: ", "Bea", sister);
    }

    @Test
    void whoMayNotSeeTheRecordSeesNothingOfTheDayEither() {
        assertThat(page(Colleague.SYSTEMS_ADMINISTRATOR, "?day=" + TODAY).status()).isEqualTo(403);
    }

    @Test
    void withoutADayThePageAsksForOne() {
        Browser.Page page = page(Colleague.TEAM_MANAGER, "");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("main").text()).contains("Which day?").doesNotContain("Parental responsibility");
    }

    @Test
    void aDayThatIsNoneOrIsToComeIsSaidBesideTheField() {
        assertThat(page(Colleague.TEAM_MANAGER, "?on-day=31&on-month=2&on-year=2026").errors()).containsValue("Write a real date, like 27 3 2026");
        assertThat(page(Colleague.TEAM_MANAGER, "?day=yesterday").errors()).containsValue("Write a real date, like 27 3 2026");
        assertThat(page(Colleague.TEAM_MANAGER, "?on-day=&on-month=&on-year=").errors()).containsValue("Write the day that you ask about");
        assertThat(page(Colleague.TEAM_MANAGER, parts(TODAY.plusDays(1))).errors()).containsValue("The day must be today or in the past");
    }
}
