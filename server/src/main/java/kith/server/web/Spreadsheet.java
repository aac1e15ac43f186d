package kith.server.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A list as a file for a spreadsheet: comma-separated as RFC 4180 has it, in UTF-8 that begins with the mark by which Excel
 * knows it, and with nothing in it that a spreadsheet would carry out.
 */
public final class Spreadsheet {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What a formula begins with, and what a spreadsheet may drop before one. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";

    private final List<List<String>> rows = new ArrayList<>();

    public Spreadsheet(String... headings) {
        rows.add(List.of(headings));
    }

    /** @throws IllegalArgumentException where it has not as many cells as there are headings */
    public Spreadsheet row(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("a row has a cell for each heading");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** @param name what it is a list of, without anybody's name: file names are seen where the file is not */
    public Download download(String name) {
        StringWriter written = new StringWriter().append(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(written, CSVFormat.RFC4180)) {
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(Spreadsheet::harmless));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return new Download(name + ".csv", "text/csv;charset=UTF-8", written.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What somebody wrote could begin like a formula; after an apostrophe it is read as text. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && BEGINS_A_FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
