package kith.procedures.condition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import kith.procedures.history.Answer;

/** Conditions over a small form, with their text, and answers to it. */
final class RandomConditions {
    static final Map<String, Map<String, Question>> FORMS = Map.of(
            "visit",
            Map.of(
                    "seen", new Question(Question.Kind.YES_NO, List.of()),
                    "alone", new Question(Question.Kind.YES_NO, List.of()),
                    "outcome", new Question(Question.Kind.CHOICE, List.of("safe", "worried", "gone")),
                    "worries", new Question(Question.Kind.CHOICES, List.of("food", "school")),
                    "age", new Question(Question.Kind.NUMBER, List.of()),
                    "words", new Question(Question.Kind.OTHER, List.of())),
            "call",
            Map.of("urgent", new Question(Question.Kind.YES_NO, List.of())));

    private static final FieldRef SEEN = new FieldRef("visit", "seen");
    private static final FieldRef ALONE = new FieldRef("visit", "alone");
    private static final FieldRef OUTCOME = new FieldRef("visit", "outcome");
    private static final FieldRef WORRIES = new FieldRef("visit", "worries");
    private static final FieldRef AGE = new FieldRef("visit", "age");
    private static final FieldRef WORDS = new FieldRef("visit", "words");
    private static final FieldRef URGENT = new FieldRef("call", "urgent");

    private final RandomGenerator random;

    RandomConditions(RandomGenerator random) {
        this.random = random;
    }

    Condition condition(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return atom();
        }
        return switch (random.nextInt(3)) {
            case 0 -> new Condition.Not(condition(depth - 1));
            case 1 -> new Condition.All(parts(depth, Condition.All.class));
            default -> new Condition.Any(parts(depth, Condition.Any.class));
        };
    }

    /** Never of the kind that they are parts of: the text of such a condition reads as one longer list. */
    private List<Condition> parts(int depth, Class<? extends Condition> kind) {
        List<Condition> parts = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        while (parts.size() < count) {
            Condition part = condition(depth - 1);
            if (!kind.isInstance(part)) {
                parts.add(part);
            }
        }
        return parts;
    }

    private Condition atom() {
        return switch (random.nextInt(10)) {
            case 0 -> new Condition.IsYes(SEEN);
            case 1 -> new Condition.IsYes(ALONE);
            case 2 -> new Condition.IsYes(URGENT);
            case 3 -> new Condition.IsOneOf(OUTCOME, List.of(oneOf("safe", "worried", "gone")));
            case 4 -> new Condition.IsOneOf(OUTCOME, List.of("safe", oneOf("worried", "gone")));
            case 5 -> new Condition.Includes(WORRIES, oneOf("food", "school"));
            case 6 -> new Condition.Compares(AGE, oneOf("<", "<=", "==", ">=", ">"), BigDecimal.valueOf(random.nextInt(3)));
            case 7 -> new Condition.IsAnswered(oneOf(SEEN, OUTCOME, WORDS));
            case 8 -> new Condition.IsRecordedThisTime(oneOf("visit", "call"));
            default -> new Condition.IsRecorded(oneOf("visit", "call"));
        };
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** As a pack's writer might put it. */
    static String text(Condition condition) {
        return switch (condition) {
            case Condition.Always() -> throw new IllegalArgumentException("has no text");
            case Condition.IsYes(FieldRef field) -> field.toString();
            case Condition.IsOneOf(FieldRef field, List<String> codes) -> codes.size() == 1
                    ? field + " == '" + codes.getFirst() + "'"
                    : field + codes.stream().map(code -> "'" + code + "'").collect(Collectors.joining(", ", " in [", "]"));
            case Condition.Includes(FieldRef field, String code) -> "'" + code + "' in " + field;
            case Condition.Compares(FieldRef field, String comparison, BigDecimal to) -> field + " " + comparison + " " + to;
            case Condition.IsAnswered(FieldRef field) -> "answered(" + field + ")";
            case Condition.IsRecorded(String step) -> "recorded(" + step + ")";
            case Condition.IsRecordedThisTime(String step) -> "recorded_this_time(" + step + ")";
            case Condition.Not(Condition inner) -> "!(" + text(inner) + ")";
            case Condition.All(List<Condition> parts) -> joined(parts, " && ");
            case Condition.Any(List<Condition> parts) -> joined(parts, " || ");
        };
    }

    private static String joined(List<Condition> parts, String with) {
        return parts.stream().map(part -> "(" + text(part) + ")").collect(Collectors.joining(with));
    }

    /** Some questions answered, some not, each answer by an event of its own. */
    Map<FieldRef, Answer> answers() {
        Map<FieldRef, Answer> answers = new HashMap<>();
        maybe(answers, SEEN, new Answer.YesNo(random.nextBoolean()));
        maybe(answers, ALONE, new Answer.YesNo(random.nextBoolean()));
        maybe(answers, URGENT, new Answer.YesNo(random.nextBoolean()));
        maybe(answers, OUTCOME, new Answer.Choice(oneOf("safe", "worried", "gone")));
        maybe(answers, WORRIES, new Answer.Choices(List.of(oneOf("food", "school"))));
        maybe(answers, AGE, new Answer.Number(BigDecimal.valueOf(random.nextInt(4))));
        maybe(answers, WORDS, new Answer.Text("…"));
        return answers;
    }

    private void maybe(Map<FieldRef, Answer> answers, FieldRef field, Answer answer) {
        if (random.nextBoolean()) {
            answers.put(field, answer);
        }
    }

    /** The same answers with every unanswered question answered, at random. */
    Map<FieldRef, Answer> completed(Map<FieldRef, Answer> answers) {
        Map<FieldRef, Answer> all = new HashMap<>(answers);
        while (all.size() < 7) {
            answers().forEach(all::putIfAbsent);
        }
        return all;
    }

    /** A step counts as recorded when one of its questions is answered. */
    static Answers of(Map<FieldRef, Answer> answers) {
        return new Answers() {
            @Override
            public Optional<Given> answer(FieldRef field) {
                return Optional.ofNullable(answers.get(field)).map(answer -> new Given(answer, "event of " + field));
            }

            @Override
            public Optional<String> recorded(String step) {
                return answers.keySet().stream()
                        .filter(field -> field.step().equals(step))
                        .map(field -> "event of " + field)
                        .sorted()
                        .findFirst();
            }

            /** There is only one time. */
            @Override
            public Optional<String> recordedThisTime(String step) {
                return recorded(step);
            }
        };
    }
}
