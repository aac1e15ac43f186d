package kith.server.arrival;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One table of an old system as its file has it.
 *
 * @param table the file's name without its ending
 * @param broken lines that have another number of cells than there are columns
 */
record Sheet(String table, List<String> columns, Map<String, Integer> places, List<Row> rows, List<Long> broken) {

    static Sheet of(String table, List<String> columns) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            places.put(columns.get(i), i);
        }
        return new Sheet(table, columns, places, new ArrayList<>(), new ArrayList<>());
    }

    Row add(long line, String... cells) {
        Row row = new Row(this, line, cells);
        rows.add(row);
        return row;
    }

    /** @param line of the file on which it ends; the heading is on the first */
    record Row(Sheet sheet, long line, String[] cells) {
        /** What the cell holds, or an empty text; also where the table has no such column. */
        String cell(String column) {
            Integer place = sheet.places.get(column);
            return place == null ? "" : cells[place];
        }

        String table() {
            return sheet.table;
        }

        boolean holds(String column) {
            return !cell(column).isEmpty();
        }
    }
}
