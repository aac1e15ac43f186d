package kith.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The divergences found so far: each once, and of many only those that come first. One column overwritten in every row would
 * otherwise fill the memory and the report with millions.
 */
final class Findings {

    /** More divergences than these are counted, not listed. */
    static final int MOST_LISTED = 100;

    private final LinkedHashSet<Divergence> ofEntries = new LinkedHashSet<>();
    private final LinkedHashSet<Divergence> ofEvidence = new LinkedHashSet<>();
    private long unlisted;

    void add(Divergence divergence) {
        LinkedHashSet<Divergence> among =
                switch (divergence) {
                    case Divergence.OfEntries _ -> ofEntries;
                    case Divergence.OfEvidence _ -> ofEvidence;
                };
        among.add(divergence);
        if (among.size() >= 2 * MOST_LISTED) {
            keepFirst(among);
        }
    }

    private void keepFirst(LinkedHashSet<Divergence> among) {
        List<Divergence> first =
                among.stream().sorted(Comparator.comparingLong(Divergence::order)).limit(MOST_LISTED).toList();
        unlisted += among.size() - first.size();
        among.clear();
        among.addAll(first);
    }

    boolean isEmpty() {
        return ofEntries.isEmpty() && ofEvidence.isEmpty();
    }

    List<Divergence> listed() {
        keepFirst(ofEntries);
        keepFirst(ofEvidence);
        List<Divergence> all = new ArrayList<>(ofEntries);
        all.addAll(ofEvidence);
        return all;
    }

    /** How many were found besides those listed; call after {@link #listed}. */
    long unlisted() {
        return unlisted;
    }
}
