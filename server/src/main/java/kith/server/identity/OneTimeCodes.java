package kith.server.identity;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes from a secret and the time: RFC 6238 with SHA-1, six digits and thirty seconds, as every authenticator app has them. */
final class OneTimeCodes {
    private static final long SECONDS = 30;

    /** RFC 6238, 5.2: a code of the step before is still on its way, and clocks differ. */
    private static final long STEPS_OFF = 1;

    private OneTimeCodes() {}

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    /** The code of a step of time (RFC 4226, 5.3). */
    static String at(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int code = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
            return String.format(Locale.ROOT, "%06d", code % 1_000_000);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA1", impossible);
        }
    }

    /**
     * The step whose code was typed, if it is one of now.
     *
     * @param after the last step that was taken: of it, and of those before, no code is taken again
     */
    static OptionalLong step(byte[] secret, String typed, Instant now, long after) {
        byte[] code = typed.replaceAll("\\s", "").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return LongStream.rangeClosed(step(now) - STEPS_OFF, step(now) + STEPS_OFF)
                .filter(step -> step > after)
                .filter(step -> MessageDigest.isEqual(at(secret, step).getBytes(java.nio.charset.StandardCharsets.UTF_8), code))
                .findFirst();
    }
}
