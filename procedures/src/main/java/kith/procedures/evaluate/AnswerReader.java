package kith.procedures.evaluate;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Field;
import kith.procedures.pack.Step;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads answers against the form of a step. Answers that nothing depends on may be left out of a timeline. */
final class AnswerReader {
    private static final Set<String> YES = Set.of("yes", "true");
    private static final Set<String> NO = Set.of("no", "false");

    private final Writing writing;

    AnswerReader(Writing writing) {
        this.writing = writing;
    }

    /**
     * Answers by field; an answer given as {@code null} is empty, which takes an earlier answer away in a correction.
     *
     * @param forOneChild only questions asked about each child may be answered here
     */
    Map<String, Optional<Answer>> read(MappingNode given, Step step, boolean forOneChild) {
        Map<String, Optional<Answer>> answers = new LinkedHashMap<>();
        for (Map.Entry<String, NodeTuple> entry : writing.entries(given, List.of()).entrySet()) {
            String name = entry.getKey();
            Node key = entry.getValue().getKeyNode();
            Node value = entry.getValue().getValueNode();
            Field field = step.form().asks(name).orElse(null);
            if (field == null) {
                writing.unknown(key, "question in " + step.id(), name, step.form().fields().stream().map(Field::id).toList());
            } else if (forOneChild && !field.perChild()) {
                writing.wrong(
                        key, name + " is asked once for all children", "Put it under answers, not under each");
            } else if (isNull(value)) {
                answers.put(name, Optional.empty());
            } else {
                answer(name, value, field).ifPresent(found -> answers.put(name, Optional.of(found)));
            }
        }
        return answers;
    }

    /** @param name the question's, or that of its reason */
    private Optional<Answer> answer(String name, Node value, Field field) {
        return field.id().equals(name) ? answer(value, field) : writing.text(value, "Write the reason").map(Answer.Text::new);
    }

    /** The entries of a repeating group, each as keys with values. */
    private Optional<Answer> entries(Node value, Field field, Field.Group group) {
        List<Map<String, Answer>> entries = new ArrayList<>();
        for (Node item : writing.items(value)) {
            Map<String, Answer> entry = new LinkedHashMap<>();
            writing.mapping(item, "Write each %s as {question: answer}".formatted(group.each())).ifPresent(given ->
                    writing.entries(given, List.of()).forEach((name, tuple) -> group.asks(name).ifPresentOrElse(
                            asked -> answer(name, tuple.getValueNode(), asked).ifPresent(answer -> entry.put(name, answer)),
                            () -> writing.unknown(tuple.getKeyNode(), "question in " + field.id(), name, group.questions().stream().map(Field::id).toList()))));
            if (item instanceof MappingNode given && given.getValue().isEmpty()) {
                writing.wrong(item, "This %s has no answers".formatted(group.each()), "Answer at least one of its questions, or leave it out");
            } else if (!entry.isEmpty()) {
                entries.add(entry);
            }
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(new Answer.Entries(entries));
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && (scalar.getValue().isEmpty() || scalar.getValue().equals("null") || scalar.getValue().equals("~"));
    }

    private Optional<Answer> answer(Node value, Field field) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> writing.text(value, "Write the words").map(Answer.Text::new);
            case YES_NO -> yesNo(value);
            case CHOICE -> writing.text(value, "Write one of the codes").flatMap(code -> code(value, code, field)).map(Answer.Choice::new);
            case CHOICES -> choices(value, field);
            case DATE -> day(value).map(Answer.Day::new);
            case DATE_TIME -> occurred(value).map(Answer.When::new);
            case NUMBER -> number(value);
            case PROFESSIONAL -> writing.text(value, "Write one person").map(Answer.Professional::new);
            case PROFESSIONALS -> Optional.of(new Answer.Professionals(writing.items(value).stream()
                    .flatMap(item -> writing.text(item, "Write one person").stream())
                    .toList()));
            case PERSON -> person(value);
            case ADDRESS -> address(value);
            case AGENCY -> writing.text(value, "Write one agency").map(Answer.Agency::new);
            case FILE -> writing.text(value, "Write the file's name, such as order.pdf").map(AnswerReader::file);
            case GROUP -> entries(value, field, field.group().orElseThrow());
        };
    }

    /** A timeline holds no bytes: the hash is invented from the name, so that the same name is the same file. */
    private static Answer file(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return new Answer.File(name, 100_000, "application/pdf", HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** A name; or {name, or description; born, or age}, of which the last two may be left out where neither is known. */
    private Optional<Answer> person(Node value) {
        String forms = "Write {name: Marlon Reid, born: 1990-05-03} or {description: Tall and in a grey suit, age: 35}";
        if (value instanceof ScalarNode) {
            return writing.text(value, forms).map(name -> new Answer.Person(new Answer.Person.Called.Name(name), new Answer.Person.Born.NotKnown()));
        }
        return writing.mapping(value, forms).flatMap(given -> {
            Map<String, NodeTuple> parts = writing.entries(given, List.of("name", "description", "born", "age"));
            if (parts.containsKey("name") == parts.containsKey("description")) {
                writing.wrong(value, "A person has a name or, if it is not known, a description", forms);
                return Optional.empty();
            }
            if (parts.containsKey("born") && parts.containsKey("age")) {
                writing.wrong(value, "A person has a date of birth or an age, not both", forms);
                return Optional.empty();
            }
            Optional<Answer.Person.Called> called = parts.containsKey("name")
                    ? writing.text(parts.get("name").getValueNode(), "Write the name").map(Answer.Person.Called.Name::new)
                    : writing.text(parts.get("description").getValueNode(), "Write the words").map(Answer.Person.Called.Described::new);
            Optional<Answer.Person.Born> born = Optional.of(new Answer.Person.Born.NotKnown());
            if (parts.containsKey("born")) {
                born = day(parts.get("born").getValueNode()).map(Answer.Person.Born.On::new);
            } else if (parts.containsKey("age")) {
                born = age(parts.get("age").getValueNode());
            }
            Optional<Answer.Person.Born> known = born;
            return called.flatMap(who -> known.map(when -> new Answer.Person(who, when)));
        });
    }

    private Optional<Answer.Person.Born> age(Node value) {
        Optional<String> text = writing.text(value, "Write the age in whole years");
        if (text.isPresent() && !text.get().matches("[0-9]{1,3}")) {
            writing.wrong(value, "“" + text.get() + "” is not an age", "Write it in whole years, such as 35");
            return Optional.empty();
        }
        return text.map(Integer::valueOf).map(Answer.Person.Born.Aged::new);
    }

    /** {@code none}, or {line, town, postcode, uprn}, of which the last two may be left out. */
    private Optional<Answer> address(Node value) {
        if (value instanceof ScalarNode none && none.getValue().equals("none")) {
            return Optional.of(new Answer.NoFixedAddress());
        }
        return writing.mapping(value, "Write {line: 12 Mill Lane, town: Aylesbury}, or none where there is no fixed address").flatMap(given -> {
            Map<String, String> parts = new LinkedHashMap<>();
            writing.entries(given, List.of("line", "town", "postcode", "uprn")).forEach((part, entry) ->
                    writing.text(entry.getValueNode(), "Write the words").ifPresent(text -> parts.put(part, text)));
            if (!parts.containsKey("line") || !parts.containsKey("town")) {
                writing.wrong(value, "An address has a line and a town", "Write {line: 12 Mill Lane, town: Aylesbury}");
                return Optional.empty();
            }
            return Optional.of(new Answer.Address(
                    List.of(parts.get("line")), parts.get("town"), Optional.ofNullable(parts.get("postcode")), Optional.ofNullable(parts.get("uprn"))));
        });
    }

    private Optional<Answer> yesNo(Node value) {
        String text = writing.text(value, "Write yes or no").orElse("");
        if (YES.contains(text)) {
            return Optional.of(new Answer.YesNo(true));
        }
        if (NO.contains(text)) {
            return Optional.of(new Answer.YesNo(false));
        }
        if (value instanceof ScalarNode) {
            writing.wrong(value, "“" + text + "” is neither yes nor no", "Write yes or no");
        }
        return Optional.empty();
    }

    private Optional<String> code(Node at, String code, Field field) {
        List<String> codes = field.options().stream().map(Field.Option::code).toList();
        if (codes.contains(code)) {
            return Optional.of(code);
        }
        writing.unknown(at, "option in " + field.id(), code, codes);
        return Optional.empty();
    }

    private Optional<Answer> choices(Node value, Field field) {
        List<String> codes = new ArrayList<>();
        for (Node item : writing.items(value)) {
            writing.text(item, "Write one of the codes").flatMap(code -> code(item, code, field)).ifPresent(codes::add);
        }
        return codes.isEmpty() ? Optional.empty() : Optional.of(new Answer.Choices(codes));
    }

    private Optional<Answer> number(Node value) {
        Optional<String> text = writing.text(value, "Write a number");
        try {
            return text.map(BigDecimal::new).map(Answer.Number::new);
        } catch (NumberFormatException e) {
            writing.wrong(value, "“" + text.orElse("") + "” is not a number", "Write it in digits, such as 3 or 2.5");
            return Optional.empty();
        }
    }

    /** A day, without a time. */
    Optional<LocalDate> day(Node value) {
        return writing.text(value, "Write a day, such as 2027-01-12").flatMap(text -> switch (Moments.read(text)) {
            case Moments.Read.Day(LocalDate day) -> Optional.of(day);
            case Moments.Read.Exact _ -> {
                writing.wrong(value, "Only the day is asked for here", "Leave the time out");
                yield Optional.empty();
            }
            case Moments.Read.Wrong(String what, String remedy) -> {
                writing.wrong(value, what, remedy);
                yield Optional.empty();
            }
        });
    }

    /** A day, a time, {@code {about: day, words: …}} or {@code unknown}. */
    Optional<Occurred> occurred(Node value) {
        if (value instanceof MappingNode mapping) {
            Map<String, NodeTuple> entries = writing.entries(mapping, List.of("about", "words"));
            if (!entries.containsKey("about")) {
                writing.wrong(value, "It does not say about which day", "Write {about: 2027-01-12, words: early in January}");
                return Optional.empty();
            }
            String words = entries.containsKey("words")
                    ? writing.text(entries.get("words").getValueNode(), "Write the words").orElse("")
                    : "";
            return day(entries.get("about").getValueNode()).map(day -> new Occurred.About(day, words));
        }
        return writing.text(value, Moments.FORMS).flatMap(text -> text.equals("unknown")
                ? Optional.of(new Occurred.Unknown())
                : switch (Moments.read(text)) {
                    case Moments.Read.Day(LocalDate day) -> Optional.of(new Occurred.On(day));
                    case Moments.Read.Exact(var instant) -> Optional.of(new Occurred.At(instant));
                    case Moments.Read.Wrong(String what, String remedy) -> {
                        writing.wrong(value, what, remedy);
                        yield Optional.<Occurred>empty();
                    }
                });
    }
}
