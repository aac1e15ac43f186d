package kith.journeys;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands at the moment a journey has reached; it ticks a millisecond at each look, so that later is later. */
final class JourneyClock extends Clock {
    static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.UK);

    private final AtomicReference<Instant> now;

    JourneyClock(String moment) {
        this.now = new AtomicReference<>(read(moment));
    }

    /** @param moment such as "12 January 2027 at 16:10", by the clocks in England */
    void itIs(String moment) {
        now.set(read(moment));
    }

    private static Instant read(String moment) {
        return LocalDateTime.parse(moment, MOMENT).atZone(LONDON).toInstant();
    }

    @Override
    public Instant instant() {
        return now.getAndUpdate(last -> last.plusMillis(1));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
