package kith.procedures.form;

import java.nio.charset.Charset;
import java.util.Map;

/**
 * What was typed or pasted, as the plain text that its writer saw. A word processor puts bullets and ticks at private places of its
 * own fonts and breaks lines in ways of its own; a page passed on through an old system has its quotation marks among the control
 * characters. What can neither be stored nor read is left out. Everything else stays as it was written.
 */
final class PlainText {
    /** What the fonts Symbol and Wingdings, from which Word takes its bullets, show at their private places. */
    private static final Map<Integer, String> BULLETS_OF_WORD = Map.ofEntries(
            Map.entry(0xF02D, "–"),
            Map.entry(0xF06C, "●"),
            Map.entry(0xF06E, "■"),
            Map.entry(0xF071, "❑"),
            Map.entry(0xF076, "❖"),
            Map.entry(0xF0A7, "▪"),
            Map.entry(0xF0A8, "☐"),
            Map.entry(0xF0B7, "•"),
            Map.entry(0xF0D8, "➢"),
            Map.entry(0xF0E0, "→"),
            Map.entry(0xF0FB, "✗"),
            Map.entry(0xF0FC, "✓"),
            Map.entry(0xF0FE, "☑"));

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private PlainText() {}

    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(point -> append(plain, point));
        return plain.toString().strip();
    }

    private static void append(StringBuilder plain, int point) {
        switch (point) {
            case '\n', '\t' -> plain.appendCodePoint(point);
            // A break within a paragraph or a page, as Word and others write it.
            case '\r', 0x0B, 0x0C, 0x2028, 0x2029 -> plain.append('\n');
            case 0xA0, 0x202F -> plain.append(' ');
            // Where a word could be divided, and marks of a file's beginning: nobody sees them, and a search stumbles over them.
            case 0xAD, 0x200B, 0xFEFF -> {}
            default -> {
                if (point >= 0x80 && point <= 0x9F) {
                    String meant = new String(new byte[] {(byte) point}, WINDOWS);
                    plain.append(Character.isISOControl(meant.codePointAt(0)) || meant.equals("\uFFFD") ? "" : meant);
                } else if (Character.getType(point) == Character.PRIVATE_USE) {
                    plain.append(bullet(plain, point));
                } else if (!Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE) {
                    plain.appendCodePoint(point);
                }
            }
        }
    }

    /** What another font shows there is not known; where it begins a line it is a bullet, whatever its shape. */
    private static String bullet(StringBuilder before, int point) {
        boolean beginsLine = before.isEmpty() || before.charAt(before.length() - 1) == '\n';
        return BULLETS_OF_WORD.getOrDefault(point, beginsLine ? "•" : Character.toString(point));
    }
}
