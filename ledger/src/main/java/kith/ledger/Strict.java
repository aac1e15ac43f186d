package kith.ledger;

import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Reading of texts that have exactly one spelling. The JDK's decoders accept several spellings of one value (upper case, missing
 * padding, a sign); a changed byte that reads as the same value would be a change that nobody sees.
 */
final class Strict {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");
    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private Strict() {}

    static byte[] hex(String text) {
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException notHex) {
            throw new IllegalArgumentException("is not written in hexadecimal digits", notHex);
        }
        if (!HexFormat.of().formatHex(bytes).equals(text)) {
            throw new IllegalArgumentException("is not written in lower-case hexadecimal digits");
        }
        return bytes;
    }

    static byte[] base64(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("is not written in base64", notBase64);
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("is not written in plain, padded base64");
        }
        return bytes;
    }

    static long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("is not a whole number");
        }
        return Long.parseLong(text);
    }

    static String eventId(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("is not an event's id (letters, digits, dot, colon, hyphen, underscore; at most 128)");
        }
        return text;
    }

    static String authority(String text) {
        if (!AUTHORITY.matcher(text).matches()) {
            throw new IllegalArgumentException("is not an authority's id (letters, digits, dot, hyphen, underscore; at most 100)");
        }
        return text;
    }
}
