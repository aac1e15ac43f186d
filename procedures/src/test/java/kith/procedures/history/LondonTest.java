package kith.procedures.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import org.junit.jupiter.api.Test;

/** London's clocks as Java's time zone has them. */
class LondonTest {

    @Test
    void every_seven_hours_of_three_centuries() {
        Instant until = Instant.parse("2230-01-01T00:00:00Z");
        for (Instant instant = Instant.parse("1930-01-01T00:00:00Z"); instant.isBefore(until); instant = instant.plus(7, ChronoUnit.HOURS)) {
            isAsJavaHasIt(instant);
        }
    }

    @Test
    void to_the_second_when_clocks_change() {
        Instant change = Instant.parse("1965-01-01T00:00:00Z");
        for (int i = 0; i < 500; i++) {
            ZoneOffsetTransition next = Occurred.LONDON.getRules().nextTransition(change);
            change = next.getInstant();
            for (int seconds = -3; seconds <= 3; seconds++) {
                isAsJavaHasIt(change.plusSeconds(seconds));
                isAsJavaHasIt(change.plusSeconds(seconds).plus(Duration.ofMillis(500)));
            }
        }
    }

    private static void isAsJavaHasIt(Instant instant) {
        assertThat(London.offset(instant)).isEqualTo(Occurred.LONDON.getRules().getOffset(instant));
        assertThat(London.day(instant)).isEqualTo(LocalDate.ofInstant(instant, Occurred.LONDON));
        assertThat(London.clock(instant))
                .isEqualTo(LocalDateTime.ofInstant(instant, Occurred.LONDON).truncatedTo(ChronoUnit.SECONDS));
    }
}
