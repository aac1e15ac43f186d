package kith.server.steps.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.form.FormProblem;
import kith.procedures.form.FormReading;
import kith.procedures.form.Typed;
import kith.procedures.pack.Field;
import kith.procedures.pack.Form;
import kith.server.people.Siblings;
import kith.server.steps.AsForTheFirst;
import kith.server.steps.Sheet;
import kith.server.web.component.Choice;
import kith.server.web.component.Link;

/** A note's whole form made ready for its one page: what is common, what is each child's own, and whoever was consulted. */
public final class NoteView {
    /** What is true of one child alone: it is only asked where there are several. */
    private static final String ONLY_HERE = "only_here";

    /** @param onlyIf what must be chosen on the page for it to be asked, as a script reads it; null where it always is */
    public record Question(FormView.Asked asked, String onlyIf) {}

    /** @param folded whether nothing in it needs an answer, and nothing has one */
    public record Part(String title, String help, boolean folded, List<Question> questions) {}

    /**
     * @param own what is this child's own
     * @param otherwise what is as for the first child, unless it is answered here
     * @param differs whether anything of that is
     */
    public record Child(String record, String name, String label, boolean ticked, List<Question> own, List<Question> otherwise, boolean differs) {}

    private final Sheet sheet;
    private final String first;
    private final boolean showProblems;
    private final boolean hasSiblings;

    private NoteView(Sheet sheet, boolean showProblems) {
        this.first = sheet.children().firstEntry().getKey();
        Sheet all = sheet.withAll();
        this.sheet = all.with(AsForTheFirst.takenTogether(sheet.step(), first, all.children().keySet(), sheet.draft().typed()));
        this.showProblems = showProblems;
        this.hasSiblings = all.children().size() > 1;
    }

    static NoteView of(Sheet sheet, boolean showProblems) {
        return new NoteView(sheet, showProblems);
    }

    /** The names of every input of the page. */
    static Set<String> inputs(Sheet sheet, Typed posted) {
        Sheet all = sheet.withAll();
        return Stream.concat(Stream.of(FormView.WHEN), all.step().form().sections().stream().map(Form.Section::id))
                .flatMap(section -> FormView.inputs(all, section, posted).stream())
                .collect(Collectors.toSet());
    }

    static Set<String> groupInputs(Sheet sheet) {
        return sheet.step().form().sections().stream()
                .flatMap(section -> FormView.groupInputs(sheet, section.id()).stream())
                .collect(Collectors.toSet());
    }

    /** What is asked once: of all, or of the first child for all. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (Form.Section section : sheet.step().form().sections()) {
            List<Question> questions = questions(section, first, field -> !field.perChild() || isTakenTogether(field) || !hasSiblings && isOwn(field));
            if (!questions.isEmpty()) {
                parts.add(new Part(section.title(), section.help().orElse(null), isFolded(section), questions));
            }
        }
        return parts;
    }

    private boolean isFolded(Form.Section section) {
        Typed typed = sheet.draft().typed();
        return section.fields().stream().allMatch(field -> field.required().isEmpty()
                && FormReading.entries(typed, field.id()).size() <= 1
                && typed.values().keySet().stream()
                        .noneMatch(name -> typed.ticked(name) && (name.startsWith(field.id() + ".") || name.equals(field.id()) && field.group().isEmpty())));
    }

    /** Every problem, as a link to its input; what is missing of the first child, and so of the others, is said once. */
    List<Link> errors() {
        Set<String> wrong = sheet.filled().problems().stream().map(FormProblem::input).collect(Collectors.toSet());
        Set<String> said = AsForTheFirst.eachOf(sheet.step())
                .filter(field -> wrong.contains(FormReading.input(field, first)))
                .flatMap(field -> sheet.children().keySet().stream().filter(record -> !record.equals(first)).map(record -> FormReading.input(field, record)))
                .filter(input -> !sheet.draft().typed().ticked(input))
                .collect(Collectors.toSet());
        return sheet.filled().problems().stream()
                .filter(problem -> !said.contains(problem.input()))
                .map(problem -> Link.to("#" + problem.input(), problem.message()))
                .toList();
    }

    /** What is the first child's own, where there are others. */
    List<Question> ownOfFirst() {
        return hasSiblings ? own(first) : List.of();
    }

    List<Child> siblings(List<Siblings.Sibling> siblings, List<String> ticked) {
        return siblings.stream()
                .filter(sibling -> sheet.children().containsKey(sibling.child().record()))
                .map(sibling -> child(sibling, ticked))
                .toList();
    }

    private Child child(Siblings.Sibling sibling, List<String> ticked) {
        String record = sibling.child().record();
        List<Question> otherwise = everySection(record, NoteView::isTakenTogether).stream()
                .map(question -> new Question(asForTheFirst(question.asked()), question.onlyIf()))
                .toList();
        boolean differs = AsForTheFirst.eachOf(sheet.step()).anyMatch(field -> sheet.draft().typed().ticked(FormReading.input(field, record)));
        return new Child(
                record,
                sibling.child().shortName(),
                sibling.child().name() + ", " + sibling.relation(),
                ticked.contains(record),
                own(record),
                otherwise,
                differs);
    }

    private List<Question> own(String record) {
        return everySection(record, field -> isOwn(field) || field.id().equals(ONLY_HERE));
    }

    private List<Question> everySection(String record, Predicate<Field> which) {
        return sheet.step().form().sections().stream().flatMap(section -> questions(section, record, which).stream()).toList();
    }

    private static boolean isTakenTogether(Field field) {
        return field.perChild() && field.type() == Field.Type.YES_NO;
    }

    private static boolean isOwn(Field field) {
        return field.perChild() && field.type() != Field.Type.YES_NO && !field.id().equals(ONLY_HERE);
    }

    private List<Question> questions(Form.Section section, String record, Predicate<Field> which) {
        Map<String, String> problems = showProblems ? FormView.problems(sheet, section.id()) : Map.of();
        FormView.Asking asking = new FormView.Asking(sheet, section, section.fields(), "", "", record, problems);
        return section.fields().stream()
                .filter(which)
                .filter(field -> Depending.parent(section.fields(), "", field).isEmpty())
                .filter(asking::mayApply)
                .map(field -> new Question(asking.asked(field), onlyIf(section, field, record)))
                .toList();
    }

    private String onlyIf(Form.Section section, Field field, String record) {
        return Depending.onlyIf(
                        sheet.step().id(),
                        section.fields(),
                        field,
                        on -> FormReading.input(sheet.step().form().field(on).orElseThrow(), record))
                .orElse(null);
    }

    /** The same question with the answer of the first child to begin with. */
    private FormView.Asked asForTheFirst(FormView.Asked asked) {
        List<Choice> choices = new ArrayList<>(List.of(Choice.of("", "As for " + sheet.children().get(first)).withChecked(asked.value().isEmpty())));
        choices.addAll(asked.choices());
        return asked.with(
                choices,
                asked.reveals().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, under -> under.getValue().stream().map(this::asForTheFirst).toList())));
    }
}
