package kith.ledger;

import java.util.List;

/**
 * The public keys of one authority: the one in use and those it used before.
 *
 * @param authority the authority's id
 * @param keys its keys, at least one
 */
public record Keyring(String authority, List<VerifyKey> keys) {

    /** What the check of a head's signature gave. */
    public enum Check {
        GENUINE,
        OTHER_AUTHORITY,
        UNKNOWN_KEY,
        SIGNATURE_INVALID
    }

    /** @throws IllegalArgumentException if there is no key, or a key is another authority's */
    public Keyring {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("There is no public key.");
        }
        for (VerifyKey key : keys) {
            if (!key.authority().equals(authority)) {
                throw new IllegalArgumentException("The public keys are of two authorities, " + authority + " and " + key.authority() + ".");
            }
        }
    }

    /**
     * Reads a file of public keys: one a line; empty lines and lines that begin with # are passed over.
     *
     * @throws IllegalArgumentException if a line is not a key, there is none, or they are of two authorities
     */
    public static Keyring parse(String text) {
        List<VerifyKey> keys = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(VerifyKey::parse)
                .toList();
        return new Keyring(keys.isEmpty() ? "" : keys.getFirst().authority(), keys);
    }

    /**
     * Whether a stored frontier is the one of this head and the head is genuine. Ask before adding to a frontier that was read from
     * the database: whoever rewrote the leaves may have rewritten the frontier with them, and must not get it signed.
     */
    public boolean vouches(SignedHead signed, Frontier frontier) {
        Head said = signed.head();
        return check(signed) == Check.GENUINE && said.size() == frontier.size() && said.root().equals(frontier.root());
    }

    /** Whether one of these keys signed this head. */
    public Check check(SignedHead signed) {
        if (!signed.head().authority().equals(authority)) {
            return Check.OTHER_AUTHORITY;
        }
        List<VerifyKey> named = keys.stream().filter(key -> key.id().equals(signed.keyId())).toList();
        if (named.isEmpty()) {
            return Check.UNKNOWN_KEY;
        }
        byte[] signature = Strict.base64(signed.signature());
        return named.stream().anyMatch(key -> key.verifies(signed.signedBytes(), signature)) ? Check.GENUINE : Check.SIGNATURE_INVALID;
    }
}
