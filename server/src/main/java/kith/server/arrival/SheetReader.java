package kith.server.arrival;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads the tables of a folder: CSV in UTF-8, one file a table, the first line its columns. */
final class SheetReader {
    /** What stands in a cell of which nothing is known. The Dataset writes the last where a field is not filled by anybody yet. */
    private static final Set<String> NOTHING = Set.of("NULL", "null", "PLACEHOLDER_DATA");

    /** Codes and days come again and again; longer texts do not. */
    private static final int SHORT = 12;

    private static final int MOST_MET = 100_000;

    /**
     * @param print of everything that was read: the same for the same files
     * @param rows in all tables
     */
    record Read(Map<String, Sheet> sheets, String print, long rows) {}

    private final Map<String, String> met = new HashMap<>();
    private final MessageDigest print = sha256();

    private SheetReader() {}

    /** @throws NotAcceptable where the folder or a file of it cannot be read */
    static Read read(Path folder) {
        SheetReader reader = new SheetReader();
        Map<String, Sheet> sheets = new HashMap<>();
        long rows = 0;
        for (Path file : files(folder)) {
            Sheet sheet = reader.sheet(file);
            sheets.put(sheet.table(), sheet);
            rows += sheet.rows().size();
        }
        if (sheets.isEmpty()) {
            throw new NotAcceptable(new Problem(
                    "arrival.no_files", folder.getFileName().toString(), "There is no file in this folder whose name ends in .csv.", "Name the folder with the exported tables."));
        }
        return new Read(sheets, HexFormat.of().formatHex(reader.print.digest()), rows);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv")).sorted().toList();
        } catch (IOException unreadable) {
            throw new NotAcceptable(new Problem("arrival.no_folder", folder.toString(), "This folder cannot be read.", "Name the folder with the exported tables."));
        }
    }

    private Sheet sheet(Path file) {
        String name = file.getFileName().toString();
        String table = name.substring(0, name.length() - ".csv".length()).toLowerCase(Locale.ROOT);
        print.update(table.getBytes(StandardCharsets.UTF_8));
        try (Reader text = new InputStreamReader(new DigestInputStream(Files.newInputStream(file), print), StandardCharsets.UTF_8.newDecoder())) {
            Sheet sheet = null;
            for (CSVRecord record : CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get().parse(text)) {
                if (sheet == null) {
                    sheet = Sheet.of(table, columns(record));
                } else if (record.size() != sheet.columns().size()) {
                    sheet.broken().add(record.getParser().getCurrentLineNumber());
                } else {
                    sheet.add(record.getParser().getCurrentLineNumber(), cells(record));
                }
            }
            return sheet == null ? Sheet.of(table, List.of()) : sheet;
        } catch (CharacterCodingException otherCharacters) {
            throw notUtf8(name);
        } catch (CSVException | IllegalStateException | UncheckedIOException malformed) {
            if (malformed.getCause() instanceof CharacterCodingException) {
                throw notUtf8(name);
            }
            throw new NotAcceptable(new Problem(
                    "arrival.malformed", name, "This file is not CSV as RFC 4180 has it.", "Export it again, with cells that hold commas, quotation marks or lines in quotation marks."));
        } catch (IOException unreadable) {
            throw new NotAcceptable(new Problem("arrival.unreadable", name, "This file cannot be read.", "See whether it is there and may be read."));
        }
    }

    /** What cannot be decoded would be lost in silence. */
    private static NotAcceptable notUtf8(String name) {
        return new NotAcceptable(new Problem("arrival.not_utf8", name, "This file is not in UTF-8.", "Export it as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8."));
    }

    private static List<String> columns(CSVRecord heading) {
        List<String> columns = new ArrayList<>();
        heading.forEach(column -> columns.add(column.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT)));
        return columns;
    }

    private String[] cells(CSVRecord record) {
        String[] cells = new String[record.size()];
        for (int i = 0; i < cells.length; i++) {
            // PostgreSQL keeps no zero, which means nothing either.
            String cell = record.get(i).replace("\u0000", "").strip();
            cells[i] = NOTHING.contains(cell) ? "" : cell.length() <= SHORT ? same(cell) : cell;
        }
        return cells;
    }

    private String same(String cell) {
        String known = met.get(cell);
        if (known == null && met.size() < MOST_MET) {
            met.put(cell, cell);
        }
        return known == null ? cell : known;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
