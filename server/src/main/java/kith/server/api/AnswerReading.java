package kith.server.api;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Field;
import kith.server.problem.Problem;
import kith.server.record.Paper;
import kith.server.record.PaperReading;
import tools.jackson.databind.JsonNode;

/**
 * Reads an answer that says its own kind, such as {@code {"choice": "section_47"}}: the same form in which events give their
 * answers. Whether it is a good answer to the question is for the form's own reading to say.
 */
final class AnswerReading {
    private static final int WORDS_LIMIT = 200;

    private AnswerReading() {}

    /**
     * Empty, with a problem added, where it cannot be understood.
     *
     * @param papers to which the bytes of files are added, by their hashes
     */
    static Optional<Answer> read(String where, JsonNode node, List<Problem> problems, Map<String, Paper> papers) {
        if (!node.isObject() || node.isEmpty()) {
            return not(where, "An answer is an object that says its kind.", "Write it like {\"choice\": \"code\"}.", problems);
        }
        String kind = node.propertyNames().iterator().next();
        boolean alone = node.size() == 1 || node.size() == 2 && node.has("about") && node.has("words");
        if (!alone) {
            return not(where, "An answer has one kind, and this has several.", "Send one of them.", problems);
        }
        JsonNode value = node.get(kind);
        return switch (node.has("about") ? "about" : kind) {
            case "text" -> value.isString() && !value.stringValue().isBlank()
                    ? Optional.of(new Answer.Text(value.stringValue()))
                    : not(where, "A text is a string with something in it.", "Leave the question out if there is no answer.", problems);
            case "yes" -> value.isBoolean()
                    ? Optional.of(new Answer.YesNo(value.booleanValue()))
                    : not(where, "A yes or no is true or false.", "Write {\"yes\": true} or {\"yes\": false}.", problems);
            case "choice" -> string(value)
                    .<Answer>map(Answer.Choice::new)
                    .or(() -> not(where, "A choice is the code of one option.", "Write it like {\"choice\": \"code\"}.", problems));
            case "choices" -> strings(value)
                    .<Answer>map(Answer.Choices::new)
                    .or(() -> not(where, "Choices are the codes of one or more options.", "Write them like {\"choices\": [\"code\"]}.", problems));
            case "professional" -> string(value)
                    .<Answer>map(Answer.Professional::new)
                    .or(() -> not(where, "A professional is an identifier of the directory.", "Send it as the directory has it.", problems));
            case "professionals" -> strings(value)
                    .<Answer>map(Answer.Professionals::new)
                    .or(() -> not(where, "Professionals are identifiers of the directory.", "Send one or more in a list.", problems));
            case "number" -> value.isString() && value.stringValue().matches("-?\\d{1,9}(\\.\\d{1,4})?")
                    ? Optional.of(new Answer.Number(new BigDecimal(value.stringValue())))
                    : not(where, "A number is a string of at most nine figures and four decimals.", "Write it like {\"number\": \"3\"}.", problems);
            case "day" -> day(value)
                    .<Answer>map(Answer.Day::new)
                    .or(() -> not(where, "There is no such day.", "Write it like {\"day\": \"2027-01-12\"}.", problems));
            case "person" -> person(where, value, problems);
            case "address" -> address(where, value, problems);
            case "no_fixed_address" -> value.isBoolean() && value.booleanValue()
                    ? Optional.of(new Answer.NoFixedAddress())
                    : not(where, "That there is no fixed address is said as true.", "Write {\"no_fixed_address\": true}.", problems);
            case "agency" -> string(value)
                    .<Answer>map(Answer.Agency::new)
                    .or(() -> not(where, "An agency is an identifier of the directory.", "Send it as the directory has it.", problems));
            case "file" -> file(where, value, problems, papers);
            case "entries" -> entries(where, value, problems, papers);
            case "at", "on", "about", "unknown" -> occurred(where, node, problems).map(Answer.When::new);
            default -> not(
                    where,
                    "There is no such kind of answer.",
                    "Kinds are text, yes, choice, choices, day, at, on, number, professional, professionals, person, agency, address, no_fixed_address, file and entries.",
                    problems);
        };
    }

    /** When something happened: {@code at} an instant, {@code on} a day, {@code about} a day in {@code words}, or {@code unknown}. */
    static Optional<Occurred> occurred(String where, JsonNode node, List<Problem> problems) {
        if (node.isObject() && node.size() == 1 && node.has("at")) {
            return at(where, node.get("at"), problems);
        }
        if (node.isObject() && node.size() == 1 && node.has("on")) {
            return day(node.get("on"))
                    .<Occurred>map(Occurred.On::new)
                    .or(() -> not(where, "There is no such day.", "Write it like {\"on\": \"2027-01-12\"}.", problems));
        }
        if (node.isObject() && node.size() == 2 && node.has("about") && node.has("words")) {
            Optional<LocalDate> day = day(node.get("about"));
            Optional<String> words = string(node.get("words"))
                    .filter(text -> text.length() <= WORDS_LIMIT && text.codePoints().noneMatch(Parameters::unprintable));
            return day.isPresent() && words.isPresent()
                    ? Optional.of(new Occurred.About(day.get(), words.get()))
                    : not(
                            where,
                            "About when is a day, with at most 200 characters of words.",
                            "Write it like {\"about\": \"2027-01-12\", \"words\": \"early that week\"}.",
                            problems);
        }
        if (node.isObject() && node.size() == 1 && node.path("unknown").booleanValue(false)) {
            return Optional.of(new Occurred.Unknown());
        }
        return not(
                where,
                "When it happened is one of at, on, about with words, and unknown.",
                "Write it like {\"at\": \"2027-01-12T16:10:00Z\"} or {\"on\": \"2027-01-12\"}.",
                problems);
    }

    /** To the minute, as on pages: a time more exact than anyone looks at is a clock's, not a person's. */
    private static Optional<Occurred> at(String where, JsonNode value, List<Problem> problems) {
        Optional<Instant> instant = string(value).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        });
        if (instant.isEmpty() || instant.get().getEpochSecond() % 60 != 0 || instant.get().getNano() != 0) {
            return not(
                    where,
                    "A time is an instant to the minute, with its offset from UTC.",
                    "Write it like 2027-01-12T16:10:00Z or 2027-07-12T16:10:00+01:00.",
                    problems);
        }
        return Optional.of(new Occurred.At(instant.get()));
    }

    /** Whether an answer of this kind can answer a question of that type. */
    static boolean suits(Answer answer, Field.Type type) {
        return switch (type) {
            case TEXT, LONG_TEXT -> answer instanceof Answer.Text;
            case YES_NO -> answer instanceof Answer.YesNo;
            case CHOICE -> answer instanceof Answer.Choice;
            case CHOICES -> answer instanceof Answer.Choices;
            case DATE -> answer instanceof Answer.Day;
            case DATE_TIME -> answer instanceof Answer.When(Occurred.At _) || answer instanceof Answer.When(Occurred.On _);
            case NUMBER -> answer instanceof Answer.Number;
            case PROFESSIONAL -> answer instanceof Answer.Professional;
            case PROFESSIONALS -> answer instanceof Answer.Professionals;
            case PERSON -> answer instanceof Answer.Person;
            case ADDRESS -> answer instanceof Answer.Address || answer instanceof Answer.NoFixedAddress;
            case AGENCY -> answer instanceof Answer.Agency;
            case FILE -> answer instanceof Answer.File;
            case GROUP -> answer instanceof Answer.Entries;
        };
    }

    /** The kinds in which a question of that type is answered, for people. */
    static String kinds(Field.Type type) {
        return switch (type) {
            case TEXT, LONG_TEXT -> "text";
            case YES_NO -> "yes";
            case CHOICE -> "choice";
            case CHOICES -> "choices";
            case DATE -> "day";
            case DATE_TIME -> "at, or on where only the day is known";
            case NUMBER -> "number";
            case PROFESSIONAL -> "professional";
            case PROFESSIONALS -> "professionals";
            case PERSON -> "person";
            case ADDRESS -> "address, or no_fixed_address";
            case AGENCY -> "agency";
            case FILE -> "file";
            case GROUP -> "entries";
        };
    }

    /** A name and the bytes in Base64; what kind of file it is, they say. */
    private static Optional<Answer> file(String where, JsonNode value, List<Problem> problems, Map<String, Paper> papers) {
        Optional<String> name = string(value.path("name")).filter(words -> words.length() <= WORDS_LIMIT);
        Optional<byte[]> content = string(value.path("content")).flatMap(AnswerReading::bytes);
        if (!value.isObject() || value.size() != 2 || name.isEmpty() || content.isEmpty()) {
            return not(
                    where,
                    "A file is an object with a name of at most 200 characters and its content in Base64.",
                    "Write it like {\"file\": {\"name\": \"order.pdf\", \"content\": \"JVBERi0…\"}}.",
                    problems);
        }
        return switch (PaperReading.read(name.get(), content.get())) {
            case PaperReading.Read.Taken(Paper paper) -> {
                papers.put(paper.file().sha256(), paper);
                yield Optional.of(paper.file());
            }
            case PaperReading.Read.Refused(String code) -> not(
                    where,
                    "This file is not taken: " + code + ".",
                    "Send a PDF, JPEG, PNG, plain text, Word (DOCX) or OpenDocument text (ODT) without macros, smaller than 10 MB.",
                    problems);
        };
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** A name or a description, and a day of birth, an age or that neither is known. */
    private static Optional<Answer> person(String where, JsonNode value, List<Problem> problems) {
        Optional<Answer.Person.Called> called = string(value.path("name"))
                .<Answer.Person.Called>map(Answer.Person.Called.Name::new)
                .or(() -> string(value.path("description")).map(Answer.Person.Called.Described::new));
        Optional<Answer.Person.Born> born = day(value.path("born"))
                .<Answer.Person.Born>map(Answer.Person.Born.On::new)
                .or(() -> value.path("age").isInt() ? Optional.of(new Answer.Person.Born.Aged(value.get("age").intValue())) : Optional.empty())
                .or(() -> value.path("born_not_known").booleanValue(false) ? Optional.of(new Answer.Person.Born.NotKnown()) : Optional.empty());
        return value.isObject() && value.size() == 2 && called.isPresent() && born.isPresent()
                ? Optional.of(new Answer.Person(called.get(), born.get()))
                : not(
                        where,
                        "A person is an object with a name, or a description where it is not known, and with one of born, age in years and born_not_known.",
                        "Write it like {\"person\": {\"name\": \"Marlon Reid\", \"born\": \"1990-05-03\"}} or {\"person\": {\"description\": \"words\", \"born_not_known\": true}}.",
                        problems);
    }

    /** One or two lines, a town and, where they are known, a postcode and a UPRN. */
    private static Optional<Answer> address(String where, JsonNode value, List<Problem> problems) {
        Optional<List<String>> lines = strings(value.path("lines")).filter(all -> all.size() <= 2);
        Optional<String> town = string(value.path("town"));
        boolean others = value.propertyNames().stream()
                .allMatch(name -> List.of("lines", "town").contains(name) || List.of("postcode", "uprn").contains(name) && string(value.get(name)).isPresent());
        return lines.isPresent() && town.isPresent() && others
                ? Optional.of(new Answer.Address(lines.get(), town.get(), string(value.path("postcode")), string(value.path("uprn"))))
                : not(
                        where,
                        "An address is an object with one or two lines, a town and, if they are known, a postcode and a UPRN.",
                        "Write it like {\"address\": {\"lines\": [\"12 Mill Lane\"], \"town\": \"Aylesbury\", \"postcode\": \"HP20 1UY\"}}.",
                        problems);
    }

    /** The entries of a repeating group: a list of objects, each with answers by question. Empty where one of them is not understood. */
    private static Optional<Answer> entries(String where, JsonNode value, List<Problem> problems, Map<String, Paper> papers) {
        if (!value.isArray() || value.isEmpty()) {
            return not(where, "Entries are a list of one or more.", "Write them like {\"entries\": [{\"question\": {\"text\": \"words\"}}]}.", problems);
        }
        int before = problems.size();
        List<Map<String, Answer>> entries = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String at = where + "/entries/" + i;
            Map<String, Answer> entry = new LinkedHashMap<>();
            if (!value.get(i).isObject() || value.get(i).isEmpty()) {
                not(at, "An entry is an object with at least one answer.", "Leave an entry out if it says nothing.", problems);
            }
            value.get(i).properties().forEach(asked -> {
                if (asked.getValue().has("entries")) {
                    not(StepRequest.pointer(at, asked.getKey()), "An entry has no entries of its own.", "Send an answer of another kind.", problems);
                } else {
                    read(StepRequest.pointer(at, asked.getKey()), asked.getValue(), problems, papers).ifPresent(answer -> entry.put(asked.getKey(), answer));
                }
            });
            entries.add(entry);
        }
        return problems.size() == before ? Optional.of(new Answer.Entries(entries)) : Optional.empty();
    }

    private static Optional<String> string(JsonNode value) {
        return value.isString() && !value.stringValue().isBlank() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    private static Optional<List<String>> strings(JsonNode value) {
        List<String> all = new ArrayList<>();
        for (JsonNode one : value) {
            if (string(one).isEmpty()) {
                return Optional.empty();
            }
            all.add(one.stringValue());
        }
        return value.isArray() && !all.isEmpty() ? Optional.of(all) : Optional.empty();
    }

    private static Optional<LocalDate> day(JsonNode value) {
        try {
            return value.isString() ? Optional.of(LocalDate.parse(value.stringValue())) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> not(String where, String what, String todo, List<Problem> problems) {
        problems.add(new Problem("answer_not_understood", where, what, todo));
        return Optional.empty();
    }
}
