package kith.server.arrival;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;

/** What can be said of the files before anybody's rows are looked at together. */
final class Survey {
    private final Mapping mapping;
    private final Map<String, Sheet> sheets;

    Survey(Mapping mapping, Map<String, Sheet> sheets) {
        this.mapping = mapping;
        this.sheets = sheets;
    }

    /** @throws NotAcceptable where a file lacks what nothing can be done without */
    void require() {
        List<Problem> problems = new ArrayList<>();
        mapping.tableOf(Mapping.Kind.PERSON).filter(table -> !sheets.containsKey(table)).ifPresent(table -> problems.add(new Problem(
                "arrival.no_people", table + ".csv", "This file is missing.", "Put it into the folder: it says who the children are.")));
        mapping.tables().forEach((name, table) -> {
            Sheet sheet = sheets.get(name);
            if (sheet != null) {
                List<String> needed = new ArrayList<>();
                table.person().ifPresent(whose -> needed.add(whose.by()));
                if (table.kind() == Mapping.Kind.PERSON) {
                    table.key().ifPresent(needed::add);
                }
                needed.stream().filter(column -> !sheet.places().containsKey(column)).forEach(column -> problems.add(new Problem(
                        "arrival.no_column", name + ".csv", "It has no column " + column + ", so nobody can say whose rows they are.", "Export it with this column.")));
            }
        });
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
    }

    void count(Caseload caseload, Tally tally) {
        sheets.forEach((name, sheet) -> {
            Mapping.Table table = mapping.tables().get(name);
            tally.of(name);
            sheet.broken().forEach(line -> {
                tally.note("Lines that have more or fewer cells than there are columns: nothing of them comes along", name + " line " + line);
                tally.of(name).rows++;
                tally.of(name).notCarried++;
            });
            if (table == null || table.kind() == Mapping.Kind.LEFT) {
                sheet.rows().forEach(tally::lose);
            } else if (table.kind() == Mapping.Kind.NAMES || table.kind() == Mapping.Kind.WORKERS) {
                sheet.rows().forEach(row -> used(table, row, tally));
            }
            if (table != null && !table.unique().isEmpty()) {
                caseload.sharedBy(name).forEach(rows -> rows.forEach(row -> tally.note("One identifier said of several people: %s".formatted(String.join(" and ", table.unique())), row)));
            }
        });
        caseload.nobodys().forEach(row -> {
            tally.note("Rows about nobody in the table of people: nothing of them comes along", row);
            tally.lose(row);
        });
        caseload.twice().forEach(row -> {
            tally.note("People whose number stood there before: nothing of the second row comes along", row);
            tally.lose(row);
        });
        caseload.people().values().stream().filter(caseload::isOnlyAMother).forEach(person -> mother(person, tally));
    }

    /** Names are used where rows mention them. */
    private static void used(Mapping.Table table, Sheet.Row row, Tally tally) {
        tally.of(row.table()).rows++;
        row.sheet().columns().stream().filter(column -> !table.columns().containsKey(column)).forEach(column -> tally.lose(row, column));
    }

    private void mother(Caseload.Person person, Tally tally) {
        tally.note("Mothers who are no children here: on their children's records by name, without a record of their own", person.row());
        Mapping.Table table = mapping.tables().get(person.row().table());
        List<String> kept = List.of(table.key().orElse(""), table.part("given_name"), table.part("family_name"), table.part("born"));
        tally.of(person.row().table()).rows++;
        tally.of(person.row().table()).inWords++;
        person.row().sheet().columns().stream().filter(column -> !kept.contains(column)).forEach(column -> tally.lose(person.row(), column));
        person.rows().values().forEach(rows -> rows.forEach(tally::lose));
    }
}
