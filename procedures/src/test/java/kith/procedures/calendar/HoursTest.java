package kith.procedures.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTest {
    private static final Calendar ENGLAND = EnglandCalendar.standard();

    @ParameterizedTest
    @CsvSource({
        "at any time, 2026-12-25T03:00, true",
        "office hours, 2027-01-04T08:59, false",
        "office hours, 2027-01-04T09:00, true",
        "office hours, 2027-01-04T16:59, true",
        "office hours, 2027-01-04T17:00, false",
        "office hours, 2026-12-28T12:00, false",
        "out of office hours, 2026-12-28T12:00, true",
        "out of office hours, 2027-01-04T12:00, false",
        "Monday to Friday 8:30 to 17:15, 2026-12-28T08:30, true",
        "Monday to Friday 8:30 to 17:15, 2027-01-09T12:00, false",
        "working days 8:30 to 17:15, 2026-12-28T08:30, false",
        "Saturday to Monday 9:00 to 10:00, 2027-01-10T09:30, true",
        "Saturday to Monday 9:00 to 10:00, 2027-01-12T09:30, false",
        "every day 17:00 to 9:00, 2027-01-10T02:00, true",
        "every day 17:00 to 9:00, 2027-01-10T12:00, false",
        "Friday 22:00 to 2:00, 2027-01-09T01:59, true",
        "Friday 22:00 to 2:00, 2027-01-08T01:59, false",
        "Monday 9:00 to 10:00 and Tuesday 11:00 to 12:00, 2027-01-05T11:30, true",
        "Monday 9:00 to 10:00 and Tuesday 11:00 to 12:00, 2027-01-05T09:30, false",
    })
    void hours_are_open_as_their_words_say(String words, LocalDateTime at, boolean open) {
        assertThat(Hours.read(words).orElseThrow().open(at, ENGLAND)).isEqualTo(open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "always", "9 to 5", "Monday to Friday", "Monday to Friday 9:00", "monday 9:00 to 10:00", "Monday 24:00 to 25:00", "office hours and Saturday 9:00 to 10:00"})
    void what_cannot_be_reckoned_with_is_not_taken(String words) {
        assertThat(Hours.read(words)).isEmpty();
    }

    @Test
    void office_hours_and_all_others_never_meet_and_leave_no_gap() {
        Hours office = Hours.read("office hours").orElseThrow();
        Hours others = Hours.read("out of office hours").orElseThrow();
        SplittableRandom random = new SplittableRandom(7);

        assertThat(office.gap(others)).isEmpty();
        Stream.generate(() -> LocalDate.of(2026, 1, 1).atStartOfDay().plusMinutes(random.nextInt(1_500_000))).limit(2_000).forEach(at ->
                assertThat(office.open(at, ENGLAND)).isNotEqualTo(others.open(at, ENGLAND)));
    }

    @Test
    void a_gap_is_found_at_its_first_minute() {
        Hours office = Hours.read("office hours").orElseThrow();

        assertThat(office.gap(Hours.read("every day 17:00 to 8:59").orElseThrow())).contains(LocalDateTime.parse("2027-01-04T08:59"));
        assertThat(office.gap(Hours.read("every day 17:00 to 9:00").orElseThrow())).contains(LocalDateTime.parse("2027-01-09T09:00"));
        assertThat(office.gap(Hours.read("every day 17:00 to 9:00 and Saturday to Sunday 9:00 to 17:00").orElseThrow()))
                .contains(Hours.HOLIDAY.atTime(9, 0));
    }
}
