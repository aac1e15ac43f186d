package kith.procedures.evaluate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.procedures.history.Occurred;

/** Dates and times as timelines write them. A local time that happened twice or not at all is asked about, never guessed. */
final class Moments {
    static final String FORMS = "Write 2027-01-12, 2027-01-12 16:10 (London), or 2027-01-12 16:10+00:00";

    private static final Pattern MOMENT = Pattern.compile(
            "(?<day>\\d{4}-\\d{2}-\\d{2})([ T](?<time>\\d{2}:\\d{2}(:\\d{2})?)(?<offset>Z|[+-]\\d{2}:\\d{2})?)?");

    private Moments() {}

    sealed interface Read {
        record Day(LocalDate day) implements Read {}

        record Exact(Instant instant) implements Read {}

        record Wrong(String what, String remedy) implements Read {}
    }

    static Read read(String text) {
        Matcher matcher = MOMENT.matcher(text.strip());
        if (!matcher.matches()) {
            return new Read.Wrong("“" + text + "” is not a date or a time", FORMS);
        }
        try {
            if (matcher.group("time") == null) {
                return new Read.Day(LocalDate.parse(matcher.group("day")));
            }
            String local = matcher.group("day") + "T" + matcher.group("time");
            if (matcher.group("offset") != null) {
                return new Read.Exact(
                        OffsetDateTime.parse(local + matcher.group("offset")).toInstant());
            }
            return inLondon(LocalDateTime.parse(local), matcher.group("day"), matcher.group("time"));
        } catch (DateTimeException e) {
            return new Read.Wrong("There is no such date or time as " + text.strip(), "Check the day, the month and the hour");
        }
    }

    private static Read inLondon(LocalDateTime local, String day, String time) {
        List<ZoneOffset> offsets = Occurred.LONDON.getRules().getValidOffsets(local);
        return switch (offsets.size()) {
            case 1 -> new Read.Exact(local.toInstant(offsets.getFirst()));
            case 0 -> new Read.Wrong(
                    "%s did not happen in London on %s: the clocks went forward over it".formatted(time, day),
                    "Write the time with its offset, such as %1$s %2$s+00:00 or %1$s %2$s+01:00".formatted(day, time));
            default -> new Read.Wrong(
                    "%s happened twice in London on %s: the clocks went back".formatted(time, day),
                    "Write %1$s %2$s+01:00 for the first time (summer time) or %1$s %2$s+00:00 for the second".formatted(day, time));
        };
    }
}
