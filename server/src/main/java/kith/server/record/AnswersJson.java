package kith.server.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as JSON that says their types, such as {@code {"outcome": {"choice": "section_47"}}}: readable without the form
 * that asked. Keys are sorted, so equal answers are equal text, which the ledger relies on.
 */
public final class AnswersJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AnswersJson() {}

    public static String write(Map<String, Answer> answers) {
        return MAPPER.writeValueAsString(object(answers));
    }

    /** What stands in the place of answers that are encrypted: no answer's value is a text, so it is none. */
    static String sealed(String sealed) {
        return MAPPER.writeValueAsString(MAPPER.createObjectNode().put("sealed", sealed));
    }

    /** What is encrypted, where the answers are. */
    static Optional<String> sealedIn(String json) {
        return json.startsWith("{\"sealed\"") ? Optional.ofNullable(MAPPER.readTree(json).get("sealed")).filter(JsonNode::isString).map(JsonNode::stringValue) : Optional.empty();
    }

    private static ObjectNode object(Map<String, Answer> answers) {
        ObjectNode object = MAPPER.createObjectNode();
        new TreeMap<>(answers).forEach((field, answer) -> object.set(field, node(answer)));
        return object;
    }

    public static Map<String, Answer> read(String json) {
        return answers(MAPPER.readTree(json));
    }

    private static Map<String, Answer> answers(JsonNode object) {
        Map<String, Answer> answers = new TreeMap<>();
        object.properties().forEach(entry -> answers.put(entry.getKey(), answer(entry.getValue())));
        return answers;
    }

    public static JsonNode node(Answer answer) {
        ObjectNode node = MAPPER.createObjectNode();
        switch (answer) {
            case Answer.Text(String text) -> node.put("text", text);
            case Answer.YesNo(boolean yes) -> node.put("yes", yes);
            case Answer.Choice(String code) -> node.put("choice", code);
            case Answer.Choices(List<String> codes) -> node.set("choices", array(codes));
            case Answer.Day(LocalDate day) -> node.put("day", day.toString());
            case Answer.Number(BigDecimal number) -> node.put("number", number.toPlainString());
            case Answer.Professional(String person) -> node.put("professional", person);
            case Answer.Professionals(List<String> people) -> node.set("professionals", array(people));
            case Answer.Person(var called, var born) -> {
                ObjectNode person = node.putObject("person");
                switch (called) {
                    case Answer.Person.Called.Name(String name) -> person.put("name", name);
                    case Answer.Person.Called.Described(String words) -> person.put("description", words);
                }
                switch (born) {
                    case Answer.Person.Born.On(LocalDate day) -> person.put("born", day.toString());
                    case Answer.Person.Born.Aged(int years) -> person.put("age", years);
                    case Answer.Person.Born.NotKnown() -> person.put("born_not_known", true);
                }
            }
            case Answer.Address(List<String> lines, String town, Optional<String> postcode, Optional<String> uprn) -> {
                ObjectNode address = node.putObject("address");
                address.set("lines", array(lines));
                address.put("town", town);
                postcode.ifPresent(code -> address.put("postcode", code));
                uprn.ifPresent(number -> address.put("uprn", number));
            }
            case Answer.NoFixedAddress() -> node.put("no_fixed_address", true);
            case Answer.Agency(String agency) -> node.put("agency", agency);
            case Answer.File(String name, long size, String type, String sha256) -> node.putObject("file")
                    .put("name", name)
                    .put("size", size)
                    .put("type", type)
                    .put("sha256", sha256);
            case Answer.Entries(List<Map<String, Answer>> entries) -> {
                ArrayNode array = node.putArray("entries");
                entries.forEach(entry -> array.add(object(entry)));
            }
            case Answer.When(Occurred.At(Instant instant)) -> node.put("at", instant.toString());
            case Answer.When(Occurred.On(LocalDate day)) -> node.put("on", day.toString());
            case Answer.When(Occurred.About(LocalDate day, String words)) -> node.put("about", day.toString()).put("words", words);
            case Answer.When(Occurred.Unknown()) -> node.put("unknown", true);
        }
        return node;
    }

    public static Answer answer(JsonNode node) {
        String kind = node.properties().iterator().next().getKey();
        JsonNode value = node.get(kind);
        return switch (kind) {
            case "text" -> new Answer.Text(value.stringValue());
            case "yes" -> new Answer.YesNo(value.booleanValue());
            case "choice" -> new Answer.Choice(value.stringValue());
            case "choices" -> new Answer.Choices(strings(value));
            case "day" -> new Answer.Day(LocalDate.parse(value.stringValue()));
            case "number" -> new Answer.Number(new BigDecimal(value.stringValue()));
            case "professional" -> new Answer.Professional(value.stringValue());
            case "professionals" -> new Answer.Professionals(strings(value));
            case "person" -> person(value);
            case "address" -> new Answer.Address(
                    strings(value.get("lines")),
                    value.get("town").stringValue(),
                    Optional.ofNullable(value.get("postcode")).map(JsonNode::stringValue),
                    Optional.ofNullable(value.get("uprn")).map(JsonNode::stringValue));
            case "no_fixed_address" -> new Answer.NoFixedAddress();
            case "agency" -> new Answer.Agency(value.stringValue());
            case "file" -> new Answer.File(
                    value.get("name").stringValue(), value.get("size").longValue(), value.get("type").stringValue(), value.get("sha256").stringValue());
            case "entries" -> {
                List<Map<String, Answer>> entries = new ArrayList<>();
                value.forEach(entry -> entries.add(answers(entry)));
                yield new Answer.Entries(entries);
            }
            case "at" -> new Answer.When(new Occurred.At(Instant.parse(value.stringValue())));
            case "on" -> new Answer.When(new Occurred.On(LocalDate.parse(value.stringValue())));
            case "about" -> new Answer.When(new Occurred.About(
                    LocalDate.parse(value.stringValue()), node.path("words").stringValue("")));
            case "unknown" -> new Answer.When(new Occurred.Unknown());
            default -> throw new IllegalArgumentException("an answer of an unknown kind: " + kind);
        };
    }

    private static Answer person(JsonNode value) {
        Answer.Person.Called called = value.has("name")
                ? new Answer.Person.Called.Name(value.get("name").stringValue())
                : new Answer.Person.Called.Described(value.get("description").stringValue());
        if (value.has("born")) {
            return new Answer.Person(called, new Answer.Person.Born.On(LocalDate.parse(value.get("born").stringValue())));
        }
        return new Answer.Person(called, value.has("age")
                ? new Answer.Person.Born.Aged(value.get("age").intValue())
                : new Answer.Person.Born.NotKnown());
    }

    private static ArrayNode array(List<String> values) {
        ArrayNode array = MAPPER.createArrayNode();
        values.forEach(array::add);
        return array;
    }

    private static List<String> strings(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.stringValue()));
        return values;
    }
}
