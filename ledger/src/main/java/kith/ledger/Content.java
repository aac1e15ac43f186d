package kith.ledger;

import java.util.Arrays;

/** What a leaf was made of: the salt and the canonical encoding of the event. Immutable. */
public final class Content {

    private final byte[] salt;
    private final byte[] canonical;

    /** @throws IllegalArgumentException if the salt is not 32 bytes long */
    public Content(byte[] salt, byte[] canonical) {
        if (salt.length != Leaf.SALT_LENGTH) {
            throw new IllegalArgumentException("A salt has 32 bytes, not " + salt.length + ".");
        }
        this.salt = salt.clone();
        this.canonical = canonical.clone();
    }

    public byte[] salt() {
        return salt.clone();
    }

    public byte[] canonical() {
        return canonical.clone();
    }

    Hash leaf() {
        return Leaf.of(salt, canonical);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content content && Arrays.equals(salt, content.salt) && Arrays.equals(canonical, content.canonical);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(salt) + Arrays.hashCode(canonical);
    }

    /** The length alone: a content may be about a child, and must not reach a log by accident. */
    @Override
    public String toString() {
        return "Content[" + canonical.length + " bytes]";
    }
}
