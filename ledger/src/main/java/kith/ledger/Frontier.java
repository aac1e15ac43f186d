package kith.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The right edge of a tree: the roots of the complete subtrees that make it up, largest first, one for each 1 in the size's binary
 * form. It is all that is needed to add leaves and to give the root: at most 63 hashes, whatever the size.
 *
 * @param size the number of leaves
 * @param peaks the roots of the complete subtrees, from the left
 */
public record Frontier(long size, List<Hash> peaks) {

    /** The frontier of a tree without leaves. */
    public static final Frontier EMPTY = new Frontier(0, List.of());

    private static final String FORM = "kith-frontier/1";

    /** @throws IllegalArgumentException if the peaks are not as many as the size demands */
    public Frontier {
        peaks = List.copyOf(peaks);
        if (size < 0 || Long.bitCount(size) != peaks.size()) {
            throw new IllegalArgumentException(
                    "A tree of " + size + " leaves has " + Long.bitCount(size) + " complete subtrees, not " + peaks.size() + ".");
        }
    }

    /** This tree with these leaf hashes added at its end, in their order. */
    public Frontier plus(Iterable<Hash> leaves) {
        Edge edge = new Edge(this);
        leaves.forEach(edge::add);
        return edge.frontier();
    }

    /** The tree's root, equal to {@link MerkleTree#root} of all its leaves. */
    public Hash root() {
        return new Edge(this).root();
    }

    /** One line, for one column of one row: {@code kith-frontier/1 SIZE HEX...}, the peaks run together. */
    public String text() {
        StringBuilder text = new StringBuilder(FORM).append(' ').append(size).append(' ');
        peaks.forEach(peak -> text.append(peak.hex()));
        return text.toString();
    }

    /** @throws IllegalArgumentException if the text is not exactly what {@link #text} writes */
    public static Frontier parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 3 || !parts[0].equals(FORM)) {
            throw new IllegalArgumentException("The stored frontier is not in the form " + FORM + ".");
        }
        byte[] bytes = Strict.hex(parts[2]);
        if (bytes.length % Hash.LENGTH != 0) {
            throw new IllegalArgumentException("The stored frontier ends in the middle of a hash.");
        }
        List<Hash> peaks = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += Hash.LENGTH) {
            peaks.add(Hash.of(Arrays.copyOfRange(bytes, at, at + Hash.LENGTH)));
        }
        return new Frontier(Strict.number(parts[1]), peaks);
    }

    /** A frontier that moves: for the inner loop of those who add many leaves. */
    static final class Edge {

        private long size;
        private final List<Hash> peaks;

        Edge(Frontier start) {
            size = start.size;
            peaks = new ArrayList<>(start.peaks);
        }

        void add(Hash leaf) {
            Hash merged = leaf;
            for (long bits = size; (bits & 1) == 1; bits >>= 1) {
                merged = Hash.node(peaks.removeLast(), merged);
            }
            peaks.add(merged);
            size = Math.addExact(size, 1);
        }

        Hash root() {
            return peaks.reversed().stream().reduce((right, left) -> Hash.node(left, right)).orElseGet(Hash::plain);
        }

        Frontier frontier() {
            return new Frontier(size, peaks);
        }
    }
}
