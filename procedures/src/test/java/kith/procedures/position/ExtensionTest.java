package kith.procedures.position;

import static kith.procedures.position.Trial.YES;
import static kith.procedures.position.Trial.choice;
import static kith.procedures.position.Trial.london;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import kith.procedures.calendar.Due;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import org.junit.jupiter.api.Test;

/** More time, and who gives it. */
class ExtensionTest {

    @Test
    void more_time_given_in_time_by_the_named_role_moves_the_limit_and_says_so() {
        Trial trial = owedByThird().with(moreTime("m", "2027-02-02T16:00", "manager", "2027-02-10"));
        Obligation conclude = trial.obligation("conclude");
        assertThat(conclude.limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 2, 10)));
        assertThat(conclude.extensions()).containsExactly(new Extension(
                "m", "m", "manager", london("2027-02-02T16:00"), new Due.ByEndOf(LocalDate.of(2027, 2, 10)), true, Optional.of("Two courts")));
        assertThat(conclude.authorisedUntil()).isEmpty();
        assertThat(conclude.lateReason()).isEmpty();
        assertThat(conclude.counted()).endsWith("; extended by the manager on 2 February 2027 at 16:00 to the end of 10 February 2027");
        assertThat(conclude.causes().events()).contains("m");
        assertThat(conclude.lateAt(london("2027-02-10T23:59"))).isFalse();
        assertThat(conclude.lateAt(london("2027-02-11T00:00"))).isTrue();
    }

    @Test
    void in_the_last_minute_it_still_moves_and_one_minute_later_the_breach_stays_a_breach_authorised_with_its_reason() {
        Due limit = new Due.ByEndOf(LocalDate.of(2027, 2, 3));
        Due until = new Due.ByEndOf(LocalDate.of(2027, 2, 10));
        assertThat(owedByThird().with(moreTime("m", "2027-02-03T23:59", "manager", "2027-02-10")).obligation("conclude").limit()).contains(until);
        Obligation late = owedByThird().with(moreTime("m", "2027-02-04T00:00", "manager", "2027-02-10")).obligation("conclude");
        assertThat(late.limit()).contains(limit);
        assertThat(late.authorisedUntil()).contains(until);
        assertThat(late.lateReason()).contains("Two courts");
        assertThat(late.lateAt(london("2027-02-05T00:00"))).isTrue();
        assertThat(late.counted()).endsWith(
                "; the manager authorised only on 4 February 2027 at 00:00, after the limit, that it goes on until the end of 10 February 2027: it stays late");
    }

    @Test
    void what_a_worker_writes_down_moves_nothing_until_the_manager_approves_it_and_counts_from_then() {
        Trial written = owedByThird().with(moreTime("m", "2027-02-02T16:00", "worker", "2027-02-10"));
        assertThat(written.obligation("conclude").extensions()).isEmpty();
        assertThat(owedByThird().with(moreTime("m", "2027-02-02T16:00", "worker", "2027-02-10"))
                        .approved("a", "more_time", "m", "2027-02-02T18:00", "chair", "manner", choice("by_telephone"))
                        .obligation("conclude").extensions())
                .isEmpty();
        Obligation inTime = owedByThird().with(moreTime("m", "2027-02-02T16:00", "worker", "2027-02-10"))
                .approved("a", "more_time", "m", "2027-02-03T18:00", "manager").obligation("conclude");
        assertThat(inTime.limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 2, 10)));
        assertThat(inTime.causes().events()).contains("m", "a");
        Obligation tooLate = written.approved("a", "more_time", "m", "2027-02-04T18:00", "manager").obligation("conclude");
        assertThat(tooLate.limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 2, 3)));
        assertThat(tooLate.authorisedUntil()).contains(new Due.ByEndOf(LocalDate.of(2027, 2, 10)));
    }

    @Test
    void more_time_may_be_given_again_before_it_ends_never_brings_the_limit_forward_and_never_passes_the_ceiling() {
        Trial trial = owedByThird()
                .with(moreTime("m1", "2027-02-02T16:00", "manager", "2027-02-10"))
                .with(moreTime("m2", "2027-02-08T16:00", "manager", "2027-02-05"))
                .with(moreTime("m3", "2027-02-10T16:00", "manager", "2027-04-30"));
        Obligation conclude = trial.obligation("conclude");
        // Thirty working days from 13 January.
        assertThat(conclude.limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 2, 24)));
        assertThat(conclude.extensions()).extracting(Extension::recording).containsExactly("m1", "m3");
        assertThat(conclude.counted()).endsWith("to the end of 24 February 2027, the latest that is allowed");
    }

    @Test
    void recorded_late_it_counts_when_it_was_given_and_a_correction_of_the_day_moves_the_limit_again() {
        Event given = moreTime("m", "2027-02-02T16:00", "manager", "2027-02-10");
        Event typedLater = new Event(
                "m", given.type(), given.episode(), given.occurred(), london("2027-02-12T09:00"), given.author(), given.answers(), given.corrects(),
                given.occasion(), given.packVersion());
        Trial trial = owedByThird().with(typedLater);
        assertThat(trial.obligation("conclude").limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 2, 10)));
        trial.corrected("k", "more_time", "m", "2027-02-12T10:00", "granted", YES, "until", new Answer.Day(LocalDate.of(2027, 2, 12)));
        Obligation corrected = trial.obligation("conclude");
        assertThat(corrected.limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 2, 12)));
        assertThat(corrected.causes().events()).contains("m", "k");
        assertThat(trial.withdrawn("w", "m", "2027-02-12T11:00").obligation("conclude").limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 2, 3)));
    }

    @Test
    void where_the_limit_stays_going_past_it_is_late_and_authorised_however_early_that_was_given() {
        Trial plan = owedByThird()
                .recorded("o", "outcome", "2027-01-27T10:00", "result", choice("plan"), "category", choice("neglect"))
                .approved("a", "outcome", "o", "2027-01-27T15:00", "manager")
                .with(Trial.event("r", "review.recorded", "2027-02-01T10:00", null, "chair", "decision", choice("continue")));
        Obligation first = plan.obligation("first_core_group");
        assertThat(first.limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 2, 10)));
        assertThat(first.authorisedUntil()).contains(new Due.ByEndOf(LocalDate.of(2027, 2, 24)));
        assertThat(first.counted()).endsWith("; the chair authorised on 1 February 2027 at 10:00 that it goes on until the end of 24 February 2027, and the limit stands");
    }

    /** Concluding is owed by the end of 3 February. */
    private static Trial owedByThird() {
        return new Trial()
                .recorded("c", "contact", "2027-01-12T16:10", "harm", YES)
                .recorded("d", "discussion", "2027-01-13T10:00", "outcome", choice("enquiry"));
    }

    private static Event moreTime(String id, String when, String role, String until) {
        return Trial.event(id, "more_time.recorded", when, null, role,
                "granted", YES, "until", new Answer.Day(LocalDate.parse(until)), "why", new Answer.Text("Two courts"));
    }
}
