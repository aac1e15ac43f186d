package kith.ledger;

import java.security.SecureRandom;

/**
 * What stands in the tree for one event: leaf = SHA-256(0x00 || commitment), commitment = SHA-256(salt || canonical encoding).
 *
 * <p>The salt makes the leaf say nothing about the event: without it, whoever holds a leaf could guess short contents and try them.
 * When an event is lawfully disposed of, its content and its salt go and the leaf stays; the tree and every head remain valid.
 */
public final class Leaf {

    /** The length of a salt, in bytes. */
    public static final int SALT_LENGTH = 32;

    private Leaf() {}

    /** A fresh salt. Draw one for every event, and never use one twice. */
    public static byte[] newSalt(SecureRandom random) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        return salt;
    }

    /** @throws IllegalArgumentException if the salt is not 32 bytes long */
    public static Hash commitment(byte[] salt, byte[] canonical) {
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("A salt has 32 bytes, not " + salt.length + ".");
        }
        return Hash.plain(salt, canonical);
    }

    /** @throws IllegalArgumentException if the salt is not 32 bytes long */
    public static Hash of(byte[] salt, byte[] canonical) {
        return Hash.leaf(commitment(salt, canonical).bytes());
    }
}
