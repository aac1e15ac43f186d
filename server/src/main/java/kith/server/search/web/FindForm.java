package kith.server.search.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kith.server.identifier.Identifiers;
import kith.server.search.Sought;
import kith.server.web.component.DateSpan;
import kith.server.web.component.Link;

/**
 * The form of finding as somebody filled it in, right or wrong.
 *
 * @param search the name under which it is kept; empty before it was sent
 * @param record where only one record is looked through; empty for all
 * @param seen the moment of the first page's reading, which later pages keep to; empty on the first
 */
public record FindForm(
        String search, String typed, String record, String step, String author, String agency, DateSpan days, boolean before, boolean newest, int page, String seen) {

    private static final int LONGEST = 200;

    /** Before anything was typed. */
    static FindForm blank(String record) {
        return of("", Map.of("record", record));
    }

    /** As it was sent, or as it is kept with what its address adds. */
    static FindForm of(String search, Map<String, String> given) {
        return new FindForm(
                search,
                text(given, "words"),
                Optional.of(text(given, "record")).filter(Identifiers::isOne).orElse(""),
                text(given, "step"),
                text(given, "author"),
                text(given, "agency"),
                DateSpan.of(given),
                !text(given, "before").isEmpty(),
                text(given, "order").equals("newest"),
                page(text(given, "page")),
                text(given, "seen"));
    }

    private static String text(Map<String, String> given, String name) {
        String text = given.getOrDefault(name, "").strip();
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST)));
    }

    private static int page(String typed) {
        return typed.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(typed) : 1;
    }

    /** Whether anything was asked at all. */
    boolean isAsked() {
        return !typed.isEmpty() || isNarrowed();
    }

    public boolean isNarrowed() {
        return Stream.of(step, author, agency).anyMatch(each -> !each.isEmpty()) || !days.isBlank() || before;
    }

    /** What is wrong, by the input that it is about. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!isAsked()) {
            return problems;
        }
        if (Sought.Words.in(typed).terms().isEmpty()) {
            problems.put("words", "Write a name, or words that you remember");
        }
        problems.putAll(days.problems());
        return problems;
    }

    /** @param authors who is meant by the author's name, as far as it was written; @param now the moment of reading */
    Sought sought(Optional<List<String>> authors, Instant now) {
        Sought.Words looked = Sought.Words.in(typed);
        return new Sought(
                looked.terms(),
                looked.without(),
                given(record),
                given(step),
                authors,
                given(agency),
                days.from().read(),
                days.to().read(),
                before,
                newest ? Sought.Order.NEWEST : Sought.Order.BEST,
                asAt(now));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(each -> !each.isEmpty());
    }

    private Instant asAt(Instant now) {
        return seen.matches("[0-9]{1,13}") ? Instant.ofEpochMilli(Long.parseLong(seen)) : now;
    }

    /** What of it is about people, and so stands in no address: everything but the record, the page and the moment. */
    Map<String, String> words() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("words", typed);
        all.put("step", step);
        all.put("author", author);
        all.put("agency", agency);
        all.putAll(days.parameters());
        all.put("before", before ? "yes" : "");
        all.put("order", newest ? "newest" : "");
        all.values().removeIf(String::isEmpty);
        return all;
    }

    /** The address of the first page of the same words in another record or in all, or of the same as a file. */
    static String at(String search, String ending, String record) {
        return "/find/" + search + ending + Link.query(Map.of("record", record));
    }

    /** The address of another page of the same list, or of the same words in another record. */
    String at(String otherRecord, int otherPage, Instant asAt) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("record", otherRecord);
        if (otherPage > 1) {
            all.put("page", Integer.toString(otherPage));
            all.put("seen", Long.toString(asAt.toEpochMilli()));
        }
        return "/find/" + search + Link.query(all);
    }
}
