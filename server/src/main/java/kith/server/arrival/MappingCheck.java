package kith.server.arrival;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.pack.Field;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;

/** Whether a mapping fits itself and the pack in use: what it names is there, and can be answered so. */
final class MappingCheck {
    private static final String REMEDY = "Correct the mapping, or use the pack that it was written for.";

    private final Mapping mapping;
    private final Pack pack;
    private final List<Problem> problems = new ArrayList<>();

    private MappingCheck(Mapping mapping, Pack pack) {
        this.mapping = mapping;
        this.pack = pack;
    }

    static List<Problem> problems(Mapping mapping, Pack pack) {
        MappingCheck check = new MappingCheck(mapping, pack);
        mapping.tables().forEach(check::table);
        mapping.running().forEach((name, running) -> {
            running.procedure().filter(procedure -> pack.procedure(procedure).isEmpty())
                    .ifPresent(procedure -> check.problem(1, "The pack " + pack.id() + " has no procedure " + procedure + " for " + name + "."));
            running.shownBy().filter(shown -> !mapping.tables().containsKey(shown))
                    .ifPresent(shown -> check.problem(1, name + " is shown by a table " + shown + " that the mapping does not have."));
            Mapping.Table table = mapping.tables().get(running.table());
            if (table == null) {
                check.problem(1, name + " runs in a table " + running.table() + " that the mapping does not have.");
            } else {
                List.of(running.id(), running.from(), running.until()).forEach(column -> check.column(running.table(), table, column, table.line()));
            }
        });
        mapping.notAsked().forEach(step -> check.step(step));
        return check.problems;
    }

    /** @throws NotAcceptable with every problem */
    static void require(Mapping mapping, Pack pack) {
        List<Problem> problems = problems(mapping, pack);
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
    }

    private void problem(int line, String what) {
        problems.add(new Problem("arrival.mapping", mapping.id() + ".yaml:" + line, what, REMEDY));
    }

    private void table(String name, Mapping.Table table) {
        Set<String> columns = new HashSet<>();
        table.key().ifPresent(columns::add);
        table.date().ifPresent(columns::add);
        table.person().ifPresent(whose -> columns.add(whose.by()));
        columns.addAll(table.parts().values());
        columns.addAll(table.unique());
        columns.forEach(column -> column(name, table, column, table.line()));
        table.columns().forEach((column, called) -> called.of().filter(names -> !mapping.tables().containsKey(names))
                .ifPresent(names -> problem(table.line(), name + "." + column + " is named in a table " + names + " that the mapping does not have.")));
        table.person().flatMap(Mapping.Whose::through).ifPresent(through -> {
            String[] other = through.split("\\.", 2);
            if (other.length < 2 || !mapping.tables().containsKey(other[0])) {
                problem(table.line(), "There is no " + through + " through which to find whose row of " + name + " it is.");
            }
        });
        table.ways().forEach(way -> {
            when(name, table, way.when());
            way.steps().forEach(step -> step(name, table, step));
        });
    }

    private void when(String name, Mapping.Table table, Mapping.When when) {
        Set<String> columns = new HashSet<>(when.blank());
        columns.addAll(when.filled());
        columns.addAll(when.is().keySet());
        when.came().ifPresent(came -> {
            columns.add(came.by());
            step(new Mapping.Located<>(came.step(), table.line()));
            if (!mapping.tables().containsKey(came.table())) {
                problem(table.line(), "There is no table " + came.table() + ".");
            }
        });
        when.within().values().stream().filter(column -> !column.isEmpty()).forEach(columns::add);
        columns.forEach(column -> column(name, table, column, table.line()));
        Set<String> running = new HashSet<>(when.within().keySet());
        running.addAll(when.nothingRuns());
        running.stream().filter(each -> !mapping.running().containsKey(each)).forEach(each -> problem(table.line(), "Nothing that runs is called " + each + "."));
        when.noneIn().stream().filter(none -> !mapping.tables().containsKey(none.table()))
                .forEach(none -> problem(table.line(), "There is no table " + none.table() + "."));
    }

    private void step(String name, Mapping.Table table, Mapping.Step mapped) {
        mapped.on().ifPresent(column -> column(name, table, column, mapped.step().line()));
        mapped.onlyIf().ifPresent(column -> column(name, table, column, mapped.step().line()));
        mapped.approved().ifPresent(column -> column(name, table, column, mapped.step().line()));
        step(mapped.step()).ifPresent(step -> mapped.answers().forEach((id, said) -> {
            Optional<Field> field = step.form().field(id);
            if (field.isEmpty()) {
                problem(said.line(), "The step " + step.id() + " asks nothing called " + id + ".");
            } else if (!Answering.canAnswer(field.get().type())) {
                problem(said.line(), "No column can answer " + step.id() + "." + id + ", which asks for something else than words, codes and dates.");
            } else {
                said(name, table, field.get(), said);
            }
        }));
    }

    private Optional<Step> step(Mapping.Located<String> step) {
        Optional<Step> found = pack.step(step.value());
        if (found.isEmpty()) {
            problem(step.line(), "The pack " + pack.id() + " has no step " + step.value() + ".");
        }
        return found;
    }

    private void said(String name, Mapping.Table table, Field field, Mapping.Located<Mapping.Said> said) {
        switch (said.value()) {
            case Mapping.Said.Is(String value) -> answers(field, value, said.line());
            case Mapping.Said.Nth(String first, String later) -> List.of(first, later).forEach(value -> answers(field, value, said.line()));
            case Mapping.Said.Any(List<Mapping.Said> any) -> any.forEach(each -> said(name, table, field, new Mapping.Located<>(each, said.line())));
            case Mapping.Said.Looked(String other, String column, String by) -> {
                column(name, table, by, said.line());
                if (mapping.tables().containsKey(other)) {
                    column(other, mapping.tables().get(other), column, said.line());
                } else {
                    problem(said.line(), "There is no table " + other + ".");
                }
            }
            case Mapping.Said.From(String column, Optional<String> codes) -> {
                column(name, table, column, said.line());
                codes.ifPresent(list -> {
                    if (!mapping.codes().containsKey(list)) {
                        problem(said.line(), "There is no list of codes called " + list + ".");
                    } else {
                        mapping.codes().get(list).values().stream().filter(option -> !option.isEmpty()).forEach(option -> answers(field, option, said.line()));
                    }
                });
            }
        }
    }

    private void answers(Field field, String value, int line) {
        if (Answering.answer(field, value, Map.of()).isEmpty()) {
            problem(line, value + " is no answer to the question " + field.id() + ".");
        }
    }

    /** Columns that are left, and those of the table itself; of JSON the part before the dot. */
    private void column(String name, Mapping.Table table, String path, int line) {
        String column = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        if (!table.columns().containsKey(column) && !table.left().containsKey(column)) {
            problem(line, name + " has no column " + column + " in the mapping.");
        }
    }
}
