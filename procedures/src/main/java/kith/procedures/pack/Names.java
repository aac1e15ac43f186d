package kith.procedures.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kith.procedures.condition.Question;

/** Everything that a pack's texts can name, gathered before any of it is read closely. */
final class Names {
    /** Words that CEL keeps for itself, and the subjects that Kith's own facts have. */
    private static final Set<String> RESERVED = Set.of(
            "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop",
            "namespace", "null", "package", "return", "true", "var", "void", "while");
    private static final Set<String> TAKEN_STEPS = Set.of(Rule.OPENING, "record", "obligation", "holder");

    final Map<String, Pack.Role> roles = new LinkedHashMap<>();
    final Map<String, Pack.Document> documents = new LinkedHashMap<>();
    final List<String> procedures = new ArrayList<>();
    /** The procedure of each step. */
    final Map<String, String> steps = new LinkedHashMap<>();
    final Map<String, Map<String, Question>> questions = new LinkedHashMap<>();
    final Map<String, Map<String, Field.Type>> types = new LinkedHashMap<>();

    /** The roles that may record or approve each step. */
    final Map<String, List<String>> recordedOrApprovedBy = new LinkedHashMap<>();

    /** The steps that a rule asks for when that step is recorded. */
    final Map<String, Set<String>> askedOn = new LinkedHashMap<>();

    private final Map<String, Place> stepPlaces = new LinkedHashMap<>();
    private final Map<String, Place> rulePlaces = new LinkedHashMap<>();
    private final Problems problems;

    Names(Located.Mapping pack, List<Located.Mapping> procedures, Problems problems) {
        this.problems = problems;
        pack.named("roles").forEach(role -> roles.put(role.getKey(),
                new Pack.Role(role.getKey(), words(role.getValue(), "name"), words(role.getValue(), "agency"))));
        pack.named("documents").forEach(document -> documents.put(document.getKey(), document(document.getKey(), document.getValue())));
        for (Located.Mapping procedure : procedures) {
            String id = words(procedure, "procedure");
            this.procedures.add(id);
            procedure.named("steps").forEach(step -> step(id, step.getKey(), procedure, step.getValue()));
            procedure.named("rules").forEach(rule -> texts(rule.getValue().get("on").stream()).forEach(on ->
                    askedOn.computeIfAbsent(on, _ -> new HashSet<>()).add(words(rule.getValue(), "must"))));
            procedure.named("rules").forEach(rule -> once(rulePlaces, "rule", rule.getKey(), rule.getValue().place()));
        }
    }

    /** All that reading can learn here, in its order: of names for which this is the same, everything is read alike. */
    List<Object> inOrder() {
        return List.of(
                List.copyOf(roles.entrySet()),
                List.copyOf(documents.entrySet()),
                procedures,
                List.copyOf(steps.entrySet()),
                List.copyOf(recordedOrApprovedBy.entrySet()),
                questions.entrySet().stream().map(step -> Map.entry(step.getKey(), List.copyOf(step.getValue().entrySet()))).toList(),
                types,
                askedOn);
    }

    /** One text or several at each place. */
    private static Stream<String> texts(Stream<Located> values) {
        return values.flatMap(value -> value instanceof Located.Listing listing ? listing.items().stream() : Stream.of(value))
                .flatMap(value -> value instanceof Located.Text text ? Stream.of(text.text()) : Stream.empty());
    }

    private static String words(Located.Mapping mapping, String key) {
        return mapping.text(key).map(Located.Text::text).orElse("");
    }

    private static Pack.Document document(String id, Located.Mapping text) {
        return new Pack.Document(
                id,
                words(text, "title"),
                text.text("edition").map(Located.Text::text),
                text.text("effective_from").flatMap(day -> Reading.day(day.text())),
                text.named("provisions").stream().map(provision -> provision(id, provision.getKey(), provision.getValue())).toList());
    }

    private static Pack.Provision provision(String document, String id, Located.Mapping text) {
        return new Pack.Provision(
                document + "." + id,
                words(text, "title"),
                text.text("inserts").map(Located.Text::text),
                text.text("in_force").flatMap(day -> Reading.day(day.text())),
                text.text("commencement").map(Located.Text::text),
                texts(text.get("carries_out").stream()).distinct().toList());
    }

    Optional<Pack.Provision> provision(String id) {
        return documents.values().stream()
                .flatMap(document -> document.provisions().stream())
                .filter(provision -> provision.id().equals(id))
                .findFirst();
    }

    private void step(String procedure, String id, Located.Mapping file, Located.Mapping step) {
        Place place = file.mapping("steps").map(steps -> steps.placeOf(id)).orElse(step.place());
        if (TAKEN_STEPS.contains(id) || RESERVED.contains(id)) {
            problems.add(place, "%s cannot be a step's id, because it has a meaning of its own".formatted(id), "Choose another id");
        }
        once(stepPlaces, "step", id, place);
        steps.putIfAbsent(id, procedure);
        recordedOrApprovedBy.putIfAbsent(id, texts(Stream.concat(
                step.get("by").stream(), step.mapping("approval").flatMap(approval -> approval.get("by")).stream())).toList());
        Map<String, Question> known = questions.computeIfAbsent(id, _ -> new LinkedHashMap<>());
        Map<String, Place> places = new LinkedHashMap<>();
        for (Located section : step.list("form")) {
            if (section instanceof Located.Mapping mapping) {
                mapping.named("questions").forEach(question ->
                        question(id, question.getKey(), question.getValue(), known, places));
            }
        }
    }

    private void question(
            String step, String id, Located.Mapping question, Map<String, Question> known, Map<String, Place> places) {
        if (RESERVED.contains(id)) {
            problems.add(question.place(), "%s cannot be a question's id, because conditions use the word".formatted(id), "Choose another id");
        }
        once(places, "question in " + step, id, question.place());
        Optional<Field.Type> type = Reading.constant(Field.Type.values(), words(question, "type"));
        List<String> codes = question.mapping("options").map(options -> List.copyOf(options.entries().keySet())).orElse(List.of());
        Question.Kind kind = type.map(Names::kind).orElse(Question.Kind.OTHER);
        known.putIfAbsent(id, new Question(kind, codes));
        type.ifPresent(is -> types.computeIfAbsent(step, _ -> new LinkedHashMap<>()).putIfAbsent(id, is));
        if (question.text("reason_when_no").filter(flag -> flag.text().equals("true")).isPresent()) {
            String reason = id + "_reason";
            once(places, "question in " + step, reason, question.place());
            known.putIfAbsent(reason, new Question(Question.Kind.OTHER, List.of()));
        }
        if (type.filter(Field.Type.GROUP::equals).isPresent()) {
            question.named("questions").forEach(asked -> {
                if (RESERVED.contains(asked.getKey())) {
                    problems.add(asked.getValue().place(), "%s cannot be a question's id, because conditions use the word".formatted(asked.getKey()),
                            "Choose another id");
                }
                question(step, id + "." + asked.getKey(), asked.getValue(), known, places);
            });
        }
    }

    private void once(Map<String, Place> seen, String kind, String id, Place place) {
        Place first = seen.putIfAbsent(id, place);
        if (first != null && !first.equals(place)) {
            problems.add(place, "There is already a %s %s, in %s on line %d".formatted(kind, id, first.file(), first.line()),
                    "Give one of the two another id");
        }
    }

    private static Question.Kind kind(Field.Type type) {
        return switch (type) {
            case YES_NO -> Question.Kind.YES_NO;
            case CHOICE -> Question.Kind.CHOICE;
            case CHOICES -> Question.Kind.CHOICES;
            case NUMBER -> Question.Kind.NUMBER;
            case TEXT, LONG_TEXT, DATE, DATE_TIME, PROFESSIONAL, PROFESSIONALS, PERSON, ADDRESS, AGENCY, FILE, GROUP -> Question.Kind.OTHER;
        };
    }
}
