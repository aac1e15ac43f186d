package kith.server.record;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import kith.server.projection.Changes;
import kith.server.projection.Projection;
import kith.server.projection.Stand;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the projections: brings them up with each append, rebuilds them while the system runs, compares them row for row. */
@Service
public class Projections {
    /** A row that is there and should not be, or should be and is not. */
    public record Difference(String table, String record, String row, boolean missing) {}

    private final List<Projection<?>> all;
    private final EventTable events;
    private final Standings standings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Projections(
            List<Projection<?>> all, EventTable events, Standings standings, TransactionTemplate transaction, Clock clock) {
        this.all = all;
        this.events = events;
        this.standings = standings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Writes what has changed between two stands of one record. In the appending transaction, under the record's lock. */
    void advance(Stand before, Stand after) {
        all.forEach(projection -> advance(projection, before, after));
    }

    /** Writes the rows of a record that had no history until now. */
    void begin(Stand first) {
        all.forEach(projection -> begin(projection, first));
    }

    private static <R> void begin(Projection<R> projection, Stand first) {
        write(projection, first, new Changes<>(Set.of(), projection.of(first)));
    }

    private static <R> void advance(Projection<R> projection, Stand before, Stand after) {
        write(projection, after, projection.between(before, after));
    }

    private static <R> void write(Projection<R> projection, Stand stand, Changes<R> changes) {
        if (!changes.gone().isEmpty()) {
            projection.remove(stand.authority(), stand.record(), changes.gone());
        }
        if (!changes.come().isEmpty()) {
            projection.add(stand.authority(), stand.record(), changes.come());
        }
    }

    /** Works every record out anew and mends what differs, record by record under its lock, while others write. */
    public void rebuild(String authority) {
        for (String record : events.records(authority)) {
            transaction.executeWithoutResult(_ -> {
                Stand stand = locked(authority, record);
                all.forEach(projection -> mend(projection, stand));
            });
        }
    }

    /** The same for some records, in the caller's transaction: where something changed that stands in no history, such as who is here. */
    public void rebuild(String authority, Collection<String> records) {
        for (String record : records) {
            Stand stand = locked(authority, record);
            all.forEach(projection -> mend(projection, stand));
        }
    }

    private static <R> void mend(Projection<R> projection, Stand stand) {
        write(projection, stand, Changes.between(projection.stored(stand.authority(), stand.record()), projection.of(stand)));
    }

    /** Compares every record's rows with its history. Empty when all agree. */
    public List<Difference> compare(String authority) {
        List<Difference> differences = new ArrayList<>();
        for (String record : events.records(authority)) {
            transaction.executeWithoutResult(_ -> {
                Stand stand = locked(authority, record);
                all.forEach(projection -> compare(projection, stand, differences));
            });
        }
        return differences;
    }

    private static <R> void compare(Projection<R> projection, Stand stand, List<Difference> differences) {
        Set<R> should = projection.of(stand);
        Set<R> is = projection.stored(stand.authority(), stand.record());
        should.stream()
                .filter(row -> !is.contains(row))
                .forEach(row -> differences.add(new Difference(projection.table(), stand.record(), row.toString(), true)));
        is.stream()
                .filter(row -> !should.contains(row))
                .forEach(row -> differences.add(new Difference(projection.table(), stand.record(), row.toString(), false)));
    }

    private Stand locked(String authority, String record) {
        EventTable.Opened opened = events.lock(authority, List.of(record)).getFirst();
        return standings.reckoner(authority)
                .of(EventTable.history(opened, events.kept(authority, List.of(record)).get(record)), clock.instant());
    }
}
