package kith.procedures.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kith.procedures.history.Occurred;
import org.junit.jupiter.api.Test;

/** The calendar against counting on fingers, on every awkward date of 2026 and 2027 and on random ones. */
class CalendarAgainstReferenceTest {
    private static final Calendar ENGLAND = EnglandCalendar.standard();

    /** Clock changes, Christmas, New Year, Easter, other holidays, month ends and leap days, each with the days around it. */
    private static final List<String> AWKWARD = List.of(
            "2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31", "2026-12-25", "2027-12-25", "2027-01-01", "2028-01-01",
            "2026-04-05", "2027-03-28", "2026-05-04", "2026-05-25", "2026-08-31", "2027-05-03", "2027-05-31", "2027-08-30",
            "2026-01-31", "2026-11-30", "2027-08-31", "2027-02-28", "2028-02-29", "2028-02-28");

    @Test
    void every_day_of_four_years_is_a_working_day_for_both_or_for_neither() {
        for (SlowCalendar.Leaf leaf = SlowCalendar.Leaf.of(2025, 1, 1); leaf.year < 2029; leaf.turn()) {
            assertThat(ENGLAND.isWorkingDay(LocalDate.parse(leaf.toString()))).as(leaf.toString()).isEqualTo(leaf.isWorkingDay());
        }
    }

    @Test
    void days_weeks_and_months_end_on_the_day_counted_on_fingers() {
        Random random = new Random(20270112);
        for (String start : starts(random, 300)) {
            int number = 1 + random.nextInt(20);
            assertThat(day(new Term.Days(number), start)).as("%d days from %s", number, start).isEqualTo(SlowCalendar.afterDays(start, number));
            assertThat(day(new Term.DaysBeginningWith(number), start)).isEqualTo(SlowCalendar.afterDays(start, number - 1));
            assertThat(day(new Term.Weeks(number), start)).isEqualTo(SlowCalendar.afterDays(start, number * 7));
            assertThat(day(new Term.Months(number % 9 + 1), start))
                    .as("%d months from %s", number % 9 + 1, start)
                    .isEqualTo(SlowCalendar.afterMonths(start, number % 9 + 1));
        }
    }

    @Test
    void working_days_after_a_day_come_one_by_one_in_every_year() {
        Calendar oneByOne = ENGLAND::isWorkingDay;
        Random random = new Random(9);
        for (int year : List.of(1970, 1999, 2026, 2027, 2028, 2198)) {
            for (int i = 0; i < 30; i++) {
                LocalDate day = LocalDate.of(year, 12, 1).plusDays(random.nextInt(60));
                int number = random.nextInt(25);
                assertThat(ENGLAND.workingDaysAfter(day, number)).as("%d after %s", number, day).isEqualTo(oneByOne.workingDaysAfter(day, number));
            }
        }
        LocalDate farOff = LocalDate.of(2299, 12, 29);
        assertThat(ENGLAND.workingDaysAfter(farOff, 3)).isEqualTo(oneByOne.workingDaysAfter(farOff, 3));
    }

    @Test
    void working_days_end_on_the_day_counted_on_fingers_forwards_and_backwards() {
        Random random = new Random(45);
        for (String start : starts(random, 200)) {
            int number = 1 + random.nextInt(45);
            assertThat(day(new Term.WorkingDays(number), start)).as("%d working days from %s", number, start).isEqualTo(SlowCalendar.afterWorkingDays(start, number));
            assertThat(day(new Term.NextWorkingDay(), start)).isEqualTo(SlowCalendar.afterWorkingDays(start, 1));
        }
        for (String anchor : starts(random, 20)) {
            int number = 1 + random.nextInt(10);
            assertThat(day(new Term.WorkingDaysBefore(number), anchor)).as("%d working days before %s", number, anchor).isEqualTo(SlowCalendar.workingDaysBefore(anchor, number));
        }
    }

    @Test
    void hours_end_when_the_clock_on_the_wall_says_so_through_every_change_of_the_clocks() {
        Random random = new Random(72);
        for (String start : starts(random, 120)) {
            int hours = List.of(1, 4, 24, 48, 72).get(random.nextInt(5));
            String time = "%02d:%02d".formatted(random.nextInt(24), random.nextInt(60));
            ZonedDateTime local = LocalDate.parse(start).atTime(Integer.parseInt(time.substring(0, 2)), Integer.parseInt(time.substring(3))).atZone(Occurred.LONDON);
            if (!local.toLocalTime().toString().equals(time)) {
                continue; // the clocks went forward over it
            }
            boolean summer = local.getOffset().getTotalSeconds() > 0;
            Due due = Terms.due(new Term.Hours(hours), new Occurred.At(local.toInstant()), local.toInstant(), ENGLAND);
            Instant expected = OffsetDateTime.parse(SlowCalendar.afterHours(start + "T" + time, summer, hours)).toInstant();
            assertThat(due).as("%d hours from %s %s", hours, start, time).isEqualTo(new Due.At(expected));
        }
    }

    private static List<String> starts(Random random, int more) {
        List<String> starts = new ArrayList<>();
        for (String awkward : AWKWARD) {
            for (int around = -2; around <= 2; around++) {
                starts.add(LocalDate.parse(awkward).plusDays(around).toString());
            }
        }
        for (int i = 0; i < more; i++) {
            starts.add(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(730)).toString());
        }
        return starts;
    }

    private static String day(Term term, String start) {
        Due due = Terms.due(term, new Occurred.On(LocalDate.parse(start)), Instant.EPOCH, ENGLAND);
        return ((Due.ByEndOf) due).day().toString();
    }
}
