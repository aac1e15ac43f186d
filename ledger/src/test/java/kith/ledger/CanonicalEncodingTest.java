package kith.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CanonicalEncodingTest {

    private static final List<String> PIECES =
            List.of("", "a", "b", "ab", "\n", "\u0000", "é", "e\u0301", "\uFFFD", "𝔎", "שלום", " ", "null", "kith-canonical/1\n");

    @Test
    void version_1_is_these_bytes_and_stays_so_for_ever() {
        Map<String, String> fields = new HashMap<>();
        fields.put("what", "é");
        fields.put("event", "e1");
        fields.put("who", null);
        fields.put("why", "");
        assertThat(HexFormat.of().formatHex(CanonicalEncoding.encode(fields))).isEqualTo(
                "6b6974682d63616e6f6e6963616c2f310a" // kith-canonical/1
                        + "00000004"
                        + "00000005" + "6576656e74" + "01" + "00000002" + "6531"
                        + "00000004" + "77686174" + "01" + "00000002" + "c3a9"
                        + "00000003" + "77686f" + "00"
                        + "00000003" + "776879" + "01" + "00000000");
    }

    @Test
    void a_leaf_is_the_salted_hash_that_the_decision_record_describes() {
        byte[] salt = new byte[32];
        Arrays.fill(salt, (byte) 7);
        // Worked out with another implementation: sha256(00 || sha256(07 x 32 || "abc")).
        assertThat(Leaf.of(salt, "abc".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).hex())
                .isEqualTo("4b3e46a45860e17b318df9dae99cd56bbce36f33fafe9b9b7be4ca6a213ea231");
    }

    @Test
    void what_is_encoded_comes_back_and_different_fields_never_give_the_same_bytes() {
        Random random = new Random(1);
        Map<String, Map<String, String>> seen = new HashMap<>();
        for (int round = 0; round < 20_000; round++) {
            Map<String, String> fields = randomFields(random);
            byte[] bytes = CanonicalEncoding.encode(fields);
            assertThat(CanonicalEncoding.decode(bytes)).isEqualTo(fields);
            Map<String, String> before = seen.put(HexFormat.of().formatHex(bytes), fields);
            assertThat(before == null || before.equals(fields)).isTrue();
        }
        assertThat(seen).hasSizeGreaterThan(5_000);
    }

    @Test
    void the_order_of_the_map_does_not_matter() {
        Random random = new Random(2);
        for (int round = 0; round < 1_000; round++) {
            Map<String, String> fields = randomFields(random);
            Map<String, String> reversed = new LinkedHashMap<>();
            new TreeMap<>(fields).descendingMap().forEach(reversed::put);
            assertThat(CanonicalEncoding.encode(reversed)).isEqualTo(CanonicalEncoding.encode(fields));
        }
    }

    @Test
    void names_are_ordered_by_their_bytes_also_where_java_orders_them_otherwise() {
        // U+FFFD comes before U+1D50E in UTF-8 and after it in Java's UTF-16.
        assertThat(CanonicalEncoding.decode(CanonicalEncoding.encode(Map.of("𝔎", "2", "\uFFFD", "1"))).values())
                .containsExactly("1", "2");
    }

    @Test
    void every_other_byte_sequence_is_refused_or_says_something_else() {
        Map<String, String> fields = new HashMap<>(Map.of("event", "e1", "what", "étude", "zone", "x"));
        fields.put("none", null);
        byte[] bytes = CanonicalEncoding.encode(fields);
        Set<Map<String, String>> said = new HashSet<>();
        for (int at = 0; at < bytes.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) (1 << bit);
                try {
                    said.add(CanonicalEncoding.decode(changed));
                } catch (IllegalArgumentException refused) {
                    assertThat(refused).hasMessageContaining("content");
                }
            }
            assertRefused(Arrays.copyOf(bytes, at));
        }
        assertRefused(Arrays.copyOf(bytes, bytes.length + 1));
        assertThat(said).isNotEmpty().doesNotContain(fields);
    }

    @Test
    void half_a_character_and_a_nameless_field_are_refused() {
        assertThatThrownBy(() -> CanonicalEncoding.encode(Map.of("what", "a\uD835"))).hasMessageContaining("what");
        assertThatThrownBy(() -> CanonicalEncoding.encode(Map.of("", "a"))).hasMessageContaining("no name");
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> CanonicalEncoding.decode(bytes)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, String> randomFields(Random random) {
        Map<String, String> fields = new HashMap<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String name = pick(random) + pick(random);
            fields.put(name.isEmpty() ? "n" : name, random.nextInt(5) == 0 ? null : pick(random) + pick(random));
        }
        return fields;
    }

    private static String pick(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }
}
