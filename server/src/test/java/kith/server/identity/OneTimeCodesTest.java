package kith.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One-time codes are those of RFC 6238. */
class OneTimeCodesTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, SHA-1; of its eight figures the last six, as RFC 4226, 5.3 cuts them. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037", "20000000000,353130"})
    void a_code_is_what_the_standard_says(long seconds, String code) {
        assertThat(OneTimeCodes.at(SECRET, OneTimeCodes.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
    }

    @Test
    void a_code_holds_for_the_step_before_and_after_and_no_further() {
        Instant now = Instant.ofEpochSecond(1111111111);
        long step = OneTimeCodes.step(now);

        assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.at(SECRET, step), now, 0)).hasValue(step);
        assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.at(SECRET, step - 1), now, 0)).hasValue(step - 1);
        assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.at(SECRET, step + 1), now, 0)).hasValue(step + 1);
        assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.at(SECRET, step - 2), now, 0)).isEmpty();
        assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.at(SECRET, step + 2), now, 0)).isEmpty();
    }

    @Test
    void a_code_that_was_taken_and_those_before_it_hold_no_more() {
        Instant now = Instant.ofEpochSecond(1111111111);
        long step = OneTimeCodes.step(now);

        assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.at(SECRET, step), now, step)).isEmpty();
        assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.at(SECRET, step - 1), now, step)).isEmpty();
        assertThat(OneTimeCodes.step(SECRET, OneTimeCodes.at(SECRET, step + 1), now, step)).hasValue(step + 1);
    }

    @Test
    void spaces_between_the_figures_do_no_harm_and_nothing_is_no_code() {
        Instant now = Instant.ofEpochSecond(59);

        assertThat(OneTimeCodes.step(SECRET, "287 082", now, 0)).hasValue(1);
        assertThat(OneTimeCodes.step(SECRET, "", now, 0)).isEmpty();
        assertThat(OneTimeCodes.step(SECRET, "two-eight-seven", now, 0)).isEmpty();
    }

    @Test
    void letters_are_those_of_the_standard() {
        // RFC 4648, 10, as far as no padding is needed.
        assertThat(Base32.of("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
        assertThat(Base32.of(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
