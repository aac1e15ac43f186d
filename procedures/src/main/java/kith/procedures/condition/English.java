package kith.procedures.condition;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says a condition as a clause. Labels are the pack's own words and are quoted where they are whole questions, so that no
 * grammar is guessed at.
 */
final class English {
    private English() {}

    static String clause(Condition condition, Wording wording) {
        return clause(condition, true, wording);
    }

    /** Negation is pushed inwards: "not (a and b)" is said as "not a or not b". */
    private static String clause(Condition condition, boolean so, Wording wording) {
        return switch (condition) {
            case Condition.Always() -> so ? "always" : "never";
            case Condition.IsYes(FieldRef field) ->
                "%s is answered %s in %s".formatted(quoted(wording.question(field)), so ? "yes" : "no", step(field.step(), wording));
            case Condition.IsOneOf(FieldRef field, List<String> codes) ->
                "%s %s".formatted(
                        subject(field, wording),
                        (isQuestion(field, wording) ? "is answered " : "is ")
                                + (so ? options(field, codes, " or ", wording) : "other than " + options(field, codes, " or ", wording)));
            case Condition.Includes(FieldRef field, String code) ->
                "%s %s %s".formatted(subject(field, wording), so ? "includes" : "does not include", quoted(wording.option(field, code)));
            case Condition.Compares(FieldRef field, String comparison, BigDecimal to) ->
                "%s is %s".formatted(subject(field, wording), comparison(comparison, so) + to.toPlainString());
            case Condition.IsAnswered(FieldRef field) ->
                "%s %s answered".formatted(subject(field, wording), so ? "has been" : "has not been");
            case Condition.IsRecorded(String step) ->
                "%s %s recorded".formatted(step(step, wording), so ? "has been" : "has not been");
            case Condition.IsRecordedThisTime(String step) ->
                "%s %s recorded this time".formatted(step(step, wording), so ? "has been" : "has not been");
            case Condition.Not(Condition inner) -> clause(inner, !so, wording);
            case Condition.All(List<Condition> parts) -> joined(parts, so, so, wording);
            case Condition.Any(List<Condition> parts) -> joined(parts, !so, so, wording);
        };
    }

    private static String joined(List<Condition> parts, boolean all, boolean so, Wording wording) {
        return parts.stream()
                .map(part -> {
                    String clause = clause(part, so, wording);
                    return all && saidWithOr(part, so) ? "either " + clause : clause;
                })
                .collect(Collectors.joining(
                        all ? (parts.stream().anyMatch(part -> saidWithOr(part, so)) ? ", and " : " and ") : ", or "));
    }

    private static boolean saidWithOr(Condition condition, boolean so) {
        return switch (condition) {
            case Condition.Not(Condition inner) -> saidWithOr(inner, !so);
            case Condition.All _ -> !so;
            case Condition.Any _ -> so;
            default -> false;
        };
    }

    private static boolean isQuestion(FieldRef field, Wording wording) {
        return wording.question(field).endsWith("?");
    }

    private static String subject(FieldRef field, Wording wording) {
        String label = wording.question(field);
        return isQuestion(field, wording)
                ? "%s in %s".formatted(quoted(label), step(field.step(), wording))
                : "%s of %s".formatted(withArticle(label), step(field.step(), wording));
    }

    private static String step(String step, Wording wording) {
        return withArticle(wording.stepName(step));
    }

    private static String withArticle(String name) {
        String lowered = lowered(name);
        return lowered.startsWith("the ") ? lowered : "the " + lowered;
    }

    /** Lowers the first letter, but not that of an abbreviation such as LADO. */
    static String lowered(String name) {
        boolean abbreviation = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        return name.isEmpty() || abbreviation ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static String options(FieldRef field, List<String> codes, String joint, Wording wording) {
        return codes.stream().map(code -> quoted(wording.option(field, code))).collect(Collectors.joining(joint));
    }

    private static String quoted(String words) {
        return "“" + words + "”";
    }

    private static String comparison(String comparison, boolean so) {
        return switch (comparison) {
            case "<" -> so ? "less than " : "at least ";
            case "<=" -> so ? "at most " : "more than ";
            case "==" -> so ? "" : "other than ";
            case ">=" -> so ? "at least " : "less than ";
            case ">" -> so ? "more than " : "at most ";
            default -> throw new IllegalArgumentException("not a comparison: " + comparison);
        };
    }
}
