package kith.procedures.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import kith.procedures.history.Occurred;
import org.junit.jupiter.api.Test;

class TermsTest {
    private static final Calendar ENGLAND = EnglandCalendar.standard();
    private static final Instant RECORDED = Instant.parse("2027-01-12T17:00:00Z");

    @Test
    void every_term_reads_back_as_it_is_written() {
        List<Term> terms = List.of(
                new Term.Hours(24), new Term.Hours(1), new Term.Days(10), new Term.DaysBeginningWith(8), new Term.WorkingDays(15),
                new Term.NextWorkingDay(), new Term.WorkingDaysBefore(2), new Term.Weeks(6), new Term.Months(3), new Term.Months(1),
                new Term.AsStated(), new Term.LaterOf(new Term.Hours(24), new Term.NextWorkingDay()),
                new Term.SoonerOf(new Term.WorkingDays(10), new Term.DaysBeginningWith(14)));
        for (Term term : terms) {
            assertThat(Terms.parse(Terms.write(term))).isEqualTo(term);
        }
    }

    @Test
    void a_length_that_cannot_be_counted_is_refused_with_what_to_write() {
        for (String wrong : List.of("", "24", "hours", "0 days", "24 hour beginning with", "6 weeks before", "3 fortnights", "-1 days", "99999 days", "1 hours", "2 hour", "24  hours", "24 Hours", "the later of 24 hours",
                "the later of 24 hours and the sooner of 1 day and 2 days")) {
            assertThatThrownBy(() -> Terms.parse(wrong)).as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("“" + wrong + "”")
                    .hasMessageContaining("15 working days");
        }
    }

    @Test
    void what_a_court_stated_is_kept_to_the_minute_or_the_day_and_never_worked_out() {
        assertThat(due("as stated", at("2027-03-27T14:00"))).isEqualTo(new Due.At(instant("2027-03-27T14:00")));
        assertThat(due("as stated", on("2027-03-27"))).isEqualTo(byEndOf("2027-03-27"));
    }

    @Test
    void the_later_and_the_sooner_of_two_ends_are_taken_from_the_same_start() {
        // A Friday afternoon: 24 hours end on Saturday, the next working day is Monday.
        assertThat(due("the later of 24 hours and next working day", at("2027-01-15T16:00"))).isEqualTo(byEndOf("2027-01-18"));
        assertThat(due("the sooner of 24 hours and next working day", at("2027-01-15T16:00")))
                .isEqualTo(new Due.At(instant("2027-01-16T16:00")));
        // A Tuesday morning: Wednesday ends later than 24 hours do.
        assertThat(due("the later of 24 hours and next working day", at("2027-01-12T09:00"))).isEqualTo(byEndOf("2027-01-13"));
        assertThat(due("the later of 72 hours and next working day", at("2027-01-12T09:00")))
                .isEqualTo(new Due.At(instant("2027-01-15T09:00")));
    }

    @Test
    void hours_elapse_through_the_weekend_and_the_night_on_which_summer_time_begins() {
        assertThat(due("24 hours", at("2027-03-27T14:00"))).isEqualTo(new Due.At(instant("2027-03-28T15:00")));
    }

    @Test
    void hours_elapse_through_the_night_on_which_summer_time_ends() {
        assertThat(due("72 hours", at("2027-10-29T10:00"))).isEqualTo(new Due.At(instant("2027-11-01T09:00")));
    }

    @Test
    void hours_from_a_day_without_a_time_count_from_its_start() {
        assertThat(due("24 hours", on("2027-06-10"))).isEqualTo(new Due.At(instant("2027-06-11T00:00")));
    }

    @Test
    void clocks_of_what_nobody_knows_count_from_its_recording() {
        assertThat(due("24 hours", new Occurred.Unknown())).isEqualTo(new Due.At(Instant.parse("2027-01-13T17:00:00Z")));
        assertThat(due("10 days", new Occurred.Unknown())).isEqualTo(byEndOf("2027-01-22"));
    }

    @Test
    void working_days_leave_out_the_day_itself_weekends_and_bank_holidays() {
        assertThat(due("15 working days", on("2027-01-13"))).isEqualTo(byEndOf("2027-02-03"));
        assertThat(due("1 working day", on("2026-12-24"))).as("Boxing Day 2026 is a Saturday").isEqualTo(byEndOf("2026-12-29"));
        assertThat(due("1 working day", on("2027-03-25"))).as("over Easter").isEqualTo(byEndOf("2027-03-30"));
        assertThat(due("2 working days", on("2027-01-16"))).as("from a Saturday").isEqualTo(byEndOf("2027-01-19"));
    }

    @Test
    void the_next_working_day_after_a_friday_is_monday() {
        assertThat(due("next working day", at("2027-01-15T16:59"))).isEqualTo(byEndOf("2027-01-18"));
    }

    @Test
    void working_days_before_a_meeting_are_counted_back() {
        assertThat(due("2 working days before", on("2027-01-19"))).isEqualTo(byEndOf("2027-01-15"));
    }

    @Test
    void days_beginning_with_a_day_count_it_as_the_first() {
        assertThat(due("8 days beginning with", on("2027-02-01"))).isEqualTo(byEndOf("2027-02-08"));
        assertThat(due("8 days", on("2027-02-01"))).isEqualTo(byEndOf("2027-02-09"));
    }

    @Test
    void months_stop_at_the_end_of_a_shorter_month_and_weeks_fall_on_holidays() {
        assertThat(due("3 months", on("2026-11-30"))).isEqualTo(byEndOf("2027-02-28"));
        assertThat(due("3 months", on("2027-11-30"))).isEqualTo(byEndOf("2028-02-29"));
        assertThat(due("12 months", on("2028-02-29"))).isEqualTo(byEndOf("2029-02-28"));
        assertThat(due("6 weeks", on("2026-11-13"))).isEqualTo(byEndOf("2026-12-25"));
    }

    @Test
    void a_day_in_london_is_the_day_of_the_trigger_in_summer_too() {
        assertThat(due("1 day", new Occurred.At(Instant.parse("2027-06-30T23:30:00Z")))).isEqualTo(byEndOf("2027-07-02"));
    }

    @Test
    void exactly_at_the_limit_is_in_time_and_a_day_ends_at_midnight_in_london() {
        Due hours = new Due.At(instant("2027-06-10T12:00"));
        assertThat(hours.lateAt(instant("2027-06-10T12:00"))).isFalse();
        assertThat(hours.lateAt(instant("2027-06-10T12:00").plusNanos(1))).isTrue();
        Due day = byEndOf("2027-06-10");
        assertThat(day.lateAt(Instant.parse("2027-06-10T22:59:59.999Z"))).isFalse();
        assertThat(day.lateAt(Instant.parse("2027-06-10T23:00:00Z"))).isTrue();
    }

    @Test
    void a_proclaimed_holiday_moves_what_counts_over_it_and_a_withdrawn_one_moves_it_back() {
        Calendar changed = EnglandCalendar.with(List.of(
                new EnglandCalendar.HolidayChange(LocalDate.of(2027, 1, 14), true, "State funeral"),
                new EnglandCalendar.HolidayChange(LocalDate.of(2027, 5, 3), false, "Moved")));
        assertThat(Terms.due(Terms.parse("1 working day"), on("2027-01-13"), RECORDED, changed)).isEqualTo(byEndOf("2027-01-15"));
        assertThat(Terms.due(Terms.parse("1 working day"), on("2027-04-30"), RECORDED, changed)).isEqualTo(byEndOf("2027-05-03"));
        assertThat(due("1 working day", on("2027-04-30"))).isEqualTo(byEndOf("2027-05-04"));
    }

    @Test
    void a_day_given_both_ways_is_refused() {
        LocalDate day = LocalDate.of(2027, 1, 14);
        assertThatThrownBy(() -> EnglandCalendar.with(List.of(
                        new EnglandCalendar.HolidayChange(day, true, "one"), new EnglandCalendar.HolidayChange(day, false, "other"))))
                .hasMessageContaining("2027-01-14");
    }

    private static Due due(String term, Occurred start) {
        return Terms.due(Terms.parse(term), start, RECORDED, ENGLAND);
    }

    private static Occurred on(String day) {
        return new Occurred.On(LocalDate.parse(day));
    }

    private static Occurred at(String local) {
        return new Occurred.At(instant(local));
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(Occurred.LONDON).toInstant();
    }

    private static Due byEndOf(String day) {
        return new Due.ByEndOf(LocalDate.parse(day));
    }
}
