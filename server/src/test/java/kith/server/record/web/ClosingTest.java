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

/** Before work with a child ends, the record says what is open; and when somebody is worried again, nobody types again what it knows. */
@RunningKith
class ClosingTest {
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
    void a_child_about_whom_it_was_decided_that_nothing_more_happens() {
        record = partnership.contact("Ada", "Thistlewood");
        partnership.record(Colleague.TEAM_MANAGER, record, "referral_decision", Map.of("treated_as", "contact_only", "outcome", "no_further_action"));
    }

    private void propose(Map<String, String> answers) {
        partnership.record(Colleague.TEAM_MANAGER, record, "closure_proposed", answers);
    }

    private void decide(String outcome) {
        partnership.record(Colleague.TEAM_MANAGER, record, "closure_decided", Map.of("outcome", outcome));
    }

    private void visited(int daysAgo) {
        StepWork work = kith.getBean(StepWork.class);
        String draft = partnership.draft(Colleague.TEAM_MANAGER, record, "case_note", Map.of("kind", "visit", "reached", "yes", "seen", "yes", "seen_alone", "yes"));
        LocalDate day = TODAY.minusDays(daysAgo);
        Map<String, List<String>> occurred = new HashMap<>();
        occurred.put("occurred-day", List.of("" + day.getDayOfMonth()));
        occurred.put("occurred-month", List.of("" + day.getMonthValue()));
        occurred.put("occurred-year", List.of("" + day.getYear()));
        work.keep(partnership.viewer(Colleague.TEAM_MANAGER), draft, new Typed(occurred), Set.of());
        work.record(partnership.viewer(Colleague.TEAM_MANAGER), draft);
    }

    /** What the checklist says of a line, with its state before it. */
    private String line(String title) {
        return manager.open("/records/" + record + "/closing").html().select(".govuk-summary-list__row").stream()
                .filter(row -> row.select("dt").text().equals(title))
                .map(row -> row.select("dd").text())
                .findFirst()
                .orElse("no such line");
    }

    private String page() {
        return manager.open("/records/" + record + "/closing").html().select("main").text();
    }

    @Test
    void whatIsNotDoneIsNamedAndLeadsToTheStepThatDoesIt() {
        assertThat(line("Child seen")).startsWith("Not done Nothing recorded says that the child was seen.").contains("case note");
        assertThat(line("Agencies told beforehand")).startsWith("Not done").contains("Propose to end work with the child");
        assertThat(line("The child told, in words of their own")).startsWith("Not done");
        assertThat(line("Records complete")).startsWith("Not done The day of birth is not known.");
    }

    @Test
    void aVisitOfLessThanFourWeeksAgoIsDoneAndAnOlderOneIsNot() {
        visited(29);
        assertThat(line("Child seen")).startsWith("Not done Last seen " + Said.day(TODAY.minusDays(29))).contains("29 days ago");

        visited(28);
        assertThat(line("Child seen")).startsWith("Done Last seen " + Said.day(TODAY.minusDays(28)));
    }

    @Test
    void whatTheProposalSaysIsDoneWithItsDay() {
        propose(Map.of("alerted", "no"));
        assertThat(line("Agencies told beforehand")).startsWith("Not done Not all have been told: Written in a test.");

        propose(Map.of("alerted", "yes"));
        assertThat(line("Agencies told beforehand")).startsWith("Done All were told, as recorded of " + Said.day(TODAY));
        assertThat(line("The child told, in words of their own")).startsWith("Done As recorded of " + Said.day(TODAY));
        assertThat(line("The family told, in words of their own")).startsWith("Done");
    }

    @Test
    void workUnderWayWithWhatIsOwedOfItIsNamedAndStopsNothing() {
        partnership.record(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of());

        assertThat(page()).contains("Section 47 enquiry Not done Goes on since " + Said.day(TODAY), "strategy discussion");
        propose(Map.of("alerted", "yes"));
        decide("ends");
        assertThat(page()).contains("ended on " + Said.day(TODAY), "Section 47 enquiry Not done Goes on since");
    }

    @Test
    void theViewersOwnDraftsAreNamedAndNobodyElses() {
        partnership.draft(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of());
        assertThat(line("Everything written is recorded")).startsWith("Not done You have 1 draft about this child.");

        Browser serviceManager = new Browser(port);
        serviceManager.signIn(Colleague.SERVICE_MANAGER.signIn(), TestPartnership.PASSWORD);
        assertThat(serviceManager.open("/records/" + record + "/closing").text()).contains("You have no draft about this child.");
    }

    @Test
    void aRecordOnWhichWorkEndedSaysSoAndWhatIsKnownWithItsDay() {
        propose(Map.of("alerted", "yes"));
        decide("goes_on");
        assertThat(page()).doesNotContain("Begin again");

        propose(Map.of("alerted", "yes"));
        decide("ends");
        assertThat(page()).contains("ended on " + Said.day(TODAY), "Begin again: record a contact");
        assertThat(manager.open("/records/" + record).text()).contains("Work ended on " + Said.day(TODAY));
    }

    @Test
    void aNewContactEndsTheEndingAndStartsFromWhatTheLastOneHad() {
        StepWork work = kith.getBean(StepWork.class);
        propose(Map.of("alerted", "yes"));
        decide("ends");
        String first = partnership.draft(Colleague.TEAM_MANAGER, record, "contact", Map.of("harm_suspected", "no", "communication", "Her mother signs"));
        work.record(partnership.viewer(Colleague.TEAM_MANAGER), first);
        assertThat(page()).doesNotContain("Begin again");
        assertThat(manager.open("/records/" + record).text()).doesNotContain("Work ended");

        String again = work.begin(partnership.viewer(Colleague.TEAM_MANAGER), record, "contact");
        Browser.Page family = manager.open("/drafts/" + again + "/family");
        assertThat(family.text()).contains("Her mother signs", "This was begun from what stands in “Contact”. Check that it still holds.");
    }

    @Test
    void aCallAboutAChildWhoIsKnownGoesOnWithTheirRecord() {
        StepWork work = kith.getBean(StepWork.class);
        String first = partnership.draft(Colleague.TEAM_MANAGER, record, "contact", Map.of("harm_suspected", "no", "communication", "Her mother signs"));
        work.record(partnership.viewer(Colleague.TEAM_MANAGER), first);

        String again = work.beginContact(
                partnership.viewer(Colleague.FRONT_DOOR_WORKER), new Typed(Map.of("new-1-given_name", List.of("Ada"), "new-1-known", List.of(record))));

        assertThat(work.sheet(partnership.viewer(Colleague.FRONT_DOOR_WORKER), again).value().draft())
                .returns(java.util.Optional.of(record), draft -> draft.record())
                .satisfies(draft -> assertThat(draft.typed().one("communication")).isEqualTo("Her mother signs"));
    }

    @Test
    void whoeverSeesOnlyAPartOfTheRecordIsNotToldWhatIsOpen() {
        partnership.record(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of());
        Browser police = new Browser(port);
        police.signIn(Colleague.POLICE.signIn(), TestPartnership.PASSWORD);

        assertThat(police.open("/records/" + record).status()).isEqualTo(200);
        assertThat(police.get("/records/" + record + "/closing").status()).isEqualTo(403);
        assertThat(police.get("/records/" + record + "/legal-status").status()).isEqualTo(403);
    }
}
