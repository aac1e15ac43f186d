package kith.server.ledger;

import java.util.List;
import java.util.Map;
import kith.ledger.Content;

/**
 * What events say, rebuilt from the columns that the application reads: a stored copy of the encoding would let the columns be
 * changed unseen. The record carries this out; the ledger knows nothing of events.
 */
public interface Contents {

    /** Where an event stands. */
    record Key(String record, String event) {}

    /**
     * In the caller's transaction, by event. An event that is not there, or whose content was disposed of, is left out. One whose
     * columns no longer hold an event gives a content that fits no leaf, so that it is found and named and not passed over.
     */
    Map<String, Content> of(String authority, List<Key> events);
}
