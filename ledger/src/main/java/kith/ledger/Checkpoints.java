package kith.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds the leaves of a history one by one and lays each signed head beside the tree of its size. Two trees grow: one of the leaves as
 * they stand in the file and, once a content and its leaf disagree, one of the leaves worked out from the contents. The head that
 * fits one of the two tells which half of the entry was changed.
 */
final class Checkpoints {

    private final List<Divergence> found = new ArrayList<>();
    private final List<Place> unsettled = new ArrayList<>();

    private Frontier.Edge stored = new Frontier.Edge(Frontier.EMPTY);
    private Optional<Frontier.Edge> recomputed = Optional.empty();

    private long good;
    private String goodHead = "the empty history";
    private Optional<String> firstAfterGood = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private Optional<Verdict.Proof> held = Optional.empty();
    private Optional<Verdict.Proof> carried = Optional.empty();

    /** A head that the tree does not agree with, and what was known when it was met. */
    private record Failure(long from, Optional<String> first, Verdict.Proof head) {}

    /** Adds an entry's leaf as it stands in the file, and the one worked out from its content where there is one. */
    void add(Entry entry, Hash worked) {
        if (!worked.equals(entry.leaf())) {
            if (recomputed.isEmpty()) {
                recomputed = Optional.of(new Frontier.Edge(stored.frontier()));
            }
            unsettled.add(Place.at(entry.position(), entry.eventId()));
        }
        if (entry.position() == good) {
            firstAfterGood = Optional.of(entry.eventId());
        }
        stored.add(entry.leaf());
        recomputed.ifPresent(edge -> edge.add(worked));
    }

    Hash root() {
        return stored.root();
    }

    /** Lays a genuine head of the present size beside the tree. */
    void check(String name, Head said, boolean heldOutside) {
        Verdict.Proof proof = new Verdict.Proof(name, said);
        if (said.root().equals(stored.root())) {
            settle(Divergence.Changed.CONTENT);
            agree(proof, heldOutside);
        } else if (recomputed.isPresent() && said.root().equals(recomputed.get().root())) {
            settle(Divergence.Changed.LEAF);
            stored = recomputed.get();
            agree(proof, heldOutside);
        } else {
            disagree(proof);
        }
    }

    private void agree(Verdict.Proof proof, boolean heldOutside) {
        recomputed = Optional.empty();
        // No two histories have one root: a head that fits vouches for all before it, so an earlier one that did not fit is of another past.
        failure.ifPresent(failed -> found.add(new Divergence.HeadsContradict(failed.head().head(), proof.head())));
        failure = Optional.empty();
        if (proof.said().size() > good) {
            firstAfterGood = Optional.empty();
        }
        good = proof.said().size();
        goodHead = proof.head();
        if (heldOutside) {
            held = Optional.of(proof);
        } else {
            carried = Optional.of(proof);
        }
    }

    private void disagree(Verdict.Proof proof) {
        Head said = proof.said();
        if (said.size() == good) {
            found.add(new Divergence.HeadsContradict(goodHead, proof.head()));
        } else if (failure.isEmpty()) {
            failure = Optional.of(new Failure(good, firstAfterGood, proof));
        } else {
            Head failed = failure.get().head().said();
            if (failed.size() == said.size() && !failed.root().equals(said.root())) {
                found.add(new Divergence.HeadsContradict(failure.get().head().head(), proof.head()));
            }
        }
    }

    private void settle(Divergence.Changed changed) {
        unsettled.forEach(place -> found.add(new Divergence.ContentDiffers(place, changed)));
        unsettled.clear();
    }

    Optional<Verdict.Proof> held() {
        return held;
    }

    Optional<Verdict.Proof> carried() {
        return carried;
    }

    /** Whether so many contents disagree that there is no use in looking for one change between two heads. */
    boolean full() {
        return unsettled.size() + found.size() >= Findings.MOST_LISTED;
    }

    /**
     * What the heads found, once all entries have been added.
     *
     * @param copy the name of the copy held, or empty
     * @param same how many entries at the beginning are the same in that copy
     */
    List<Divergence> divergences(String copy, long same) {
        settle(Divergence.Changed.ONE_OF_BOTH);
        List<Divergence> all = new ArrayList<>(found);
        failure.ifPresent(failed -> {
            long to = failed.head().said().size() - 1;
            long from = Math.max(failed.from(), same);
            if (from <= to) {
                Optional<String> first = from == failed.from() ? failed.first() : Optional.empty();
                all.add(new Divergence.LeafDiffers(new Place(from, to, first), failed.head().head()));
            } else {
                all.add(new Divergence.HeadOfOtherPast(failed.head().head(), copy));
            }
        });
        return all;
    }
}
