package kith.server.arrival;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What would come along and what would be lost, in words. Names no person: tables, columns and lines only. */
record Report(Mapping mapping, Map<String, Sheet> sheets, Tally tally) {

    String ofRehearsal() {
        return "Rehearsed; nothing was recorded about any child.\n\n" + counts() + owed();
    }

    String ofImport(long added) {
        return "Brought along: %s now, %s there before.\n\n%s%s".formatted(
                events(added), events(tally.events + tally.links + tally.excused - added), counts(), owed());
    }

    /** The same of a rehearsal and of the import of the same files. */
    String counts() {
        StringBuilder said = new StringBuilder();
        said.append("%,d %s come along with %s.".formatted(
                tally.children, tally.children == 1 ? "child" : "children", events(tally.events + tally.links + tally.excused)));
        said.append(tally.leftOut == 0 ? "\n" : " %,d left out whole.\n".formatted(tally.leftOut));
        tally.tables.forEach((name, table) -> {
            said.append("\n").append(name).append(title(name)).append("\n");
            said.append("  %,d rows read: %,d as steps, %,d in words, %,d not at all\n".formatted(table.rows, table.asSteps, table.inWords, table.notCarried));
            table.events.forEach((step, times) -> said.append("    %,d × %s\n".formatted(times, step)));
            table.lost.forEach((column, times) -> said.append("  lost: %s, filled in %,d%s\n".formatted(column, times, why(name, column))));
        });
        if (!tally.noted.isEmpty()) {
            said.append("\nTo look at\n");
        }
        tally.noted.forEach((what, noted) -> {
            said.append("  %s: %,d\n".formatted(what, noted.times));
            noted.places.forEach(place -> said.append("    ").append(place).append("\n"));
            if (noted.times > noted.places.size()) {
                said.append("    and %,d more\n".formatted(noted.times - noted.places.size()));
            }
        });
        said.append("\nExcused, because it fell due before the arrival and the old system does not say whether it was done: %,d\n".formatted(tally.excused));
        return said.toString();
    }

    /** Depends on the hour at which somebody asks. */
    private String owed() {
        if (tally.late.isEmpty()) {
            return "\nNothing would be late at once.\n";
        }
        StringBuilder said = new StringBuilder("\nLate at once, by what comes along\n");
        tally.late.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(late -> said.append("  %,6d  %s\n".formatted(late.getValue(), late.getKey())));
        return said.toString();
    }

    private String title(String name) {
        return Optional.ofNullable(mapping.tables().get(name)).map(table -> " (" + table.name().toLowerCase(Locale.UK) + ")").orElse(" (not in the mapping)");
    }

    private String why(String name, String column) {
        return Optional.ofNullable(mapping.tables().get(name)).map(table -> table.left().get(column)).map(why -> ": " + why).orElse("");
    }

    private static String events(long number) {
        return number == 1 ? "1 event" : "%,d events".formatted(number);
    }
}
