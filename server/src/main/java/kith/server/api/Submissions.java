package kith.server.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Requests to record that were carried out, found again by their key. A submission's name holds a digest of who sent which
 * key, so that nobody meets another's keys, and a digest of the body, so that a key used twice for different things is noticed.
 */
@Repository
class Submissions {
    private final JdbcTemplate jdbc;

    Submissions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** An event that an earlier request with the same key left on the record. */
    record Earlier(String event, String submission) {}

    /** The name of a submission: everything before its last colon belongs to the key. */
    static String submission(Permit permit, String key, StepRequest request) {
        return ofKey(permit, key) + request.digest();
    }

    private static String ofKey(Permit permit, String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((permit.viewer().professional() + "\n" + key).getBytes(StandardCharsets.UTF_8));
            return "api:" + HexFormat.of().formatHex(hash, 0, 16) + ":";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Looks up the key, and until the transaction ends lets no other request with it pass. */
    Seen<Optional<Earlier>> earlier(Permit permit, String key) {
        String ofKey = ofKey(permit, key);
        jdbc.query(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, permit.authority() + permit.record() + ofKey);
        return permit.seen(jdbc.query(
                        "select event, submission from event where authority = ? and record = ? and starts_with(submission, ?)",
                        (row, _) -> new Earlier(row.getString(1), row.getString(2)),
                        permit.authority(),
                        permit.record(),
                        ofKey)
                .stream()
                .findFirst());
    }
}
