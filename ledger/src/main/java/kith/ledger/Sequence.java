package kith.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Follows the positions of a stream of entries and says which are missing, moved or given twice. It holds the gaps that are open and
 * nothing else.
 */
final class Sequence {

    /** What an entry's position means for the walk. */
    enum Step {
        IN_ORDER,
        OUT_OF_ORDER,
        REPEATED
    }

    private static final int MOST_GAPS = 10_000;

    /** By the first position of each; they never overlap. */
    private final TreeMap<Long, Gap> gaps = new TreeMap<>();

    /** First to last missing position, in runs. */
    private final TreeMap<Long, Long> missing = new TreeMap<>();

    private long next;
    private long unreadable;
    private Optional<String> last = Optional.empty();

    private static final class Gap {
        final long from;
        final long to;
        final Optional<String> before;
        final String after;
        Optional<String> belongs = Optional.empty();
        boolean entered;

        Gap(long from, long to, Optional<String> before, String after) {
            this.from = from;
            this.to = to;
            this.before = before;
            this.after = after;
        }
    }

    /** The position that the next entry should have; at the end, the size of the history. */
    long next() {
        return next;
    }

    /** The most that the size can be, if every unreadable line at the end was an entry. */
    long atMost() {
        return next + unreadable;
    }

    /** The entry before the next one. */
    Optional<String> last() {
        return last;
    }

    /** Tells of an unreadable line: it may have been the next entry, or no entry. */
    void unreadable() {
        unreadable++;
    }

    Step step(Entry entry) {
        long position = entry.position();
        if (position > next && position <= next + unreadable) {
            next = position;
        }
        unreadable = 0;
        if (position == next) {
            next++;
            last = Optional.of(entry.eventId());
            return Step.IN_ORDER;
        }
        if (position > next) {
            if (gaps.size() < MOST_GAPS) {
                gaps.put(next, new Gap(next, position - 1, last, entry.eventId()));
                missing.put(next, position - 1);
            }
            next = position + 1;
            last = Optional.of(entry.eventId());
            return Step.OUT_OF_ORDER;
        }
        return fill(position, entry.eventId()) ? Step.OUT_OF_ORDER : Step.REPEATED;
    }

    private boolean fill(long position, String eventId) {
        Map.Entry<Long, Long> run = missing.floorEntry(position);
        if (run == null || run.getValue() < position) {
            return false;
        }
        missing.remove(run.getKey());
        if (run.getKey() < position) {
            missing.put(run.getKey(), position - 1);
        }
        if (position < run.getValue()) {
            missing.put(position + 1, run.getValue());
        }
        Gap gap = gaps.floorEntry(position).getValue();
        gap.entered = true;
        if (position == gap.from) {
            gap.belongs = Optional.of(eventId);
        }
        return true;
    }

    /** What is wrong with the order, once all entries have been followed. */
    List<Divergence> divergences() {
        List<Divergence> found = new ArrayList<>();
        for (Gap gap : gaps.values()) {
            if (gap.belongs.isPresent()) {
                found.add(new Divergence.Reordered(Place.at(gap.from, gap.belongs), gap.after));
            }
            firstMissing(gap).ifPresent(from -> {
                long to = Math.min(missing.floorEntry(from).getValue(), gap.to);
                Optional<String> before = from == gap.from ? gap.before : Optional.empty();
                Optional<String> after = gap.entered ? Optional.empty() : Optional.of(gap.after);
                found.add(new Divergence.Missing(new Place(from, to, Optional.empty()), before, after));
            });
        }
        return found;
    }

    private OptionalLong firstMissing(Gap gap) {
        Long run = missing.ceilingKey(gap.from);
        return run == null || run > gap.to ? OptionalLong.empty() : OptionalLong.of(run);
    }
}
