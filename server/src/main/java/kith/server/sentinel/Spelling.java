package kith.server.sentinel;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words as they count however they are spelt: without accents, case, spaces, punctuation and hyphens, and with the short forms of an address. Spaces count for
 * nothing, because a value is compared as its words run together: "HP20 1UY" and "hp201uy", "Rose-Court" and "Rose Court" are one.
 */
final class Spelling {
    /** A word of a text, with where it stands. */
    record Token(String canonical, int from, int to) {}

    private static final Pattern WORD = Pattern.compile("\\p{N}+|[\\p{L}\\p{M}]+(?:['\u2019\u02bc\u0060\u00b4][\\p{L}\\p{M}]+)*");
    private static final Pattern POSSESSIVE = Pattern.compile("['\u2019\u02bc\u0060\u00b4][sS]$");
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}|['\u2019\u02bc\u0060\u00b4]");

    /** Letters that Unicode does not take apart. */
    private static final Map<String, String> LETTERS = Map.of("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i");

    /** To the form that is compared: "St" is both Street and Saint, which costs nothing. */
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("street", "st"), Map.entry("str", "st"), Map.entry("saint", "st"),
            Map.entry("road", "rd"), Map.entry("avenue", "ave"), Map.entry("av", "ave"),
            Map.entry("close", "cl"), Map.entry("court", "ct"), Map.entry("crescent", "cres"), Map.entry("cr", "cres"),
            Map.entry("drive", "dr"), Map.entry("doctor", "dr"), Map.entry("lane", "ln"),
            Map.entry("gardens", "gdns"), Map.entry("garden", "gdns"), Map.entry("gdn", "gdns"),
            Map.entry("grove", "gr"), Map.entry("place", "pl"), Map.entry("square", "sq"),
            Map.entry("terrace", "ter"), Map.entry("terr", "ter"), Map.entry("park", "pk"), Map.entry("house", "hse"),
            Map.entry("building", "bldg"), Map.entry("mount", "mt"),
            Map.entry("apartment", "flat"), Map.entry("apt", "flat"), Map.entry("unit", "flat"));

    private static final Map<String, String> LONG = Map.ofEntries(
            Map.entry("st", "street"), Map.entry("rd", "road"), Map.entry("ave", "avenue"), Map.entry("cl", "close"), Map.entry("ct", "court"),
            Map.entry("cres", "crescent"), Map.entry("dr", "drive"), Map.entry("ln", "lane"), Map.entry("gdns", "gardens"), Map.entry("gr", "grove"),
            Map.entry("pl", "place"), Map.entry("sq", "square"), Map.entry("ter", "terrace"), Map.entry("pk", "park"), Map.entry("hse", "house"));

    private Spelling() {}

    /** Without what cannot be seen: soft hyphens, marks of direction, joiners. The places of {@link #tokens} are in this. */
    static String seen(String text) {
        return UNSEEN.matcher(text).replaceAll("");
    }

    static List<Token> tokens(String seen) {
        List<Token> tokens = new ArrayList<>();
        Matcher word = WORD.matcher(seen);
        while (word.find()) {
            String canonical = canonical(word.group());
            if (!canonical.isEmpty()) {
                tokens.add(new Token(canonical, word.start(), word.end()));
            }
        }
        return tokens;
    }

    private static String canonical(String word) {
        String plain = MARKS.matcher(Normalizer.normalize(POSSESSIVE.matcher(word).replaceAll(""), Normalizer.Form.NFKD)).replaceAll("").toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        return SHORT.getOrDefault(plain, plain);
    }

    /** The words of a value run together. */
    static String canonicalOf(String value) {
        return joined(tokens(seen(value)));
    }

    /** The same with the long forms: of words that somebody runs together ("RoseRoad") none is found to be shortened. */
    static String inFull(String value) {
        return tokens(seen(value)).stream().map(token -> LONG.getOrDefault(token.canonical(), token.canonical())).collect(Collectors.joining());
    }

    static String joined(List<Token> tokens) {
        return tokens.stream().map(Token::canonical).collect(Collectors.joining());
    }
}
