package kith.server.record;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts what only the single point of contact may know before it is written to the database, and decrypts it when it is read, by Tink's AES-256-GCM. What is
 * sealed is bound to its place: moved to another row it does not open. The keys lie in {@code relocation.keys.json}, a Tink keyset beside the ledger's keys
 * and never in the database; a keyset may hold several, of which the primary one seals. Lost keys are lost files: they are to be copied apart from the database.
 */
@Component
public class Sealing {
    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    private static final String FILE = "relocation.keys.json";

    private final Aead aead;

    public Sealing(@Value("${kith.keys:${kith.data:data/run}/keys}") Path folder) {
        Path file = folder.resolve(FILE);
        try {
            AeadConfig.register();
            if (!Files.exists(file)) {
                make(file);
            }
            aead = TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get()).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (IOException | GeneralSecurityException unusable) {
            LOG.error("relocation.keys_unusable {}", file);
            throw new IllegalStateException("the keys of protected moves cannot be read or made", unusable);
        }
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        String fresh = TinkJsonProtoKeysetFormat.serializeKeyset(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path made = Files.createTempFile(file.getParent(), "relocation", ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(made, fresh);
            // Whole or not at all, and never over another node's.
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException meanwhile) {
            LOG.debug("another node made the keys");
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /** @param place where it will stand: what is read from anywhere else does not open */
    public String seal(String text, String... place) {
        try {
            return Base64.getEncoder().encodeToString(aead.encrypt(text.getBytes(StandardCharsets.UTF_8), at(place)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("what was to be sealed cannot be", impossible);
        }
    }

    /** @throws IllegalStateException where it was sealed with keys that are not here, at another place, or was changed since */
    public String open(String sealed, String... place) {
        try {
            return new String(aead.decrypt(Base64.getDecoder().decode(sealed), at(place)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException foreign) {
            throw new IllegalStateException("what is sealed does not open", foreign);
        }
    }

    private static byte[] at(String... place) {
        return String.join("\u0000", place).getBytes(StandardCharsets.UTF_8);
    }
}
