package kith.procedures.position;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identifiers of what is worked out: the same for ever, opaque, and telling nothing of how many there are. */
final class Ids {
    private static final int HEX_DIGITS = 20;

    private Ids() {}

    static String episode(String procedure, String openingEvent) {
        return "e-" + hash(procedure + "\n" + openingEvent);
    }

    static String obligation(String rule, String episode, String trigger) {
        return "o-" + hash(rule + "\n" + episode + "\n" + trigger);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HEX_DIGITS / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
