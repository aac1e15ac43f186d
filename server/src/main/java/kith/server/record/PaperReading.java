package kith.server.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import kith.procedures.history.Answer;

/**
 * Takes a file that somebody sends, or says why not. What it is, its content says and never its name: only kinds of paper that
 * do nothing by themselves when they are opened. Programs, pages and drawings that can carry a script (HTML, SVG), and documents
 * with macros are refused. This is no search for viruses.
 */
public final class PaperReading {
    /** In bytes: 20 MB as people's computers count them. */
    public static final int LARGEST = 20_000_000;

    private static final int LONGEST_NAME = 120;
    private static final long LARGEST_UNPACKED = 200_000_000;
    private static final int MOST_PARTS = 10_000;

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text";

    private PaperReading() {}

    /** What came of it. */
    public sealed interface Read {
        record Taken(Paper paper) implements Read {}

        /** @param code {@code empty}, {@code too_large}, {@code kind} or {@code macros} */
        record Refused(String code) implements Read {}
    }

    /** @param name as the sender's computer has it */
    public static Read read(String name, byte[] content) {
        if (content.length == 0) {
            return new Read.Refused("empty");
        }
        if (content.length >= LARGEST) {
            return new Read.Refused("too_large");
        }
        return switch (kind(content)) {
            case Kind.Known(String type, List<String> endings) -> new Read.Taken(new Paper(
                    new Answer.File(name(name, endings), content.length, type, Paper.sha256(content)), content));
            case Kind.WithMacros() -> new Read.Refused("macros");
            case Kind.Other() -> new Read.Refused("kind");
        };
    }

    private sealed interface Kind {
        /** @param endings with which a name of such a file may end, the usual one first */
        record Known(String type, List<String> endings) implements Kind {}

        record WithMacros() implements Kind {}

        record Other() implements Kind {}
    }

    private static Kind kind(byte[] content) {
        if (begins(content, 0x25, 0x50, 0x44, 0x46, 0x2D)) {
            return new Kind.Known("application/pdf", List.of("pdf"));
        }
        if (begins(content, 0xFF, 0xD8, 0xFF)) {
            return new Kind.Known("image/jpeg", List.of("jpg", "jpeg"));
        }
        if (begins(content, 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A)) {
            return new Kind.Known("image/png", List.of("png"));
        }
        if (begins(content, 0x50, 0x4B, 0x03, 0x04)) {
            return document(content);
        }
        return isPlainText(content) ? new Kind.Known("text/plain", List.of("txt", "text", "csv", "md", "log")) : new Kind.Other();
    }

    private static boolean begins(byte[] content, int... with) {
        if (content.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((content[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** A text document is a ZIP archive that names its parts; any other archive is none. */
    private static Kind document(byte[] content) {
        Set<String> parts = new HashSet<>();
        String openDocument = "";
        long unpacked = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            byte[] buffer = new byte[65_536];
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                int first = Math.max(0, zip.readNBytes(buffer, 0, buffer.length));
                if (part.getName().equals("mimetype")) {
                    openDocument = new String(buffer, 0, first, StandardCharsets.US_ASCII).strip();
                }
                unpacked += first;
                for (int read = zip.read(buffer); read >= 0 && unpacked <= LARGEST_UNPACKED; read = zip.read(buffer)) {
                    unpacked += read;
                }
                parts.add(part.getName().toLowerCase(Locale.ROOT));
                if (unpacked > LARGEST_UNPACKED || parts.size() > MOST_PARTS) {
                    return new Kind.Other();
                }
            }
        } catch (IOException | IllegalArgumentException _) {
            return new Kind.Other();
        }
        Optional<Kind> document = Optional.empty();
        if (openDocument.equals(OPEN_DOCUMENT) && parts.contains("content.xml")) {
            document = Optional.of(new Kind.Known(OPEN_DOCUMENT, List.of("odt")));
        } else if (parts.contains("[content_types].xml") && parts.contains("word/document.xml")) {
            document = Optional.of(new Kind.Known(WORD, List.of("docx")));
        }
        boolean macros = parts.stream().anyMatch(part ->
                part.endsWith("vbaproject.bin") || part.startsWith("basic/") || part.startsWith("scripts/"));
        return document.map(kind -> macros ? new Kind.WithMacros() : kind).orElseGet(Kind.Other::new);
    }

    /** Text as people write it: in UTF-8, without control characters, and not the source of a page, a drawing or a program. */
    private static boolean isPlainText(byte[] content) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException _) {
            text = windows(content);
        }
        boolean printable = text.codePoints().noneMatch(point -> Character.isISOControl(point) && point != '\n' && point != '\r' && point != '\t' && point != '\f');
        String begins = text.replace("\uFEFF", "").stripLeading();
        return printable && !begins.isEmpty() && List.of("<", "#!", "%!", "{\\rtf").stream().noneMatch(begins::startsWith);
    }

    /** What older programs on Windows write; bytes that mean nothing there become control characters, which no text has. */
    private static String windows(byte[] content) {
        return new String(content, java.nio.charset.Charset.forName("windows-1252")).replace('\uFFFD', '\u0000');
    }

    /** Only the last part of a path, in printable characters that every file system keeps, with an ending that fits its kind. */
    private static String name(String given, List<String> endings) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(last.replaceAll("\\s+", " "), Normalizer.Form.NFC).codePoints().forEach(point -> {
            int type = Character.getType(point);
            boolean unseen = List.of(Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                            Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR)
                    .contains((byte) type);
            if (!unseen) {
                kept.appendCodePoint("<>:\"|?*".indexOf(point) >= 0 ? '_' : point);
            }
        });
        String name = kept.toString().replaceAll("\\s+", " ").strip().replaceAll("^\\.+", "");
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        String stem = endings.contains(ending) ? name.substring(0, dot) : name;
        String whole = stem.isBlank() ? "file" : stem.strip();
        int[] points = whole.codePoints().toArray();
        String shortened = points.length <= LONGEST_NAME ? whole : new String(Arrays.copyOf(points, LONGEST_NAME), 0, LONGEST_NAME);
        return shortened + "." + (endings.contains(ending) ? ending : endings.getFirst());
    }
}
