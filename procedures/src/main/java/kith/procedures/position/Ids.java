package kith.procedures.position;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifiers of what is worked out: the same for ever, opaque, and telling nothing of how many there are. Looking the algorithm
 * up takes longer than using it, so one of these makes all identifiers of one working; it belongs to one thread at a time.
 */
final class Ids {
    private static final int HEX_DIGITS = 20;

    private final MessageDigest sha256 = sha256();

    String episode(String procedure, String openingEvent) {
        return "e-" + hash(procedure + "\n" + openingEvent);
    }

    String obligation(String rule, String episode, String trigger) {
        return "o-" + hash(rule + "\n" + episode + "\n" + trigger);
    }

    private String hash(String text) {
        return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)), 0, HEX_DIGITS / 2);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
