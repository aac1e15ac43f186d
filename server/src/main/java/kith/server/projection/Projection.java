package kith.server.projection;

import java.util.Collection;
import java.util.Set;

/**
 * A table of rows that follow from a record's history. It can be dropped and rebuilt while the system runs, and is
 * compared with the history row for row.
 *
 * @param <R> a row, equal to another when every column is
 */
public interface Projection<R> {

    /** The table's name, for reports. */
    String table();

    /** The rows that ought to be there: pure. */
    Set<R> of(Stand stand);

    /** What must be written when a record goes from one stand to another: pure. */
    default Changes<R> between(Stand before, Stand after) {
        return Changes.between(of(before), of(after));
    }

    /** The rows that are there. */
    Set<R> stored(String authority, String record);

    void remove(String authority, String record, Collection<R> rows);

    void add(String authority, String record, Collection<R> rows);
}
