package kith.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What an offline verification found. */
public sealed interface Verdict {

    /** How many entries were read, and how much of them could be checked. */
    record Counts(long kept, long emptied, long leafOnly) {

        public long entries() {
            return kept + emptied + leafOnly;
        }
    }

    /** A head, held by somebody or kept in the history itself, that the entries agree with. */
    record Proof(String head, Head said) {}

    /**
     * Nothing diverges.
     *
     * @param root the root of the tree over all entries
     * @param held the largest head held outside that the entries agree with: up to its size the history is proven
     * @param carried the largest head in the file itself that they agree with: proven against whoever lacks the signing key, but
     *     such a head can be taken away unseen
     */
    record Whole(String authority, long size, Hash root, Optional<Proof> held, Optional<Proof> carried, Counts counts) implements Verdict {}

    /**
     * Something diverges.
     *
     * @param divergences those of the entries by place, then those of heads, keys and file; at least one
     * @param unlisted how many more there are than are listed
     */
    record Divergent(String authority, List<Divergence> divergences, long unlisted) implements Verdict {

        public Divergent {
            divergences = divergences.stream().sorted(Comparator.comparingLong(Divergence::order)).toList();
        }

        /** Where the history first diverges, if it is the entries that do; see {@link Divergence#order}. */
        public Optional<Place> first() {
            return divergences.stream()
                    .filter(Divergence.OfEntries.class::isInstance)
                    .map(Divergence.OfEntries.class::cast)
                    .map(Divergence.OfEntries::place)
                    .findFirst();
        }
    }
}
