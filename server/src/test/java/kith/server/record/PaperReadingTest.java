package kith.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kith.procedures.history.Answer;
import org.junit.jupiter.api.Test;

/** What kind of paper a file is, its content says; whatever could act when it is opened is refused. */
class PaperReadingTest {
    private static final byte[] PDF = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);

    private static Answer.File taken(String name, byte[] content) {
        assertThat(PaperReading.read(name, content)).isInstanceOf(PaperReading.Read.Taken.class);
        return ((PaperReading.Read.Taken) PaperReading.read(name, content)).paper().file();
    }

    private static String refused(byte[] content) {
        return PaperReading.read("order.pdf", content) instanceof PaperReading.Read.Refused(String code) ? code : "taken";
    }

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] archive(Map<String, String> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(text(part.getValue()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    @Test
    void papers_pictures_and_plain_text_are_taken_whatever_they_are_called() {
        assertThat(taken("order.pdf", PDF).type()).isEqualTo("application/pdf");
        assertThat(taken("a.JPEG", bytes(0xFF, 0xD8, 0xFF, 0xE0, 0)).name()).isEqualTo("a.jpeg");
        assertThat(taken("a.png", bytes(0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0)).type()).isEqualTo("image/png");
        assertThat(taken("notes", text("Ζωή said: “no”\r\n")).type()).isEqualTo("text/plain");
        assertThat(taken("notes.txt", "Zoë said £5".getBytes(Charset.forName("windows-1252"))).type()).isEqualTo("text/plain");
        assertThat(taken("plan.docx", archive(Map.of("[Content_Types].xml", "", "word/document.xml", ""))).kind()).isEqualTo("Word document");
        assertThat(taken("plan.odt", archive(Map.of("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", ""))).kind())
                .isEqualTo("OpenDocument text");
    }

    @Test
    void what_can_act_when_it_is_opened_is_refused_under_any_name() {
        for (String page : List.of("<html><script>alert(1)</script>", " \n<svg xmlns='http://www.w3.org/2000/svg'/>", "\uFEFF<?xml version='1.0'?><a/>", "#!/bin/sh", "%!PS", "{\\rtf1 x}")) {
            assertThat(refused(text(page))).as(page).isEqualTo("kind");
        }
        assertThat(refused(bytes('M', 'Z', 0x90, 0, 3))).as("a program for Windows").isEqualTo("kind");
        assertThat(refused(bytes(0x7F, 'E', 'L', 'F', 2))).as("a program for Linux").isEqualTo("kind");
        assertThat(refused(bytes(0xD0, 0xCF, 0x11, 0xE0))).as("an old Word document").isEqualTo("kind");
        assertThat(refused(archive(Map.of("run.exe", "x")))).as("an archive").isEqualTo("kind");
        assertThat(refused(archive(Map.of("[Content_Types].xml", "", "xl/workbook.xml", "")))).as("a sheet").isEqualTo("kind");
        assertThat(refused(bytes('P', 'K', 3, 4, 9, 9))).as("a broken archive").isEqualTo("kind");
        assertThat(refused(archive(Map.of("[Content_Types].xml", "", "word/document.xml", "", "word/vbaProject.bin", "")))).isEqualTo("macros");
        assertThat(refused(archive(Map.of("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "", "Basic/script-lc.xml", "")))).isEqualTo("macros");
    }

    @Test
    void a_small_archive_that_unpacks_to_very_much_is_refused() {
        assertThat(refused(archive(Map.of("[Content_Types].xml", "", "word/document.xml", " ".repeat(210_000_000))))).isEqualTo("kind");
    }

    @Test
    void nothing_and_too_much_are_refused() {
        assertThat(refused(new byte[0])).isEqualTo("empty");
        byte[] large = java.util.Arrays.copyOf(PDF, PaperReading.LARGEST);
        assertThat(refused(large)).isEqualTo("too_large");
        assertThat(taken("a.pdf", java.util.Arrays.copyOf(PDF, PaperReading.LARGEST - 1)).size()).isEqualTo(PaperReading.LARGEST - 1);
    }

    @Test
    void a_name_is_cleaned_and_ends_as_its_kind_does() {
        Map.of(
                        "C:\\Users\\me\\order.pdf", "order.pdf",
                        "../../etc/passwd", "passwd.pdf",
                        "order.pdf.exe", "order.pdf.exe.pdf",
                        "gnp.\u202Efdp.exe", "gnp.fdp.exe.pdf",
                        " a\tb\r\n\u0000<c>\" .PDF", "a b _c__.pdf",
                        "", "file.pdf",
                        ".pdf", "pdf.pdf",
                        "Ζωή 👩‍👧.pdf", "Ζωή 👩👧.pdf")
                .forEach((given, kept) -> assertThat(taken(given, PDF).name()).as(given).isEqualTo(kept));
        assertThat(taken("x".repeat(500) + ".pdf", PDF).name()).hasSize(124).endsWith(".pdf");
    }
}
