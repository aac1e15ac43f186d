package kith.procedures.pack;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import kith.procedures.condition.Answers;
import kith.procedures.condition.Condition;
import kith.procedures.condition.Conditions;
import kith.procedures.condition.FieldRef;
import kith.procedures.condition.Verdict;
import kith.procedures.history.Answer;

/**
 * The few ways of filling in a form that some conditions can tell apart: of each question that they ask about, one answer
 * for each outcome of each comparison, and none where the form lets it be left out.
 */
final class Domains {
    private final Pack pack;
    /** What the conditions compare with, by question. */
    private final SequencedMap<FieldRef, Set<Object>> compared = new LinkedHashMap<>();
    private final Map<FieldRef, Field> fields = new HashMap<>();
    private final Map<String, List<FieldRef>> askedOf = new HashMap<>();
    private final Map<String, List<SequencedMap<FieldRef, Answer>>> thinkable = new HashMap<>();

    Domains(Pack pack, List<Condition> conditions) {
        this.pack = pack;
        List<Condition> waiting = new ArrayList<>(conditions);
        while (!waiting.isEmpty()) {
            Condition condition = waiting.removeLast();
            Set<FieldRef> before = Set.copyOf(compared.keySet());
            collect(condition);
            compared.keySet().stream()
                    .filter(ref -> !before.contains(ref))
                    .flatMap(this::ofForm)
                    .forEach(waiting::add);
        }
    }

    Set<String> steps() {
        Set<String> steps = new LinkedHashSet<>();
        compared.keySet().forEach(ref -> steps.add(ref.step()));
        return steps;
    }

    /** What decides in the forms whether a question that matters is asked and must be answered. */
    Stream<Condition> ofForms() {
        return compared.keySet().stream().flatMap(this::ofForm);
    }

    /** The questions of other forms on which that rests. */
    Stream<FieldRef> readByForms() {
        return compared.keySet().stream().flatMap(ref -> ofForm(ref)
                .flatMap(condition -> Conditions.fields(condition).stream())
                .filter(read -> !read.step().equals(ref.step())));
    }

    private Stream<Condition> ofForm(FieldRef ref) {
        Field field = fields.get(ref);
        return Stream.concat(field.shown().stream(), field.required().stream());
    }

    /** Every way of answering the step's questions that the form accepts. Never empty. */
    List<SequencedMap<FieldRef, Answer>> fillings(String step, Answers otherSteps) {
        return thinkable.computeIfAbsent(step, this::thinkable).stream()
                .filter(filling -> accepted(step, filling, otherSteps))
                .toList();
    }

    private List<SequencedMap<FieldRef, Answer>> thinkable(String step) {
        List<SequencedMap<FieldRef, Answer>> fillings = List.of(new LinkedHashMap<>());
        for (FieldRef ref : asked(step)) {
            List<SequencedMap<FieldRef, Answer>> longer = new ArrayList<>();
            for (SequencedMap<FieldRef, Answer> filling : fillings) {
                longer.add(filling);
                for (Answer answer : answers(ref)) {
                    SequencedMap<FieldRef, Answer> more = new LinkedHashMap<>(filling);
                    more.put(ref, answer);
                    longer.add(more);
                }
            }
            fillings = longer;
        }
        return fillings;
    }

    private List<FieldRef> asked(String step) {
        return askedOf.computeIfAbsent(step, id -> pack.step(id).stream()
                .flatMap(known -> known.form().fields().stream())
                .map(field -> new FieldRef(id, field.id()))
                .filter(compared::containsKey)
                .toList());
    }

    private boolean accepted(String step, Map<FieldRef, Answer> filling, Answers otherSteps) {
        Answers answers = over(step, filling, otherSteps);
        for (FieldRef ref : asked(step)) {
            Field field = fields.get(ref);
            boolean shown = field.shown().isEmpty() || isYes(field.shown().get(), answers);
            boolean required = shown && field.required().isPresent() && isYes(field.required().get(), answers);
            if (filling.containsKey(ref) ? !shown : required) {
                return false;
            }
        }
        return true;
    }

    static boolean isYes(Condition condition, Answers answers) {
        return Conditions.judge(condition, answers).verdict() == Verdict.YES;
    }

    /** What this form answers stands for its step, whatever an earlier one answered. */
    private static Answers over(String step, Map<FieldRef, Answer> filling, Answers others) {
        return new Answers() {
            @Override
            public Optional<Given> answer(FieldRef field) {
                return field.step().equals(step) ? Optional.ofNullable(filling.get(field)).map(answer -> new Given(answer, "")) : others.answer(field);
            }

            @Override
            public Optional<String> recorded(String step) {
                return others.recorded(step);
            }

            @Override
            public Optional<String> recordedThisTime(String step) {
                return others.recordedThisTime(step);
            }
        };
    }

    private List<Answer> answers(FieldRef ref) {
        Field field = fields.get(ref);
        Set<Object> values = compared.get(ref);
        return switch (field.type()) {
            case YES_NO -> List.of(new Answer.YesNo(true), new Answer.YesNo(false));
            case CHOICE -> {
                List<Answer> answers = new ArrayList<>();
                field.options().stream().map(Field.Option::code).filter(values::contains).map(Answer.Choice::new).forEach(answers::add);
                field.options().stream().map(Field.Option::code).filter(code -> !values.contains(code)).findFirst()
                        .map(Answer.Choice::new).ifPresent(answers::add);
                yield answers;
            }
            case CHOICES -> {
                List<List<String>> sets = new ArrayList<>(List.of(List.of()));
                for (Field.Option option : field.options()) {
                    if (values.contains(option.code())) {
                        List.copyOf(sets).forEach(set -> {
                            List<String> more = new ArrayList<>(set);
                            more.add(option.code());
                            sets.add(more);
                        });
                    }
                }
                yield sets.stream().<Answer>map(Answer.Choices::new).toList();
            }
            case NUMBER -> values.stream()
                    .map(BigDecimal.class::cast)
                    .flatMap(value -> List.of(value.subtract(BigDecimal.ONE), value, value.add(BigDecimal.ONE)).stream())
                    .<Answer>map(Answer.Number::new)
                    .toList();
            case TEXT, LONG_TEXT, DATE, DATE_TIME, PROFESSIONAL, PROFESSIONALS, PERSON, ADDRESS, AGENCY, FILE, GROUP -> List.of(new Answer.Text("answered"));
        };
    }

    private void collect(Condition condition) {
        switch (condition) {
            case Condition.Always(), Condition.IsRecorded(String _), Condition.IsRecordedThisTime(String _) -> {}
            case Condition.IsYes(FieldRef field) -> add(field, List.of());
            case Condition.IsOneOf(FieldRef field, List<String> codes) -> add(field, codes);
            case Condition.Includes(FieldRef field, String code) -> add(field, List.of(code));
            case Condition.Compares(FieldRef field, String _, BigDecimal to) -> add(field, List.of(to));
            case Condition.IsAnswered(FieldRef field) -> add(field, List.of());
            case Condition.Not(Condition inner) -> collect(inner);
            case Condition.All(List<Condition> parts) -> parts.forEach(this::collect);
            case Condition.Any(List<Condition> parts) -> parts.forEach(this::collect);
        }
    }

    private void add(FieldRef field, List<?> values) {
        pack.field(field).ifPresent(known -> {
            fields.put(field, known);
            compared.computeIfAbsent(field, _ -> new LinkedHashSet<>()).addAll(values);
        });
    }
}
