package kith.procedures.position;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identifiers of what is worked out: the same for ever, opaque, and telling nothing of how many there are. */
final class Ids {
    private static final int HEX_DIGITS = 20;

    /** Never used itself, but copied: looking the algorithm up takes longer than using it. */
    private static final MessageDigest SHA_256 = sha256();

    private Ids() {}

    static String episode(String procedure, String openingEvent) {
        return "e-" + hash(procedure + "\n" + openingEvent);
    }

    static String obligation(String rule, String episode, String trigger) {
        return "o-" + hash(rule + "\n" + episode + "\n" + trigger);
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(copy().digest(text.getBytes(StandardCharsets.UTF_8)), 0, HEX_DIGITS / 2);
    }

    private static MessageDigest copy() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException noCopies) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
