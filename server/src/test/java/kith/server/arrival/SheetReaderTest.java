package kith.server.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.server.problem.NotAcceptable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as other programs write them. */
class SheetReaderTest {
    @TempDir
    Path folder;

    private SheetReader.Read read(String text, Charset charset) throws IOException {
        Files.write(folder.resolve("SSD_Person.csv"), text.getBytes(charset));
        return SheetReader.read(folder);
    }

    @Test
    void a_mark_before_the_heading_quoted_lines_and_empty_words_are_read() throws IOException {
        Sheet sheet = read("\uFEFFPers_Person_Id,pers_forename\r\n1,\"Ada, \"\"A\"\"\nof the mill\"\r\n2,NULL\r\n3\r\n", StandardCharsets.UTF_8)
                .sheets()
                .get("ssd_person");
        assertThat(sheet.rows().getFirst().cell("pers_person_id")).isEqualTo("1");
        assertThat(sheet.rows().getFirst().cell("pers_forename")).isEqualTo("Ada, \"A\"\nof the mill");
        assertThat(sheet.rows().get(1).holds("pers_forename")).isFalse();
        assertThat(sheet.rows()).hasSize(2);
        assertThat(sheet.broken()).containsExactly(5L);
    }

    @Test
    void letters_in_another_encoding_are_refused_and_not_lost_in_silence() {
        assertThatThrownBy(() -> read("pers_person_id,pers_forename\r\n1,Zoë\r\n", Charset.forName("windows-1252")))
                .isInstanceOfSatisfying(NotAcceptable.class, wrong -> assertThat(wrong.problems().getFirst().code()).isEqualTo("arrival.not_utf8"));
    }

    @Test
    void the_print_changes_with_any_cell_and_with_nothing_else() throws IOException {
        String print = read("pers_person_id\r\n1\r\n", StandardCharsets.UTF_8).print();
        assertThat(read("pers_person_id\r\n1\r\n", StandardCharsets.UTF_8).print()).isEqualTo(print);
        assertThat(read("pers_person_id\r\n2\r\n", StandardCharsets.UTF_8).print()).isNotEqualTo(print);
    }
}
