package kith.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The one way to write an event's named fields as bytes, version 1. Two different sets of fields never give the same bytes, and
 * one set of fields never gives two.
 *
 * <pre>
 * "kith-canonical/1\n"                                    17 bytes of ASCII
 * number of fields                                        4 bytes, big-endian
 * for each field, in the order of its name's UTF-8 bytes (compared as unsigned numbers):
 *     length of the name in bytes, the name in UTF-8      4 bytes, then the bytes; a name is not empty
 *     0x00                                                no value (null)
 *   or
 *     0x01, length of the value in bytes, its UTF-8       1 byte, 4 bytes, then the bytes; a value may be empty
 * </pre>
 *
 * <p>Texts are taken as they are: no trimming, no Unicode normalisation. What is fed in must come back the same from storage: an
 * instant at the database's precision (microseconds), JSON as the text that was stored and not as {@code jsonb} prints it. The field
 * {@value #EVENT} must hold the event's id; the verifier compares it with the id under which an entry is exported. A later version
 * gets another first line; version 1 stays readable for ever, because old leaves were made with it.
 */
public final class CanonicalEncoding {

    /** The field that every event must have: its own id. */
    public static final String EVENT = "event";

    private static final byte[] VERSION_1 = "kith-canonical/1\n".getBytes(US_ASCII);
    private static final byte NO_VALUE = 0x00;
    private static final byte VALUE = 0x01;

    private CanonicalEncoding() {}

    private record Field(byte[] name, byte[] value) {

        int length() {
            return 4 + name.length + 1 + (value == null ? 0 : 4 + value.length);
        }
    }

    /**
     * @param fields name to value, a value may be null; the order of the map does not matter
     * @throws IllegalArgumentException if a name is empty, or a name or value is not well-formed Unicode (half a surrogate pair)
     */
    public static byte[] encode(Map<String, String> fields) {
        List<Field> sorted = new ArrayList<>(fields.size());
        fields.forEach((name, value) -> {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("A field of an event has no name.");
            }
            sorted.add(new Field(utf8(name, name), value == null ? null : utf8(name, value)));
        });
        sorted.sort(Comparator.comparing(Field::name, Arrays::compareUnsigned));

        int length = sorted.stream().mapToInt(Field::length).reduce(VERSION_1.length + 4, Math::addExact);
        ByteBuffer out = ByteBuffer.allocate(length).put(VERSION_1).putInt(sorted.size());
        for (Field field : sorted) {
            out.putInt(field.name.length).put(field.name);
            if (field.value == null) {
                out.put(NO_VALUE);
            } else {
                out.put(VALUE).putInt(field.value.length).put(field.value);
            }
        }
        return out.array();
    }

    /**
     * The fields in their canonical order.
     *
     * @throws IllegalArgumentException if the bytes are not exactly what {@link #encode} writes
     */
    public static SequencedMap<String, String> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] version = take(in, VERSION_1.length);
        if (!Arrays.equals(version, VERSION_1)) {
            throw new IllegalArgumentException("The content is not in Kith's canonical encoding, version 1.");
        }
        int count = number(in);
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        byte[] previous = {};
        for (int i = 0; i < count; i++) {
            byte[] name = take(in, number(in));
            // Empty is below every name, so this also refuses a first field without a name.
            if (Arrays.compareUnsigned(previous, name) >= 0) {
                throw new IllegalArgumentException("The fields of the content are not in their order.");
            }
            previous = name;
            fields.put(text(name), value(in));
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("The content goes on after its last field.");
        }
        return Collections.unmodifiableSequencedMap(fields);
    }

    private static String value(ByteBuffer in) {
        byte kind = take(in, 1)[0];
        return switch (kind) {
            case NO_VALUE -> null;
            case VALUE -> text(take(in, number(in)));
            default -> throw new IllegalArgumentException("A field of the content is neither empty nor a text.");
        };
    }

    private static int number(ByteBuffer in) {
        return ByteBuffer.wrap(take(in, 4)).getInt();
    }

    private static byte[] take(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("The content ends too early.");
        }
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }

    private static byte[] utf8(String name, String text) {
        try {
            // A fresh encoder reports half a surrogate pair; String.getBytes would write '?' and make two texts one.
            ByteBuffer encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(encoded.array(), encoded.limit());
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("The field " + name + " holds half a character (an unpaired surrogate).", malformed);
        }
    }

    private static String text(byte[] utf8) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("The content is not well-formed UTF-8.", malformed);
        }
    }
}
