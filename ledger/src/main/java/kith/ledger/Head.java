package kith.ledger;

import java.time.Instant;
import java.util.Base64;
import java.util.Objects;

/**
 * What an authority says of its history at one moment.
 *
 * @param authority the authority's id
 * @param size the number of entries
 * @param root the root of the tree over them
 * @param signedAt when it was said
 */
public record Head(String authority, long size, Hash root, Instant signedAt) {

    static final String ORIGIN = "kith/";
    static final String SIGNED = "signed ";

    /** @throws IllegalArgumentException if the authority's id is not one, or the size is negative */
    public Head {
        Strict.authority(authority);
        Objects.requireNonNull(root);
        Objects.requireNonNull(signedAt);
        if (size < 0) {
            throw new IllegalArgumentException("A history cannot have " + size + " entries.");
        }
    }

    /**
     * The text that is signed, in the form of a C2SP tlog-checkpoint with one extension line: {@code kith/AUTHORITY}, the size, the
     * root in base64, {@code signed INSTANT}, each ended by a newline.
     */
    public String text() {
        return ORIGIN + authority + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.bytes()) + "\n" + SIGNED + signedAt
                + "\n";
    }
}
