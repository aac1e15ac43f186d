package kith.server.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals what must not be read out of a copy of the database: AES-256-GCM with the key in {@code second-factor.key}, which lies beside the
 * ledger's keys and is made when it is first needed.
 */
@Component
class SecondFactorSealing {
    private static final String FILE = "second-factor.key";
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    SecondFactorSealing(@Value("${kith.keys:${kith.data:data/run}/keys}") Path folder) {
        this.folder = folder;
    }

    /** @param of whose it is: sealed for one person it opens for no other */
    byte[] seal(byte[] secret, String of) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key(), nonce, of).doFinal(secret);
            byte[] both = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, both, NONCE, sealed.length);
            return both;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has AES", impossible);
        }
    }

    /** @return empty where it was sealed with another key, or for somebody else, or has been changed */
    Optional<byte[]> open(byte[] sealed, String of) {
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key(), Arrays.copyOf(sealed, NONCE), of).doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String of) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(of.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] key() {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** Written whole before it has its name: another node that shares the folder reads no half of it, and the first one's key stays. */
    private void make(Path file) throws IOException {
        byte[] key = new byte[KEY];
        random.nextBytes(key);
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path fresh = Files.createTempFile(folder, "second-factor", ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(fresh, Base64.getEncoder().encodeToString(key) + "\n");
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException _) {
            // Another node was first.
        } catch (UnsupportedOperationException _) {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
