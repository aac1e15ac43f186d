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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A record says on what basis a child is looked after, where they live and who has parental responsibility, now and on any past day. */
@RunningKith
class CareTest {
    private static final LocalDate TODAY = LocalDate.now(Occurred.LONDON);

    @Autowired
    private ApplicationContext kith;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser manager;
    private String record;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
        manager = new Browser(port);
        manager.signIn(Colleague.TEAM_MANAGER.signIn(), TestPartnership.PASSWORD);
    }

    @BeforeEach
    void a_child() {
        record = partnership.contact("Ada", "Ferncastle");
    }

    private void record(String step, int daysAgo, Map<String, String> answers) {
        StepWork work = kith.getBean(StepWork.class);
        String draft = partnership.draft(Colleague.TEAM_MANAGER, record, step, answers);
        LocalDate day = TODAY.minusDays(daysAgo);
        Map<String, List<String>> occurred = new HashMap<>();
        occurred.put("occurred-day", List.of("" + day.getDayOfMonth()));
        occurred.put("occurred-month", List.of("" + day.getMonthValue()));
        occurred.put("occurred-year", List.of("" + day.getYear()));
        work.keep(partnership.viewer(Colleague.TEAM_MANAGER), draft, new Typed(occurred), Set.of());
        work.record(partnership.viewer(Colleague.TEAM_MANAGER), draft);
    }

    private String page(String query) {
        return manager.open("/records/" + record + "/legal-status" + query).html().select("main").text();
    }

    private String on(int daysAgo) {
        LocalDate day = TODAY.minusDays(daysAgo);
        return page("?on-day=" + day.getDayOfMonth() + "&on-month=" + day.getMonthValue() + "&on-year=" + day.getYear()).split("Ask about another day")[0];
    }

    private static String day(int daysAgo) {
        return Said.day(TODAY.minusDays(daysAgo));
    }

    @Test
    void aChildWhoWasNeverLookedAfterHasNoStatusAndTheStepsThatWouldRecordOne() {
        assertThat(page(""))
                .contains("Nothing recorded says who has it.", "The child has not been looked after, and no order is recorded.", "Record that a child is looked after");
    }

    @Test
    void oneStatusTakesThePlaceOfTheOtherWithItsCensusCodeAndPaper() {
        record("legal_status", 30, Map.of("status", "section_20", "paper", "The signed agreement"));
        record("legal_status", 10, Map.of("status", "interim_care", "paper", "Order of the family court"));

        assertThat(page(""))
                .contains(day(30) + " to " + day(10) + " Section 20, a single stay (V2)", "The signed agreement")
                .contains(day(10) + " to now Interim care order (C1)", "Order of the family court");
        assertThat(on(11)).contains("Section 20, a single stay (V2)").doesNotContain("Interim care order");
        assertThat(on(10)).contains("Interim care order (C1)").doesNotContain("Section 20");
        assertThat(on(31)).contains("no looked-after status, order or placement");
    }

    @Test
    void whoHasParentalResponsibilityIsSaidOfTheDayAskedWithWhatShowsIt() {
        record("legal_status", 30, Map.of("status", "section_20", "parental_responsibility", "Her mother alone", "paper", "The birth certificate"));
        record("legal_status", 10, Map.of("status", "care", "parental_responsibility", "We share it with her mother", "paper", "The care order"));

        assertThat(on(0)).contains("We share it with her mother", "shown by: The care order");
        assertThat(on(11)).contains("Her mother alone", "shown by: The birth certificate").doesNotContain("We share it");
        assertThat(on(31)).contains("Nothing recorded says who has it.");
    }

    @Test
    void aPlacementEndsWithTheNextOneOrWhenTheChildIsNoLongerLookedAfter() {
        record("legal_status", 30, Map.of("status", "section_20"));
        record("placement_began", 30, Map.of("type", "foster"));
        record("placement_began", 20, Map.of("type", "connected"));
        record("looked_after_ended", 5, Map.of("reason", "home"));

        assertThat(page(""))
                .contains(day(30) + " to " + day(20) + " With another foster carer")
                .contains(day(20) + " to " + day(5) + " With a relative or friend")
                .contains("Ended: Back with parents");
        assertThat(on(0)).contains("no looked-after status, order or placement");
        assertThat(on(6)).contains("With a relative or friend", "Section 20, a single stay");
    }

    @Test
    void anOrderHoldsUntilItEndedAndSaysTheLastDayThatTheCourtNamed() {
        LocalDate last = TODAY.plusDays(40);
        StepWork work = kith.getBean(StepWork.class);
        String draft = partnership.draft(Colleague.TEAM_MANAGER, record, "interim_order_made", Map.of("type", "care", "runs_until", "day"));
        Map<String, List<String>> until = new HashMap<>();
        until.put("ends_at-day", List.of("" + last.getDayOfMonth()));
        until.put("ends_at-month", List.of("" + last.getMonthValue()));
        until.put("ends_at-year", List.of("" + last.getYear()));
        until.put("ends_at-time-not-known", List.of("yes"));
        work.keep(partnership.viewer(Colleague.TEAM_MANAGER), draft, new Typed(until), Set.of());
        work.record(partnership.viewer(Colleague.TEAM_MANAGER), draft);

        assertThat(page(""))
                .contains("until " + Said.day(last) + " at the latest", "Days that a court or a letter has named " + Said.day(last));
    }

    @Test
    void lettersAndMeetingsBeforeProceedingsAreListedAndWhatIsDue() {
        record("legal_planning_meeting", 20, Map.of("route", "pre_proceedings"));
        record("letter_before_proceedings", 15, Map.of());

        assertThat(page("")).contains("Letter before proceedings sent", "Legal planning meeting held", "Meet the parents and their lawyers");
    }

    @Test
    void aDayThatIsNoneIsSaidBesideTheField() {
        assertThat(manager.get("/records/" + record + "/legal-status?on-day=31&on-month=2&on-year=2026").errors()).containsOnlyKeys("#on-day");
    }
}
