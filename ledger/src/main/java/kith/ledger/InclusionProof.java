package kith.ledger;

import java.util.List;

/**
 * The hashes that lead from one leaf to the root of a tree (RFC 6962, section 2.1.1).
 *
 * @param index the leaf's position, counted from 0
 * @param size the number of leaves in the tree
 * @param path the neighbours on the way, from the leaf upwards
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether this proves that the leaf stands at the index in the tree with this root (RFC 9162, section 2.1.3.2). */
    public boolean proves(Hash leaf, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash reached = leaf;
        for (Hash neighbour : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                reached = Hash.node(neighbour, reached);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                reached = Hash.node(reached, neighbour);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && reached.equals(root);
    }
}
