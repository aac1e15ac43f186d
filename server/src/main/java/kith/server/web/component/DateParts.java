package kith.server.web.component;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A date exactly as somebody typed it, right or wrong, so that a page that comes back with errors loses nothing.
 *
 * @param day what stands in the day field; null or empty for nothing
 * @param month what stands in the month field; null or empty for nothing
 * @param year what stands in the year field; null or empty for nothing
 */
public record DateParts(String day, String month, String year) {

    public static final DateParts EMPTY = new DateParts(null, null, null);

    public static DateParts of(LocalDate date) {
        return new DateParts(
                Integer.toString(date.getDayOfMonth()),
                Integer.toString(date.getMonthValue()),
                Integer.toString(date.getYear()));
    }

    /** Whether nothing was typed. */
    public boolean isBlank() {
        return Stream.of(Part.values()).map(this::get).allMatch(part -> part == null || part.isEmpty());
    }

    /** The day, if what was typed is one, of a year that anybody could mean. */
    public Optional<LocalDate> read() {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)))
                    .filter(date -> date.getYear() >= 1900 && date.getYear() < 2200);
        } catch (DateTimeException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    public String get(Part part) {
        return switch (part) {
            case DAY -> day;
            case MONTH -> month;
            case YEAR -> year;
        };
    }

    /** The three fields of a date, in the order in which they are asked for. */
    public enum Part {
        DAY("day", "Day", "govuk-input--width-2"),
        MONTH("month", "Month", "govuk-input--width-2"),
        YEAR("year", "Year", "govuk-input--width-4");

        private final String word;
        private final String label;
        private final String width;

        Part(String word, String label, String width) {
            this.word = word;
            this.label = label;
            this.width = width;
        }

        /** The last part of the field's id and name: {@code day}. */
        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        public String width() {
            return width;
        }
    }
}
