package kith.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedHeadTest {

    @TempDir
    static Path folder;

    private static SignedHead signed;
    private static Keyring keys;

    @BeforeAll
    static void sign() throws Exception {
        SigningKey key = SigningKey.create(folder, "buckinghamshire");
        signed = key.sign(new Head("buckinghamshire", 1204, Hash.leaf(new byte[0]), Instant.parse("2027-02-12T09:00:00Z")));
        keys = new Keyring("buckinghamshire", List.of(key.verifyKey()));
    }

    @Test
    void a_head_is_a_signed_note_of_six_lines() {
        assertThat(signed.text()).startsWith("""
                kith/buckinghamshire
                1204
                bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=
                signed 2027-02-12T09:00:00Z

                — kith/buckinghamshire\s""");
        assertThat(signed.text().lines()).hasSize(6);
    }

    @Test
    void a_head_comes_back_from_its_text_and_its_signature_holds() {
        assertThat(SignedHead.parse(signed.text())).isEqualTo(signed);
        assertThat(keys.check(SignedHead.parse(signed.text()))).isEqualTo(Keyring.Check.GENUINE);
    }

    @Test
    void a_head_survives_an_e_mail_with_quotes_broken_lines_and_another_dash() {
        String[] lines = signed.text().split("\n");
        String end = lines[5];
        String mangled = "Dear colleague,\r\nplease keep this:\r\n\r\n> " + String.join("\r\n> ", List.of(lines).subList(0, 5)) + "  \r\n> -- "
                + end.substring(2, 40) + "\r\n> " + end.substring(40, 90) + "\r\n> " + end.substring(90)
                + "\r\n> \r\n> Kind regards\r\n-- \r\nA partner";
        assertThat(SignedHead.parse(mangled)).isEqualTo(signed);
    }

    @Test
    void every_changed_character_is_refused_or_breaks_the_signature_or_says_the_same() {
        String text = signed.text();
        for (int at = 0; at < text.length(); at++) {
            for (char other : new char[] {'0', 'z', '/'}) {
                String changed = text.substring(0, at) + other + text.substring(at + 1);
                try {
                    SignedHead read = SignedHead.parse(changed);
                    boolean same = read.head().equals(signed.head());
                    assertThat(keys.check(read) == Keyring.Check.GENUINE).as("%s", changed).isEqualTo(same && read.equals(signed));
                } catch (IllegalArgumentException refused) {
                    assertThat(refused).hasMessageContaining("head");
                }
            }
        }
    }

    @Test
    void a_head_of_another_authority_or_key_is_not_taken_for_genuine() throws Exception {
        SigningKey other = SigningKey.create(folder.resolve("other"), "buckinghamshire");
        SigningKey salford = SigningKey.create(folder.resolve("salford"), "salford");
        assertThat(keys.check(other.sign(signed.head()))).isEqualTo(Keyring.Check.UNKNOWN_KEY);
        Head ofSalford = new Head("salford", 1204, signed.head().root(), signed.head().signedAt());
        assertThat(keys.check(salford.sign(ofSalford))).isEqualTo(Keyring.Check.OTHER_AUTHORITY);
        assertThatThrownBy(() -> salford.sign(signed.head())).hasMessageContaining("salford").hasMessageContaining("buckinghamshire");
    }

    @Test
    void an_older_head_stays_genuine_when_the_key_file_lists_the_older_key_too() throws Exception {
        SigningKey next = SigningKey.create(folder.resolve("next"), "buckinghamshire");
        Keyring both = Keyring.parse("# in use\n" + next.verifyKey().text() + "\n\n# until 2027\n" + keys.keys().getFirst().text() + "\n");
        assertThat(both.check(signed)).isEqualTo(Keyring.Check.GENUINE);
        assertThat(both.check(next.sign(signed.head()))).isEqualTo(Keyring.Check.GENUINE);
        assertThat(new Keyring("buckinghamshire", List.of(next.verifyKey())).check(signed)).isEqualTo(Keyring.Check.UNKNOWN_KEY);
    }

    @Test
    void a_stored_frontier_is_vouched_for_only_by_its_own_head() throws Exception {
        SigningKey key = SigningKey.load(folder, "buckinghamshire");
        Frontier frontier = Frontier.EMPTY.plus(List.of(Hash.leaf(new byte[] {1}), Hash.leaf(new byte[] {2})));
        SignedHead head = key.sign(new Head("buckinghamshire", 2, frontier.root(), signed.head().signedAt()));
        assertThat(keys.vouches(head, frontier)).isTrue();
        Frontier rewritten = Frontier.EMPTY.plus(List.of(Hash.leaf(new byte[] {1}), Hash.leaf(new byte[] {3})));
        assertThat(keys.vouches(head, rewritten)).isFalse();
        Head claimed = new Head("buckinghamshire", 2, rewritten.root(), signed.head().signedAt());
        assertThat(keys.vouches(new SignedHead(claimed, head.keyId(), head.signature()), rewritten)).isFalse();
        assertThat(keys.vouches(head, frontier.plus(List.of(Hash.leaf(new byte[] {4}))))).isFalse();
    }

    @Test
    void text_without_a_head_is_refused_in_words() {
        assertThatThrownBy(() -> SignedHead.parse("Dear colleague")).hasMessageContaining("no signed head");
        assertThatThrownBy(() -> SignedHead.parse(signed.text().replace("signed ", "signed on ")))
                .hasMessageContaining("no time");
        assertThatThrownBy(() -> SignedHead.parse(signed.text().substring(0, signed.text().length() - 9)))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void key_ids_are_those_of_signed_notes() {
        // The example key of golang.org/x/mod/sumdb/note, whose name is outside Kith.
        byte[] bytes = Base64.getDecoder().decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        byte[] raw = HexFormat.of().parseHex(HexFormat.of().formatHex(bytes, 1, bytes.length));
        assertThat(VerifyKey.id("PeterNeumann", raw)).isEqualTo("c74f20a3");
    }

    @Test
    void every_changed_character_of_a_public_key_is_refused() {
        String text = keys.keys().getFirst().text();
        assertThat(VerifyKey.parse(text).text()).isEqualTo(text);
        for (int at = 0; at < text.length(); at++) {
            String changed = text.substring(0, at) + (text.charAt(at) == 'B' ? 'C' : 'B') + text.substring(at + 1);
            assertThatThrownBy(() -> VerifyKey.parse(changed)).as(changed).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
