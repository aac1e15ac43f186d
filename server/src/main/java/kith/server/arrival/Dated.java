package kith.server.arrival;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Optional;
import kith.procedures.history.Occurred;

/** Dates as databases export them. */
final class Dated {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("H:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("[uuuu-MM-dd][d/M/uuuu]")
            .optionalStart()
            .appendPattern("[ ]['T']")
            .append(TIME)
            .optionalEnd()
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private static final LocalDate LONG_AGO = LocalDate.of(1900, 1, 1);

    private Dated() {}

    /** Empty where it is no date, or one on which nobody alive was. A day at midnight is a day whose time nobody knows: so databases write it. */
    static Optional<Occurred> read(String cell) {
        try {
            TemporalAccessor parsed = FORMAT.parse(cell);
            LocalDate day = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            if (day == null || day.isBefore(LONG_AGO)) {
                return Optional.empty();
            }
            return Optional.of(time == null || time.equals(LocalTime.MIDNIGHT)
                    ? new Occurred.On(day)
                    : new Occurred.At(LocalDateTime.of(day, time).atZone(Occurred.LONDON).toInstant()));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    static Optional<LocalDate> day(String cell) {
        return read(cell).map(occurred -> occurred.day(java.time.Instant.EPOCH));
    }
}
