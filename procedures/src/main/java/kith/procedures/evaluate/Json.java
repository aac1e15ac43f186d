package kith.procedures.evaluate;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes maps, lists, texts, numbers and truth values as JSON (RFC 8259), indented. */
public final class Json {
    private Json() {}

    /** @param value a map, list, text, number, truth value, Optional of one of these or null; anything else is written as its text */
    public static String write(Object value) {
        StringBuilder json = new StringBuilder();
        write(json, value, "\n");
        return json.append('\n').toString();
    }

    private static void write(StringBuilder json, Object value, String newLine) {
        switch (value) {
            case Map<?, ?> map -> {
                String inner = newLine + "  ";
                Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
                json.append('{');
                while (entries.hasNext()) {
                    Map.Entry<?, ?> entry = entries.next();
                    json.append(inner);
                    text(json, String.valueOf(entry.getKey()));
                    json.append(": ");
                    write(json, entry.getValue(), inner);
                    json.append(entries.hasNext() ? "," : newLine);
                }
                json.append('}');
            }
            case List<?> list -> {
                String inner = newLine + "  ";
                Iterator<?> items = list.iterator();
                json.append('[');
                while (items.hasNext()) {
                    json.append(inner);
                    write(json, items.next(), inner);
                    json.append(items.hasNext() ? "," : newLine);
                }
                json.append(']');
            }
            case Optional<?> optional -> optional.ifPresentOrElse(present -> write(json, present, newLine), () -> json.append("null"));
            case Number number -> json.append(number);
            case Boolean truth -> json.append(truth);
            case null -> json.append("null");
            default -> text(json, value.toString());
        }
    }

    private static void text(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (character < ' ' || Character.isSurrogate(character) && !isPaired(text, i)) {
                        json.append("\\u%04x".formatted((int) character));
                    } else {
                        json.append(character);
                    }
                }
            }
        }
        json.append('"');
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
