package kith.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A head with the authority's Ed25519 signature: a short text that can be e-mailed, printed and read again, in the form of a C2SP
 * signed note (so that tools for transparency logs read it too):
 *
 * <pre>
 * kith/buckinghamshire
 * 1204
 * CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 * signed 2027-02-12T09:00:00Z
 *
 * — kith/buckinghamshire 8f1c2a3b followed, in base64, by the signature
 * </pre>
 *
 * The last line holds, in base64, the key's four-byte id and the 64-byte signature of the four lines above the empty one.
 *
 * @param head what is signed
 * @param keyId the signing key's id: eight hexadecimal digits
 * @param signature the signature, in base64
 */
public record SignedHead(Head head, String keyId, String signature) {

    private static final int KEY_ID_LENGTH = 4;
    private static final int SIGNATURE_LENGTH = 64;
    private static final int ENCODED_LENGTH = 92;

    /** @throws IllegalArgumentException if the key's id or the signature has another length or spelling */
    public SignedHead {
        if (Strict.hex(keyId).length != KEY_ID_LENGTH || Strict.base64(signature).length != SIGNATURE_LENGTH) {
            throw new IllegalArgumentException("A head's signature has a key id of 4 bytes and 64 bytes of signature.");
        }
    }

    /** The head as it is handed out. */
    public String text() {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(Strict.hex(keyId));
        both.writeBytes(Strict.base64(signature));
        return head.text() + "\n— " + Head.ORIGIN + head.authority() + " " + Base64.getEncoder().encodeToString(both.toByteArray())
                + "\n";
    }

    /**
     * Reads a head, also out of the middle of an e-mail: words before and after it, quote marks ({@code >}), other line ends, extra
     * spaces, a signature broken over several lines and another kind of dash do no harm, because what was signed is written anew
     * from the values read. The signature is not checked here: see {@link Keyring#check}.
     *
     * @throws IllegalArgumentException if there is no head in the text; the message says what is missing
     */
    public static SignedHead parse(String text) {
        List<String> lines = text.lines().map(SignedHead::withoutQuoteMarks).toList();
        for (int i = 0; i + 4 < lines.size(); i++) {
            if (lines.get(i).startsWith(Head.ORIGIN) && lines.get(i + 1).matches("[0-9]+")) {
                return parse(lines.subList(i, lines.size()));
            }
        }
        throw new IllegalArgumentException("There is no signed head in it: a head begins with a line “kith/…” and a line with a number.");
    }

    private static SignedHead parse(List<String> lines) {
        String authority = lines.get(0).substring(Head.ORIGIN.length());
        try {
            if (!lines.get(3).startsWith(Head.SIGNED)) {
                throw new IllegalArgumentException("has no line “signed …”");
            }
            Instant signedAt = Instant.parse(lines.get(3).substring(Head.SIGNED.length()));
            Head head = new Head(authority, Strict.number(lines.get(1)), Hash.of(Strict.base64(lines.get(2))), signedAt);
            byte[] both = signatureIn(lines.subList(4, lines.size()), Head.ORIGIN + authority);
            return new SignedHead(
                    head,
                    HexFormat.of().formatHex(both, 0, KEY_ID_LENGTH),
                    Base64.getEncoder().encodeToString(Arrays.copyOfRange(both, KEY_ID_LENGTH, both.length)));
        } catch (DateTimeException notAnInstant) {
            throw new IllegalArgumentException("The head cannot be read: its line “signed …” has no time.", notAnInstant);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("The head cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    private static byte[] signatureIn(List<String> lines, String signer) {
        List<String> words = lines.stream().flatMap(line -> Arrays.stream(line.split("\\s+"))).filter(word -> !word.isEmpty()).toList();
        // words: a dash of some kind, the signer's name, and the signature in one piece or several
        if (words.size() < 3 || !words.get(1).equals(signer)) {
            throw new IllegalArgumentException("has no line with the signature of " + signer);
        }
        StringBuilder encoded = new StringBuilder();
        for (String word : words.subList(2, words.size())) {
            if (encoded.length() >= ENCODED_LENGTH) {
                break;
            }
            encoded.append(word);
        }
        byte[] both = Strict.base64(encoded.toString());
        if (both.length != KEY_ID_LENGTH + SIGNATURE_LENGTH) {
            throw new IllegalArgumentException("has a signature of the wrong length");
        }
        return both;
    }

    private static String withoutQuoteMarks(String line) {
        return line.replaceFirst("^[>\\s]+", "").stripTrailing();
    }

    byte[] signedBytes() {
        return head.text().getBytes(UTF_8);
    }
}
