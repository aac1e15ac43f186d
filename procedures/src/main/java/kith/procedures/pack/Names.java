package kith.procedures.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.condition.Question;
import kith.procedures.history.About;

/** Everything that a pack's texts can name, gathered before any of it is read closely. */
final class Names {
    final Map<String, Pack.Role> roles = new LinkedHashMap<>();
    final Map<String, Pack.Document> documents = new LinkedHashMap<>();
    final List<String> procedures = new ArrayList<>();
    /** On whose records each procedure is carried out. */
    final Map<String, About> about = new LinkedHashMap<>();
    /** The procedure of each step. */
    final Map<String, String> steps = new LinkedHashMap<>();
    final Map<String, Map<String, Question>> questions = new LinkedHashMap<>();
    final Map<String, Map<String, Field.Type>> types = new LinkedHashMap<>();

    /** The roles that may record or approve each step. */
    final Map<String, List<String>> recordedOrApprovedBy = new LinkedHashMap<>();

    /** The steps that a rule asks for when that step is recorded. */
    final Map<String, Set<String>> askedOn = new LinkedHashMap<>();

    private Names(OfPack pack, List<Declared> procedures) {
        pack.roles().forEach(role -> roles.put(role.id(), role));
        pack.documents().forEach(document -> documents.put(document.id(), document));
        for (Declared procedure : procedures) {
            this.procedures.add(procedure.procedure());
            about.putIfAbsent(procedure.procedure(), procedure.about());
            procedure.steps().forEach(step -> step(procedure.procedure(), step));
            procedure.asked().forEach(asked -> askedOn.computeIfAbsent(asked.getKey(), _ -> new HashSet<>()).add(asked.getValue()));
        }
    }

    private void step(String procedure, Declared.OfStep step) {
        steps.putIfAbsent(step.id(), procedure);
        recordedOrApprovedBy.putIfAbsent(step.id(), step.recordedOrApprovedBy());
        Map<String, Question> known = questions.computeIfAbsent(step.id(), _ -> new LinkedHashMap<>());
        step.questions().forEach(question -> {
            known.putIfAbsent(question.id(), question.question());
            question.type().ifPresent(type -> types.computeIfAbsent(step.id(), _ -> new LinkedHashMap<>()).putIfAbsent(question.id(), type));
        });
    }

    /** What the pack itself gives names to. */
    private record OfPack(List<Pack.Role> roles, List<Pack.Document> documents) {}

    /** What names are made of, and all that they are made of. */
    record Made(OfPack pack, List<Declared> procedures) {
        Made(Located.Mapping pack, List<Declared> procedures) {
            this(
                    new OfPack(
                            pack.named("roles").stream()
                                    .map(role -> new Pack.Role(role.getKey(), words(role.getValue(), "name"), words(role.getValue(), "agency")))
                                    .toList(),
                            pack.named("documents").stream().map(document -> document(document.getKey(), document.getValue())).toList()),
                    procedures);
        }

        Names names() {
            return new Names(pack, procedures);
        }
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
                text.named("editions").stream().flatMap(edition -> edition(id, edition.getKey(), edition.getValue()).stream()).toList(),
                text.named("provisions").stream().map(provision -> provision(id, provision.getKey(), provision.getValue())).toList());
    }

    private static Optional<Pack.Edition> edition(String document, String id, Located.Mapping text) {
        return text.text("from").flatMap(day -> Reading.day(day.text())).map(from -> new Pack.Edition(
                document + "." + id,
                words(text, "edition"),
                from,
                text.text("checked").map(Located.Text::text),
                Declared.texts(text.get("carries_out").stream()).distinct().toList()));
    }

    private static Pack.Provision provision(String document, String id, Located.Mapping text) {
        return new Pack.Provision(
                document + "." + id,
                words(text, "title"),
                text.text("inserts").map(Located.Text::text),
                text.text("in_force").flatMap(day -> Reading.day(day.text())),
                text.text("commencement").map(Located.Text::text),
                Declared.texts(text.get("carries_out").stream()).distinct().toList());
    }

    Optional<Pack.Provision> provision(String id) {
        return documents.values().stream()
                .flatMap(document -> document.provisions().stream())
                .filter(provision -> provision.id().equals(id))
                .findFirst();
    }

    static Question.Kind kind(Field.Type type) {
        return switch (type) {
            case YES_NO -> Question.Kind.YES_NO;
            case CHOICE -> Question.Kind.CHOICE;
            case CHOICES -> Question.Kind.CHOICES;
            case NUMBER -> Question.Kind.NUMBER;
            case TEXT, LONG_TEXT, DATE, DATE_TIME, PROFESSIONAL, PROFESSIONALS, PERSON, ADDRESS, AGENCY, FILE, GROUP -> Question.Kind.OTHER;
        };
    }
}
