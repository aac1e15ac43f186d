package kith.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.Occurred;

/**
 * Reads the moments of a story relative to the present, so that a demo started on any day is as fresh as on any other:
 * {@code 3 working days ago at 16:10}, {@code 12 days ago}, {@code 2 hours ago}, {@code in 4 working days at 10:00}; or a day of the
 * calendar, for who has reckoned already: {@code on 2026-03-04 at 10:15}.
 */
record Moments(Instant now, Calendar calendar) {
    private static final Pattern GRAMMAR = Pattern.compile(
            "(?:(\\d+) (working day|day|hour|minute)s? ago|in (\\d+) (working day|day)s?|(today)|on (\\d{4}-\\d\\d-\\d\\d))(?: at (\\d\\d:\\d\\d))?");

    /** A moment, as exactly as the story gives it. */
    record Moment(LocalDate day, Optional<LocalTime> time) {
        Instant instant() {
            return day.atTime(time.orElse(LocalTime.NOON)).atZone(Occurred.LONDON).toInstant();
        }
    }

    /** @throws IllegalArgumentException for words that it does not know */
    Moment read(String words) {
        Matcher matcher = GRAMMAR.matcher(words);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no moment: " + words);
        }
        Optional<LocalTime> time = Optional.ofNullable(matcher.group(7)).map(LocalTime::parse);
        if (matcher.group(6) != null) {
            return new Moment(LocalDate.parse(matcher.group(6)), time);
        }
        if (matcher.group(5) != null) {
            return new Moment(today(), time);
        }
        boolean past = matcher.group(1) != null;
        int count = Integer.parseInt(matcher.group(past ? 1 : 3)) * (past ? -1 : 1);
        return switch (matcher.group(past ? 2 : 4)) {
            case "hour" -> ago(Duration.ofHours(-count));
            case "minute" -> ago(Duration.ofMinutes(-count));
            case "day" -> new Moment(today().plusDays(count), time);
            default -> new Moment(workingDays(count), time);
        };
    }

    /** The day on which somebody of this age was born; not a birthday, so that the age holds for a while. */
    LocalDate bornAt(Period age) {
        return today().minus(age).minusDays(11);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, Occurred.LONDON);
    }

    private Moment ago(Duration duration) {
        var then = now.minus(duration).truncatedTo(ChronoUnit.MINUTES).atZone(Occurred.LONDON);
        return new Moment(then.toLocalDate(), Optional.of(then.toLocalTime()));
    }

    private LocalDate workingDays(int count) {
        LocalDate day = today();
        for (int left = Math.abs(count); left > 0; ) {
            day = day.plusDays(Integer.signum(count));
            if (calendar.isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }
}
