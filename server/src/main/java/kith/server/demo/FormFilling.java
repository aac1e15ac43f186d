package kith.server.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import kith.procedures.form.Typed;
import kith.procedures.form.FormReading;
import kith.procedures.pack.Field;
import kith.procedures.pack.Step;

/** Types a scene's answers into the step's form, as its author would have, so that the form is read and checked like anybody's. */
final class FormFilling {
    private final Step step;
    private final Moments moments;
    private final Partnership partnership;
    private final Map<String, List<String>> typed = new HashMap<>();

    private FormFilling(Step step, Moments moments, Partnership partnership) {
        this.step = step;
        this.moments = moments;
        this.partnership = partnership;
    }

    /**
     * @param records the records by the key of the child
     * @throws IllegalArgumentException for an answer to a question that the form does not ask
     */
    static Typed type(
            Step step,
            Moments.Moment happened,
            Story.Records told,
            SequencedMap<String, String> records,
            Moments moments,
            Partnership partnership) {
        FormFilling filling = new FormFilling(step, moments, partnership);
        filling.moment(FormReading.OCCURRED, happened);
        records.forEach((child, record) -> {
            told.answers().forEach((field, value) -> filling.answer(field, value, record));
            told.own().getOrDefault(child, Map.of()).forEach((field, value) -> filling.answer(field, value, record));
        });
        return new Typed(filling.typed);
    }

    private void answer(String id, Object value, String record) {
        Field field = step.form().asks(id).orElseThrow(() -> new IllegalArgumentException(step.id() + " does not ask " + id));
        boolean reason = !field.id().equals(id);
        answer(field, FormReading.input(field, record), reason, value);
    }

    private void answer(Field field, String asked, boolean reason, Object value) {
        String input = asked + (reason ? "_reason" : "");
        String text = String.valueOf(value).strip();
        if (reason) {
            typed.put(input, List.of(text));
            return;
        }
        switch (field.type()) {
            case TEXT, LONG_TEXT, CHOICE, NUMBER -> typed.put(input, List.of(text));
            // YAML 1.2 leaves yes and no as words.
            case YES_NO -> typed.put(input, List.of(text));
            case CHOICES -> typed.put(input, words(value));
            case DATE, DATE_TIME -> moment(input, moments.read(text));
            case PROFESSIONAL -> typed.put(input, List.of(partnership.id(text)));
            case PROFESSIONALS -> typed.put(
                    input, words(value).stream().map(partnership::id).toList());
            case AGENCY -> typed.put(input, List.of(text));
            case PERSON -> person(input, value);
            case FILE -> throw new IllegalArgumentException("a story has no files");
            case ADDRESS -> address(input, value);
            case GROUP -> entries(field.group().orElseThrow(), input, (List<?>) value);
        }
    }

    /** A name; or {name or description, born or age}. */
    private void person(String input, Object value) {
        Map<?, ?> parts = value instanceof Map<?, ?> several ? several : Map.of("name", value);
        parts.forEach((part, words) -> {
            if (part.equals("born")) {
                day(input + "-born", LocalDate.parse(String.valueOf(words)));
            } else {
                typed.put(input + "-" + part, List.of(String.valueOf(words)));
            }
        });
        if (!parts.containsKey("name")) {
            typed.put(input + "-name-not-known", List.of("yes"));
        }
        if (!parts.containsKey("born") && !parts.containsKey("age")) {
            typed.put(input + "-born-not-known", List.of("yes"));
        }
    }

    /** {line, town, postcode}, or none. */
    private void address(String input, Object value) {
        if (value instanceof Map<?, ?> parts) {
            parts.forEach((part, words) -> typed.put(input + "-" + (part.equals("line") ? "line1" : part), List.of(String.valueOf(words))));
        } else {
            typed.put(input + "-none", List.of("yes"));
        }
    }

    private void entries(Field.Group group, String input, List<?> entries) {
        List<String> keys = new ArrayList<>();
        for (Object entry : entries) {
            keys.add(String.valueOf(keys.size() + 1));
            String begins = FormReading.entryInput(input, keys.getLast());
            ((Map<?, ?>) entry).forEach((question, value) -> {
                String id = String.valueOf(question);
                Field field = group.asks(id).orElseThrow(() -> new IllegalArgumentException("no " + group.each() + " is asked " + id));
                answer(field, begins + field.id(), !field.id().equals(id), value);
            });
        }
        typed.put(input, keys);
    }

    private static List<String> words(Object value) {
        return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of(String.valueOf(value));
    }

    private void day(String input, LocalDate day) {
        typed.put(input + "-day", List.of(String.valueOf(day.getDayOfMonth())));
        typed.put(input + "-month", List.of(String.valueOf(day.getMonthValue())));
        typed.put(input + "-year", List.of(String.valueOf(day.getYear())));
    }

    private void moment(String input, Moments.Moment moment) {
        day(input, moment.day());
        typed.put(input + "-time", moment.time().map(LocalTime::toString).stream().toList());
        typed.put(input + "-time-not-known", moment.time().isPresent() ? List.of() : List.of("yes"));
        // Only asked about in the hour that the clocks repeat.
        typed.put(input + "-which", List.of("first"));
    }
}
