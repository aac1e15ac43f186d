package kith.procedures.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kith.procedures.calendar.Hours;
import kith.procedures.calendar.Terms;

/**
 * The pack language as a JSON Schema (draft 2020-12), for editors. Written from the same table from which the loader
 * checks. It does not ask for the keys that a whole pack needs, because a local pack's file holds only what it changes; the
 * loader asks for them after merging.
 */
final class Schema {
    private static final Object REMOVAL = object("type", "object", "properties", object("remove", object("const", true)),
            "required", List.of("remove"), "additionalProperties", false);

    private final Map<String, Object> definitions = new TreeMap<>();

    private Schema() {}

    static String json() {
        Schema schema = new Schema();
        Object pack = schema.of(Grammar.PACK);
        Object procedure = schema.of(Grammar.PROCEDURE);
        SequencedMap<String, Object> root = object(
                "$schema", "https://json-schema.org/draft/2020-12/schema",
                "title", "Kith pack",
                "description", "A file of a pack: pack.yaml, or one procedure",
                "type", "object",
                "if", object("required", List.of("procedure")),
                "then", procedure,
                "else", object("allOf", List.of(pack, object("required", List.of("pack")))));
        root.put("$defs", schema.definitions);
        StringBuilder json = new StringBuilder();
        write(root, "", json);
        return json.append('\n').toString();
    }

    private Object of(Shape shape) {
        return switch (shape) {
            case Shape.Words() -> object("type", List.of("string", "number"));
            case Shape.Name() -> object("type", "string", "pattern", "^" + ShapeCheck.NAME.pattern() + "$");
            case Shape.OneOf(List<String> words) -> object("enum", words);
            case Shape.Flag() -> object("type", "boolean");
            case Shape.Day() -> object("type", "string", "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
            case Shape.Phone() -> object("type", List.of("string", "number"), "pattern", Contact.PHONE);
            case Shape.Email() -> object("type", "string", "pattern", Contact.EMAIL);
            case Shape.Opening() -> object("type", "string", "pattern", Hours.PATTERN);
            case Shape.Length() -> object("type", "string", "pattern", Terms.PATTERN);
            case Shape.LengthOrReference() -> object("type", "string", "anyOf", List.of(of(new Shape.Length()), of(new Shape.Reference())));
            case Shape.If() -> object("type", "string", "description", "A condition, such as contact.harm_suspected");
            case Shape.FlagOrIf() -> object("type", List.of("boolean", "string"));
            case Shape.Reference() -> object("type", "string", "pattern", "^" + ShapeCheck.REFERENCE.pattern() + "$");
            case Shape.WordsOr(Shape.Keys keys) -> object("anyOf", List.of(of(new Shape.Words()), of(keys)));
            case Shape.OneOrListOf(Shape.Keys item, String _) -> object("anyOf", List.of(of(item), object("type", "array", "minItems", 1, "items", of(item))));
            case Shape.OneOrMore(Shape item) -> object("anyOf", List.of(of(item), object("type", "array", "minItems", 1, "items", of(item))));
            case Shape.ListOf list -> object("type", "array", "minItems", 1, "items", of(list.item()));
            case Shape.AddingUp() -> object("type", "array", "minItems", 1, "items", of(new Shape.Words()));
            case Shape.Named(Shape value) -> object("type", "object",
                    "propertyNames", object("pattern", "^" + ShapeCheck.NAME.pattern() + "$"),
                    "additionalProperties", orRemoval(of(value)));
            case Shape.Keys keys -> {
                if (!definitions.containsKey(keys.name())) {
                    definitions.put(keys.name(), Map.of());
                    definitions.put(keys.name(), keys(keys));
                }
                yield object("$ref", "#/$defs/" + keys.name());
            }
        };
    }

    private Object keys(Shape.Keys keys) {
        SequencedMap<String, Object> properties = new LinkedHashMap<>();
        for (Shape.Key key : keys.keys()) {
            SequencedMap<String, Object> property = object("description", key.about());
            Object value = of(key.shape());
            property.put("anyOf", key.needed() ? List.of(value) : List.of(value, REMOVAL));
            properties.put(key.name(), property);
        }
        properties.put("remove", object("const", true, "description", "In a local pack: take this away"));
        return object("type", "object", "properties", properties, "additionalProperties", false);
    }

    private static Object orRemoval(Object value) {
        return object("anyOf", List.of(value, REMOVAL));
    }

    private static SequencedMap<String, Object> object(Object... keysAndValues) {
        SequencedMap<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }

    private static void write(Object value, String indent, StringBuilder json) {
        String deeper = indent + "  ";
        switch (value) {
            case Map<?, ?> map when map.isEmpty() -> json.append("{}");
            case Map<?, ?> map -> {
                List<String> members = new ArrayList<>();
                map.forEach((key, member) -> {
                    StringBuilder text = new StringBuilder(deeper).append(quoted((String) key)).append(": ");
                    write(member, deeper, text);
                    members.add(text.toString());
                });
                json.append("{\n").append(String.join(",\n", members)).append('\n').append(indent).append('}');
            }
            case List<?> list when list.stream().allMatch(String.class::isInstance) ->
                json.append(list.stream().map(item -> quoted((String) item)).collect(Collectors.joining(", ", "[", "]")));
            case List<?> list -> {
                List<String> items = new ArrayList<>();
                for (Object item : list) {
                    StringBuilder text = new StringBuilder(deeper);
                    write(item, deeper, text);
                    items.add(text.toString());
                }
                json.append("[\n").append(String.join(",\n", items)).append('\n').append(indent).append(']');
            }
            case String text -> json.append(quoted(text));
            default -> json.append(value);
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
