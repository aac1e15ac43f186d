package kith.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kith.procedures.calendar.Calendar;
import kith.procedures.position.Obligation;
import kith.procedures.position.StatusHeld;
import kith.server.TestDatabase;
import kith.server.directory.Accounts;
import kith.server.directory.Directories;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Viewer;
import kith.server.people.Children;
import kith.server.record.Projections;
import kith.server.record.Reading;
import kith.server.record.RecordView;
import kith.server.record.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The demo as it is on its first start, on Wednesday 11 November 2026 at 14:30. */
@SpringBootTest(args = "--demo")
@DirtiesContext
class DemoTest {
    private static final Instant NOW = Instant.parse("2026-11-11T14:30:00Z");

    @TestConfiguration(proxyBeanMethods = false)
    static class AtThatMoment {
        @Bean
        @Primary
        Clock thatMoment() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.register(registry);
    }

    @Autowired
    FirstStart firstStart;

    @Autowired
    Directories directories;

    @Autowired
    Accounts accounts;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    Gate gate;

    @Autowired
    Reading reading;

    @Autowired
    Recording recording;

    @Autowired
    Children children;

    @Autowired
    Calendar calendar;

    @Autowired
    Projections projections;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everybody_can_sign_in_with_the_printed_password_and_acts_in_a_role() {
        for (Partnership.Colleague colleague : Partnership.COLLEAGUES) {
            Accounts.Account account = accounts.account(colleague.signIn()).orElseThrow();
            assertThat(passwords.matches("kith-demo", account.passwordHash())).isTrue();
            assertThat(directories.viewer("buckinghamshire", account.professional()).orElseThrow().role()).isEqualTo(colleague.role());
        }
    }

    @Test
    void every_role_of_the_pack_has_a_team_on_duty() {
        assertThat(Partnership.dutyRoles())
                .containsExactlyInAnyOrderElementsOf(reading.packs("buckinghamshire").latest().roles().keySet());
    }

    @Test
    void starting_again_changes_nothing() {
        Map<String, Long> before = rows();
        firstStart.run(new DefaultApplicationArguments("--demo"));
        firstStart.run(new DefaultApplicationArguments());
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void the_tables_for_reading_say_what_the_histories_say() {
        assertThat(projections.compare("buckinghamshire")).isEmpty();
    }

    @Test
    void robin_and_his_sisters_are_on_plans_and_what_is_late_is_the_sending_of_the_plan() {
        for (String child : List.of("Robin", "Isla", "Maya")) {
            RecordView view = record(child);
            assertThat(statuses(view)).contains("child_protection_plan");
            assertThat(late(view)).containsExactly("send_plan");
            assertThat(open(view))
                    .containsExactlyInAnyOrder(
                            "send_plan", "visit_child_again", "hold_next_core_group", "hold_first_review", "finish_assessment",
                            "finish_within_30_days", "next_assessment_review");
        }
    }

    @Test
    void noah_is_robins_half_brother_and_has_no_plan() {
        assertThat(statuses(record("Noah"))).doesNotContain("child_protection_plan");
        assertThat(open(record("Noah")))
                .containsExactlyInAnyOrder("finish_assessment", "finish_within_30_days", "next_assessment_review", "review_child_in_need_plan");
        assertThat(relations("Robin")).containsEntry("Noah", "half-brother").containsEntry("Maya", "sister");
        assertThat(relations("Noah")).containsEntry("Robin", "half-brother").containsEntry("Isla", "half-sister");
    }

    @Test
    void the_ashdowns_conference_was_a_day_late_and_the_reason_stands() {
        Obligation conference = record("Robin").position().obligations().stream()
                .filter(obligation -> obligation.rule().equals("hold_conference"))
                .findFirst()
                .orElseThrow();
        assertThat(conference.lateAt(NOW)).isTrue();
        assertThat(conference.lateReason()).hasValueSatisfying(reason -> assertThat(reason).contains("interpreter fell ill"));
    }

    @Test
    void leila_waits_for_a_decision_that_is_due_today() {
        Obligation decision = onlyOpen("Leila");
        assertThat(decision.rule()).isEqualTo("decide_on_referral");
        assertThat(decision.limit().orElseThrow().lateFrom()).isEqualTo(Instant.parse("2026-11-12T00:00:00Z"));
    }

    @Test
    void a_strategy_discussion_for_jayden_and_kacey_is_due_within_hours() {
        for (String child : List.of("Jayden", "Kacey")) {
            Obligation discussion = record(child).position().open().stream()
                    .filter(obligation -> obligation.rule().equals("hold_strategy_discussion"))
                    .findFirst()
                    .orElseThrow();
            assertThat(discussion.aim().orElseThrow().lateFrom()).isEqualTo(Instant.parse("2026-11-11T16:00:00Z"));
            assertThat(discussion.limit().orElseThrow().lateFrom()).isEqualTo(Instant.parse("2026-11-12T12:00:00Z"));
            assertThat(open(record(child))).containsExactlyInAnyOrder("hold_strategy_discussion", "decide_on_referral");
        }
    }

    @Test
    void the_kovalenkos_assessment_is_late_with_its_reason() {
        for (String child : List.of("Danylo", "Solomiya")) {
            assertThat(open(record(child))).containsExactlyInAnyOrder("finish_assessment", "finish_within_30_days", "next_assessment_review");
            Obligation assessment = record(child).position().open().stream()
                    .filter(obligation -> obligation.rule().equals("finish_assessment"))
                    .findFirst()
                    .orElseThrow();
            assertThat(assessment.lateAt(NOW)).isTrue();
            assertThat(assessment.lateReason()).isPresent();
        }
    }

    @Test
    void kirans_assessment_runs_and_nothing_is_late() {
        assertThat(open(record("Kiran")))
                .containsExactlyInAnyOrder("finish_assessment", "finish_within_30_days", "first_assessment_review");
        assertThat(late(record("Kiran"))).isEmpty();
    }

    @Test
    void a_conference_is_coming_for_ayaan_and_hafsa() {
        for (String child : List.of("Ayaan", "Hafsa")) {
            assertThat(open(record(child)))
                    .containsExactlyInAnyOrder("hold_conference", "finish_assessment", "finish_within_30_days", "share_what_is_new",
                            "first_assessment_review");
            assertThat(late(record(child))).isEmpty();
        }
    }

    @Test
    void the_outcome_for_the_unborn_child_waits_for_the_manager_who_holds_it() {
        RecordView view = record("Unborn");
        assertThat(open(view)).contains("section_47_outcome.approval", "hold_conference");
        assertThat(view.position().awaitedApprovals()).isNotEmpty();
        assertThat(late(view)).isEmpty();
        assertThat(jdbc.sql("select kind from record where record = ?").param(view.record()).query(String.class).single())
                .isEqualTo("unborn_child");
    }

    @Test
    void seuns_plan_has_ended_and_nothing_is_left_to_do() {
        RecordView view = record("Seun");
        assertThat(open(view)).isEmpty();
        assertThat(view.position().statuses()).extracting(StatusHeld::status).contains("child_protection_plan");
        assertThat(statuses(view)).isEmpty();
    }

    @Test
    void every_answer_of_every_event_was_recorded_for_a_question_of_its_form() {
        // The form's own reading has refused anything else at the telling; this holds what came out of the store to the form again.
        var pack = reading.packs("buckinghamshire").latest();
        for (String name : jdbc.sql("select given_name from child").query(String.class).list()) {
            record(name).history().events().stream()
                    .filter(event -> pack.step(event.subject()).isPresent() && event.fact().equals("recorded"))
                    .forEach(event -> assertThat(pack.step(event.subject()).orElseThrow().form().fields().stream()
                                    .flatMap(field -> java.util.stream.Stream.of(field.id(), field.reasonField()))
                                    .collect(Collectors.toSet()))
                            .as(event.type())
                            .containsAll(event.answers().keySet()));
        }
    }

    /** Days on which counting goes astray: Easter, Christmas, a bank holiday, a weekend, the night on which the clocks go back. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-12-29T00:20:00Z", "2026-01-05T08:00:00Z", "2026-02-14T23:50:00Z", "2026-03-29T02:30:00Z", "2026-04-07T09:00:00Z",
                "2026-05-25T12:00:00Z", "2026-06-30T15:45:00Z", "2026-08-31T06:10:00Z", "2026-09-18T17:30:00Z", "2026-10-25T02:05:00Z"
            })
    void the_stories_can_be_told_on_other_days_and_the_same_things_are_late(Instant now) {
        Map<String, String> ids = new TreeMap<>();
        Map<String, Viewer> viewers = new TreeMap<>();
        for (Partnership.Colleague colleague : Partnership.COLLEAGUES) {
            String id = accounts.account(colleague.signIn()).orElseThrow().professional();
            ids.put(colleague.key(), id);
            viewers.put(colleague.key(), directories.viewer("buckinghamshire", id).orElseThrow());
        }
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            // Children are new each time; a worker has one file, and what was told of it on another day is no beginning for this one.
            jdbc.sql("delete from event where record in (select record from record where kind = 'worker')").update();
            jdbc.sql("delete from record where kind = 'worker'").update();
            Set<String> before = Set.copyOf(jdbc.sql("select record from record").query(String.class).list());
            new Telling(gate, reading, recording, viewers, new Partnership(ids), new Moments(now, calendar)).tell(Stories.all());
            List<String> late = new ArrayList<>();
            for (String record : jdbc.sql("select record from record").query(String.class).list()) {
                if (!before.contains(record)) {
                    var permit = gate.permit(viewers.get("gareth"), Action.READ_RECORD, record, Set.of(), Outlet.PAGE);
                    String name = children.subject(permit).value().shortName();
                    reading.recordAsKnownAt(permit, now).value().position().open().stream()
                            .filter(obligation -> obligation.limit().map(limit -> limit.lateAt(now)).orElse(false))
                            .forEach(obligation -> late.add(name + ": " + obligation.rule()));
                }
            }
            assertThat(late)
                    .containsExactlyInAnyOrder(
                            "Robin: send_plan",
                            "Isla: send_plan",
                            "Maya: send_plan",
                            "Danylo: finish_assessment",
                            "Solomiya: finish_assessment");
        });
    }

    // looking ----------------------------------------------------------------------------------------------------------

    private RecordView record(String givenName) {
        return transaction.execute(_ -> {
            Viewer gareth = directories
                    .viewer("buckinghamshire", accounts.account("gareth.lindqvist@demo.kith").orElseThrow().professional())
                    .orElseThrow();
            return reading.record(gate.permit(gareth, Action.READ_RECORD, id(givenName), Set.of(), Outlet.PAGE)).value();
        });
    }

    private String id(String givenName) {
        return jdbc.sql("select record from child where given_name = ?").param(givenName).query(String.class).single();
    }

    private Obligation onlyOpen(String givenName) {
        List<Obligation> open = record(givenName).position().open();
        assertThat(open).extracting(Obligation::rule).hasSize(1);
        return open.getFirst();
    }

    private static List<String> open(RecordView view) {
        return view.position().open().stream().map(Obligation::rule).toList();
    }

    private static List<String> late(RecordView view) {
        return view.position().open().stream()
                .filter(obligation -> obligation.lateAt(NOW))
                .map(Obligation::rule)
                .toList();
    }

    private static List<String> statuses(RecordView view) {
        LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        return view.position().statuses().stream()
                .filter(status -> status.until().map(until -> until.isAfter(today)).orElse(true))
                .map(StatusHeld::status)
                .toList();
    }

    private Map<String, String> relations(String givenName) {
        Map<String, String> relations = new TreeMap<>();
        jdbc.sql("select c.given_name, s.relation from sibling s join child c on c.record = s.other where s.record = ?")
                .param(id(givenName))
                .query(row -> {
                    relations.put(row.getString(1), row.getString(2));
                });
        return relations;
    }

    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : List.of("authority", "agency", "team", "duty", "professional", "membership", "account", "record", "event")) {
            rows.put(table, Optional.of(jdbc.sql("select count(*) from " + table).query(Long.class).single()).orElseThrow());
        }
        return rows;
    }
}
