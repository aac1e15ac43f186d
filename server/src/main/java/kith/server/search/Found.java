package kith.server.search;

import java.util.List;
import kith.server.people.Subject;

/**
 * What a search found, a page of it.
 *
 * @param number of records in all, as far as they were looked through
 * @param cut whether more records than could be looked through may hold the words: these are the best of those about which they were written last
 * @param records the page's
 */
public record Found(long number, boolean cut, List<Record> records) {

    /**
     * A record that holds some of the words.
     *
     * @param held the words that it holds, as they were looked for
     * @param lacking those that it does not, of words that are not in every sentence
     * @param passages how many passages of it hold some
     * @param best the best of them
     */
    public record Record(String record, Subject subject, List<String> held, List<String> lacking, long passages, List<Extract> best) {}

    /** @param agency the identifier of the agency for which the author wrote */
    public record Extract(String event, String title, String happened, String author, String agency, List<Piece> words) {}

    /** @param marked whether it was looked for */
    public record Piece(String words, boolean marked) {}
}
