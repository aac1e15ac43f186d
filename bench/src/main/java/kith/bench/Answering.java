package kith.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.procedures.form.Filled;
import kith.procedures.form.FormReading;
import kith.procedures.form.Typed;
import kith.procedures.form.TypedAgain;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Field;
import kith.procedures.pack.Step;

/** Answers every question of a step that is asked, with texts as long as people write them. */
final class Answering {
    private static final String TEXT = "At home with mother and the younger brother";
    private static final String LONG_TEXT = "The child was settled and showed the drawing from school. Mother had made the changes agreed at the last"
            + " meeting, apart from the lock on the kitchen door, which is to be done by Friday. The grandmother visits on Sundays.";

    private Answering() {}

    /** @param chosen answers that matter for what follows; every other question gets the first answer that will do */
    static Map<String, Answer> answers(Step step, String record, Map<String, Answer> chosen, String person, Instant now) {
        FormReading.Context context = context(record, person, now);
        Map<String, Answer> answers = new HashMap<>();
        for (Field field : step.form().fields()) {
            Filled sofar = new Filled(Optional.empty(), answers, Map.of(), List.of());
            if (FormReading.applies(field, step, sofar, record, context) && (chosen.containsKey(field.id()) || field.required().isPresent())) {
                answers.put(field.id(), chosen.getOrDefault(field.id(), answer(field, person, now)));
            }
        }
        return Map.copyOf(answers);
    }

    private static Answer answer(Field field, String person, Instant now) {
        return switch (field.type()) {
            case TEXT -> new Answer.Text(TEXT);
            case LONG_TEXT -> new Answer.Text(LONG_TEXT);
            case YES_NO -> new Answer.YesNo(true);
            case CHOICE -> new Answer.Choice(field.options().getFirst().code());
            case CHOICES -> new Answer.Choices(List.of(field.options().getFirst().code()));
            case DATE -> new Answer.Day(LocalDate.ofInstant(now, Occurred.LONDON));
            case DATE_TIME -> new Answer.When(new Occurred.On(LocalDate.ofInstant(now, Occurred.LONDON)));
            case NUMBER -> new Answer.Number(java.math.BigDecimal.ONE);
            case PROFESSIONAL -> new Answer.Professional(person);
            case PROFESSIONALS -> new Answer.Professionals(List.of(person));
            case PERSON -> new Answer.Person(
                    new Answer.Person.Called.Name("Marlon Reid"), new Answer.Person.Born.On(LocalDate.of(1990, 5, 3)));
            case ADDRESS -> new Answer.Address(List.of("4 Invented Row"), "Aylesbury", Optional.of("HP20 1UY"), Optional.empty());
            case AGENCY -> new Answer.Agency("social_care");
            case FILE -> throw new IllegalArgumentException("a benchmark sends no files");
            case GROUP -> new Answer.Entries(List.of(field.group().orElseThrow().questions().stream()
                    .filter(asked -> asked.required().isPresent())
                    .collect(Collectors.toMap(Field::id, asked -> answer(asked, person, now)))));
        };
    }

    /** The same as a person would have typed it. */
    static Typed typed(Step step, String record, Map<String, Answer> answers, LocalDate day) {
        Map<String, List<String>> typed =
                new HashMap<>(TypedAgain.of(FormReading.OCCURRED, new Answer.When(new Occurred.On(day))));
        for (Field field : step.form().fields()) {
            Answer answer = answers.get(field.id());
            if (answer != null) {
                typed.putAll(TypedAgain.of(FormReading.input(field, record), answer));
            }
        }
        return new Typed(typed);
    }

    static FormReading.Context context(String record, String person, Instant now) {
        return new FormReading.Context(now, Map.of(), Map.of(record, "Robin"), java.util.Set.of(person), java.util.Set.of("social_care"));
    }
}
