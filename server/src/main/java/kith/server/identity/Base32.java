package kith.server.identity;

/** Bytes as letters and digits that nobody mistakes for one another (RFC 4648, 6), as authenticator apps take them. */
final class Base32 {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    /** @param bytes in number a multiple of five, so that no padding is needed */
    static String of(byte[] bytes) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < bytes.length * 8; i += 5) {
            int two = (bytes[i / 8] & 0xff) << 8 | (i / 8 + 1 < bytes.length ? bytes[i / 8 + 1] & 0xff : 0);
            letters.append(LETTERS.charAt(two >> 11 - i % 8 & 31));
        }
        return letters.toString();
    }
}
