package kith.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    private static final Head HEAD = new Head("salford", 3, Hash.plain(), Instant.parse("2027-02-12T09:00:00.123456Z"));

    @TempDir
    Path folder;

    @Test
    void only_the_owner_may_read_the_private_key() throws IOException {
        SigningKey.create(folder.resolve("keys"), "salford");
        assertThat(mode(folder.resolve("keys"))).isEqualTo("rwx------");
        assertThat(mode(SigningKey.privateFile(folder.resolve("keys"), "salford"))).isEqualTo("rw-------");
    }

    @Test
    void a_key_that_is_read_again_signs_what_the_handed_out_public_key_verifies() throws IOException {
        SigningKey.create(folder, "salford");
        SignedHead signed = SigningKey.load(folder, "salford").sign(HEAD);
        Keyring handedOut = Keyring.parse(Files.readString(SigningKey.publicFile(folder, "salford")));
        assertThat(handedOut.check(SignedHead.parse(signed.text()))).isEqualTo(Keyring.Check.GENUINE);
    }

    @Test
    void a_key_is_never_overwritten() throws IOException {
        String before = SigningKey.create(folder, "salford").verifyKey().text();
        assertThatThrownBy(() -> SigningKey.create(folder, "salford")).isInstanceOf(FileAlreadyExistsException.class);
        Files.delete(SigningKey.publicFile(folder, "salford"));
        assertThatThrownBy(() -> SigningKey.create(folder, "salford")).isInstanceOf(FileAlreadyExistsException.class);
        Files.writeString(SigningKey.publicFile(folder, "salford"), before);
        assertThat(SigningKey.load(folder, "salford").verifyKey().text()).isEqualTo(before);
    }

    @Test
    void a_private_key_that_others_may_read_is_not_used() throws IOException {
        SigningKey.create(folder, "salford");
        Path file = SigningKey.privateFile(folder, "salford");
        for (String open : List.of("rw-r-----", "rw----r--", "rw--w----", "rwx------")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
            assertThatThrownBy(() -> SigningKey.load(folder, "salford")).hasMessageContaining("chmod 600");
        }
    }

    @Test
    void halves_of_two_keys_missing_files_and_damaged_files_are_told_apart() throws IOException {
        SigningKey.create(folder, "salford");
        SigningKey.create(folder.resolve("other"), "salford");
        assertThatThrownBy(() -> SigningKey.load(folder, "leeds")).isInstanceOf(NoSuchFileException.class);
        Files.copy(
                SigningKey.publicFile(folder.resolve("other"), "salford"),
                SigningKey.publicFile(folder, "salford"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> SigningKey.load(folder, "salford")).hasMessageContaining("not the public half");
        Files.writeString(SigningKey.privateFile(folder, "salford"), "nothing");
        assertThatThrownBy(() -> SigningKey.load(folder, "salford")).hasMessageContaining("no usable key");
    }

    @Test
    void the_command_makes_a_key_once_and_says_what_to_do_with_it() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] args = {"--authority", "salford", "--folder", folder.resolve("keys").toString()};
        assertThat(MakeKey.run(args, new PrintStream(out), new PrintStream(err))).isZero();
        assertThat(out.toString()).contains("give it to every partner").contains("kith/salford+").doesNotContain("PRIVATE");
        assertThat(MakeKey.run(args, new PrintStream(out), new PrintStream(err))).isEqualTo(1);
        assertThat(err.toString()).contains("already has a key");
        assertThat(MakeKey.run(new String[] {}, new PrintStream(out), new PrintStream(err))).isEqualTo(2);
        String[] escaping = {"--authority", "../salford", "--folder", folder.toString()};
        assertThat(MakeKey.run(escaping, new PrintStream(out), new PrintStream(err))).isEqualTo(2);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
