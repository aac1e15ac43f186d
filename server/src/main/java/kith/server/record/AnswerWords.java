package kith.server.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Field;
import kith.procedures.pack.Form;
import kith.procedures.pack.Step;
import kith.server.directory.Names;
import kith.server.wording.Said;

/** Answers as people read them: by the question's label, in the form's order, options by their labels. */
public final class AnswerWords {
    /** What an old system said besides the answers to a form, line by line. */
    public static final String BROUGHT = "brought";

    private static final String BROUGHT_LABEL = "As it stood in the old system";

    /**
     * @param question the label
     * @param answer what was answered, lines kept
     * @param entries of a repeating group, each line by line; empty for any other answer
     * @param file what the answer is, where it is a file
     */
    public record Line(String field, String question, String answer, List<List<Line>> entries, Optional<Answer.File> file) {
        public Line {
            entries = entries.stream().map(List::copyOf).toList();
        }

        private Line(String field, String question, String answer) {
            this(field, question, answer, List.of(), Optional.empty());
        }

        private String inOne() {
            return question + (question.endsWith("?") ? " " : ": ") + answer;
        }
    }

    /** The lines of one section, under its title. */
    public record Part(String title, List<Line> lines) {}

    private AnswerWords() {}

    public static List<Part> parts(Step step, Map<String, Answer> answers, Names names) {
        List<Part> parts = new ArrayList<>();
        for (Form.Section section : step.form().sections()) {
            List<Line> lines = new ArrayList<>();
            section.fields().forEach(field -> lines.addAll(lines(field, answers, names)));
            if (!lines.isEmpty()) {
                parts.add(new Part(section.title(), lines));
            }
        }
        if (answers.containsKey(BROUGHT)) {
            parts.add(new Part("From the old system", List.of(new Line(BROUGHT, BROUGHT_LABEL, plain(answers.get(BROUGHT), names)))));
        }
        List<Line> former = answers.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(BROUGHT) && step.form().fields().stream()
                        .noneMatch(field -> field.id().equals(entry.getKey()) || field.reasonField().equals(entry.getKey())))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Line(entry.getKey(), Said.capital(entry.getKey().replace('_', ' ')), plain(entry.getValue(), names), List.of(), file(entry.getValue())))
                .toList();
        if (!former.isEmpty()) {
            parts.add(new Part("Asked when it was recorded, and no longer", former));
        }
        return parts;
    }

    private static List<Line> lines(Field field, Map<String, Answer> answers, Names names) {
        List<Line> lines = new ArrayList<>();
        Optional.ofNullable(answers.get(field.id()))
                .ifPresent(answer -> lines.add(new Line(field.id(), field.label(), answer(field, answer, names), entries(field, answer, names), file(answer))));
        Optional.ofNullable(answers.get(field.reasonField()))
                .ifPresent(answer -> lines.add(new Line(
                        field.reasonField(), field.reasonWhenNo() ? "Why not?" : "Why otherwise than proposed?", answer(field, answer, names))));
        return lines;
    }

    private static Optional<Answer.File> file(Answer answer) {
        return answer instanceof Answer.File file ? Optional.of(file) : Optional.empty();
    }

    /** The entries of a repeating group, each in the order of its questions; empty where the answer has none. */
    public static List<List<Line>> entries(Field field, Answer answer, Names names) {
        if (!(answer instanceof Answer.Entries(List<Map<String, Answer>> entries))) {
            return List.of();
        }
        List<Field> asked = field.group().map(Field.Group::questions).orElse(List.of());
        return entries.stream().map(entry -> {
            List<Line> lines = new ArrayList<>();
            asked.forEach(each -> lines.addAll(lines(each, entry, names)));
            entry.keySet().stream()
                    .filter(id -> lines.stream().noneMatch(line -> line.field().equals(id)))
                    .sorted()
                    .forEach(id -> lines.add(new Line(id, Said.capital(id.replace('_', ' ')), plain(entry.get(id), names), List.of(), file(entry.get(id)))));
            return lines;
        }).toList();
    }

    /** What an event outside any form says: its named values as they are. */
    public static List<Line> plain(Event event, Names names) {
        return event.answers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Line(
                        entry.getKey(),
                        entry.getKey().equals(BROUGHT) ? BROUGHT_LABEL : Said.capital(entry.getKey().replace('_', ' ')),
                        entry.getKey().equals("person") || entry.getKey().equals("approver")
                                ? person(entry.getValue(), names)
                                : plain(entry.getValue(), names),
                        List.of(),
                        file(entry.getValue())))
                .toList();
    }

    private static String person(Answer answer, Names names) {
        return switch (answer) {
            case Answer.Text(String id) -> names.person(id);
            default -> plain(answer, names);
        };
    }

    public static String answer(Field field, Answer answer, Names names) {
        return switch (answer) {
            case Answer.Choice(String code) -> label(field, code);
            case Answer.Choices(List<String> codes) -> codes.stream().map(code -> label(field, code)).collect(Collectors.joining("; "));
            case Answer.Entries entries -> numbered(entries(field, entries, names).stream()
                    .map(lines -> lines.stream().map(Line::inOne).collect(Collectors.joining("; ")))
                    .toList());
            default -> plain(answer, names);
        };
    }

    private static String numbered(List<String> entries) {
        return IntStream.range(0, entries.size()).mapToObj(i -> (i + 1) + ". " + entries.get(i)).collect(Collectors.joining("\n"));
    }

    private static String plain(Answer answer, Names names) {
        return switch (answer) {
            case Answer.Text(String text) -> text;
            case Answer.YesNo(boolean yes) -> yes ? "Yes" : "No";
            case Answer.Choice(String code) -> Said.capital(code.replace('_', ' '));
            case Answer.Choices(List<String> codes) -> String.join("; ", codes).replace('_', ' ');
            case Answer.Day(LocalDate day) -> Said.day(day);
            case Answer.When(Occurred occurred) -> Said.occurred(occurred);
            case Answer.Number(java.math.BigDecimal number) -> number.toPlainString();
            case Answer.Professional(String person) -> names.person(person);
            case Answer.Professionals(List<String> people) -> people.stream().map(names::person).collect(Collectors.joining("; "));
            case Answer.Person person -> person.words();
            case Answer.Address address -> address.words() + address.uprn().map(uprn -> " (UPRN " + uprn + ")").orElse("");
            case Answer.NoFixedAddress() -> "No fixed address";
            case Answer.Agency(String agency) -> names.agency(agency);
            case Answer.File file -> file.words();
            case Answer.Entries(List<Map<String, Answer>> entries) -> numbered(entries.stream()
                    .map(entry -> entry.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(each -> Said.capital(each.getKey().replace('_', ' ')) + ": " + plain(each.getValue(), names))
                            .collect(Collectors.joining("; ")))
                    .toList());
        };
    }

    private static String label(Field field, String code) {
        return field.options().stream()
                .filter(option -> option.code().equals(code))
                .map(Field.Option::label)
                .findFirst()
                .orElse(code.replace('_', ' '));
    }
}
