package kith.ledger;

import java.util.List;

/**
 * The hashes that show a later tree to be an earlier one with leaves added at its end (RFC 6962, section 2.1.2).
 *
 * @param earlier the number of leaves in the earlier tree
 * @param later the number of leaves in the later tree
 * @param path the hashes, in the RFC's order
 */
public record ConsistencyProof(long earlier, long later, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether this proves that nothing in the earlier tree was changed in the later one (RFC 9162, section 2.1.4.2). */
    public boolean proves(Hash earlierRoot, Hash laterRoot) {
        if (earlier < 0 || earlier > later) {
            return false;
        }
        if (earlier == later) {
            return path.isEmpty() && earlierRoot.equals(laterRoot);
        }
        if (earlier == 0) {
            return path.isEmpty() && earlierRoot.equals(Hash.plain());
        }
        if (path.isEmpty()) {
            return false;
        }
        // A complete earlier tree is itself a node of the later one, and the RFC leaves it out of the path.
        boolean complete = Long.bitCount(earlier) == 1;
        long node = earlier - 1;
        long last = later - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        Hash earlierReached = complete ? earlierRoot : path.getFirst();
        Hash laterReached = earlierReached;
        for (Hash hash : path.subList(complete ? 0 : 1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                earlierReached = Hash.node(hash, earlierReached);
                laterReached = Hash.node(hash, laterReached);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                laterReached = Hash.node(laterReached, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && earlierReached.equals(earlierRoot) && laterReached.equals(laterRoot);
    }
}
