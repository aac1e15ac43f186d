package kith.server.sentinel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.history.Answer;

/**
 * What in an answer gives a family away, told from the words around it. People write it in running text, so it is known by its form: a postcode, a telephone
 * number, a street or a house, a school, a name in capital letters; and where a short answer has none of these, by the whole of it.
 */
final class ProtectedValues {
    /** Of what kind a value is, in words. */
    enum Kind {
        POSTCODE("a postcode"),
        PHONE("a telephone number"),
        EMAIL("an e-mail address"),
        ADDRESS("an address"),
        PLACE("a school, surgery or other place"),
        NAME("a name"),
        WORDS("the words of an answer");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** @param canonical as {@link Spelling} has it: one value has several, for its usual spellings */
    record Value(Kind kind, String canonical) {}

    /** Shorter than this, words say nothing: "an", "Li". */
    private static final int SHORTEST = 4;

    private static final int WORDS_OF_A_SHORT_ANSWER = 5;

    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern PHONE = Pattern.compile("(?:\\+|\\b00|\\b0)\\d?(?:[\\s().-]*\\d){8,13}\\b");
    private static final Pattern POSTCODE = Pattern.compile("\\b[A-Za-z]{1,2}\\d[A-Za-z\\d]?\\s*\\d[A-Za-z]{2}\\b");

    private static final String STREETS = "street|st|road|rd|avenue|ave|close|cl|court|ct|crescent|cres|drive|dr|lane|ln|way|gardens|gdns|grove|place|pl|square|sq|terrace|ter|row|walk|hill|green"
            + "|mews|rise|view|park|parade|house|lodge|cottage|cottages|farm|mansions|villas|buildings|heights|towers|point|wharf|yard|end|field|fields|meadow";
    private static final String PLACES = "school|academy|college|nursery|kindergarten|surgery|practice|medical centre|health centre|clinic|hospital|refuge|hostel|children['\u2019]?s home|home|centre|hub|club|church|mosque|temple|hotel";

    private static final String A_WORD = "[\\p{L}][\\p{L}\\p{M}'\u2019-]*\\.?";
    private static final String A_NAME = "\\p{Lu}[\\p{L}\\p{M}'\u2019-]*\\.?";

    private static final Pattern NUMBERED = Pattern.compile("(?<![\\p{L}\\d])(\\d{1,4}[A-Za-z]?(?:\\s*[-/]\\s*\\d{1,4}[A-Za-z]?)?)[,\\s]+((?:" + A_WORD + "\\s+){0,3}?" + A_WORD + "\\s+(?:" + STREETS + "))\\b\\.?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED = Pattern.compile("((?:" + A_NAME + "\\s+){1,4})((?i:" + STREETS + "|" + PLACES + "))\\b");
    private static final Pattern TOWN_AFTER = Pattern.compile("^\\.?\\s*,\\s*" + A_NAME + "(?:\\s+(?:" + A_NAME + "|on|upon|in|under|le|the))*");
    private static final Pattern SAME_PLACE = Pattern.compile("(?i:" + PLACES + ")");

    /** What a school or a surgery is called besides its name. */
    private static final Set<String> GENERIC = Set.of(
            "primary", "secondary", "junior", "infant", "infants", "first", "middle", "high", "upper", "lower", "grammar", "special", "community", "church", "of", "england", "c", "e", "ce", "rc", "catholic",
            "the", "day", "medical", "health", "dental", "childrens", "children", "women", "womens");

    private static final Pattern NAME = Pattern.compile(A_NAME + "(?:\\s+(?:(?:de|da|di|du|van|von|der|den|bin|binti|ibn|al|el|la|le|ter|ten)\\s+)?" + A_NAME + ")*");

    /** With capitals at the beginning of a sentence, or before a name, and no part of one. */
    private static final Set<String> NO_NAME = Set.of(
            "the", "a", "an", "she", "he", "they", "we", "it", "i", "her", "his", "their", "at", "in", "on", "to", "from", "and", "with", "no", "not", "both", "all", "any", "do", "does", "is", "was",
            "mother", "father", "mum", "dad", "mums", "dads", "aunt", "uncle", "grandmother", "grandfather", "nan", "gran", "sister", "brother", "maternal", "paternal", "partner", "ex", "mr", "mrs", "ms", "miss", "dr",
            "flat", "number", "address", "phone", "telephone", "school", "gp", "police", "children", "childrens", "social", "care", "services", "court", "now", "staying", "stays", "living", "lives", "moved", "new", "who", "where");

    /** What joins words into a sentence: an answer with one of these is no name and no place by itself. */
    private static final Set<String> JOINS = Set.of(
            "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "from", "with", "without", "her", "his", "their", "my", "our", "its", "she", "he", "they", "we", "is", "was", "are", "were",
            "be", "been", "has", "have", "had", "not", "no", "none", "yes", "who", "that", "this", "until", "after", "before", "as", "it", "him", "them", "me", "us", "you", "known", "unknown", "same", "away", "safe");

    private ProtectedValues() {}

    /** Every value of an answer, also of the entries of a group. */
    static Set<Value> in(Answer answer) {
        Set<Value> values = new LinkedHashSet<>();
        switch (answer) {
            case Answer.Text(String text) -> values.addAll(inText(text));
            case Answer.Person(Answer.Person.Called.Name(String name), Answer.Person.Born _) -> name(values, name);
            case Answer.Person(Answer.Person.Called.Described(String words), Answer.Person.Born _) -> values.addAll(inText(words));
            case Answer.Address address -> {
                address.postcode().ifPresent(postcode -> add(values, Kind.POSTCODE, postcode));
                address.lines().forEach(line -> {
                    Set<Value> found = inText(line);
                    values.addAll(found);
                    if (found.isEmpty()) {
                        add(values, Kind.ADDRESS, line);
                    }
                });
            }
            case Answer.Entries(List<Map<String, Answer>> entries) -> entries.stream().flatMap(entry -> entry.values().stream()).forEach(each -> values.addAll(in(each)));
            default -> {}
        }
        return values;
    }

    /** What was found first is taken out, so that a street is no name as well. */
    static Set<Value> inText(String text) {
        Set<Value> values = new LinkedHashSet<>();
        StringBuilder rest = new StringBuilder(Spelling.seen(text).replaceAll("[ \\t\\x0B\\f\\u00a0]+", " "));
        take(rest, EMAIL, email -> add(values, Kind.EMAIL, email.group()));
        take(rest, POSTCODE, postcode -> add(values, Kind.POSTCODE, postcode.group()));
        take(rest, PHONE, phone -> phone(values, phone.group()));
        take(rest, NUMBERED, address -> {
            add(values, Kind.ADDRESS, address.group(1) + " " + address.group(2));
            add(values, Kind.ADDRESS, address.group(2));
        });
        take(rest, NAMED, place -> named(values, place.group(1).strip(), place.group(2)));
        take(rest, NAME, name -> names(values, name.group()));
        if (values.isEmpty()) {
            shortAnswer(values, text);
        }
        return values;
    }

    private interface Taker {
        void take(Matcher found);
    }

    private static void take(StringBuilder rest, Pattern pattern, Taker taker) {
        Matcher found = pattern.matcher(rest.toString());
        while (found.find()) {
            taker.take(found);
            blank(rest, found.start(), found.end());
            if (pattern == NUMBERED || pattern == NAMED) {
                // The town that follows says little, and stands in half of all that is written.
                Matcher town = TOWN_AFTER.matcher(rest.substring(found.end()));
                if (town.find()) {
                    blank(rest, found.end(), found.end() + town.end());
                }
            }
        }
    }

    /** With what no pattern goes across. */
    private static void blank(StringBuilder rest, int from, int to) {
        for (int i = from; i < to; i++) {
            rest.setCharAt(i, ';');
        }
    }

    private static void add(Set<Value> values, Kind kind, String value) {
        for (String spelling : Stream.of(value, value.replaceAll("['\u2019]([sS])\\b", "$1")).distinct().toList()) {
            for (String canonical : List.of(Spelling.canonicalOf(spelling), Spelling.inFull(spelling))) {
                if (canonical.length() >= SHORTEST) {
                    values.add(new Value(kind, canonical));
                }
            }
        }
    }

    /** As it is dialled from here, from abroad, and with the nought that stands in brackets. */
    private static void phone(Set<Value> values, String written) {
        String digits = written.replaceAll("\\D", "");
        boolean abroad = written.startsWith("+") || digits.startsWith("00");
        String whole = digits.startsWith("00") ? digits.substring(2) : digits;
        if (abroad && !whole.startsWith("44")) {
            Stream.of(whole, "00" + whole).forEach(each -> values.add(new Value(Kind.PHONE, each)));
            return;
        }
        String national = (abroad ? whole.substring(2) : digits).replaceFirst("^0", "");
        if (national.length() >= 9 && national.length() <= 10) {
            for (String before : List.of("0", "44", "0044", "440", "00440")) {
                values.add(new Value(Kind.PHONE, before + national));
            }
        }
    }

    private static void named(Set<Value> values, String before, String type) {
        boolean place = SAME_PLACE.matcher(type).matches();
        List<String> words = new ArrayList<>(List.of(before.split("\\s+")));
        while (!words.isEmpty() && NO_NAME.contains(words.getFirst().toLowerCase(java.util.Locale.ROOT))) {
            words.removeFirst();
        }
        if (words.isEmpty()) {
            return;
        }
        add(values, place ? Kind.PLACE : Kind.ADDRESS, String.join(" ", words) + " " + type);
        List<String> own = words.stream().filter(word -> !GENERIC.contains(Spelling.canonicalOf(word))).toList();
        if (place && own.size() < words.size() + 1 && own.stream().mapToInt(String::length).sum() >= 6) {
            add(values, Kind.PLACE, String.join(" ", own));
            add(values, Kind.PLACE, String.join(" ", own) + " " + type);
        }
    }

    private static void names(Set<Value> values, String capitals) {
        List<String> run = new ArrayList<>();
        for (String word : (capitals + " ;").split("\\s+")) {
            if (word.equals(";") || NO_NAME.contains(word.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}]", ""))) {
                if (run.size() >= 2) {
                    name(values, String.join(" ", run));
                }
                run.clear();
            } else {
                run.add(word);
            }
        }
    }

    /** Also with the family name first, and without the names between. */
    private static void name(Set<Value> values, String name) {
        List<String> words = List.of(name.strip().split("[\\s,]+"));
        add(values, Kind.NAME, name);
        if (words.size() >= 2) {
            add(values, Kind.NAME, words.getFirst() + " " + words.getLast());
            add(values, Kind.NAME, words.getLast() + " " + String.join(" ", words.subList(0, words.size() - 1)));
        }
    }

    /** "rose cottage; leila haddad": pieces that are no sentence. */
    private static void shortAnswer(Set<Value> values, String text) {
        for (String piece : text.split("[,;\\n.]")) {
            List<String> words = Spelling.tokens(Spelling.seen(piece)).stream().map(Spelling.Token::canonical).toList();
            if (words.size() >= 2 && words.size() <= WORDS_OF_A_SHORT_ANSWER && words.stream().noneMatch(JOINS::contains)) {
                add(values, Kind.WORDS, piece);
            }
        }
    }

    /** By answer, each kind once, in words: "a postcode and a name". */
    static Map<String, String> words(Map<String, Set<Kind>> kinds) {
        Map<String, String> words = new LinkedHashMap<>();
        kinds.forEach((where, found) -> words.put(where, found.stream().sorted().map(Kind::words).collect(Collectors.joining(", "))));
        return words;
    }
}
