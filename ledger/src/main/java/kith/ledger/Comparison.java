package kith.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Compares the entries of a history with those of a copy that somebody holds, one by one, up to the first place where they part; from
 * there it looks a little ahead in both to tell a removed entry from a moved, an added or a changed one.
 */
final class Comparison implements Closeable {

    /** How far ahead a moved entry is looked for. Beyond it, a move is reported as a removal, an insertion or a change at the same place. */
    private static final int LOOK_AHEAD = 4096;

    private final String name;
    private final HistoryReader copy;
    private final long copySize;
    private final List<Divergence> found = new ArrayList<>();
    private final List<Entry> after = new ArrayList<>();

    private long same;
    private boolean stopped;
    private Optional<Entry> parted = Optional.empty();
    private Optional<Entry> heldThere = Optional.empty();

    private Comparison(String name, HistoryReader copy, long copySize) {
        this.name = name;
        this.copy = copy;
        this.copySize = copySize;
    }

    /** How many entries a copy has that is fit to compare with, or why it is not fit. */
    private sealed interface Fitness {
        record Fit(long size) implements Fitness {}

        record Unfit(String why) implements Fitness {}
    }

    /**
     * Opens the copy if it is whole in itself and agrees with every genuine head that it reaches; else says so in {@code problems}.
     *
     * @param heads genuine heads, smallest first
     */
    static Optional<Comparison> open(
            Evidence.HeldCopy held, String authority, List<Evidence.HeldHead> heads, List<Divergence> problems) throws IOException {
        return switch (fitness(held, authority, heads)) {
            case Fitness.Fit fit -> Optional.of(new Comparison(held.name(), held.source().open(), fit.size()));
            case Fitness.Unfit unfit -> {
                problems.add(new Divergence.CopyUnfit(held.name(), unfit.why()));
                yield Optional.empty();
            }
        };
    }

    private static Fitness fitness(Evidence.HeldCopy held, String authority, List<Evidence.HeldHead> heads) throws IOException {
        try (HistoryReader copy = held.source().open()) {
            if (!copy.authority().equals(authority)) {
                return new Fitness.Unfit("it is the history of " + copy.authority());
            }
            Frontier.Edge edge = new Frontier.Edge(Frontier.EMPTY);
            long size = 0;
            int head = 0;
            boolean ended = false;
            for (Optional<HistoryLine> line = copy.next(); line.isPresent(); line = copy.next()) {
                switch (line.get()) {
                    case HistoryLine.OfEntry(Entry entry) -> {
                        if (entry.position() != size) {
                            return new Fitness.Unfit("position " + entry.position() + " stands where " + size + " should");
                        }
                        edge.add(entry.leaf());
                        size++;
                    }
                    case HistoryLine.OfHead _ -> {}
                    case HistoryLine.OfEnd end -> ended = end.entries() == size;
                    case HistoryLine.Unreadable unreadable -> {
                        return new Fitness.Unfit("its line " + unreadable.line() + " cannot be read");
                    }
                }
                for (; head < heads.size() && heads.get(head).signed().head().size() <= size; head++) {
                    Head said = heads.get(head).signed().head();
                    if (said.size() == size && !said.root().equals(edge.root())) {
                        return new Fitness.Unfit("it does not agree with the head in " + heads.get(head).name());
                    }
                }
            }
            return ended ? new Fitness.Fit(size) : new Fitness.Unfit("its end is missing");
        }
    }

    /** An unreadable line may hide an entry: from here on the two can no longer be laid side by side. */
    void unreadable() {
        stopped = stopped || parted.isEmpty();
    }

    void entry(Entry entry) throws IOException {
        if (stopped) {
            return;
        }
        if (parted.isPresent()) {
            if (after.size() < LOOK_AHEAD) {
                after.add(entry);
            }
            return;
        }
        Optional<Entry> held = nextHeld();
        if (held.isEmpty()) {
            stopped = true;
        } else if (!held.get().leaf().equals(entry.leaf())) {
            parted = Optional.of(entry);
            heldThere = held;
        } else {
            if (!held.get().eventId().equals(entry.eventId())) {
                found.add(new Divergence.IdDiffers(Place.at(same, entry.eventId()), Optional.of(held.get().eventId())));
            }
            same++;
        }
    }

    /** What the copy is called. */
    String name() {
        return name;
    }

    /** How many entries at the beginning are the same in both. */
    long same() {
        return same;
    }

    /** What the comparison found, once all entries have been compared. */
    List<Divergence> divergences() throws IOException {
        List<Divergence> all = new ArrayList<>(found);
        if (parted.isPresent() && heldThere.isPresent()) {
            all.add(classify(parted.get(), heldThere.get()));
        } else if (!stopped && same < copySize) {
            Optional<String> lost = nextHeld().map(Entry::eventId);
            all.add(new Divergence.TailCut(new Place(same, copySize - 1, lost), copySize, name));
        }
        return all;
    }

    private Divergence classify(Entry stands, Entry belongs) throws IOException {
        boolean belongsLater = after.stream().anyMatch(entry -> entry.leaf().equals(belongs.leaf()));
        OptionalLong standsLater = heldLater(stands.leaf());
        if (belongsLater && standsLater.isPresent()) {
            return new Divergence.Reordered(Place.at(same, belongs.eventId()), stands.eventId());
        }
        if (belongsLater) {
            return new Divergence.Inserted(Place.at(same, stands.eventId()));
        }
        if (standsLater.isPresent()) {
            Place lost = new Place(same, same + standsLater.getAsLong(), Optional.of(belongs.eventId()));
            return new Divergence.Missing(lost, Optional.empty(), Optional.of(stands.eventId()));
        }
        return new Divergence.LeafDiffers(Place.at(same, belongs.eventId()), name);
    }

    /** How many more entries the copy has before the one with this leaf, if that is near. */
    private OptionalLong heldLater(Hash leaf) throws IOException {
        for (int ahead = 0; ahead < LOOK_AHEAD; ahead++) {
            Optional<Entry> held = nextHeld();
            if (held.isEmpty()) {
                return OptionalLong.empty();
            }
            if (held.get().leaf().equals(leaf)) {
                return OptionalLong.of(ahead);
            }
        }
        return OptionalLong.empty();
    }

    private Optional<Entry> nextHeld() throws IOException {
        for (Optional<HistoryLine> line = copy.next(); line.isPresent(); line = copy.next()) {
            if (line.get() instanceof HistoryLine.OfEntry(Entry entry)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        copy.close();
    }
}
