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
import kith.procedures.history.Occurred;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a clock stands still. */
class PauseTest {

    @ParameterizedTest
    @CsvSource({
        // Twelve hours overnight.
        "2027-01-12T10:00, 2027-01-12T20:00, 2027-01-13T08:00, 2027-01-13T22:00",
        // Before the limit by a minute, and from the limit on.
        "2027-01-12T10:00, 2027-01-13T09:59, 2027-01-13T10:59, 2027-01-13T11:00",
        "2027-01-12T10:00, 2027-01-13T10:00, 2027-01-13T11:00, 2027-01-13T10:00",
        // The night in March has nine of the ten hours that the clock shows, the night in October eleven.
        "2027-03-27T10:00, 2027-03-27T22:00, 2027-03-28T08:00, 2027-03-28T20:00",
        "2026-10-24T10:00, 2026-10-24T22:00, 2026-10-25T08:00, 2026-10-25T20:00",
    })
    void hours_go_on_to_the_minute_where_they_were_stopped(String concern, String stopped, String resumed, String limit) {
        Trial trial = new Trial().recorded("k", "concern", concern).recorded("s", "stopped", stopped).recorded("r", "resumed", resumed);
        assertThat(trial.obligation("hold_discussion_on_concern").limit()).contains(new Due.At(london(limit)));
    }

    @ParameterizedTest
    @CsvSource({
        // On Friday afternoon until Monday morning: Friday does not count, Monday does.
        "2027-01-15T16:00, 2027-01-18T09:00, 2027-02-04",
        "2027-01-16T10:00, 2027-01-17T23:59, 2027-02-03",
        "2027-01-18T09:00, 2027-01-18T23:59, 2027-02-03",
        "2027-01-18T23:59, 2027-01-19T00:00, 2027-02-04",
        "2027-01-18, 2027-01-20, 2027-02-05",
        "2027-02-03T23:59, 2027-02-04T00:00, 2027-02-04",
        "2027-02-04T00:00, 2027-02-20T00:00, 2027-02-03",
    })
    void a_working_day_counts_where_the_clock_runs_at_its_end(String stopped, String resumed, LocalDate limit) {
        Trial trial = owedByThird().recorded("s", "stopped", stopped).recorded("r", "resumed", resumed);
        assertThat(trial.obligation("conclude").limit()).contains(new Due.ByEndOf(limit));
    }

    @Test
    void over_christmas_only_the_working_days_of_the_pause_are_made_up_for() {
        Trial trial = new Trial()
                .recorded("c", "contact", "2026-12-18T09:00", "harm", YES)
                .recorded("d", "discussion", "2026-12-18T10:00", "outcome", choice("enquiry"));
        assertThat(trial.obligation("conclude").limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 1, 13)));
        trial.recorded("s", "stopped", "2026-12-23T10:00").recorded("r", "resumed", "2026-12-29T10:00");
        // The 23rd and the 24th: the 25th and the 28th are bank holidays.
        assertThat(trial.obligation("conclude").limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 1, 15)));
    }

    @Test
    void months_get_the_days_that_stood_still_added_to_their_end() {
        Trial trial = owedByThird()
                .recorded("o", "outcome", "2027-01-31T10:00", "result", choice("plan"), "category", choice("neglect"))
                .approved("a", "outcome", "o", "2027-01-31T15:00", "manager");
        assertThat(trial.obligation("first_review").limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 4, 30)));
        trial.recorded("s", "stopped", "2027-02-01T10:00").recorded("r", "resumed", "2027-02-03T10:00");
        assertThat(trial.obligation("first_review").limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 5, 2)));
        // Into the days that were added.
        trial.recorded("s2", "stopped", "2027-05-01T10:00").recorded("r2", "resumed", "2027-05-04T10:00");
        assertThat(trial.obligation("first_review").limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 5, 5)));
    }

    @Test
    void the_first_stop_holds_until_the_first_going_on_and_there_may_be_several() {
        Trial trial = owedByThird()
                .recorded("s", "stopped", "2027-01-18T10:00")
                .recorded("s2", "stopped", "2027-01-19T10:00")
                .recorded("r", "resumed", "2027-01-20T10:00")
                .recorded("r2", "resumed", "2027-01-25T10:00")
                .recorded("s3", "stopped", "2027-01-26T10:00")
                .recorded("r3", "resumed", "2027-01-27T10:00");
        Obligation conclude = trial.obligation("conclude");
        assertThat(conclude.limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 2, 8)));
        assertThat(conclude.causes().events()).contains("s", "r", "s3", "r3").doesNotContain("s2", "r2");
        assertThat(conclude.counted()).endsWith("; the clock stood between: Stopped on 18 January 2027 at 10:00, and: Went on on 20 January 2027 at 10:00"
                + "; the clock stood between: Stopped on 26 January 2027 at 10:00, and: Went on on 27 January 2027 at 10:00");
    }

    @Test
    void while_it_stands_there_is_no_limit_and_nothing_is_late_by_it_but_that_is_said_and_somebody_is_asked_to_end_it() {
        Trial trial = owedByThird().recorded("s", "stopped", "2027-01-18T10:00");
        Obligation conclude = trial.obligation("conclude");
        assertThat(conclude.limit()).isEmpty();
        assertThat(conclude.stoppedSince()).contains(london("2027-01-18T10:00"));
        assertThat(conclude.lateAt(Trial.AT)).isFalse();
        assertThat(conclude.counted()).endsWith("; the clock stands since: Stopped on 18 January 2027 at 10:00");
        assertThat(conclude.holder()).isNotNull();
        assertThat(trial.obligation("go_on").state()).isEqualTo(new Obligation.State.Open());
    }

    @Test
    void a_limit_that_had_passed_before_stays_passed() {
        Obligation conclude = owedByThird().recorded("s", "stopped", "2027-02-04T10:00").obligation("conclude");
        assertThat(conclude.limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 2, 3)));
        assertThat(conclude.stoppedSince()).isEmpty();
        assertThat(conclude.lateAt(london("2027-02-04T00:00"))).isTrue();
        assertThat(conclude.causes().events()).doesNotContain("s");
    }

    @Test
    void what_is_typed_later_and_corrected_counts_when_it_happened() {
        Event resumed = Trial.event("r", "resumed.recorded", "2027-01-20T10:00", null, "worker");
        Trial trial = owedByThird()
                .recorded("s", "stopped", "2027-01-18T10:00")
                .with(new Event(
                        "r", resumed.type(), resumed.episode(), resumed.occurred(), london("2027-02-12T09:00"), resumed.author(), resumed.answers(),
                        resumed.corrects(), resumed.occasion(), resumed.packVersion()));
        assertThat(trial.obligation("conclude").limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 2, 5)));
        Event again = Trial.event("k", "stopped.corrected", "2027-02-12T10:00", "s", "worker");
        trial.with(new Event(
                "k", again.type(), again.episode(), new Occurred.At(london("2027-01-19T10:00")), again.recorded(), again.author(), again.answers(),
                again.corrects(), again.occasion(), again.packVersion()));
        assertThat(trial.obligation("conclude").limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 2, 4)));
        assertThat(trial.withdrawn("w", "r", "2027-02-12T11:00").obligation("conclude").limit()).isEmpty();
    }

    @Test
    void what_is_done_while_it_stands_is_in_time() {
        Obligation conclude = owedByThird()
                .recorded("s", "stopped", "2027-01-18T10:00")
                .recorded("o", "outcome", "2027-05-18T10:00", "result", choice("none"))
                .approved("a", "outcome", "o", "2027-05-18T12:00", "manager")
                .obligation("conclude");
        assertThat(conclude.state()).isInstanceOf(Obligation.State.Met.class);
        assertThat(conclude.lateAt(Trial.AT)).isFalse();
        assertThat(conclude.stoppedSince()).isEmpty();
    }

    @Test
    void more_time_is_in_time_up_to_the_limit_that_the_pause_moved() {
        Trial trial = owedByThird()
                .recorded("s", "stopped", "2027-01-18T10:00")
                .recorded("r", "resumed", "2027-01-19T10:00")
                .with(Trial.event("m", "more_time.recorded", "2027-02-04T23:59", null, "manager",
                        "granted", YES, "until", new Answer.Day(LocalDate.of(2027, 2, 10))));
        assertThat(trial.obligation("conclude").limit()).contains(new Due.ByEndOf(LocalDate.of(2027, 2, 10)));
        assertThat(trial.obligation("conclude").extensions()).singleElement()
                .isEqualTo(new Extension("m", "m", "manager", london("2027-02-04T23:59"), new Due.ByEndOf(LocalDate.of(2027, 2, 10)), true, Optional.empty()));
    }

    /** Concluding is owed by the end of 3 February. */
    private static Trial owedByThird() {
        return new Trial()
                .recorded("c", "contact", "2027-01-12T16:10", "harm", YES)
                .recorded("d", "discussion", "2027-01-13T10:00", "outcome", choice("enquiry"));
    }
}
