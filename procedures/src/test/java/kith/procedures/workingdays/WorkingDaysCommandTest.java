package kith.procedures.workingdays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A spreadsheet goes in with dates and comes out with the days by which the law wants things done. */
class WorkingDaysCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(byte[] file) {
        return WorkingDaysCommand.run(
                List.of("-"),
                new ByteArrayInputStream(file),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private int run(String file) {
        return run(file.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> said() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_start_is_day_0_and_christmas_easter_and_bank_holidays_are_left_out() {
        int answer = run("start\n2026-12-24\n25/3/2027\n2026-08-28\n2027-04-30\n");
        assertThat(complained()).isEmpty();
        assertThat(answer).isZero();
        assertThat(said()).containsExactly(
                "start,plus_1_working_day,plus_10_working_days,plus_15_working_days,plus_45_working_days",
                // Friday 25 December, Saturday's Boxing Day (kept on Monday 28), New Year's Day
                "2026-12-24,2026-12-29,2027-01-12,2027-01-19,2027-03-02",
                // Good Friday 26 March and Easter Monday 29 March 2027, then 3 and 31 May
                "25/3/2027,2027-03-30,2027-04-12,2027-04-19,2027-06-02",
                // the summer bank holiday is Monday 31 August 2026
                "2026-08-28,2026-09-01,2026-09-14,2026-09-21,2026-11-02",
                "2027-04-30,2027-05-04,2027-05-17,2027-05-24,2027-07-06");
    }

    @Test
    void a_start_that_is_no_working_day_counts_as_any_other() {
        run("start\n2026-11-21\n2026-11-20\n");
        assertThat(said().get(1)).isEqualTo("2026-11-21,2026-11-23,2026-12-04,2026-12-11,2027-01-27");
        assertThat(said().get(2)).isEqualTo("2026-11-20,2026-11-23,2026-12-04,2026-12-11,2027-01-27");
    }

    @Test
    void everything_else_in_the_file_stays_as_it_was() {
        run("\uFEFFchild,Start,note\n\"Adeyemi, Ada\",2026-11-20,\"said \"\"soon\"\"\"\nZoë,2026-11-20\n");
        assertThat(said().get(0)).startsWith("child,Start,note,plus_1");
        assertThat(said().get(1)).startsWith("\"Adeyemi, Ada\",2026-11-20,\"said \"\"soon\"\"\",2026-11-23");
        assertThat(said().get(2)).startsWith("Zoë,2026-11-20,,2026-11-23");
    }

    @Test
    void every_date_that_cannot_be_read_is_named_by_its_row_and_the_others_are_counted() {
        assertThat(run("start\n31/2/2026\n2026-11-20\nsoon\n\"\"\n")).isEqualTo(1);
        assertThat(said().get(1)).isEqualTo("31/2/2026,,,,");
        assertThat(said().get(2)).startsWith("2026-11-20,2026-11-23");
        assertThat(complained().lines()).hasSize(3).first().asString().startsWith("row 2: “31/2/2026” is not a day");
    }

    @Test
    void a_file_without_the_column_or_that_is_no_text_is_refused_with_what_to_do() {
        assertThat(run("begin\n2026-11-20\n")).isEqualTo(2);
        assertThat(complained()).contains("no column “start”");
        assertThat(run(new byte[] {(byte) 0xff, (byte) 0xfe, 's', 0})).isEqualTo(2);
        assertThat(complained()).contains("not UTF-8");
        assertThat(run("start\n\"2026-11-20\n")).isEqualTo(2);
        assertThat(complained()).contains("quotation mark");
        assertThat(run("start,plus_1_working_day\n2026-11-20,x\n")).isEqualTo(2);
        assertThat(complained()).contains("already has a column");
    }
}
