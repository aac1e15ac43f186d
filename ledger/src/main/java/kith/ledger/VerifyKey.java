package kith.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of an authority's signing key. As text it is a C2SP signed-note verifier key, {@code kith/AUTHORITY+ID+BASE64}:
 * the id is the first four bytes of SHA-256(name, newline, 0x01, public key), and the base64 holds 0x01 (Ed25519) and the 32 bytes of
 * the public key.
 */
public final class VerifyKey {

    private static final byte ED25519 = 0x01;
    private static final int PUBLIC_KEY_LENGTH = 32;

    /** RFC 8410, section 4: what stands before the 32 bytes of an Ed25519 key in its X.509 form. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String authority;
    private final byte[] raw;
    private final PublicKey key;

    private VerifyKey(String authority, byte[] raw, PublicKey key) {
        this.authority = authority;
        this.raw = raw;
        this.key = key;
    }

    static VerifyKey of(String authority, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return of(authority, Arrays.copyOfRange(encoded, encoded.length - PUBLIC_KEY_LENGTH, encoded.length));
    }

    private static VerifyKey of(String authority, byte[] raw) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.writeBytes(X509_PREFIX);
        encoded.writeBytes(raw);
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
            return new VerifyKey(Strict.authority(authority), raw, key);
        } catch (GeneralSecurityException notAKey) {
            throw new IllegalArgumentException("The public key is not an Ed25519 key.", notAKey);
        }
    }

    /** @throws IllegalArgumentException if the line is not a public key of Kith; the message says why */
    public static VerifyKey parse(String line) {
        // Base64 may itself hold a plus sign, so only the first two part the text.
        String[] parts = line.strip().split("\\+", 3);
        if (parts.length != 3 || !parts[0].startsWith(Head.ORIGIN)) {
            throw new IllegalArgumentException("It is not a public key of Kith: that begins with “kith/”, an authority and “+”.");
        }
        byte[] bytes;
        try {
            bytes = Strict.base64(parts[2]);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("The public key " + unreadable.getMessage() + ".", unreadable);
        }
        if (bytes.length != 1 + PUBLIC_KEY_LENGTH || bytes[0] != ED25519) {
            throw new IllegalArgumentException("The public key is not an Ed25519 key.");
        }
        VerifyKey key = of(parts[0].substring(Head.ORIGIN.length()), Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!key.id().equals(parts[1])) {
            throw new IllegalArgumentException("The public key does not fit its own id " + parts[1] + ": it was copied wrongly.");
        }
        return key;
    }

    public String authority() {
        return authority;
    }

    /** The key's id: eight hexadecimal digits. */
    public String id() {
        return id(Head.ORIGIN + authority, raw);
    }

    static String id(String name, byte[] raw) {
        return Hash.plain((name + "\n").getBytes(UTF_8), new byte[] {ED25519}, raw).hex().substring(0, 8);
    }

    /** The key as it is handed out, without a newline. */
    public String text() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ED25519);
        bytes.writeBytes(raw);
        return Head.ORIGIN + authority + "+" + id() + "+" + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verification = Signature.getInstance("Ed25519");
            verification.initVerify(key);
            verification.update(message);
            return verification.verify(signature);
        } catch (GeneralSecurityException malformed) {
            // A signature that cannot even be decoded is not a valid one.
            return false;
        }
    }
}
