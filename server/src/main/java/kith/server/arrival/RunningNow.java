package kith.server.arrival;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What is still going on for a person: each by its number, with the day on which it began. */
final class RunningNow {
    private final Mapping mapping;
    private final Caseload.Person person;
    private final Set<String> came;
    private final Map<String, Map<String, LocalDate>> running = new HashMap<>();

    /**
     * @param came the submissions of the steps that an earlier arrival brought
     * @param fault told of rows whose dates cannot be read, since nobody can say then what is going on
     */
    RunningNow(Mapping mapping, Caseload.Person person, Set<String> came, Consumer<String> fault) {
        this.mapping = mapping;
        this.person = person;
        this.came = came;
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
            open.merge(id, !row.holds(one.until()) || cameAsStep(row) || isShown(one, row, from.get()), Boolean::logicalOr);
        }
        began.keySet().removeIf(id -> !open.get(id));
        return began;
    }

    private boolean cameAsStep(Sheet.Row row) {
        String own = Planning.own(mapping, row) + ":";
        return came.stream().anyMatch(submission -> submission.startsWith(own));
    }

    /** Whether what came along as a step falls into the time of the row. */
    private boolean isShown(Mapping.Running one, Sheet.Row row, LocalDate from) {
        Optional<LocalDate> until = Dated.day(row.cell(one.until()));
        return one.shownBy().isPresent() && person.of(one.shownBy().get()).stream().filter(this::cameAsStep).anyMatch(shown -> {
            Optional<LocalDate> day = mapping.tables().get(shown.table()).date().flatMap(column -> Dated.day(shown.cell(column)));
            return day.isPresent() && !day.get().isBefore(from) && (until.isEmpty() || !day.get().isAfter(until.get()));
        });
    }

    /** Names of what has no end in the old system, so that it has to go on here. */
    Set<String> now() {
        return mapping.running().entrySet().stream()
                .filter(one -> person.of(one.getValue().table()).stream().anyMatch(row -> !row.holds(one.getValue().until())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
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

    /** Whether all that it asks is so of the row, or was when the row came along. */
    boolean applies(Mapping.Way way, Sheet.Row row) {
        return came.contains(Planning.own(mapping, row) + ":" + way.steps().getFirst().step().value()) || applies(way.when(), row);
    }

    private boolean applies(Mapping.When when, Sheet.Row row) {
        Mapping.Table table = mapping.tables().get(row.table());
        Optional<LocalDate> happened =
                when.within().isEmpty() ? Optional.empty() : table.date().flatMap(column -> Dated.day(row.cell(column)));
        return when.blank().stream().noneMatch(column -> RowWords.saysSomething(RowWords.said(row, column)))
                && when.filled().stream().allMatch(column -> RowWords.saysSomething(RowWords.said(row, column)))
                && when.is().entrySet().stream()
                        .allMatch(is -> is.getValue().contains(RowWords.said(row, is.getKey()).toLowerCase(Locale.ROOT)))
                && when.within().entrySet().stream().allMatch(within -> holding(within.getKey(), row, within.getValue(), happened).isPresent())
                && when.nothingRuns().stream().noneMatch(this::any)
                && when.noneIn().stream().allMatch(none -> isInNone(none, row.cell(table.key().orElse(""))))
                && when.came().stream().allMatch(other -> came.contains("%s:%s:%s".formatted(other.table(), row.cell(other.by()), other.step())));
    }

    private boolean isInNone(Mapping.NoneIn none, String key) {
        List<Sheet.Row> rows = person.of(none.table());
        return rows.stream().noneMatch(row -> row.cell(none.column()).equals(key) && (none.with().isEmpty() || row.holds(none.with())));
    }
}
