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
    private static final Set<String> NOT_TYPED = Set.of("_csrf", "go", "submission", "rows", "username", "password", "kept-for");

    private static final Pattern PART = Pattern.compile("(.+?)-(day|month|year|time|time-not-known|which)");
    private static final String WHY_NOT = "_reason";

    private final ProcedureWords procedures;

    TypedWords(ProcedureWords procedures) {
        this.procedures = procedures;
    }

    /** In the order in which the form asked; what was left empty is left out. */
    List<Line> of(HttpServletRequest request) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!NOT_TYPED.contains(name) && !name.startsWith("kept.")) {
                Matcher part = PART.matcher(name);
                boolean notKnown = name.endsWith("-time-not-known");
                for (String value : values) {
                    if (!value.isBlank()) {
                        typed.computeIfAbsent(part.matches() ? part.group(1) : name, _ -> new ArrayList<>())
                                .add(notKnown ? "time not known" : value.strip());
                    }
                }
            }
        });
        return typed.entrySet().stream().map(entry -> line(entry.getKey(), entry.getValue())).toList();
    }

    private Line line(String input, List<String> values) {
        String id = input.substring(input.indexOf('~') + 1);
        if (id.equals("occurred")) {
            return new Line("When it happened", String.join(" ", values));
        }
        Optional<Field> field = procedures.question(id);
        if (field.isEmpty() && id.endsWith(WHY_NOT)) {
            field = procedures.question(id.substring(0, id.length() - WHY_NOT.length()));
            return new Line(field.map(asked -> asked.label() + " Why not?").orElse(plain(id)), String.join(" ", values));
        }
        boolean several = field.filter(asked -> asked.type() == Field.Type.CHOICES || asked.type() == Field.Type.PROFESSIONALS).isPresent();
        Optional<Field> asked = field;
        return new Line(
                field.map(Field::label).orElse(plain(id)),
                values.stream()
                        .map(value -> asked.map(question -> answer(question, value)).orElse(value))
                        .collect(Collectors.joining(several ? "; " : " ")));
    }

    private static String answer(Field field, String value) {
        if (field.type() == Field.Type.YES_NO) {
            return value.equals("yes") ? "Yes" : value.equals("no") ? "No" : value;
        }
        return field.options().stream()
                .filter(option -> option.code().equals(value))
                .map(Field.Option::label)
                .findFirst()
                .orElse(value);
    }

    private static String plain(String name) {
        String words = name.replace('_', ' ').replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
