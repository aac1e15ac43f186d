package kith.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kith.procedures.pack.Field;

/** Everything that was typed into a form whose posting could not be used, to be read and copied. Kept nowhere. */
public final class TypedWords {
    /** One question and what was typed. */
    public record Line(String question, String typed) {}

    /** What a form carries along that nobody typed, and what must not be shown again. */
    private static final Set<String> NOT_TYPED = Set.of("_csrf", "go", "submission", "rows", "username", "password", "new-password", "new-password-again", "one-time-code", "kept-for", "record", "writer", "child");

    private static final Pattern PART = Pattern.compile("(.+?)-(day|month|year|time|time-not-known|which|name|name-not-known|description|born-day|born-month|born-year|age|born-not-known|line1|line2|town|postcode|uprn|none|remove)");
    private static final Pattern ENTRY = Pattern.compile("([^.]+)\\.([^.]+)\\.([^.]+)");
    /** What a ticked box says that belongs to an answer of several parts, by how its input's name ends. */
    private static final Map<String, String> TICKED = Map.of(
            "-time-not-known", "time not known",
            "-name-not-known", "name not known",
            "-born-not-known", "date of birth not known",
            "-remove", "to be removed",
            "-none", "no fixed address");

    private static final String WHY_NOT = "_reason";

    private final ProcedureWords procedures;

    TypedWords(ProcedureWords procedures) {
        this.procedures = procedures;
    }

    /** In the order in which the form asked; what was left empty is left out. */
    List<Line> of(HttpServletRequest request) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        request.getParameterMap().forEach((input, values) -> {
            // What a form of signing in carries along was typed on the page whose session had ended.
            String name = input.startsWith("kept.") ? input.substring("kept.".length()) : input;
            if (!NOT_TYPED.contains(name) && !name.startsWith("headings:")) {
                Matcher part = PART.matcher(name);
                String ticked = TICKED.entrySet().stream()
                        .filter(box -> name.endsWith(box.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
                for (String value : values) {
                    if (!value.isBlank()) {
                        typed.computeIfAbsent(part.matches() ? part.group(1) : name, _ -> new ArrayList<>())
                                .add(ticked == null ? value.strip() : ticked);
                    }
                }
            }
        });
        Set<String> ids = typed.keySet().stream().map(TypedWords::id).collect(Collectors.toSet());
        return typed.entrySet().stream()
                .filter(entry -> !isKeysOfEntries(id(entry.getKey()), ids))
                .map(entry -> line(id(entry.getKey()), entry.getValue(), ids))
                .toList();
    }

    /** Which entries a repeating group has goes with the form, and nobody typed it. */
    private static boolean isKeysOfEntries(String id, Set<String> ids) {
        return ids.stream().anyMatch(other -> other.startsWith(id + "."));
    }

    /** The question's id: a child's own answer stands under the record and the id. */
    private static String id(String input) {
        return input.substring(input.indexOf('~') + 1);
    }

    private Line line(String id, List<String> values, Set<String> beside) {
        if (id.equals("occurred")) {
            return new Line("When it happened", String.join(" ", values));
        }
        Matcher entry = ENTRY.matcher(id);
        if (entry.matches()) {
            return lineOfEntry(entry.group(1), entry.group(2), entry.group(3), values, beside);
        }
        Optional<Field> field = procedures.question(id, beside);
        if (field.isPresent()) {
            return new Line(field.get().label(), answer(field.get(), values));
        }
        String why = id.endsWith(WHY_NOT) ? id.substring(0, id.length() - WHY_NOT.length()) : "";
        String question = procedures.question(why, beside).map(asked -> asked.label() + " Why not?").orElse(plain(id));
        return new Line(question, String.join(" ", values));
    }

    private Line lineOfEntry(String group, String key, String id, List<String> values, Set<String> beside) {
        Optional<Field.Group> entries = procedures.question(group, beside).flatMap(Field::group);
        Optional<Field> field = entries.flatMap(asked -> asked.asks(id));
        String question = field.map(Field::label).orElse(plain(id)) + (field.isPresent() && !field.get().id().equals(id) ? " Why not?" : "");
        String answer = field.filter(asked -> asked.id().equals(id)).map(asked -> answer(asked, values)).orElse(String.join(" ", values));
        return new Line(entries.map(Field.Group::each).orElse(plain(group)) + " " + key + ": " + question, answer);
    }

    private static String answer(Field field, List<String> values) {
        return switch (field.type()) {
            case YES_NO -> values.getFirst().equals("yes") ? "Yes" : "No";
            case CHOICE, CHOICES -> values.stream().map(code -> label(field, code)).collect(Collectors.joining("; "));
            // Whom the directory names is not for a page that is shown when nothing can be relied on.
            case PROFESSIONAL, PROFESSIONALS -> values.size() == 1 ? "1 person chosen" : values.size() + " people chosen";
            case TEXT, LONG_TEXT, NUMBER, DATE, DATE_TIME, PERSON, ADDRESS, AGENCY, FILE, GROUP -> String.join(" ", values);
        };
    }

    private static String label(Field field, String code) {
        return field.options().stream()
                .filter(option -> option.code().equals(code))
                .map(Field.Option::label)
                .findFirst()
                .orElse(code);
    }

    private static String plain(String name) {
        String words = name.replace('_', ' ').replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
