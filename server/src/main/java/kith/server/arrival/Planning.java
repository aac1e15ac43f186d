package kith.server.arrival;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.history.Answer;
import kith.procedures.history.Facts;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Field;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.server.people.Children;

/** Plans what is to stand on a child's record, from the rows about the child. Pure: the same rows come to the same plan. */
final class Planning {
    /** Who a worker of the old system is here. */
    record Colleague(String person, String role, String team) {}

    private final Mapping mapping;
    private final Caseload caseload;
    private final Map<String, Colleague> colleagues;
    private final Set<String> files;
    private final Instant now;
    private final RowWords words;

    /** The steps that the mapping names. */
    private final Map<String, Step> steps = new HashMap<>();

    /**
     * @param colleagues by the old system's number
     * @param files that lie in the folder and can be taken
     */
    Planning(Mapping mapping, Pack pack, Caseload caseload, Map<String, Colleague> colleagues, Set<String> files, Instant now) {
        this.mapping = mapping;
        this.caseload = caseload;
        this.colleagues = colleagues;
        this.files = files;
        this.now = now;
        this.words = new RowWords(mapping, caseload);
        mapping.tables().values().forEach(table -> table.ways().forEach(way -> way.steps().forEach(
                step -> steps.computeIfAbsent(step.step().value(), id -> pack.step(id).orElseThrow()))));
    }

    /** @param came the submissions of the steps that an earlier arrival brought */
    Planned plan(Caseload.Person person, Set<String> came) {
        return new OfPerson(person, came).plan();
    }

    /** What the row is known by for ever: its table and its key, or where it has none what it says. */
    static String own(Mapping mapping, Sheet.Row row) {
        String key = mapping.tables().get(row.table()).key().map(row::cell).orElse("");
        return row.table() + ":" + (key.isEmpty() ? "#" + Naming.hash(String.join("\u001f", row.cells())) : key);
    }

    /** One person's rows, on the way to a plan. */
    private final class OfPerson {
        private final Caseload.Person person;
        private final Set<String> faults = new LinkedHashSet<>();
        private final List<Planned.Happened> happened = new ArrayList<>();
        private final Tally tally = new Tally();
        private final RunningNow running;
        private final Map<String, Sheet.Row> known = new HashMap<>();

        OfPerson(Caseload.Person person, Set<String> came) {
            this.person = person;
            this.running = new RunningNow(mapping, person, came, faults::add);
        }

        Planned plan() {
            if (caseload.isAmbiguous(person)) {
                faults.add("%s line %d: somebody else has the same number".formatted(person.row().table(), person.row().line()));
            }
            boolean unborn = describe();
            mapping.tables().forEach((name, table) -> person.of(name).forEach(row -> carry(table, row)));
            // Who the child is comes first, then what happened, as it happened; what nobody can date, last.
            happened.subList(1, happened.size()).sort(Comparator.comparing(one -> one.occurred().earliest(now)));
            if (!faults.isEmpty()) {
                return new Planned(person, "", List.copyOf(faults), List.of(), Map.of(), Set.of(), leftOut());
            }
            tally.children++;
            tally.events += happened.size();
            return new Planned(
                    person, unborn ? "unborn_child" : "child", List.of(), List.copyOf(happened), caseload.siblings(person), running.now(), tally);
        }

        private Tally leftOut() {
            Tally left = new Tally();
            left.leftOut++;
            left.lose(person.row());
            person.rows().values().forEach(rows -> rows.forEach(left::lose));
            faults.forEach(fault -> left.note("Children left out whole, because a row of theirs cannot be used", fault));
            return left;
        }

        // who the child is ---------------------------------------------------------------------------------------------

        private boolean describe() {
            Sheet.Row row = person.row();
            Mapping.Table table = mapping.tables().get(row.table());
            Set<String> carried = new HashSet<>();
            Map<String, Answer> known = new HashMap<>();
            name(row, table, carried, known);
            born(row, table.part("born"), "born", carried, known);
            born(row, table.part("expected"), "expected", carried, known);
            Optional.ofNullable(Map.of("f", "female", "m", "male").get(row.cell(table.part("sex")).toLowerCase(Locale.ROOT))).ifPresent(sex -> {
                known.put("sex", new Answer.Text(sex));
                carried.add(table.part("sex"));
            });
            livesAt().ifPresent(address -> known.put("address", new Answer.Text(address)));
            add(row, "described", Children.DESCRIBED, new Occurred.Unknown(), known, Optional.empty());
            asMapped(table, row, carried);
            return !known.containsKey("born") && known.containsKey("expected");
        }

        private void name(Sheet.Row row, Mapping.Table table, Set<String> carried, Map<String, Answer> known) {
            for (String part : List.of("given_name", "family_name")) {
                if (row.holds(table.part(part))) {
                    known.put(part, new Answer.Text(row.cell(table.part(part))));
                    carried.add(table.part(part));
                }
            }
            if (known.isEmpty()) {
                tally.note("Children without a name, who can be found by the old system's number only", row);
                known.put("family_name", new Answer.Text("Name not brought along (" + person.id() + ")"));
            }
        }

        private void born(Sheet.Row row, String column, String as, Set<String> carried, Map<String, Answer> known) {
            if (!row.holds(column)) {
                return;
            }
            Optional<LocalDate> day = Dated.day(row.cell(column)).filter(born -> as.equals("expected") || !born.isAfter(today()));
            if (day.isEmpty()) {
                tally.note("Impossible dates, kept in words", "%s line %d: %s".formatted(row.table(), row.line(), column));
                return;
            }
            known.put(as, new Answer.Day(day.get()));
            carried.add(column);
        }

        /** The address without an end that began last. */
        private Optional<String> livesAt() {
            Optional<String> name = mapping.tableOf(Mapping.Kind.ADDRESS);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            Mapping.Table table = mapping.tables().get(name.get());
            return person.of(name.get()).stream()
                    .filter(row -> !row.holds(table.part("until")))
                    .max(Comparator.comparing(row -> Dated.day(row.cell(table.part("from"))).orElse(LocalDate.MIN)))
                    .map(row -> address(row, table));
        }

        private static String address(Sheet.Row row, Mapping.Table table) {
            String where = String.join(", ", RowWords.values(row.cell(table.part("where"))));
            String postcode = row.cell(table.part("postcode"));
            boolean said = where.replace(" ", "").contains(postcode.replace(" ", ""));
            return said ? where : where.isEmpty() ? postcode : where + ", " + postcode;
        }

        // rows ---------------------------------------------------------------------------------------------------------

        private void carry(Mapping.Table table, Sheet.Row row) {
            Sheet.Row before = known.putIfAbsent(own(row), row);
            if (before != null && Caseload.same(before, row)) {
                tally.of(row.table()).rows++;
                tally.of(row.table()).notCarried++;
                tally.note("Rows that stand there twice, carried once", row);
                return;
            }
            if (before != null) {
                faults.add("%s line %d: another row has the same number".formatted(row.table(), row.line()));
            }
            switch (table.kind()) {
                case PERSON, WORKERS, NAMES, LEFT -> { }
                case ROWS, ADDRESS, FAMILY -> asMapped(table, row, new HashSet<>());
                case INVOLVEMENT -> involve(table, row);
                case MOTHER -> mother(table, row);
                case DOCUMENT -> document(table, row);
            }
        }

        private void asMapped(Mapping.Table table, Sheet.Row row, Set<String> carried) {
            int before = happened.size();
            table.ways().stream().filter(way -> running.applies(way, row)).findFirst().ifPresent(way -> {
                for (Mapping.Step step : way.steps()) {
                    if (step.onlyIf().isEmpty() || row.holds(step.onlyIf().get())) {
                        record(table, row, way, step, carried);
                    }
                }
            });
            if (happened.size() == before) {
                finish(table, row, carried);
            } else {
                finishSteps(row, before, words.of(row, carried));
            }
        }

        private void record(Mapping.Table table, Sheet.Row row, Mapping.Way way, Mapping.Step mapped, Set<String> carried) {
            Step step = steps.get(mapped.step().value());
            Occurred occurred = mapped.on().map(column -> when(row, column)).orElseGet(Occurred.Unknown::new);
            mapped.on().ifPresent(carried::add);
            Map<String, Answer> answers = new HashMap<>();
            mapped.answers().forEach((id, said) -> {
                Field field = step.form().field(id).orElseThrow();
                answer(table, row, way, mapped, said.value(), field, carried).ifPresent(answer -> answers.put(id, answer));
            });
            String submission = add(row, step.id(), step.id() + "." + Facts.RECORDED, occurred, answers, Optional.of(step));
            tally.of(row.table()).events.merge(step.name(), 1L, Long::sum);
            mapped.approved().filter(row::holds).ifPresent(column -> {
                carried.add(column);
                step.approvals().forEach(approval -> approve(row, step, approval, when(row, column), submission));
            });
        }

        private void approve(Sheet.Row row, Step step, Step.Approval approval, Occurred occurred, String submission) {
            Map<String, Answer> answers = new HashMap<>(Map.of("comment", new Answer.Text("Approved in the old system.")));
            if (!approval.id().isEmpty()) {
                answers.put(Facts.APPROVAL, new Answer.Text(approval.id()));
            }
            String own = submission + ":approved" + (approval.id().isEmpty() ? "" : ":" + approval.id());
            happened.add(new Planned.Happened(
                    own, step.id() + "." + Facts.APPROVED, occurred, answers, Optional.of(step), Optional.of(submission), Optional.empty()));
        }

        private Optional<Answer> answer(
                Mapping.Table table, Sheet.Row row, Mapping.Way way, Mapping.Step step, Mapping.Said said, Field field, Set<String> carried) {
            return switch (said) {
                case Mapping.Said.Is(String value) -> Answering.answer(field, value, Map.of());
                case Mapping.Said.Nth(String first, String later) -> Answering.answer(field, isFirst(table, row, way, step) ? first : later, Map.of());
                case Mapping.Said.Any(List<Mapping.Said> any) -> any.stream()
                        .flatMap(each -> answer(table, row, way, step, each, field, carried).stream())
                        .findFirst();
                case Mapping.Said.Looked(String other, String column, String by) -> caseload.find(other, mapping.tables().get(other).key().orElse(""), row.cell(by))
                        .map(found -> found.cell(column))
                        .filter(cell -> !cell.isEmpty())
                        .flatMap(cell -> Answering.answer(field, cell, Map.of()));
                case Mapping.Said.From(String column, Optional<String> codes) -> {
                    String cell = RowWords.said(row, column);
                    Map<String, String> options = codes.map(mapping.codes()::get).orElse(Map.of());
                    if (cell.isEmpty() || "".equals(options.get(cell.toLowerCase(Locale.ROOT)))) {
                        yield Optional.empty();
                    }
                    Optional<Answer> answer = Answering.answer(field, cell, options);
                    // What is inside JSON, and a code that an option stands for, is kept in words besides.
                    if (answer.isPresent() && saysAll(column, cell, answer.get())) {
                        carried.add(column);
                    } else if (answer.isEmpty()) {
                        tally.note("Unknown codes and values, kept in words", "%s line %d: %s".formatted(row.table(), row.line(), column));
                    }
                    yield answer;
                }
            };
        }

        private static boolean saysAll(String column, String cell, Answer answer) {
            return !column.contains(".")
                    && !(answer instanceof Answer.Choice)
                    && !(answer instanceof Answer.Choices)
                    && !(answer instanceof Answer.Day && Dated.read(cell).filter(Occurred.At.class::isInstance).isPresent());
        }

        private boolean isFirst(Mapping.Table table, Sheet.Row row, Mapping.Way way, Mapping.Step step) {
            String on = step.on().orElseThrow();
            Optional<LocalDate> own = Dated.day(row.cell(on));
            return own.isEmpty() || person.of(row.table()).stream()
                    .filter(other -> other != row && running.applies(way, other))
                    .noneMatch(other -> Dated.day(other.cell(on)).filter(day -> day.isBefore(own.get())).isPresent());
        }

        private Occurred when(Sheet.Row row, String column) {
            if (!row.holds(column)) {
                return new Occurred.Unknown();
            }
            Optional<Occurred> read = Dated.read(row.cell(column));
            if (read.isEmpty() || read.get().earliest(now).isAfter(now)) {
                faults.add("%s line %d: %s %s".formatted(row.table(), row.line(), column, read.isEmpty() ? "is not a date" : "lies in the future"));
                return new Occurred.Unknown();
            }
            return read.get();
        }

        // what has a kind of its own -------------------------------------------------------------------------------------

        private void involve(Mapping.Table table, Sheet.Row row) {
            boolean isNow = !row.holds(table.part("until"));
            Optional<Colleague> colleague = Optional.ofNullable(colleagues.get(row.cell(table.part("worker"))));
            if (isNow && colleague.isPresent()) {
                add(row, "allocated", Facts.HOLDER_ALLOCATED, when(row, table.part("from")), Map.of(
                        "role", new Answer.Text(colleague.get().role()),
                        "person", new Answer.Text(colleague.get().person()),
                        "team", new Answer.Text(colleague.get().team())), Optional.empty());
                tally.of(row.table()).events.merge("Record allocated", 1L, Long::sum);
            } else if (isNow && row.holds(table.part("worker"))) {
                tally.note("Workers who hold a child and have no account here: the team on duty holds the child", row);
            }
            finish(table, row, Set.of());
        }

        /** On the child's record, with who the mother is: no record of her own tells it. */
        private void mother(Mapping.Table table, Sheet.Row row) {
            Caseload.Person mother = caseload.people().get(row.cell(table.part("mother")));
            if (mother != null) {
                Mapping.Table who = mapping.tables().get(mother.row().table());
                List<String> said = new ArrayList<>();
                for (String part : List.of("given_name", "family_name", "born")) {
                    if (mother.row().holds(who.part(part))) {
                        said.add("Mother's " + part.replace('_', ' ').replace("born", "date of birth") + ": " + mother.row().cell(who.part(part)));
                    }
                }
                finish(table, row, Set.of(), String.join("\n", said));
            } else {
                finish(table, row, Set.of());
            }
        }

        private void document(Mapping.Table table, Sheet.Row row) {
            String file = row.cell(table.part("file"));
            if (!files.contains(file)) {
                tally.note("Documents whose file is not in the folder or cannot be taken: only what the table says of them comes along", row);
                finish(table, row, Set.of());
                return;
            }
            Occurred occurred = table.date().map(column -> date(row, column)).orElseGet(Occurred.Unknown::new);
            inWords(table, row, occurred, words.of(row, Set.of()), Optional.of(file));
        }

        // in words -----------------------------------------------------------------------------------------------------

        private void finish(Mapping.Table table, Sheet.Row row, Set<String> carried) {
            finish(table, row, carried, "");
        }

        /** Counts the row, and keeps in words what was not carried. */
        private void finish(Mapping.Table table, Sheet.Row row, Set<String> carried, String more) {
            String said = words.of(row, carried);
            String all = more.isEmpty() ? said : said + "\n" + more;
            inWords(table, row, table.date().map(column -> date(row, column)).orElseGet(Occurred.Unknown::new), all, Optional.empty());
        }

        /** What no question asked is said beside the first step that the row became. */
        private void finishSteps(Sheet.Row row, int first, String said) {
            if (!said.isEmpty()) {
                Planned.Happened step = happened.get(first);
                Map<String, Answer> answers = new HashMap<>(step.answers());
                answers.put(Planned.WORDS, new Answer.Text(said));
                happened.set(first, new Planned.Happened(
                        step.submission(), step.type(), step.occurred(), answers, step.step(), step.corrects(), step.file()));
            }
            tally.of(row.table()).asSteps++;
            count(row);
        }

        private Occurred date(Sheet.Row row, String column) {
            Optional<Occurred> read = Dated.read(row.cell(column));
            if (row.holds(column) && read.isEmpty()) {
                tally.note("Impossible dates, kept in words", "%s line %d: %s".formatted(row.table(), row.line(), column));
            }
            return read.filter(occurred -> !occurred.earliest(now).isAfter(now)).orElseGet(Occurred.Unknown::new);
        }

        private void inWords(Mapping.Table table, Sheet.Row row, Occurred occurred, String said, Optional<String> file) {
            Map<String, Answer> answers = new HashMap<>();
            answers.put(Planned.TABLE, new Answer.Text(table.name()));
            if (!said.isEmpty()) {
                answers.put(Planned.WORDS, new Answer.Text(said));
            }
            String submission = add(row, "words", Planned.inWords(row.table()), occurred, answers, Optional.empty());
            if (file.isPresent()) {
                Planned.Happened last = happened.removeLast();
                happened.add(new Planned.Happened(submission, last.type(), last.occurred(), last.answers(), last.step(), last.corrects(), file));
            }
            tally.of(row.table()).inWords++;
            count(row);
        }

        private void count(Sheet.Row row) {
            Mapping.Table table = mapping.tables().get(row.table());
            tally.of(row.table()).rows++;
            row.sheet().columns().stream().filter(column -> !table.columns().containsKey(column)).forEach(column -> tally.lose(row, column));
        }

        private String add(Sheet.Row row, String as, String type, Occurred occurred, Map<String, Answer> answers, Optional<Step> step) {
            String submission = own(row) + ":" + as;
            happened.add(new Planned.Happened(submission, type, occurred, answers, step, Optional.empty(), Optional.empty()));
            return submission;
        }

        private String own(Sheet.Row row) {
            return Planning.own(mapping, row);
        }

        private LocalDate today() {
            return LocalDate.ofInstant(now, Occurred.LONDON);
        }
    }
}
