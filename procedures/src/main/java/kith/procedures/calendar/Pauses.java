package kith.procedures.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kith.procedures.history.Occurred;

/**
 * When a clock stood still. Hours run on to the minute outside the spans. A day counts where the clock runs in its last
 * moment: the day on which it is stopped does not count, the day on which it goes on does.
 *
 * @param spans in their order, none of them overlapping
 */
public record Pauses(List<Span> spans) {
    public static final Pauses NONE = new Pauses(List.of());

    public Pauses {
        spans = List.copyOf(spans);
    }

    /** @param until when it went on; empty while it stands */
    public record Span(Instant from, Optional<Instant> until) {}

    boolean standsAtEndOf(LocalDate day) {
        Instant end = endOf(day);
        return spans.stream().anyMatch(span ->
                span.from().isBefore(end) && span.until().filter(until -> until.isBefore(end)).isEmpty());
    }

    /** Whether it stands at the end of that day and has not gone on since: no later day can count. */
    boolean standsForGoodAtEndOf(LocalDate day) {
        Instant end = endOf(day);
        return spans.stream().anyMatch(span -> span.until().isEmpty() && span.from().isBefore(end));
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(Occurred.LONDON).toInstant();
    }
}
