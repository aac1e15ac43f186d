package kith.server.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import kith.ledger.Keyring;
import kith.ledger.SignedHead;
import kith.ledger.SigningKey;
import kith.server.problem.Problem;

/**
 * What the ledger keeps outside the database, for each authority: the signing key ({@code AUTHORITY.private.pem} and
 * {@code AUTHORITY.public.txt}), public keys that were used before ({@code AUTHORITY.former.txt}, if the operator changed keys), and
 * the last head that was signed here ({@code AUTHORITY.head.txt}). That head is why a database that was put back to an earlier
 * state is not signed a second time: two heads of one size would accuse the holder of the key.
 */
record KeyFolder(Path folder) {

    /**
     * The authority's signing key.
     *
     * @param signedBefore whether heads were signed before: then a missing key is a loss, and a new one is not made in silence
     * @throws CannotSign if there is no usable key
     */
    SigningKey signingKey(String authority, boolean signedBefore) {
        try {
            return SigningKey.load(folder, authority);
        } catch (NoSuchFileException none) {
            if (signedBefore) {
                throw new CannotSign(new Problem(
                        "ledger.key_missing",
                        folder.toString(),
                        "The signing key of " + authority + " is not in this folder, but heads were signed before.",
                        "Put the key files back from your copy, or set KITH_KEYS to the folder that holds them."));
            }
        } catch (IOException unusable) {
            throw unusable(authority);
        }
        try {
            return SigningKey.create(folder, authority);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return signingKey(authority, true);
        } catch (IOException unwritable) {
            throw unusable(authority);
        }
    }

    private CannotSign unusable(String authority) {
        return new CannotSign(new Problem(
                "ledger.key_unusable",
                folder.toString(),
                "The signing key of " + authority + " cannot be read or written here.",
                "Make sure that the account that runs Kith owns the folder (mode 700) and the private key (mode 600), and that both"
                        + " halves of the key are there."));
    }

    /**
     * The authority's public keys, the present one and those before it.
     *
     * @throws NoSuchFileException if there is no public key
     * @throws IllegalArgumentException if a line is not a public key of the authority
     */
    Keyring keyring(String authority) throws IOException {
        Path former = folder.resolve(authority + ".former.txt");
        String present = Files.readString(SigningKey.publicFile(folder, authority), UTF_8);
        return Keyring.parse(present + "\n" + (Files.exists(former) ? Files.readString(former, UTF_8) : ""));
    }

    Path headFile(String authority) {
        return folder.resolve(authority + ".head.txt");
    }

    /**
     * The last head that this node signed and saw committed.
     *
     * @throws CannotSign if the file holds no head
     */
    Optional<SignedHead> lastSigned(String authority) {
        try {
            return Optional.of(SignedHead.parse(Files.readString(headFile(authority), UTF_8)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new CannotSign(new Problem(
                    "ledger.head_unreadable",
                    headFile(authority).toString(),
                    "This file should hold the last signed head, and does not.",
                    "Run kith verify with a head that a partner holds. If the history is whole, delete the file."));
        }
    }

    /** Called when the head's transaction has committed, never before: a head that was not kept must not be missed. */
    void remember(SignedHead signed) {
        Path file = headFile(signed.head().authority());
        try {
            // Nodes may share the folder: each writes a file of its own and moves it here whole.
            Path fresh = Files.createTempFile(folder, "head", ".new");
            Files.writeString(fresh, signed.text(), UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw unusable(signed.head().authority());
        }
    }
}
