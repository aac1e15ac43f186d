package kith.server.web.component;

/**
 * A day and a time exactly as somebody typed them.
 *
 * @param date the day's parts
 * @param time what stands in the time field, on the 24-hour clock; null or empty for nothing
 * @param timeNotKnown whether "Time not known" was ticked: an unknown time is an answer, never a 00:00
 */
public record DateTimeParts(DateParts date, String time, boolean timeNotKnown) {

    public static final DateTimeParts EMPTY = new DateTimeParts(DateParts.EMPTY, null, false);
}
