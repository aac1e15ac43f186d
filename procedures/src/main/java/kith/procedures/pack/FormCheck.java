package kith.procedures.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.condition.Condition;
import kith.procedures.condition.Conditions;
import kith.procedures.condition.FieldRef;

/** Holds a form's own conditions to what a person can have answered by the time they matter. */
final class FormCheck {
    private final String step;
    private final Problems problems;
    private final Map<String, Asked> asked = new LinkedHashMap<>();

    FormCheck(String step, Problems problems) {
        this.step = step;
        this.problems = problems;
    }

    /** @param id of the question; in a repeating group {@code group.question} */
    private record Asked(String id, Field field, Located.Mapping text, int page) {
        /** The question of that id beside this one, in the form or in an entry. */
        String beside(String other) {
            return id.substring(0, id.lastIndexOf('.') + 1) + other;
        }
    }

    /** @param group the repeating group whose entries are asked it; empty for a question of the form itself */
    void add(Field field, Located.Mapping text, int page, Optional<String> group) {
        String before = group.map(id -> id + ".").orElse("");
        Asked question = new Asked(before + field.id(), field, text, page);
        asked.putIfAbsent(question.id(), question);
        if (field.mayNeedReason()) {
            asked.putIfAbsent(before + field.reasonField(), question);
        }
        Map<String, Located.Mapping> texts = new LinkedHashMap<>();
        text.named("questions").forEach(entry -> texts.put(entry.getKey(), entry.getValue()));
        field.group().ifPresent(of -> of.questions().forEach(each -> add(each, texts.get(each.id()), page, Optional.of(field.id()))));
    }

    /** @param laterSteps steps that can only be recorded after this one */
    void check(List<String> laterSteps) {
        asked.forEach((id, each) -> {
            if (id.equals(each.id())) {
                condition(each, "shown_when", each.field().shown(), laterSteps);
                condition(each, "required", each.field().required(), laterSteps);
                proposals(each, laterSteps);
                each.field().notBefore().ifPresent(other -> order(each, other));
                circle(List.of(id)).filter(path -> isFirstOf(id, path)).ifPresent(path -> problems.add(each.text().placeOf("shown_when"),
                        "Whether %s is asked depends on itself: %s".formatted(id, String.join(", ", path)),
                        "Let one of these questions always be asked"));
            }
        });
    }

    /** What is proposed stands on the page on which it is decided: whatever it rests on has to be answered by then. */
    private void proposals(Asked each, List<String> laterSteps) {
        List<Located> texts = each.text().list("proposes");
        for (int i = 0; i < Math.min(texts.size(), each.field().proposals().size()); i++) {
            Place place = texts.get(i) instanceof Located.Mapping text ? text.placeOf("if") : each.text().placeOf("proposes");
            ofNoEpisode(each.field().proposals().get(i).condition(), place);
            for (FieldRef ref : Conditions.fields(each.field().proposals().get(i).condition())) {
                boolean own = ref.step().equals(step) && asked.containsKey(ref.field());
                if (laterSteps.contains(ref.step())) {
                    problems.add(place, "%s is asked after this form is filled in".formatted(ref), "Name a question of an earlier page, or of a step before it");
                } else if (own && asked.get(ref.field()).page() >= each.page()) {
                    problems.add(place, "%s is not answered yet when %s is decided".formatted(ref, each.field().id()), "Ask it on an earlier page");
                }
            }
        }
    }

    /** A form may be filled in before its episode has begun. */
    private void ofNoEpisode(Condition condition, Place place) {
        Conditions.askedOfThisTime(condition).stream().sorted().forEach(other -> problems.add(place,
                "A form cannot ask whether %s was recorded this time".formatted(other), "Write recorded(%s)".formatted(other)));
    }

    private void order(Asked each, String other) {
        if (other.equals(Field.OCCURRED)) {
            return;
        }
        Place place = each.text().placeOf("not_before");
        Asked earlier = asked.get(each.beside(other));
        if (earlier == null || earlier.field().type() != Field.Type.DATE && earlier.field().type() != Field.Type.DATE_TIME) {
            problems.add(place, "%s is not a date that this form asks for".formatted(other),
                    "Name a date question of this form, or occurred: when the step happened");
        } else if (earlier == each || earlier.page() > each.page()) {
            problems.add(place, "%s is not asked before %s".formatted(other, each.field().id()), "Name a question of the same page or an earlier one");
        } else if (earlier.field().perChild() && !each.field().perChild()) {
            problems.add(place, "%s is asked for each child and %s once for all".formatted(other, each.field().id()),
                    "Ask both in the same way");
        }
    }

    /** So that each circle is reported once. */
    private boolean isFirstOf(String id, List<String> path) {
        return asked.keySet().stream().filter(path::contains).findFirst().orElse(id).equals(id);
    }

    private void condition(Asked each, String key, Optional<Condition> condition, List<String> laterSteps) {
        Place place = each.text().text(key).map(Located.Text::place).orElse(each.text().place());
        condition.ifPresent(there -> ofNoEpisode(there, place));
        for (FieldRef ref : condition.map(Conditions::fields).orElse(List.of())) {
            if (laterSteps.contains(ref.step())) {
                problems.add(place, "%s is asked after this form is filled in".formatted(ref), "Name a question of this form, or of a step before it");
            } else if (ref.step().equals(step) && asked.containsKey(ref.field())) {
                if (asked.get(ref.field()).page() > each.page()) {
                    problems.add(place, "%s is asked on a later page".formatted(ref), "Ask it on the same page or an earlier one");
                } else if (key.equals("required") && ref.field().equals(each.id())) {
                    problems.add(place, "Whether %s is required depends on itself".formatted(ref), "Name another question");
                }
            }
        }
    }

    /** The way from a question back to itself through what decides whether each is shown, if there is one. */
    private Optional<List<String>> circle(List<String> path) {
        return asked.get(path.getLast()).field().shown().stream()
                .flatMap(shown -> Conditions.fields(shown).stream())
                .filter(ref -> ref.step().equals(step) && asked.containsKey(ref.field()))
                .map(ref -> asked.get(ref.field()).id())
                .flatMap(next -> {
                    if (next.equals(path.getFirst())) {
                        List<String> whole = new ArrayList<>(path);
                        whole.add(next);
                        return Stream.of(List.copyOf(whole));
                    }
                    if (path.contains(next)) {
                        return Stream.empty();
                    }
                    List<String> longer = new ArrayList<>(path);
                    longer.add(next);
                    return circle(longer).stream();
                })
                .findFirst();
    }
}
