package kith.procedures.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermTextTest {
    @ParameterizedTest
    @CsvSource({"1 days, 1 day", "10 day, 10 days", "1 workingdays, 1 working day", "24 huors, 24 hours", "2 working day before, 2 working days before"})
    void what_is_proposed_instead_is_a_length_of_time(String written, String proposed) {
        assertThat(TermText.remedy(written)).isEqualTo("Did you mean " + proposed + "?");
    }
}
