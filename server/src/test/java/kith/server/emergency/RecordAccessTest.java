package kith.server.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.procedures.form.Typed;
import kith.procedures.history.Occurred;
import kith.server.Browser;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.identifier.Identifiers;
import kith.server.steps.StepWork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/** A record is opened in an emergency or for a time and closes by itself; whoever is kept from it meets it nowhere. */
@RunningKith
@Import(RecordAccessTest.SettableTime.class)
class RecordAccessTest {
    private static final Colleague OUTSIDER = Colleague.OTHER_SOCIAL_WORKER;

    /** Not annotated as a configuration: cores of Kith that look for its parts would find it, and have two clocks. */
    static class SettableTime {
        @Bean
        @Primary
        Later later() {
            return new Later();
        }
    }

    /** The clock of this class: the system's, and so much later. */
    static final class Later extends Clock {
        private volatile Duration by = Duration.ZERO;

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(by);
        }
    }

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private Later clock;

    @Autowired
    private StepWork work;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private int children;
    private String name;
    private String record;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
    }

    @BeforeEach
    void child_whom_the_social_worker_holds() {
        name = "Quillfeather" + (char) ('a' + children++);
        record = child("Ada", name);
        partnership.record(Colleague.TEAM_MANAGER, record, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment"));
        partnership.allocate(record, Colleague.SOCIAL_WORKER);
    }

    private String child(String givenName, String familyName) {
        Map<String, List<String>> who = new HashMap<>(Map.of(
                "new-1-given_name", List.of(givenName), "new-1-family_name", List.of(familyName),
                "new-1-born-day", List.of("1"), "new-1-born-month", List.of("2"), "new-1-born-year", List.of("2020")));
        var taker = partnership.viewer(Colleague.FRONT_DOOR_WORKER);
        String draft = work.beginContact(taker, new Typed(who));
        partnership.fill(taker, draft, Map.of("harm_suspected", "no"));
        return work.record(taker, draft);
    }

    private Browser signedIn(Colleague who) {
        Browser browser = new Browser(port);
        browser.signIn(who.signIn(), TestPartnership.PASSWORD);
        return browser;
    }

    private static Map<String, List<String>> emergency(String givenName, String familyName, String why) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        Map.of("submission", Identifiers.next(), "why", why, "asked", "", "given_name", givenName, "family_name", familyName, "born-day", "1", "born-month", "2", "born-year", "2020")
                .forEach((input, value) -> form.put(input, List.of(value)));
        return form;
    }

    private int status(Colleague who) {
        return signedIn(who).get("/records/" + record).status();
    }

    @Test
    void in_an_emergency_the_record_opens_once_the_reason_is_said_and_closes_by_itself_after_its_hours() {
        assertThat(status(OUTSIDER)).isEqualTo(403);

        var opened = signedIn(OUTSIDER).post("/emergency-access", emergency("ada", name.toUpperCase(), "She is at the hospital’s desk alone"));

        assertThat(opened.location()).endsWith("/records/" + record);
        String seenByWorker = signedIn(Colleague.SOCIAL_WORKER).get("/records/" + record).html().text();
        assertThat(seenByWorker).contains("Opened in an emergency", "Record opened in an emergency");
        assertThat(signedIn(Colleague.TEAM_MANAGER).get("/records/" + record).html().text()).contains(
                "Decide whether the record was rightly opened in an emergency", "Find out what was done for the child");

        clock.by = clock.by.plus(Duration.ofHours(12).minusMinutes(2));
        assertThat(status(OUTSIDER)).isEqualTo(200);
        clock.by = clock.by.plus(Duration.ofMinutes(4));
        assertThat(status(OUTSIDER)).isEqualTo(403);
    }

    @Test
    void clicking_twice_opens_it_once() {
        Map<String, List<String>> form = emergency("Ada", name, "She is at the hospital’s desk alone");
        Browser browser = signedIn(OUTSIDER);
        browser.post("/emergency-access", form);
        browser.post("/emergency-access", form);

        assertThat(jdbc.queryForObject("select count(*) from event where record = ? and type = 'emergency_access.recorded'", Integer.class, record)).isEqualTo(1);
    }

    @Test
    void without_a_reason_nothing_opens_and_nothing_typed_is_lost() {
        var again = signedIn(OUTSIDER).post("/emergency-access", emergency("Ada", name, "")).html();

        assertThat(again.select(".govuk-error-summary").text()).contains("Enter what is happening");
        assertThat(again.select("[name=family_name]").val()).isEqualTo(name);
        assertThat(status(OUTSIDER)).isEqualTo(403);
    }

    @Test
    void a_name_that_is_not_quite_the_childs_opens_nothing() {
        var page = signedIn(OUTSIDER).post("/emergency-access", emergency("Ad", name, "She is at the hospital’s desk alone")).html();

        assertThat(page.text()).contains("No child of exactly this name");
        assertThat(status(OUTSIDER)).isEqualTo(403);
    }

    @Test
    void a_partner_agency_cannot_open_a_record_in_an_emergency() {
        assertThat(signedIn(Colleague.POLICE).get("/emergency-access").status()).isEqualTo(403);
        assertThat(signedIn(Colleague.POLICE).post("/emergency-access", emergency("Ada", name, "Why")).status()).isEqualTo(403);
    }

    @Test
    void what_was_opened_to_somebody_ends_with_its_day_or_before() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Occurred.LONDON);
        partnership.record(Colleague.TEAM_MANAGER, record, "record_opened_to", Map.of("opened_to", OUTSIDER.signIn(), "opened_until", today.plusDays(3).toString()));
        assertThat(status(OUTSIDER)).isEqualTo(200);

        partnership.record(Colleague.TEAM_MANAGER, record, "record_closed_to", Map.of("closed_to", OUTSIDER.signIn()));
        assertThat(status(OUTSIDER)).as("ended before its day").isEqualTo(403);

        partnership.record(Colleague.TEAM_MANAGER, record, "record_opened_to", Map.of("opened_to", OUTSIDER.signIn(), "opened_until", today.plusDays(3).toString()));
        assertThat(status(OUTSIDER)).as("opened again").isEqualTo(200);
        clock.by = clock.by.plus(Duration.ofDays(3));
        assertThat(status(OUTSIDER)).as("on the last day").isEqualTo(200);
        clock.by = clock.by.plus(Duration.ofDays(1));
        assertThat(status(OUTSIDER)).as("on the day after").isEqualTo(403);
    }

    @Test
    void to_whoever_is_kept_from_it_the_record_is_not_there_and_what_they_are_told_is_what_they_are_told_of_nobody() {
        partnership.record(Colleague.TEAM_MANAGER, record, "kept_from_record", Map.of("kept_from", Colleague.SOCIAL_WORKER.signIn(), "why", "near"));
        Browser kept = signedIn(Colleague.SOCIAL_WORKER);

        assertThat(kept.get("/records/" + record).status()).isEqualTo(403);
        assertThat(kept.get("/my-work").html().text()).doesNotContain(name);
        var inVain = kept.post("/emergency-access", emergency("Ada", name, "Why"));
        var ofNobody = kept.post("/emergency-access", emergency("Ada", "Nobody", "Why"));
        assertThat(tokensOut(inVain.text()).replace(name, "Nobody")).isEqualTo(tokensOut(ofNobody.text()));
        assertThat(jdbc.queryForObject("select count(*) from event where record = ? and type = 'emergency_access.recorded'", Integer.class, record)).isZero();

        partnership.record(Colleague.TEAM_MANAGER, record, "let_in_again", Map.of("let_in", Colleague.SOCIAL_WORKER.signIn()));
        assertThat(status(Colleague.SOCIAL_WORKER)).isEqualTo(200);
    }

    private static String tokensOut(String page) {
        return page.replaceAll("name=\"(_csrf|submission)\" value=\"[^\"]*\"", "");
    }

    @Test
    void neither_somebody_spoken_of_nor_whoever_manages_them_sees_an_investigation() {
        assertThat(status(Colleague.TEAM_MANAGER)).isEqualTo(200);
        partnership.record(Colleague.SERVICE_MANAGER, record, "kept_with_managers", Map.of("kept_from", Colleague.FRONT_DOOR_WORKER.signIn()));

        assertThat(status(Colleague.FRONT_DOOR_WORKER)).isEqualTo(403);
        assertThat(status(Colleague.TEAM_MANAGER)).as("the manager of the front door worker").isEqualTo(403);
        assertThat(status(Colleague.SERVICE_MANAGER)).isEqualTo(200);
        assertThat(status(Colleague.SOCIAL_WORKER)).isEqualTo(200);
    }
}
