package kith.server.web.component;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is replaced in GOV.UK Frontend's compiled stylesheet: its typeface and crest, which are licensed for gov.uk
 * alone, its colours, and sizes of type meant for a reader who comes once rather than all day.
 *
 * <p>GOV.UK Frontend sets these by Sass variables; Kith builds without Node and so sets them in the compiled sheet.
 * Colours become custom properties, so that {@code tokens.css} is the one place where a colour has a value.
 */
final class Palette {

    /** What is replaced, and by what; in this order, since a later one must not meet an earlier one's result. */
    static final Map<String, String> REPLACED = replaced();

    /** The rules that load GDS Transport. */
    static final String TYPEFACE_RULE = "@font-face\\{font-family:GDS Transport[^}]*\\}";

    private Palette() {}

    static String repaint(String govukStylesheet) {
        String css = govukStylesheet.replaceAll(TYPEFACE_RULE, "");
        for (Map.Entry<String, String> entry : REPLACED.entrySet()) {
            css = css.replace(entry.getKey(), entry.getValue());
        }
        return css;
    }

    private static Map<String, String> replaced() {
        Map<String, String> replaced = new LinkedHashMap<>();
        replaced.put("font-family:GDS Transport,arial,sans-serif", "font-family:var(--kith-typeface)");
        replaced.put("font-family:sans-serif", "font-family:var(--kith-typeface)");
        replaced.put("url(/assets/images/govuk-crest.svg)", "none");
        replaced.put("font-size:3rem", "font-size:2.5rem");
        replaced.put("font-size:2.25rem", "font-size:2rem");
        replaced.put("font-size:1.1875rem", "font-size:1.0625rem");
        replaced.put("#0b0c0c", "var(--kith-ink)");
        replaced.put("#505a5f", "var(--kith-ink-soft)");
        replaced.put("#b1b4b6", "var(--kith-line)");
        replaced.put("#f3f2f1", "var(--kith-wash)");
        replaced.put("#dbdad9", "var(--kith-wash-dark)");
        replaced.put("#929191", "var(--kith-shape)");
        replaced.put("#1d70b8", "var(--kith-teal)");
        replaced.put("#003078", "var(--kith-deep)");
        replaced.put("#4c2c92", "var(--kith-visited)");
        replaced.put("#00703c", "var(--kith-teal)");
        replaced.put("#005a30", "var(--kith-teal-dark)");
        replaced.put("#002d18", "var(--kith-teal-edge)");
        replaced.put("#d4351c", "var(--kith-red)");
        replaced.put("#aa2a16", "var(--kith-red-dark)");
        replaced.put("#fd0", "var(--kith-focus)");
        return Collections.unmodifiableMap(replaced);
    }
}
