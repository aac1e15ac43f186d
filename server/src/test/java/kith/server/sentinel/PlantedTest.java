package kith.server.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kith.procedures.history.Answer;
import kith.server.record.Paper;
import kith.server.record.PaperReading;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is protected is found however it is spelt and wherever it stands in a document; and documents without it are let alone. */
class PlantedTest {
    private static final long SEED = 20261123;
    private static final int DOCUMENTS = 300;

    private static final List<String> ANSWERS = List.of(
            "Flat 2, 12 Rose Road, High Wycombe, HP11 2QP",
            "Leila O’Haddad, now called Lee Hart",
            "07700 900123, leila.h@example.org",
            "St Brigid’s Primary School, Long Crendon",
            "Whitethorn Surgery",
            "Refuge at 7a Saint Mary’s Avenue, tel +44 1632 960 456",
            "Zoë Łukasz-Müller",
            "rose cottage leeds");

    /** What of each answer is planted, in many spellings. */
    private static final Map<ProtectedValues.Kind, List<String>> VALUES = Map.of(
            ProtectedValues.Kind.ADDRESS, List.of("12 Rose Road", "7a Saint Mary's Avenue"),
            ProtectedValues.Kind.POSTCODE, List.of("HP11 2QP"),
            ProtectedValues.Kind.NAME, List.of("Leila O'Haddad", "Lee Hart", "Zoë Łukasz-Müller"),
            ProtectedValues.Kind.PHONE, List.of("07700900123", "01632960456"),
            ProtectedValues.Kind.EMAIL, List.of("leila.h@example.org"),
            ProtectedValues.Kind.PLACE, List.of("St Brigid's Primary School", "Whitethorn Surgery"),
            ProtectedValues.Kind.WORDS, List.of("rose cottage leeds"));

    /** Sentences with much that is nearly the same. */
    private static final List<String> FILLER = List.of((
                    "The social worker saw the children at home and spoke with each of them alone. On Tuesday their father rang the school at 4 and said that the older boy would be late. "
                            + "Rose plants in the garden, 12 of them, and a road sign. Mary read a book. Leila was not there; Haddad the neighbour was. The surgery sent its letter on 11 March 2026. "
                            + "Strategy discussion held under section 47, police reference 44 7700, strength 2QP, with Hart of the team. High Wycombe, Leeds and Long Crendon were named. Road safety was taught. "
                            + "Call 01632 960100 or 999. The house has two bedrooms and a close neighbour. Flat out refused. Court on Monday. 20 Rowan Road and 12 Rosemary Road were visited. HP11 2QS. lee@example.org.")
            .split("(?<=\\.) "));

    private final PaperText papers = new PaperText();
    private final FingerprintKey.Marks marks;

    PlantedTest(@TempDir Path folder) {
        marks = new FingerprintKey(folder).of("testshire");
    }

    private Search search() {
        return new Search(
                ANSWERS.stream()
                        .flatMap(answer -> ProtectedValues.in(new Answer.Text(answer)).stream())
                        .map(value -> new Fingerprint("e", "a", value.kind(), "p", marks.mark(value.canonical())))
                        .collect(Collectors.toSet()),
                marks);
    }

    private static final List<Function<String, String>> SPELLINGS = List.of(
            value -> value,
            value -> value.toUpperCase(Locale.ROOT),
            value -> value.toLowerCase(Locale.ROOT),
            value -> value.replace(" ", "  "),
            value -> value.replace(" ", "\n"),
            value -> value.replace("'", "’"),
            value -> value.replace("'", ""),
            value -> value.replace("Road", "Rd.").replace("Saint", "St").replace("Avenue", "Ave"),
            value -> value.replace("St ", "Saint ").replace("Avenue", "av"),
            value -> value.replace("ë", "e").replace("Ł", "L").replace("ü", "u"),
            value -> java.text.Normalizer.normalize(value, java.text.Normalizer.Form.NFD),
            value -> value.replace("-", " "),
            value -> value.replace(" ", "-"),
            value -> value.replace(" ", ", "));

    private static String spelt(ProtectedValues.Kind kind, String value, Random random) {
        return switch (kind) {
            case POSTCODE -> List.of(value, value.replace(" ", ""), value.toLowerCase(Locale.ROOT), value.replace(" ", "-"), "HP11  2qp").get(random.nextInt(5));
            case PHONE -> phone(value, random);
            case EMAIL -> random.nextBoolean() ? value : value.toUpperCase(Locale.ROOT);
            case NAME -> {
                String once = SPELLINGS.get(random.nextInt(SPELLINGS.size())).apply(value);
                List<String> words = List.of(value.split(" "));
                yield random.nextInt(4) == 0 && words.size() == 2 ? words.get(1) + ", " + words.get(0) : random.nextInt(4) == 0 ? once + "'s" : once;
            }
            default -> SPELLINGS.get(random.nextInt(SPELLINGS.size())).apply(value);
        };
    }

    private static String phone(String value, Random random) {
        String rest = value.substring(1);
        String grouped = value.substring(0, 5) + " " + value.substring(5, 8) + " " + value.substring(8);
        return List.of(value, grouped, "+44" + rest, "+44 " + rest.substring(0, 4) + " " + rest.substring(4), "+44 (0)" + rest, "0044 " + rest, grouped.replace(' ', '-'), String.join(" ", value.split("")))
                .get(random.nextInt(8));
    }

    private static String words(Random random, int most) {
        return Stream.generate(() -> FILLER.get(random.nextInt(FILLER.size()))).limit(3 + random.nextInt(most)).collect(Collectors.joining(" "));
    }

    private interface Form {
        byte[] of(String text, String noted) throws IOException;
    }

    private static final Map<String, Form> FORMS = new LinkedHashMap<>(Map.of("txt", (text, _) -> text.getBytes(StandardCharsets.UTF_8), "docx", PlantedTest::docx, "odt", PlantedTest::odt, "pdf", PlantedTest::pdf));

    private static byte[] docx(String text, String noted) throws IOException {
        try (XWPFDocument document = new XWPFDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (String line : text.split("\n")) {
                document.createParagraph().createRun().setText(line);
            }
            document.getProperties().getCoreProperties().setTitle(noted);
            document.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] odt(String text, String noted) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
            part(zip, "mimetype", "application/vnd.oasis.opendocument.text");
            part(zip, "content.xml", head + "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\"><office:body><office:text>"
                    + Arrays.stream(text.split("\n")).map(line -> "<text:p>" + line + "</text:p>").collect(Collectors.joining()) + "</office:text></office:body></office:document-content>");
            part(zip, "meta.xml", head + "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.2\"><office:meta><dc:title>" + noted + "</dc:title></office:meta></office:document-meta>");
        }
        return out.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    /** In a font that writes no more than Latin letters: elsewhere the accents go. */
    private static byte[] pdf(String text, String noted) throws IOException {
        try (PDDocument document = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 9);
                content.setLeading(11);
                content.newLineAtOffset(40, 760);
                for (String line : text.replaceAll("(.{70,90}) ", "$1\n").split("\n")) {
                    content.showText(java.text.Normalizer.normalize(line, java.text.Normalizer.Form.NFC).replace('Ł', 'L').replace('ł', 'l').replaceAll("[^\\x20-\\xff’]", ""));
                    content.newLine();
                }
                content.endText();
            }
            document.getDocumentInformation().setTitle(noted);
            document.save(out);
            return out.toByteArray();
        }
    }

    private PaperText.Contents contents(String name, byte[] bytes) {
        if (!(PaperReading.read(name, bytes) instanceof PaperReading.Read.Taken(Paper paper))) {
            throw new AssertionError(name + " is not taken");
        }
        return papers.of(paper);
    }

    private static Set<ProtectedValues.Kind> found(Search search, PaperText.Contents contents) {
        return contents.parts().stream().flatMap(part -> search.in(part.text()).stream()).map(Search.Hit::kind).collect(Collectors.toSet());
    }

    @Test
    void what_is_planted_at_random_is_found_in_every_form_of_document() {
        Search search = search();
        Random random = new Random(SEED);
        List<ProtectedValues.Kind> kinds = List.copyOf(new java.util.TreeSet<>(VALUES.keySet()));
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            ProtectedValues.Kind kind = kinds.get(random.nextInt(kinds.size()));
            List<String> values = VALUES.get(kind);
            String planted = spelt(kind, values.get(random.nextInt(values.size())), random);
            String form = List.of("txt", "docx", "odt", "pdf").get(random.nextInt(4));
            int place = random.nextInt(10);
            String text = place < 8 ? words(random, 20) + " " + planted + ". " + words(random, 20) : words(random, 30);
            try {
                byte[] bytes = FORMS.get(form).of(text, place == 8 && !form.equals("txt") ? "About " + oneLine(planted) : "Report");
                boolean inName = place == 9 || place == 8 && form.equals("txt");
                PaperText.Contents contents = contents((inName ? "letter to " + oneLine(planted) : "report") + "." + form, bytes);
                if (!found(search, contents).equals(Set.of(kind))) {
                    missed.add(form + " place " + place + ": " + planted);
                }
                assertThat(contents.unread()).as(form).isEmpty();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        assertThat(missed).as("of %d, with seed %d", DOCUMENTS, SEED).isEmpty();
    }

    private static String oneLine(String planted) {
        return planted.replaceAll("\\s+", " ");
    }

    @Test
    void documents_without_it_are_let_alone() {
        Search search = search();
        Random random = new Random(SEED + 1);
        List<Search.Hit> wrongly = new ArrayList<>();
        int looked = 0;
        for (int i = 0; i < 1_000; i++) {
            String text = words(random, 60);
            looked += text.split(" ").length;
            wrongly.addAll(search.in(text));
        }
        assertThat(wrongly).as("in %d words, with seed %d", looked, SEED + 1).isEmpty();
    }

    @Test
    void a_mark_is_another_with_another_key_and_in_another_authority(@TempDir Path one, @TempDir Path other) {
        FingerprintKey key = new FingerprintKey(one);
        String mark = key.of("testshire").mark("hp112qp");

        assertThat(mark).matches("[0-9a-f]{32}").isEqualTo(new FingerprintKey(one).of("testshire").mark("hp112qp"));
        assertThat(mark).isNotEqualTo(key.of("elsewhere").mark("hp112qp"));
        assertThat(mark).isNotEqualTo(new FingerprintKey(other).of("testshire").mark("hp112qp"));
        assertThat(one.resolve("sentinel.key")).content().hasSize(65);
    }

    @Test
    void what_cannot_be_read_is_said_to_be_unread() throws IOException {
        assertThat(contents("a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}).unread()).isPresent();
        assertThat(contents("a.pdf", "%PDF-1.7\nnothing".getBytes(StandardCharsets.US_ASCII)).unread()).isPresent();
        assertThat(contents("scan.pdf", pdf("", "")).unread()).hasValueSatisfying(why -> assertThat(why).contains("scanned"));
        assertThat(contents("a.txt", "She said no.".getBytes(StandardCharsets.UTF_8)).unread()).isEmpty();
    }
}
