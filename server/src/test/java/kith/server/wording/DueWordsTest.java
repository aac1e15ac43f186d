package kith.server.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.Due;
import kith.procedures.calendar.EnglandCalendar;
import org.junit.jupiter.api.Test;

/** How a limit and an aim are said, on Friday 12 February 2027 at 10:00. */
class DueWordsTest {
    private static final Instant NOW = Instant.parse("2027-02-12T10:00:00Z");
    private static final Calendar CALENDAR = EnglandCalendar.standard();

    private static Optional<Due> day(int month, int day) {
        return Optional.of(new Due.ByEndOf(LocalDate.of(2027, month, day)));
    }

    private static Optional<Due> at(String instant) {
        return Optional.of(new Due.At(Instant.parse(instant)));
    }

    private static DueWords open(Optional<Due> limit, Optional<Due> aim) {
        return DueWords.open(limit, aim, NOW, CALENDAR);
    }

    @Test
    void a_limit_is_said_as_how_far_off_it_is_and_when_it_ends() {
        assertThat(open(day(2, 12), Optional.empty())).isEqualTo(new DueWords(DueWords.Pressing.SOON, "today", "by 12 February"));
        assertThat(open(day(2, 13), Optional.empty())).isEqualTo(new DueWords(DueWords.Pressing.SOON, "tomorrow", "by 13 February"));
        assertThat(open(day(2, 17), Optional.empty()))
                .isEqualTo(new DueWords(DueWords.Pressing.SOON, "in 3 working days", "by 17 February"));
        assertThat(open(day(3, 12), Optional.empty())).isEqualTo(new DueWords(DueWords.Pressing.LATER, "in 4 weeks", "by 12 March"));
        assertThat(open(at("2027-02-12T13:00:00Z"), Optional.empty()))
                .isEqualTo(new DueWords(DueWords.Pressing.SOON, "in 3 hours", "by 13:00 today"));
    }

    @Test
    void a_limit_that_has_passed_is_late() {
        assertThat(open(day(2, 10), Optional.empty())).isEqualTo(new DueWords(DueWords.Pressing.LATE, "2 days late", "was due 10 February"));
        assertThat(open(at("2027-02-12T09:00:00Z"), Optional.empty()))
                .isEqualTo(new DueWords(DueWords.Pressing.LATE, "1 hour late", "was due 09:00 today"));
    }

    @Test
    void an_aim_alone_is_an_aim_and_never_late() {
        assertThat(open(Optional.empty(), day(2, 17))).isEqualTo(new DueWords(DueWords.Pressing.SOON, "in 3 working days", "aim 17 February"));
        assertThat(open(Optional.empty(), day(2, 10)))
                .isEqualTo(new DueWords(DueWords.Pressing.SOON, "2 days past its aim", "aim was 10 February"));
    }

    @Test
    void what_must_wait_first_is_said_as_not_yet_and_afterwards_as_any_other() {
        DueWords none = open(Optional.empty(), Optional.empty());
        assertThat(none.notBefore(day(2, 12), NOW)).isEqualTo(new DueWords(DueWords.Pressing.LATER, "not yet", "not before the end of 12 February"));
        assertThat(none.notBefore(at("2027-02-12T13:00:00Z"), NOW)).isEqualTo(new DueWords(DueWords.Pressing.LATER, "not yet", "not before 13:00 today"));
        assertThat(none.notBefore(at("2027-02-12T10:00:00Z"), NOW)).isEqualTo(none);
        assertThat(none.notBefore(day(2, 11), NOW)).isEqualTo(none);
    }

    @Test
    void an_aim_stands_beside_the_limit_while_it_can_be_kept() {
        assertThat(open(day(2, 17), day(2, 15)).due()).isEqualTo("by 17 February, aim 15 February");
        assertThat(open(day(2, 17), day(2, 10)).due()).isEqualTo("by 17 February");
    }

    @Test
    void how_something_open_stands_is_said_in_words_that_follow_one_another() {
        assertThat(DueWords.standing(day(2, 13), NOW, CALENDAR)).contains("due tomorrow");
        assertThat(DueWords.standing(day(2, 17), NOW, CALENDAR)).contains("due in 3 working days");
        assertThat(DueWords.standing(day(2, 10), NOW, CALENDAR)).contains("2 days late");
        assertThat(DueWords.standing(Optional.empty(), NOW, CALENDAR)).isEmpty();
    }

    @Test
    void without_a_limit_or_an_aim_no_time_is_set() {
        assertThat(open(Optional.empty(), Optional.empty())).isEqualTo(new DueWords(DueWords.Pressing.LATER, "no set time", ""));
    }
}
