package kith.procedures.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When somebody can be reached, in words that can also be reckoned with: {@code at any time}, {@code office hours},
 * {@code out of office hours}, {@code Monday to Friday 8:30 to 17:00 and Saturday 9:00 to 12:00}. Times are those of
 * Europe/London. A day of the week is meant also where it is a bank holiday; {@code working days} leaves those out.
 *
 * @param words as they were written
 * @param spans the times named
 * @param otherwise whether all times but those are meant
 */
public record Hours(String words, List<Span> spans, boolean otherwise) {
    private static final String AT_ANY_TIME = "at any time";
    private static final String OFFICE_HOURS = "office hours";
    private static final String OUT_OF_OFFICE_HOURS = "out of office hours";
    private static final String DAY = Arrays.stream(DayOfWeek.values()).map(Hours::name).collect(Collectors.joining("|", "(", ")"));
    private static final String TIME = "(([01]?[0-9]|2[0-3]):[0-5][0-9])";
    private static final String SPAN = "(every day|working days|%s( to %s)?) %s to %s".formatted(DAY, DAY, TIME, TIME);
    private static final Pattern ONE = Pattern.compile(SPAN);

    /** What can be written, as a regular expression for the whole text. */
    public static final String PATTERN =
            "^(%s|%s|%s|%s((, | and )%s)*)$".formatted(AT_ANY_TIME, OFFICE_HOURS, OUT_OF_OFFICE_HOURS, SPAN, SPAN);

    /** Where a document says "office hours" and no more, these are meant. */
    private static final Span OFFICE = new Span(List.of(), true, LocalTime.of(9, 0), LocalTime.of(17, 0));

    /** The bank holiday of the two weeks in which {@link #gap} looks. */
    public static final LocalDate HOLIDAY = LocalDate.of(2027, 1, 11);

    public Hours {
        spans = List.copyOf(spans);
    }

    /**
     * On each of these days from one time to another; into the next day where that is not later.
     *
     * @param working only on working days
     */
    public record Span(List<DayOfWeek> days, boolean working, LocalTime from, LocalTime to) {
        public Span {
            days = List.copyOf(days);
        }

        private boolean on(LocalDate day, Calendar calendar) {
            return working ? calendar.isWorkingDay(day) : days.contains(day.getDayOfWeek());
        }

        private boolean holds(LocalDateTime at, Calendar calendar) {
            LocalTime time = at.toLocalTime();
            if (to.isAfter(from)) {
                return on(at.toLocalDate(), calendar) && !time.isBefore(from) && time.isBefore(to);
            }
            return on(at.toLocalDate(), calendar) && !time.isBefore(from)
                    || on(at.toLocalDate().minusDays(1), calendar) && time.isBefore(to);
        }
    }

    /** Empty where the words do not say hours. */
    public static Optional<Hours> read(String words) {
        if (!words.matches(PATTERN)) {
            return Optional.empty();
        }
        return Optional.of(switch (words) {
            case AT_ANY_TIME -> new Hours(words, List.of(), true);
            case OFFICE_HOURS -> new Hours(words, List.of(OFFICE), false);
            case OUT_OF_OFFICE_HOURS -> new Hours(words, List.of(OFFICE), true);
            default -> new Hours(words, ONE.matcher(words).results().map(Hours::span).toList(), false);
        });
    }

    private static Span span(MatchResult named) {
        String days = named.group(1);
        return new Span(
                days.equals("working days") ? List.of() : days(days, named.group(2), named.group(4)),
                days.equals("working days"),
                time(named.group(5)),
                time(named.group(7)));
    }

    private static List<DayOfWeek> days(String words, String first, String last) {
        if (words.equals("every day")) {
            return List.of(DayOfWeek.values());
        }
        DayOfWeek from = day(first);
        DayOfWeek to = last == null ? from : day(last);
        List<DayOfWeek> days = new ArrayList<>(List.of(from));
        for (DayOfWeek day = from; day != to; day = day.plus(1)) {
            days.add(day.plus(1));
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static LocalTime time(String written) {
        return LocalTime.parse(written.length() == 4 ? "0" + written : written);
    }

    private static String name(DayOfWeek day) {
        String name = day.name().toLowerCase(Locale.ROOT);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    public boolean always() {
        return spans.isEmpty() && otherwise;
    }

    /** @param at in Europe/London */
    public boolean open(LocalDateTime at, Calendar calendar) {
        return spans.stream().anyMatch(span -> span.holds(at, calendar)) != otherwise;
    }

    /** The first moment of a week, or of a week with a bank holiday in it, at which neither is open; empty where there is none. */
    public Optional<LocalDateTime> gap(Hours other) {
        SortedSet<LocalTime> turns = new TreeSet<>(List.of(LocalTime.MIDNIGHT));
        Stream.concat(spans.stream(), other.spans.stream()).forEach(span -> turns.addAll(List.of(span.from(), span.to())));
        LocalDate monday = HOLIDAY.minusWeeks(1);
        Calendar week = day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !day.equals(HOLIDAY);
        return monday.datesUntil(monday.plusWeeks(2))
                .flatMap(day -> turns.stream().map(day::atTime))
                .filter(at -> !open(at, week) && !other.open(at, week))
                .findFirst();
    }
}
