package kith.server.arrival;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What is still going on for a person: each by its number, with the day on which it began. */
final class RunningNow {
    private final Mapping mapping;
    private final Caseload.Person person;
    private final Map<String, Map<String, LocalDate>> running = new HashMap<>();

    /** @param fault told of rows whose dates cannot be read, since nobody can say then what is going on */
    RunningNow(Mapping mapping, Caseload.Person person, Consumer<String> fault) {
        this.mapping = mapping;
        this.person = person;
        mapping.running().forEach((name, one) -> running.put(name, open(one, fault)));
    }

    private Map<String, LocalDate> open(Mapping.Running one, Consumer<String> fault) {
        Map<String, LocalDate> began = new LinkedHashMap<>();
        Map<String, Boolean> open = new HashMap<>();
        for (Sheet.Row row : person.of(one.table())) {
            Optional<LocalDate> from = Dated.day(row.cell(one.from()));
            if (from.isEmpty()) {
                fault.accept("%s line %d: %s is not a date, and everything that runs has begun".formatted(row.table(), row.line(), one.from()));
                continue;
            }
            if (row.holds(one.until()) && Dated.day(row.cell(one.until())).isEmpty()) {
                fault.accept("%s line %d: %s is not a date".formatted(row.table(), row.line(), one.until()));
            }
            String id = row.cell(one.id());
            began.merge(id, from.get(), (a, b) -> a.isBefore(b) ? a : b);
            open.merge(id, !row.holds(one.until()), Boolean::logicalOr);
        }
        began.keySet().removeIf(id -> !open.get(id));
        return began;
    }

    boolean any(String name) {
        return !running.get(name).isEmpty();
    }

    /**
     * Which of them the row belongs to; empty where to none.
     *
     * @param column that says which, or empty for any that had begun when the row happened
     */
    Optional<String> holding(String name, Sheet.Row row, String column, Optional<LocalDate> happened) {
        Map<String, LocalDate> open = running.get(name);
        if (row.holds(column)) {
            return Optional.of(row.cell(column)).filter(open::containsKey);
        }
        return open.entrySet().stream()
                .filter(one -> happened.isEmpty() || !happened.get().isBefore(one.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether all of it is so of the row. */
    boolean applies(Mapping.When when, Sheet.Row row) {
        Mapping.Table table = mapping.tables().get(row.table());
        Optional<LocalDate> happened = table.date().flatMap(column -> Dated.day(row.cell(column)));
        return when.blank().stream().noneMatch(column -> RowWords.saysSomething(RowWords.said(row, column)))
                && when.filled().stream().allMatch(column -> RowWords.saysSomething(RowWords.said(row, column)))
                && when.is().entrySet().stream()
                        .allMatch(is -> is.getValue().contains(RowWords.said(row, is.getKey()).toLowerCase(java.util.Locale.ROOT)))
                && when.within().entrySet().stream().allMatch(within -> holding(within.getKey(), row, within.getValue(), happened).isPresent())
                && when.nothingRuns().stream().noneMatch(this::any)
                && when.noneIn().stream().allMatch(none -> isInNone(none, row.cell(table.key().orElse(""))));
    }

    private boolean isInNone(Mapping.NoneIn none, String key) {
        List<Sheet.Row> rows = person.of(none.table());
        return rows.stream().noneMatch(row -> row.cell(none.column()).equals(key) && (none.with().isEmpty() || row.holds(none.with())));
    }
}
