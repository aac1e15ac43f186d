package kith.procedures.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.procedures.history.Occurred;

/** Dates and times as people type them in England, read strictly: an hour that the clocks skip or repeat is never guessed. */
final class LocalTimes {
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.]?(\\d{2})?\\s*(am|pm)?", Pattern.CASE_INSENSITIVE);

    private LocalTimes() {}

    /** What became of a local date and time. */
    sealed interface Read {
        record Good(Instant instant) implements Read {}

        /** The clocks went forward over it. */
        record Skipped() implements Read {}

        /** The clocks went back: it was twice, an hour apart. */
        record Twice(Instant first, Instant second) implements Read {}
    }

    static Optional<LocalDate> date(String day, String month, String year) {
        try {
            if (year.length() != 4) {
                return Optional.empty();
            }
            return Optional.of(LocalDate.of(Integer.parseInt(year), month(month), Integer.parseInt(day)));
        } catch (DateTimeException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static int month(String typed) {
        List<String> names = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
        if (typed.length() >= 3) {
            int index = names.indexOf(typed.substring(0, 3).toLowerCase(java.util.Locale.UK));
            if (index >= 0) {
                return index + 1;
            }
        }
        return Integer.parseInt(typed);
    }

    static Optional<LocalTime> time(String typed) {
        Matcher matcher = TIME.matcher(typed.strip());
        if (!matcher.matches() || (matcher.group(2) == null && matcher.group(3) == null)) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(matcher.group(1));
        int minute = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        if (matcher.group(3) != null) {
            if (hour < 1 || hour > 12) {
                return Optional.empty();
            }
            hour = hour % 12 + (matcher.group(3).equalsIgnoreCase("pm") ? 12 : 0);
        }
        return hour > 23 || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
    }

    static Read instant(LocalDate date, LocalTime time) {
        LocalDateTime local = date.atTime(time);
        List<ZoneOffset> offsets = Occurred.LONDON.getRules().getValidOffsets(local);
        return switch (offsets.size()) {
            case 0 -> new Read.Skipped();
            case 1 -> new Read.Good(local.toInstant(offsets.getFirst()));
            default -> new Read.Twice(local.toInstant(offsets.getFirst()), local.toInstant(offsets.getLast()));
        };
    }
}
