package kith.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A child who moves lives at the new address from then on, and lived at the old one before. */
@RunningKith
class HomeTest {
    private static final LocalDate TODAY = LocalDate.now(Occurred.LONDON);

    @Autowired
    private ApplicationContext kith;

    @LocalServerPort
    private int port;

    private TestPartnership partnership;
    private Browser worker;
    private String record;

    @BeforeAll
    void enrol() {
        partnership = new TestPartnership(kith).enrol();
        worker = new Browser(port);
        assertThat(worker.signIn(Colleague.SOCIAL_WORKER.signIn(), TestPartnership.PASSWORD).status()).isEqualTo(200);
    }

    @BeforeEach
    void a_child_whose_social_worker_is_known() {
        record = partnership.contact("Ada", "Quillfeather");
        partnership.record(Colleague.TEAM_MANAGER, record, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment"));
        partnership.allocate(record, Colleague.SOCIAL_WORKER);
    }

    private void moves(String line, LocalDate since) {
        StepWork work = kith.getBean(StepWork.class);
        String draft = partnership.draft(Colleague.SOCIAL_WORKER, record, "home_changed", Map.of("changed", "address"));
        work.keep(
                partnership.viewer(Colleague.SOCIAL_WORKER),
                draft,
                new Typed(Map.of(
                        "lives_at-line1", List.of(line),
                        "lives_at-town", List.of("Aylesbury"),
                        "moved_on-day", List.of(String.valueOf(since.getDayOfMonth())),
                        "moved_on-month", List.of(String.valueOf(since.getMonthValue())),
                        "moved_on-year", List.of(String.valueOf(since.getYear())))),
                Set.of());
        work.record(partnership.viewer(Colleague.SOCIAL_WORKER), draft);
    }

    private String band() {
        return worker.open("/records/" + record).html().select(".kith-identity").text();
    }

    private String on(LocalDate day) {
        return worker.open("/records/" + record + "/on?day=" + day).html().select("main").text();
    }

    @Test
    void the_new_address_stands_above_the_record_and_on_each_day_the_one_of_that_day() {
        moves("3 Old Bakery Court", TODAY.minusDays(40));
        moves("14 Mill Row", TODAY.minusDays(10));

        assertThat(band()).contains("14 Mill Row, Aylesbury").doesNotContain("Old Bakery");
        assertThat(on(TODAY.minusDays(20))).contains("3 Old Bakery Court, Aylesbury").doesNotContain("14 Mill Row");
        assertThat(on(TODAY.minusDays(5))).contains("14 Mill Row, Aylesbury", "Recorded on").doesNotContain("Old Bakery");
    }

    @Test
    void what_is_learned_late_of_an_earlier_move_does_not_take_the_present_address_away() {
        moves("14 Mill Row", TODAY.minusDays(10));
        moves("3 Old Bakery Court", TODAY.minusDays(40));

        assertThat(band()).contains("14 Mill Row, Aylesbury").doesNotContain("Old Bakery");
    }

    @Test
    void a_move_that_was_withdrawn_was_none() {
        String before = band();
        moves("14 Mill Row", TODAY.minusDays(10));
        String event = partnership.view(Colleague.SOCIAL_WORKER, record).history().events().getLast().id();

        worker.post("/records/" + record + "/events/" + event + "/withdrawal", Map.of("submission", List.of("once" + record), "reason", List.of("Another Ada")));

        assertThat(band()).doesNotContain("Mill Row").isEqualTo(before);
    }
}
