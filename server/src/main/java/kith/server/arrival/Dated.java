package kith.server.arrival;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.procedures.history.Occurred;

/** Dates as databases export them. */
final class Dated {
    private static final Pattern DATE = Pattern.compile("(?:(\\d{4})-(\\d\\d)-(\\d\\d)|(\\d\\d?)/(\\d\\d?)/(\\d{4}))(?:[ T](\\d\\d?):(\\d\\d)(?::(\\d\\d)(?:\\.\\d+)?)?)?");

    private static final LocalDate LONG_AGO = LocalDate.of(1900, 1, 1);

    private Dated() {}

    /** Empty where it is no date, or one on which nobody alive was. A day at midnight is a day whose time nobody knows: so databases write it. */
    static Optional<Occurred> read(String cell) {
        Matcher matcher = DATE.matcher(cell);
        if (cell.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        try {
            boolean yearFirst = matcher.group(1) != null;
            LocalDate day = LocalDate.of(number(matcher, yearFirst ? 1 : 6), number(matcher, yearFirst ? 2 : 5), number(matcher, yearFirst ? 3 : 4));
            if (day.isBefore(LONG_AGO)) {
                return Optional.empty();
            }
            LocalTime time = matcher.group(7) == null
                    ? LocalTime.MIDNIGHT
                    : LocalTime.of(number(matcher, 7), number(matcher, 8), matcher.group(9) == null ? 0 : number(matcher, 9));
            return Optional.of(time.equals(LocalTime.MIDNIGHT)
                    ? new Occurred.On(day)
                    : new Occurred.At(LocalDateTime.of(day, time).atZone(Occurred.LONDON).toInstant()));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    static Optional<LocalDate> day(String cell) {
        return read(cell).map(occurred -> occurred.day(Instant.EPOCH));
    }
}
