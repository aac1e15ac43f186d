package kith.server.web.component;

import gg.jte.Content;
import java.util.Arrays;
import java.util.List;

/**
 * What stands in a table, row by row.
 *
 * @param head the columns' headings; empty for none
 * @param rows the rows, each with one cell for every column
 */
public record Table(List<Cell> head, List<List<Cell>> rows) {

    public Table {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** A table with these headings; headings and cells of a numeric column are made with {@link Cell#number}. */
    public static Table of(List<Cell> head, List<List<Cell>> rows) {
        return new Table(head, rows);
    }

    public static List<Cell> headings(String... headings) {
        return Arrays.stream(headings).map(Cell::of).toList();
    }

    /**
     * One cell.
     *
     * @param text its words; null when {@code content} is given
     * @param content its markup, or null
     * @param href where its words lead, or null
     * @param numeric whether it stands to the right, in figures of equal width
     * @param classes classes for the cell, or null
     * @param label the column's heading, repeated before the cell where the table is {@code kith-table--stacked} on a
     *     phone; null for none
     * @param colspan columns covered; null for one
     * @param rowspan rows covered; null for one
     */
    public record Cell(
            String text,
            Content content,
            String href,
            boolean numeric,
            String classes,
            String label,
            Integer colspan,
            Integer rowspan) {

        public static Cell of(String text) {
            return new Cell(text, null, null, false, null, null, null, null);
        }

        public static Cell of(Content content) {
            return new Cell(null, content, null, false, null, null, null, null);
        }

        public static Cell link(String text, String href) {
            return new Cell(text, null, href, false, null, null, null, null);
        }

        public static Cell number(String figures) {
            return new Cell(figures, null, null, true, null, null, null, null);
        }

        public Cell labelled(String heading) {
            return new Cell(text, content, href, numeric, classes, heading, colspan, rowspan);
        }

        public Cell withClasses(String some) {
            return new Cell(text, content, href, numeric, some, label, colspan, rowspan);
        }

        public Cell across(int columns) {
            return new Cell(text, content, href, numeric, classes, label, columns, rowspan);
        }
    }
}
