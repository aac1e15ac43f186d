package kith.server.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import kith.server.gate.Permit;

/**
 * What a request to record is called: a digest of who sent which key, so that nobody meets another's keys, and a digest of
 * the body, so that a key used twice for different things is noticed.
 *
 * @param ofKey the part that every request with the key shares
 */
record SubmissionName(String ofKey, String whole) {

    static SubmissionName of(Permit permit, String key, StepRequest request) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((permit.viewer().professional() + "\n" + key).getBytes(StandardCharsets.UTF_8));
            String ofKey = "api:" + HexFormat.of().formatHex(hash, 0, 16) + ":";
            return new SubmissionName(ofKey, ofKey + request.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
