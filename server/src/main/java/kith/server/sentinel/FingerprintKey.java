package kith.server.sentinel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key of the fingerprints, in {@code sentinel.key} beside the ledger's keys and never in the database: whoever has the database alone cannot try out
 * addresses against it. Where it is lost another is made, and every fingerprint is worked out anew with it: they follow from the history.
 */
@Component
final class FingerprintKey {
    private static final Logger LOG = LoggerFactory.getLogger(FingerprintKey.class);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    /** Half of the mark: more than enough for no two values ever to meet. */
    private static final int KEPT = 16;

    private final SecretKeySpec key;
    private final boolean fresh;

    FingerprintKey(@Value("${kith.keys:${kith.data:data/run}/keys}") Path folder) {
        Path file = folder.resolve("sentinel.key");
        try {
            fresh = !Files.exists(file);
            if (fresh) {
                make(file);
            }
            key = new SecretKeySpec(read(file), ALGORITHM);
        } catch (IOException | IllegalArgumentException unusable) {
            LOG.error("sentinel.key_unusable {}", file);
            throw new IllegalStateException("the sentinel's key cannot be read or made", unusable);
        }
    }

    /** Whether there was none: what was marked before was marked with another, which is lost. */
    boolean isFresh() {
        return fresh;
    }

    private static byte[] read(Path file) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip());
        if (bytes.length != BYTES) {
            throw new IOException("not a key of the sentinel");
        }
        return bytes;
    }

    private static void make(Path file) throws IOException {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path made = Files.createTempFile(file.getParent(), "sentinel", ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(made, HexFormat.of().formatHex(fresh) + "\n", StandardCharsets.US_ASCII);
            // Whole or not at all, and never over another node's.
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException meanwhile) {
            LOG.debug("another node made the key");
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /** What stands for a value of an authority; the same value is another in another authority. */
    Marks of(String authority) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return new Marks(mac, (authority + "\u0000").getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", impossible);
        }
    }

    /** Makes marks, one after the other: for one thread. */
    static final class Marks {
        private final Mac mac;
        private final byte[] authority;

        private Marks(Mac mac, byte[] authority) {
            this.mac = mac;
            this.authority = authority;
        }

        String mark(String canonical) {
            mac.update(authority);
            return HexFormat.of().formatHex(mac.doFinal(canonical.getBytes(StandardCharsets.UTF_8)), 0, KEPT);
        }
    }
}
