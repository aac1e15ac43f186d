package kith.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree of RFC 6962, section 2.1, written as the RFC defines it: by recursion over the whole list of leaf hashes. It is
 * the plain reference; {@link Frontier} gives the same roots without holding the leaves.
 */
public final class MerkleTree {

    private MerkleTree() {}

    /** The tree's root, MTH(D[n]). The root of no leaves is the SHA-256 of nothing. */
    public static Hash root(List<Hash> leaves) {
        return switch (leaves.size()) {
            case 0 -> Hash.plain();
            case 1 -> leaves.getFirst();
            default -> {
                int left = largestPowerOfTwoBelow(leaves.size());
                yield Hash.node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
            }
        };
    }

    /**
     * The proof that the leaf at {@code index} (counted from 0) is in the tree of these leaves: PATH(m, D[n]).
     *
     * @throws IndexOutOfBoundsException if there is no such leaf
     */
    public static InclusionProof inclusion(List<Hash> leaves, int index) {
        if (index < 0 || index >= leaves.size()) {
            throw new IndexOutOfBoundsException("There is no leaf " + index + " among " + leaves.size() + ".");
        }
        List<Hash> path = new ArrayList<>();
        path(leaves, index, path);
        return new InclusionProof(index, leaves.size(), path);
    }

    private static void path(List<Hash> leaves, int index, List<Hash> path) {
        if (leaves.size() <= 1) {
            return;
        }
        int left = largestPowerOfTwoBelow(leaves.size());
        List<Hash> lower = leaves.subList(0, left);
        List<Hash> upper = leaves.subList(left, leaves.size());
        if (index < left) {
            path(lower, index, path);
            path.add(root(upper));
        } else {
            path(upper, index - left, path);
            path.add(root(lower));
        }
    }

    /**
     * The proof that the tree of these leaves continues the tree of the first {@code earlier} of them: PROOF(m, D[n]). An earlier
     * tree that is empty or the same needs no hashes.
     *
     * @throws IndexOutOfBoundsException if {@code earlier} is negative or more than there are leaves
     */
    public static ConsistencyProof consistency(List<Hash> leaves, int earlier) {
        if (earlier < 0 || earlier > leaves.size()) {
            throw new IndexOutOfBoundsException("There is no tree of " + earlier + " among " + leaves.size() + " leaves.");
        }
        List<Hash> path = new ArrayList<>();
        if (earlier > 0) {
            subproof(leaves, earlier, true, path);
        }
        return new ConsistencyProof(earlier, leaves.size(), path);
    }

    private static void subproof(List<Hash> leaves, int earlier, boolean known, List<Hash> path) {
        if (earlier == leaves.size()) {
            if (!known) {
                path.add(root(leaves));
            }
            return;
        }
        int left = largestPowerOfTwoBelow(leaves.size());
        List<Hash> lower = leaves.subList(0, left);
        List<Hash> upper = leaves.subList(left, leaves.size());
        if (earlier <= left) {
            subproof(lower, earlier, known, path);
            path.add(root(upper));
        } else {
            subproof(upper, earlier - left, false, path);
            path.add(root(lower));
        }
    }

    private static int largestPowerOfTwoBelow(int size) {
        return Integer.highestOneBit(size - 1);
    }
}
