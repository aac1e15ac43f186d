package kith.procedures.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** London's clocks. When they change is looked up beforehand, because every event's day and every date that is said asks for it. */
public final class London {
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
    private static final ZoneRules RULES = Occurred.LONDON.getRules();

    private static final List<ZoneOffsetTransition> CHANGES = changes();
    private static final long[] CHANGED_AT = CHANGES.stream().mapToLong(ZoneOffsetTransition::toEpochSecond).toArray();

    private London() {}

    private static List<ZoneOffsetTransition> changes() {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        for (Instant from = FIRST; from.isBefore(LAST); from = changes.getLast().getInstant()) {
            changes.add(RULES.nextTransition(from));
        }
        return changes;
    }

    /** The day there. */
    public static LocalDate day(Instant instant) {
        long local = instant.getEpochSecond() + offset(instant).getTotalSeconds();
        return LocalDate.ofEpochDay(Math.floorDiv(local, 24 * 60 * 60));
    }

    /** What the clock shows there, to the second. */
    public static LocalDateTime clock(Instant instant) {
        return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, offset(instant));
    }

    /** How far its clocks are ahead of universal time. */
    public static ZoneOffset offset(Instant instant) {
        if (instant.isBefore(FIRST) || !instant.isBefore(LAST)) {
            return RULES.getOffset(instant);
        }
        int found = Arrays.binarySearch(CHANGED_AT, instant.getEpochSecond());
        int next = found >= 0 ? found + 1 : -found - 1;
        return CHANGES.get(next).getOffsetBefore();
    }
}
