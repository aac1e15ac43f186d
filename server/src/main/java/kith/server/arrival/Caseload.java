package kith.server.arrival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** The tables of an old system sorted by whom they are about. */
final class Caseload {
    /**
     * Somebody whom the old system knows.
     *
     * @param id the old system's number of them
     * @param row of the table of people
     * @param rows by table, in the order of the files
     */
    record Person(String id, Sheet.Row row, Map<String, List<Sheet.Row>> rows) {
        List<Sheet.Row> of(String table) {
            return rows.getOrDefault(table, List.of());
        }
    }

    private final Mapping mapping;
    private final Map<String, Sheet> sheets;
    private final SequencedMap<String, Person> people = new LinkedHashMap<>();
    private final List<Sheet.Row> nobodys = new ArrayList<>();
    private final List<Sheet.Row> twice = new ArrayList<>();

    /** Numbers of which nobody can say whose they are. */
    private final Set<String> ambiguous = new HashSet<>();

    /** By {@code table.column}: the first row in which the column has that value. */
    private final Map<String, Map<String, Sheet.Row>> found = new HashMap<>();

    private final Map<String, List<String>> childrenOf = new HashMap<>();
    private final Map<String, List<String>> mothersOf = new HashMap<>();

    Caseload(Mapping mapping, Map<String, Sheet> sheets) {
        this.mapping = mapping;
        this.sheets = sheets;
        mapping.tableOf(Mapping.Kind.PERSON).map(sheets::get).ifPresent(this::enrol);
        mapping.tables().forEach((name, table) -> {
            if (table.person().isPresent() && table.kind() != Mapping.Kind.PERSON && sheets.containsKey(name)) {
                sheets.get(name).rows().forEach(row -> sort(table, row));
            }
        });
        mapping.tableOf(Mapping.Kind.MOTHER).filter(sheets::containsKey).ifPresent(this::mothers);
    }

    private void enrol(Sheet sheet) {
        Mapping.Table table = mapping.tables().get(sheet.table());
        for (Sheet.Row row : sheet.rows()) {
            String id = row.cell(table.key().orElse(""));
            if (id.isEmpty()) {
                nobodys.add(row);
            } else if (people.containsKey(id)) {
                twice.add(row);
                if (!same(people.get(id).row(), row)) {
                    ambiguous.add(id);
                }
            } else {
                people.put(id, new Person(id, row, new HashMap<>()));
            }
        }
    }

    private void sort(Mapping.Table table, Sheet.Row row) {
        Person person = people.get(whose(table, row, 0));
        if (person == null) {
            nobodys.add(row);
        } else {
            person.rows().computeIfAbsent(row.table(), _ -> new ArrayList<>(2)).add(row);
        }
    }

    private String whose(Mapping.Table table, Sheet.Row row, int depth) {
        if (table.person().isEmpty() || depth > mapping.tables().size()) {
            return "";
        }
        Mapping.Whose whose = table.person().get();
        if (whose.through().isEmpty()) {
            return row.cell(whose.by());
        }
        String[] through = whose.through().get().split("\\.", 2);
        return find(through[0], through[1], row.cell(whose.by()))
                .map(other -> whose(mapping.tables().get(through[0]), other, depth + 1))
                .orElse("");
    }

    private void mothers(String table) {
        String mother = mapping.tables().get(table).part("mother");
        String child = mapping.tables().get(table).person().orElseThrow().by();
        for (Sheet.Row row : sheets.get(table).rows()) {
            childrenOf.computeIfAbsent(row.cell(mother), _ -> new ArrayList<>()).add(row.cell(child));
            mothersOf.computeIfAbsent(row.cell(child), _ -> new ArrayList<>()).add(row.cell(mother));
        }
    }

    /** The first row of the table in which the column has that value. */
    Optional<Sheet.Row> find(String table, String column, String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Sheet.Row> byValue = found.computeIfAbsent(table + "." + column, _ -> {
            Map<String, Sheet.Row> rows = new HashMap<>();
            if (sheets.containsKey(table)) {
                sheets.get(table).rows().forEach(row -> rows.putIfAbsent(row.cell(column), row));
            }
            return rows;
        });
        return Optional.ofNullable(byValue.get(value));
    }

    Map<String, Sheet> sheets() {
        return sheets;
    }

    SequencedMap<String, Person> people() {
        return people;
    }

    /** Rows about nobody in the table of people. */
    List<Sheet.Row> nobodys() {
        return nobodys;
    }

    /** Rows of the table of people whose number stood there before. */
    List<Sheet.Row> twice() {
        return twice;
    }

    /** Whether two people have the number, so that rows about it may be about either. */
    boolean isAmbiguous(Person person) {
        return ambiguous.contains(person.id());
    }

    /** Somebody of whom the old system says only whose mother she is, and where she lives: no record is opened for her. */
    boolean isOnlyAMother(Person person) {
        return childrenOf.containsKey(person.id())
                && !mothersOf.containsKey(person.id())
                && person.rows().keySet().stream()
                        .map(mapping.tables()::get)
                        .allMatch(table -> table.kind() == Mapping.Kind.ADDRESS || table.kind() == Mapping.Kind.FAMILY);
    }

    /** The other children of the person's mothers, and of the families to which the person belongs, with what they are to the person. */
    SequencedMap<String, String> siblings(Person person) {
        SequencedMap<String, String> siblings = new LinkedHashMap<>();
        for (String mother : mothersOf.getOrDefault(person.id(), List.of())) {
            childrenOf.get(mother).forEach(other -> siblings.put(other, "child of the same mother"));
        }
        mapping.tableOf(Mapping.Kind.FAMILY).ifPresent(table -> {
            String family = mapping.tables().get(table).part("family");
            for (Sheet.Row row : person.of(table)) {
                families(table, family).getOrDefault(row.cell(family), List.of()).forEach(other -> siblings.putIfAbsent(other, "child of the same family"));
            }
        });
        siblings.remove(person.id());
        siblings.keySet().removeIf(other -> !people.containsKey(other) || isOnlyAMother(people.get(other)));
        return siblings;
    }

    private Map<String, List<String>> families;

    private Map<String, List<String>> families(String table, String family) {
        if (families == null) {
            families = new HashMap<>();
            String whose = mapping.tables().get(table).person().orElseThrow().by();
            sheets.get(table).rows().forEach(row -> {
                if (row.holds(family)) {
                    families.computeIfAbsent(row.cell(family), _ -> new ArrayList<>()).add(row.cell(whose));
                }
            });
        }
        return families;
    }

    /** Groups of rows in which something stands that is one person's only, and is said of several. */
    List<List<Sheet.Row>> sharedBy(String tableName) {
        Mapping.Table table = mapping.tables().get(tableName);
        Map<List<String>, List<Sheet.Row>> same = new LinkedHashMap<>();
        for (Sheet.Row row : sheets.get(tableName).rows()) {
            List<String> said = table.unique().stream().map(row::cell).toList();
            if (said.stream().noneMatch(String::isEmpty)) {
                same.computeIfAbsent(said, _ -> new ArrayList<>(1)).add(row);
            }
        }
        return same.values().stream().filter(rows -> isOfSeveral(table, rows)).toList();
    }

    private boolean isOfSeveral(Mapping.Table table, List<Sheet.Row> rows) {
        Set<String> people = new HashSet<>();
        rows.forEach(row -> people.add(table.kind() == Mapping.Kind.PERSON ? row.cell(table.key().orElse("")) : whose(table, row, 0)));
        return people.size() > 1;
    }

    /** Whether two rows say the same. */
    static boolean same(Sheet.Row one, Sheet.Row other) {
        return Arrays.equals(one.cells(), other.cells());
    }
}
