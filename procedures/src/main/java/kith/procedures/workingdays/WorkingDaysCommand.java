package kith.procedures.workingdays;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.Due;
import kith.procedures.calendar.EnglandCalendar;
import kith.procedures.calendar.Term;
import kith.procedures.calendar.Terms;
import kith.procedures.history.Occurred;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * {@code kith working-days FILE.csv}: the file again, with the days that lie 1, 10, 15 and 45 working days after the day in its
 * column {@code start}. The start is day 0, as the statutory limits count (england.yaml, deadline.counting).
 */
public final class WorkingDaysCommand {
    private static final List<Integer> LENGTHS = List.of(1, 10, 15, 45);
    private static final String START = "start";
    private static final int DONE = 0;
    private static final int PROBLEMS = 1;
    private static final int MISUSED = 2;
    private static final String USAGE =
            """
            Usage: kith working-days FILE.csv    adds +1, +10, +15 and +45 working days to the dates in its column "start"
                   (FILE may be - for what comes in; the result goes out, and dates that cannot be read are listed as problems)
            """;

    /** As spreadsheets in England write days: 2026-12-24 or 24/12/2026. */
    private static final List<DateTimeFormatter> WRITTEN = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT));

    /** The years of which the bank holidays are known well enough to count by. */
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 1, 1);

    private final Calendar calendar;
    private final List<String> problems = new ArrayList<>();

    private WorkingDaysCommand(Calendar calendar) {
        this.calendar = calendar;
    }

    /** @return the exit code: 0 where every row has its days, 1 where one has not, 2 where the file or its column is missing */
    public static int run(List<String> args, InputStream in, PrintStream out, PrintStream err) {
        if (args.size() != 1) {
            err.print(USAGE);
            return MISUSED;
        }
        String text;
        try {
            byte[] bytes = args.getFirst().equals("-") ? in.readAllBytes() : Files.readAllBytes(Path.of(args.getFirst()));
            text = StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            err.println("%s is not UTF-8 text. Save it as “CSV UTF-8” and try again.".formatted(args.getFirst()));
            return MISUSED;
        } catch (IOException unreadable) {
            err.println("%s cannot be read. Check the name of the file.".formatted(args.getFirst()));
            return MISUSED;
        }
        return new WorkingDaysCommand(EnglandCalendar.standard()).run(args.getFirst(), withoutMark(text), out, err);
    }

    /** Spreadsheets put a byte order mark in front of UTF-8. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private int run(String file, String text, PrintStream out, PrintStream err) {
        try (CSVParser rows = CSVParser.parse(
                new StringReader(text),
                CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setIgnoreSurroundingSpaces(true).get())) {
            Optional<String> start = rows.getHeaderNames().stream().filter(START::equalsIgnoreCase).findFirst();
            if (start.isEmpty()) {
                err.println("%s has no column “start”. Its first line must name the columns, and one of them must be start."
                        .formatted(file));
                return MISUSED;
            }
            List<String> added = LENGTHS.stream().map(WorkingDaysCommand::column).toList();
            List<String> header = new ArrayList<>(rows.getHeaderNames());
            if (header.stream().anyMatch(added::contains)) {
                err.println("%s already has a column that would be added (%s). Rename it and try again."
                        .formatted(file, String.join(", ", added)));
                return MISUSED;
            }
            header.addAll(added);
            CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get());
            printer.printRecord(header);
            for (CSVRecord row : rows) {
                printer.printRecord(with(row, start.get(), rows.getHeaderNames().size()));
            }
            printer.flush();
        } catch (IOException | UncheckedIOException | IllegalArgumentException notCsv) {
            err.println("%s is not a table with commas that can be read to its end. Look for a quotation mark that is not closed."
                    .formatted(file));
            return MISUSED;
        }
        problems.forEach(err::println);
        return problems.isEmpty() ? DONE : PROBLEMS;
    }

    private static String column(int length) {
        return "plus_%d_working_day%s".formatted(length, length == 1 ? "" : "s");
    }

    private List<String> with(CSVRecord row, String start, int columns) {
        List<String> cells = new ArrayList<>(row.toList());
        String written = row.isSet(start) ? row.get(start).strip() : "";
        Optional<LocalDate> day = day(written);
        if (day.isEmpty()) {
            // Spreadsheets count the line of headings as row 1.
            problems.add("row %d: “%s” is not a day between 1970 and 2198. Write it like 2026-12-24 or 24/12/2026."
                    .formatted(row.getRecordNumber() + 1, written));
        }
        while (cells.size() < columns) {
            cells.add("");
        }
        LENGTHS.forEach(length -> cells.add(day.map(from -> after(from, length).toString()).orElse("")));
        return cells;
    }

    private LocalDate after(LocalDate from, int length) {
        Occurred.On start = new Occurred.On(from);
        return switch (Terms.due(new Term.WorkingDays(length), start, Instant.EPOCH, calendar)) {
            case Due.ByEndOf(LocalDate day) -> day;
            case Due.At at -> throw new IllegalStateException("working days end with a day, not at " + at.instant());
        };
    }

    private static Optional<LocalDate> day(String written) {
        for (DateTimeFormatter format : WRITTEN) {
            try {
                LocalDate day = LocalDate.parse(written, format);
                return day.isBefore(FIRST) || !day.isBefore(LAST) ? Optional.empty() : Optional.of(day);
            } catch (DateTimeException other) {
                // it may be written the other way
            }
        }
        return Optional.empty();
    }
}
