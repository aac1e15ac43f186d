package kith.server.arrival;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was counted on the way: of each table what came of its rows, and what somebody should look at. Holds no person's data: lines and columns only. */
final class Tally {
    /** Places of one kind that are said by line; of more only how many there are. */
    static final int PLACES = 10;

    /** What came of one table's rows. */
    static final class OfTable {
        long rows;
        long asSteps;
        long inWords;
        long notCarried;
        final SortedMap<String, Long> events = new TreeMap<>();
        final SortedMap<String, Long> lost = new TreeMap<>();
    }

    /** Something to look at, and where. */
    static final class Noted {
        long times;
        final List<String> places = new ArrayList<>(1);
    }

    final SortedMap<String, OfTable> tables = new TreeMap<>();
    final SortedMap<String, Noted> noted = new TreeMap<>();

    /** Open and late at once, by what has to be done. */
    final SortedMap<String, Long> late = new TreeMap<>();

    long children;
    long leftOut;
    long events;
    long excused;
    long links;

    OfTable of(String table) {
        return tables.computeIfAbsent(table, _ -> new OfTable());
    }

    void note(String what, Sheet.Row row) {
        note(what, row.table() + " line " + row.line());
    }

    void note(String what, String place) {
        Noted here = noted.computeIfAbsent(what, _ -> new Noted());
        here.times++;
        if (here.places.size() < PLACES) {
            here.places.add(place);
        }
    }

    /** A row of which nothing comes along. */
    void lose(Sheet.Row row) {
        OfTable table = of(row.table());
        table.rows++;
        table.notCarried++;
        row.sheet().columns().forEach(column -> lose(row, column));
    }

    void lose(Sheet.Row row, String column) {
        if (row.holds(column)) {
            of(row.table()).lost.merge(column, 1L, Long::sum);
        }
    }

    void add(Tally other) {
        other.tables.forEach((name, from) -> {
            OfTable to = of(name);
            to.rows += from.rows;
            to.asSteps += from.asSteps;
            to.inWords += from.inWords;
            to.notCarried += from.notCarried;
            from.events.forEach((step, times) -> to.events.merge(step, times, Long::sum));
            from.lost.forEach((column, times) -> to.lost.merge(column, times, Long::sum));
        });
        other.noted.forEach((what, from) -> {
            Noted to = noted.computeIfAbsent(what, _ -> new Noted());
            to.times += from.times;
            from.places.stream().limit(Math.max(0, PLACES - to.places.size())).forEach(to.places::add);
        });
        other.late.forEach((what, times) -> late.merge(what, times, Long::sum));
        children += other.children;
        leftOut += other.leftOut;
        events += other.events;
        excused += other.excused;
        links += other.links;
    }
}
