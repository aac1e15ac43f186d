package kith.procedures.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kith.procedures.condition.Question;
import kith.procedures.history.About;

/**
 * What one procedure's text gives names to, in its order and whatever else it says: while this is the same, all other texts can name
 * the same.
 *
 * @param about on whose records its steps stand
 * @param asked the steps that a rule asks for, with the step on whose recording it does
 */
record Declared(String procedure, About about, List<OfStep> steps, List<Map.Entry<String, String>> asked) {
    /** Words that CEL keeps for itself, and the subjects that Kith's own facts have. */
    private static final Set<String> RESERVED = Set.of(
            "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop",
            "namespace", "null", "package", "return", "true", "var", "void", "while");

    /** Pages of a draft that are no section of its form. */
    private static final Set<String> TAKEN_SECTIONS = Set.of("check", "discard");

    private static final Set<String> TAKEN_STEPS = Set.of(Rule.OPENING, "record", "obligation", "holder");

    /** @param questions those of entries of a group as {@code group.question} */
    record OfStep(String id, List<String> recordedOrApprovedBy, List<OfQuestion> questions) {}

    /** @param type empty for a reason that is asked beside a question, and where what is written is none */
    record OfQuestion(String id, Question question, Optional<Field.Type> type) {}

    /** @param kind such as {@code step}: of a kind, an id may stand only once in a pack */
    record Placed(String kind, String id, Place place) {}

    /** @param ids with their places, and the problems with theirs: these may be others while the names stay the same */
    record Gathered(Declared declared, List<Placed> ids, List<Problem> problems) {}

    /** As a pack's procedures have ids of their own. */
    @Override
    public int hashCode() {
        return procedure.hashCode();
    }

    static Gathered in(Located.Mapping procedure) {
        Problems problems = new Problems();
        List<Placed> ids = new ArrayList<>();
        List<OfStep> steps = new ArrayList<>();
        procedure.named("steps").forEach(step -> {
            Place place = procedure.mapping("steps").map(all -> all.placeOf(step.getKey())).orElse(step.getValue().place());
            ids.add(new Placed("step", step.getKey(), place));
            steps.add(step(step.getKey(), place, step.getValue(), problems));
        });
        List<Map.Entry<String, String>> asked = new ArrayList<>();
        procedure.named("rules").forEach(rule -> {
            ids.add(new Placed("rule", rule.getKey(), rule.getValue().place()));
            texts(rule.getValue().get("on").stream()).forEach(on -> asked.add(Map.entry(on, words(rule.getValue(), "must"))));
        });
        About about = Reading.constant(About.values(), words(procedure, "about")).orElse(About.CHILD);
        return new Gathered(new Declared(words(procedure, "procedure"), about, List.copyOf(steps), List.copyOf(asked)), List.copyOf(ids), problems.asFound());
    }

    private static OfStep step(String id, Place place, Located.Mapping step, Problems problems) {
        if (TAKEN_STEPS.contains(id) || RESERVED.contains(id)) {
            problems.add(place, "%s cannot be a step's id, because it has a meaning of its own".formatted(id), "Choose another id");
        }
        List<OfQuestion> questions = new ArrayList<>();
        Map<String, Place> places = new HashMap<>();
        for (Located section : step.list("form")) {
            if (section instanceof Located.Mapping mapping) {
                mapping.text("section").filter(name -> TAKEN_SECTIONS.contains(name.text())).ifPresent(name -> problems.add(
                        name.place(), "%s cannot be a section's id, because another page of the form has it".formatted(name.text()), "Choose another id"));
                mapping.named("questions").forEach(question ->
                        question("question in " + id, question.getKey(), question.getValue(), questions, places, problems));
            }
        }
        List<String> by = texts(Stream.concat(
                step.get("by").stream(), approvals(step).flatMap(approval -> approval.get("by").stream()))).toList();
        return new OfStep(id, by, List.copyOf(questions));
    }

    private static void question(
            String kind, String id, Located.Mapping question, List<OfQuestion> questions, Map<String, Place> places, Problems problems) {
        if (RESERVED.contains(id.substring(id.indexOf('.') + 1))) {
            problems.add(question.place(), "%s cannot be a question's id, because conditions use the word".formatted(id.substring(id.indexOf('.') + 1)),
                    "Choose another id");
        }
        once(places, new Placed(kind, id, question.place()), problems);
        Optional<Field.Type> type = Reading.constant(Field.Type.values(), words(question, "type"));
        List<String> codes = question.mapping("options").map(options -> List.copyOf(options.entries().keySet())).orElse(List.of());
        questions.add(new OfQuestion(id, new Question(type.map(Names::kind).orElse(Question.Kind.OTHER), codes), type));
        if (question.text("reason_when_no").filter(flag -> flag.text().equals("true")).isPresent()) {
            once(places, new Placed(kind, id + "_reason", question.place()), problems);
            questions.add(new OfQuestion(id + "_reason", new Question(Question.Kind.OTHER, List.of()), Optional.empty()));
        }
        if (type.filter(Field.Type.GROUP::equals).isPresent()) {
            question.named("questions").forEach(asked ->
                    question(kind, id + "." + asked.getKey(), asked.getValue(), questions, places, problems));
        }
    }

    /** @param seen where each id of that kind stands first */
    static void once(Map<String, Place> seen, Placed placed, Problems problems) {
        Place first = seen.putIfAbsent(placed.id(), placed.place());
        if (first != null && !first.equals(placed.place())) {
            problems.add(placed.place(), "There is already a %s %s, in %s on line %d".formatted(placed.kind(), placed.id(), first.file(), first.line()),
                    "Give one of the two another id");
        }
    }

    private static Stream<Located.Mapping> approvals(Located.Mapping step) {
        return Stream.concat(
                step.mapping("approval").stream(),
                step.list("approval").stream().filter(Located.Mapping.class::isInstance).map(Located.Mapping.class::cast));
    }

    /** One text or several at each place. */
    static Stream<String> texts(Stream<Located> values) {
        return values.flatMap(value -> value instanceof Located.Listing listing ? listing.items().stream() : Stream.of(value))
                .flatMap(value -> value instanceof Located.Text text ? Stream.of(text.text()) : Stream.empty());
    }

    private static String words(Located.Mapping mapping, String key) {
        return mapping.text(key).map(Located.Text::text).orElse("");
    }
}
