package kith.server.identifier;

import java.security.SecureRandom;

/** Makes identifiers: 100 random bits in Crockford's base 32, which has no I, L, O or U to be misread. */
public final class Identifiers {
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Identifiers() {}

    /** Twenty characters: for keys and addresses. */
    public static String next() {
        return random(20);
    }

    /** Whether something that came from outside could be one of these. */
    public static boolean isOne(String typed) {
        return typed.length() == 20 && typed.chars().allMatch(character -> new String(ALPHABET).indexOf(character) >= 0);
    }

    /** Ten characters in two groups, capitals: to be read out on the telephone. 50 random bits, checked unique by the database. */
    public static String reference() {
        String characters = random(10).toUpperCase(java.util.Locale.ROOT);
        return characters.substring(0, 5) + "-" + characters.substring(5);
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        char[] characters = new char[length];
        for (int i = 0; i < length; i++) {
            characters[i] = ALPHABET[bytes[i] & 31];
        }
        return new String(characters);
    }
}
