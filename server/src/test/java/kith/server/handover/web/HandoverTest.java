package kith.server.handover.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.calendar.EnglandCalendar;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Sensitivity;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.record.NewEvent;
import kith.server.record.OfficeHours;
import kith.server.record.Projections;
import kith.server.record.Reading;
import kith.server.record.Recording;
import kith.server.wording.Said;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What may happen tonight is told to whoever answers tonight, and what they did is there in the morning. */
@RunningKith
class HandoverTest {
    private static final Map<String, String> TOLD = Map.of(
            "live", "A safety plan stands",
            "may_happen", "The stepfather may come to the door",
            "then_do", "Ring the police and go there");

    @Autowired
    private ApplicationContext kith;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser night;
    private Browser frontDoor;
    private String name;
    private String record;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
        night = signedIn(Colleague.NIGHT_SOCIAL_WORKER);
        frontDoor = signedIn(Colleague.FRONT_DOOR_WORKER);
    }

    /** A referral that came on a Friday at four, and has no social worker. */
    @BeforeEach
    void a_child() {
        name = "Child" + Identifiers.next().replaceAll("[^a-zA-Z]", "");
        record = partnership.contact(name, "Quillfeather");
    }

    private Browser signedIn(Colleague colleague) {
        Browser browser = new Browser(port);
        browser.signIn(colleague.signIn(), TestPartnership.PASSWORD);
        return browser;
    }

    private void handedOver(Colleague who) {
        partnership.record(who, record, "out_of_hours_handover", TOLD);
    }

    private static String shown(Browser browser) {
        return browser.open("/handover").html().select("main").text();
    }

    /** The part of the page about this child under that heading. */
    private String part(Browser browser, String begins) {
        Document page = browser.open("/handover?since=2020-01-01").html();
        return page.select("main section[aria-labelledby^=" + begins + "]:contains(" + name + ")").text();
    }

    /** Handed over an hour ago, until then. */
    private void heldUntil(Instant moment) {
        Instant until = moment.truncatedTo(ChronoUnit.MINUTES);
        Viewer viewer = partnership.viewer(Colleague.FRONT_DOOR_WORKER);
        kith.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            var permit = kith.getBean(Gate.class).permit(viewer, Action.RECORD_STEP, record, Set.of(viewer.role()), Outlet.PAGE);
            kith.getBean(Recording.class).append(List.of(permit), Identifiers.next(), List.of(new NewEvent(
                    record,
                    "out_of_hours_handover.recorded",
                    Optional.empty(),
                    Optional.empty(),
                    new Occurred.At(Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.MINUTES)),
                    Map.of("may_happen", new Answer.Text("Nothing any more"), "until", new Answer.When(new Occurred.At(until))),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(kith.getBean(Reading.class).packs(TestPartnership.AUTHORITY).latest().version()),
                    Sensitivity.ORDINARY)));
        });
    }

    @Test
    void the_front_door_hands_over_in_a_form_that_knows_when_it_is_and_when_the_office_opens() {
        Browser.Page start = frontDoor.open("/records/" + record + "/steps/out_of_hours_handover");
        Browser.Page when = frontDoor.follow(frontDoor.post("/records/" + record + "/steps/out_of_hours_handover", Map.of()));
        String form = when.path().replace("/when", "/handover");

        assertThat(start.status()).isEqualTo(200);
        assertThat(when.typed().get("occurred-day")).isNotEqualTo(List.of(""));
        Map<String, List<String>> typed = frontDoor.open(form).typed();
        Instant opens = OfficeHours.opensAfter(Instant.now(), EnglandCalendar.standard());
        assertThat(typed.get("until-day")).isEqualTo(List.of("" + Said.dayOf(opens).getDayOfMonth()));
        assertThat(typed.get("until-time")).isEqualTo(List.of("09:00"));
    }

    @Test
    void the_emergency_team_sees_the_record_from_the_handover_on_and_what_it_needs_on_one_page() {
        assertThat(night.get("/records/" + record).status()).isEqualTo(403);

        handedOver(Colleague.FRONT_DOOR_WORKER);

        assertThat(part(night, "holds"))
                .contains("The stepfather may come to the door", "Ring the police and go there", "A safety plan stands")
                .contains("Who to ring Written in a test")
                .contains("Handed over by Invented front door worker")
                .contains("Hand back");
        assertThat(night.open("/records/" + record).html().select("main").text()).contains("Say what was done out of hours").doesNotContain("You see what concerns your part");
        assertThat(night.open("/my-work").html().select("main").text()).contains("Say what was done out of hours");
    }

    @Test
    void what_is_due_before_the_morning_stands_on_it() {
        partnership.record(Colleague.TEAM_MANAGER, record, "harm_concern", Map.of());
        heldUntil(Instant.now().plus(5, ChronoUnit.DAYS));

        assertThat(part(night, "holds")).containsPattern("Due before it ends .*Hold a strategy discussion about the new concern: .*by .* Holds until");
    }

    @Test
    void whoever_does_not_see_the_whole_record_does_not_see_what_was_handed_over() {
        handedOver(Colleague.TEAM_MANAGER);

        assertThat(shown(signedIn(Colleague.TEAM_MANAGER))).contains(name);
        assertThat(shown(signedIn(Colleague.SERVICE_MANAGER))).contains(name);
        assertThat(shown(signedIn(Colleague.OTHER_SOCIAL_WORKER))).doesNotContain(name, "stepfather");
        assertThat(signedIn(Colleague.POLICE).get("/handover").status()).isEqualTo(403);
        assertThat(signedIn(Colleague.SYSTEMS_ADMINISTRATOR).get("/handover").status()).isEqualTo(403);
    }

    @Test
    void what_the_night_did_is_there_in_the_morning_with_what_must_be_done_today() {
        handedOver(Colleague.FRONT_DOOR_WORKER);
        partnership.record(Colleague.NIGHT_SOCIAL_WORKER, record, "case_note", Map.of("fact", "He came at two and went when the police came"));
        assertThat(part(frontDoor, "holds")).contains("Done since").contains("He came at two and went when the police came");

        partnership.record(
                Colleague.NIGHT_SOCIAL_WORKER,
                record,
                "out_of_hours_report",
                Map.of("happened", "something", "what", "I sat with the mother until four", "next", "See the child today"));

        assertThat(part(frontDoor, "holds")).isEmpty();
        assertThat(part(frontDoor, "over"))
                .contains("Handed back at")
                .contains("Case note", "He came at two and went when the police came")
                .contains("I sat with the mother until four", "See the child today", "Invented night social worker");
        assertThat(partnership.position(record).open()).noneMatch(open -> open.rule().equals("report_the_night"));
    }

    @Test
    void handed_back_the_record_is_no_longer_that_of_a_team_that_did_nothing_on_it() {
        handedOver(Colleague.FRONT_DOOR_WORKER);
        assertThat(night.get("/records/" + record).status()).isEqualTo(200);

        partnership.record(Colleague.TEAM_MANAGER, record, "out_of_hours_report", Map.of("happened", "nothing"));

        assertThat(night.get("/records/" + record).status()).isEqualTo(403);
        assertThat(shown(night)).doesNotContain(name);
    }

    @Test
    void a_handover_past_its_end_holds_no_more_and_says_that_nobody_has_handed_it_back() {
        heldUntil(Instant.now());

        assertThat(part(night, "holds")).isEmpty();
        assertThat(part(night, "over")).contains("It held until").contains("Nobody has handed it back.").contains("Nobody else recorded anything while it held.");
    }

    @Test
    void whoever_hands_over_once_more_says_what_holds_now() {
        handedOver(Colleague.FRONT_DOOR_WORKER);
        partnership.record(Colleague.TEAM_MANAGER, record, "out_of_hours_handover", Map.of("may_happen", "She may run to her friend"));

        assertThat(part(night, "holds")).contains("She may run to her friend").doesNotContain("The stepfather");
        assertThat(part(night, "over")).isEmpty();
    }

    @Test
    void it_is_offered_from_the_lists_of_those_who_may_and_from_the_record() {
        assertThat(frontDoor.open("/front-door").html().select("main a[href=/handover]")).isNotEmpty();
        assertThat(frontDoor.open("/my-work").html().select("main a[href=/handover]")).isNotEmpty();
        assertThat(frontDoor.open("/handover").html().select("main a[href$=/steps/out_of_hours_handover]")).isNotEmpty();
        assertThat(frontDoor.open("/records/" + record).html().select("main a[href$=/steps/out_of_hours_handover]")).isNotEmpty();
    }

    @Test
    void what_the_emergency_team_has_to_hand_back_is_not_offered_to_it_to_hand_over() {
        handedOver(Colleague.FRONT_DOOR_WORKER);

        Document page = night.open("/handover").html();
        assertThat(page.select("main a[href$=" + record + "/steps/out_of_hours_report]")).isNotEmpty();
        assertThat(page.select("main a[href$=" + record + "/steps/out_of_hours_handover]")).isEmpty();
    }

    @Test
    void a_day_that_is_none_is_taken_for_the_last_working_day() {
        assertThat(night.get("/handover?since=yesterday").status()).isEqualTo(200);
        assertThat(night.get("/handover?since=%2B999999999-12-31").status()).isEqualTo(200);
    }

    @Test
    void the_tables_are_what_the_histories_come_to() {
        handedOver(Colleague.FRONT_DOOR_WORKER);
        partnership.record(Colleague.NIGHT_SOCIAL_WORKER, record, "case_note", Map.of());

        assertThat(kith.getBean(Projections.class).compare(TestPartnership.AUTHORITY)).isEmpty();
    }
}
