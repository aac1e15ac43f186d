package kith.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list as a file: a spreadsheet reads what was written, and carries nothing out. */
class SpreadsheetTest {
    private static String text(Download download) {
        return new String(download.content(), StandardCharsets.UTF_8);
    }

    private static List<CSVRecord> read(Download download) throws IOException {
        return CSVFormat.RFC4180.parse(new StringReader(text(download).substring(1))).getRecords();
    }

    @Test
    void what_was_written_comes_back_whatever_is_in_it() throws IOException {
        List<String> odd = List.of("He said \"no\", twice", "first line\r\nsecond line", "Zoë, Łukasz, 李", "", " a blank before");
        Download download = new Spreadsheet("a", "b", "c", "d", "e").row(odd.toArray(String[]::new)).download("odd");

        assertThat(read(download).getLast().toList()).isEqualTo(odd);
        assertThat(text(download)).startsWith("\uFEFFa,b,c,d,e\r\n").endsWith("\r\n");
        assertThat(download.name()).isEqualTo("odd.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44 1632 960100", "-2 days", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=HYPERLINK(\"http://x\")"})
    void nothing_is_a_formula(String cell) throws IOException {
        assertThat(read(new Spreadsheet("a").row(cell).download("formula")).getLast().get(0)).isEqualTo("'" + cell);
    }

    @Test
    void a_row_has_a_cell_for_each_heading() {
        assertThatThrownBy(() -> new Spreadsheet("a", "b").row("one")).isInstanceOf(IllegalArgumentException.class);
    }
}
