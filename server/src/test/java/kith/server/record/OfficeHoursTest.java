package kith.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.EnglandCalendar;
import kith.procedures.history.Occurred;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A handover ends on the morning on which somebody is there to take it back. */
class OfficeHoursTest {
    private static final Calendar CALENDAR = EnglandCalendar.standard();

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Occurred.LONDON).toInstant();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    an ordinary evening             | 2027-01-12T16:40 | 2027-01-13T09:00
                    in the small hours              | 2027-01-13T03:10 | 2027-01-13T09:00
                    as the office opens             | 2027-01-13T09:00 | 2027-01-14T09:00
                    a Friday                        | 2027-01-15T16:00 | 2027-01-18T09:00
                    a Saturday morning              | 2027-01-16T08:00 | 2027-01-18T09:00
                    before Easter, the clocks go on | 2027-03-25T16:40 | 2027-03-30T09:00
                    on Easter Monday                | 2027-03-29T07:00 | 2027-03-30T09:00
                    Christmas Eve, Boxing Day is a Saturday | 2026-12-24T16:00 | 2026-12-29T09:00
                    """)
    void it_ends_when_the_office_opens_next(String when, String handedOver, String ends) {
        assertThat(OfficeHours.opensAfter(at(handedOver), CALENDAR)).as(when).isEqualTo(at(ends));
    }

    @Test
    void after_easter_the_morning_looks_back_to_the_thursday() {
        assertThat(OfficeHours.openedBefore(LocalDate.parse("2027-03-30"), CALENDAR)).isEqualTo(at("2027-03-25T09:00"));
        assertThat(OfficeHours.openedBefore(LocalDate.parse("2027-01-13"), CALENDAR)).isEqualTo(at("2027-01-12T09:00"));
    }
}
