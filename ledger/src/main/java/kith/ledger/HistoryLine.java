package kith.ledger;

import java.util.Optional;

/** One line of an exported history, read: see {@link HistoryWriter} for the form. */
public sealed interface HistoryLine {

    /** An entry of the history. */
    record OfEntry(Entry entry) implements HistoryLine {}

    /** A head that the authority itself had signed and kept, at the place where it was signed. */
    record OfHead(long line, SignedHead signed) implements HistoryLine {}

    /** The end of the file, with the number of entries that were written. */
    record OfEnd(long line, long entries) implements HistoryLine {}

    /** A line that cannot be read, with what is wrong with it in words, and the event's id where that could be read. */
    record Unreadable(long line, String problem, Optional<String> eventId) implements HistoryLine {}
}
