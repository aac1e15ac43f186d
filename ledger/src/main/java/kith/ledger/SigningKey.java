package kith.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * The private half of an authority's key, kept in a folder outside the database: whoever can change the rows must not be able to sign
 * for them. Two files: {@code AUTHORITY.private.pem} (PKCS#8, readable by its owner alone) and {@code AUTHORITY.public.txt}
 * (see {@link VerifyKey}).
 */
public final class SigningKey {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> EVERYONE_READS = PosixFilePermissions.fromString("rw-r--r--");

    private final PrivateKey privateKey;
    private final VerifyKey verifyKey;

    private SigningKey(PrivateKey privateKey, VerifyKey verifyKey) {
        this.privateKey = privateKey;
        this.verifyKey = verifyKey;
    }

    public static Path privateFile(Path folder, String authority) {
        return folder.resolve(Strict.authority(authority) + ".private.pem");
    }

    public static Path publicFile(Path folder, String authority) {
        return folder.resolve(Strict.authority(authority) + ".public.txt");
    }

    /**
     * Makes a new key and writes its two files, never over older ones.
     *
     * @throws FileAlreadyExistsException if the authority has a key in the folder
     * @throws IOException if the folder cannot be written, or cannot hide a file from others
     */
    public static SigningKey create(Path folder, String authority) throws IOException {
        Path privateFile = privateFile(folder, authority);
        Path publicFile = publicFile(folder, authority);
        if (Files.exists(publicFile)) {
            throw new FileAlreadyExistsException(publicFile.toString());
        }
        requirePosix(folder);
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        KeyPair pair = newPair();
        SigningKey key = new SigningKey(pair.getPrivate(), VerifyKey.of(authority, pair.getPublic()));
        String pem = BEGIN + "\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pair.getPrivate().getEncoded()) + "\n"
                + END + "\n";
        writeNew(privateFile, pem, OWNER_ONLY);
        writeNew(publicFile, key.verifyKey.text() + "\n", EVERYONE_READS);
        return key;
    }

    /**
     * Reads an authority's key from the folder.
     *
     * @throws NoSuchFileException if one of its two files is not there
     * @throws IOException if others may read the private file, or the files hold no key or not two halves of one; the message says
     *     what to do
     */
    public static SigningKey load(Path folder, String authority) throws IOException {
        Path privateFile = privateFile(folder, authority);
        requirePosix(folder);
        Set<PosixFilePermission> open = new HashSet<>(Files.getPosixFilePermissions(privateFile));
        open.removeAll(OWNER_ONLY);
        if (!open.isEmpty()) {
            throw new IOException("Others may read or write " + privateFile + ". Set its mode to 600 (chmod 600), and make a new key if"
                    + " somebody may have copied this one.");
        }
        Path publicFile = publicFile(folder, authority);
        try {
            String body = Files.readString(privateFile, US_ASCII).replace(BEGIN, "").replace(END, "").strip();
            PrivateKey privateKey = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
            SigningKey key = new SigningKey(privateKey, VerifyKey.parse(Files.readString(publicFile, UTF_8)));
            if (!key.fits(authority)) {
                throw new IOException(publicFile + " is not the public half of " + privateFile + ". Put back the pair that belongs"
                        + " together, or make a new one.");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
            throw new IOException("There is no usable key in " + privateFile + " and " + publicFile + ". Put back the files from your"
                    + " copy, or make a new key.", notAKey);
        }
    }

    private static void requirePosix(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            throw new IOException("The file system of " + folder + " cannot hide a file from other users. Choose a folder that can.");
        }
    }

    private boolean fits(String authority) {
        byte[] message = authority.getBytes(UTF_8);
        return verifyKey.authority().equals(authority) && verifyKey.verifies(message, signature(message));
    }

    public VerifyKey verifyKey() {
        return verifyKey;
    }

    /** @throws IllegalArgumentException if the head is another authority's */
    public SignedHead sign(Head head) {
        if (!head.authority().equals(verifyKey.authority())) {
            throw new IllegalArgumentException(
                    "The key of " + verifyKey.authority() + " does not sign for " + head.authority() + ".");
        }
        byte[] signature = signature(head.text().getBytes(UTF_8));
        return new SignedHead(head, verifyKey.id(), Base64.getEncoder().encodeToString(signature));
    }

    private byte[] signature(byte[] message) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(privateKey);
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The JDK could not sign with an Ed25519 key.", impossible);
        }
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The JDK has no Ed25519.", impossible);
        }
    }

    private static void writeNew(Path file, String text, Set<PosixFilePermission> permissions) throws IOException {
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(permissions))) {
            ByteBuffer bytes = UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
