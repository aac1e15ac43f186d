package kith.procedures.condition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.condition.Answers.Given;
import kith.procedures.condition.Judgement.Read;
import kith.procedures.history.Answer;

/**
 * What can be done with a checked condition. Logic is Kleene's strong three-valued logic (S. C. Kleene, Introduction to
 * Metamathematics, 1952, §64): what is not known decides only where no answer could change the result.
 */
public final class Conditions {
    private static final Judgement UNREAD_YES = new Judgement(Verdict.YES, List.of());
    private static final Judgement UNREAD_NO = new Judgement(Verdict.NO, List.of());

    /** Nobody has answered, or the answer is of another kind. */
    private static final Judgement UNREAD = new Judgement(Verdict.UNANSWERED, List.of());

    private Conditions() {}

    /**
     * Judges the condition. An answer whose kind is not the one that the condition asks about (given on an older version of
     * the form) leaves its part unanswered.
     */
    public static Judgement judge(Condition condition, Answers answers) {
        return switch (condition) {
            case Condition.Always() -> UNREAD_YES;
            case Condition.IsYes(FieldRef field) -> {
                Given given = answers.answer(field).orElse(null);
                yield given != null && given.answer() instanceof Answer.YesNo(boolean yes) ? read(yes, field, given) : UNREAD;
            }
            case Condition.IsOneOf(FieldRef field, List<String> codes) -> {
                Given given = answers.answer(field).orElse(null);
                yield given != null && given.answer() instanceof Answer.Choice(String code)
                        ? read(codes.contains(code), field, given)
                        : UNREAD;
            }
            case Condition.Includes(FieldRef field, String code) -> {
                Given given = answers.answer(field).orElse(null);
                yield given != null && given.answer() instanceof Answer.Choices(List<String> codes)
                        ? read(codes.contains(code), field, given)
                        : UNREAD;
            }
            case Condition.Compares(FieldRef field, String comparison, BigDecimal to) -> {
                Given given = answers.answer(field).orElse(null);
                yield given != null && given.answer() instanceof Answer.Number(BigDecimal number)
                        ? read(compares(number, comparison, to), field, given)
                        : UNREAD;
            }
            case Condition.IsAnswered(FieldRef field) -> {
                Given given = answers.answer(field).orElse(null);
                yield given == null ? UNREAD_NO : read(true, field, given);
            }
            case Condition.IsRecorded(String step) -> isThere(answers.recorded(step));
            case Condition.IsRecordedThisTime(String step) -> isThere(answers.recordedThisTime(step));
            case Condition.Not(Condition inner) -> {
                Judgement judgement = judge(inner, answers);
                yield new Judgement(not(judgement.verdict()), judgement.reads());
            }
            case Condition.All(List<Condition> parts) -> judge(parts, answers, Verdict.NO);
            case Condition.Any(List<Condition> parts) -> judge(parts, answers, Verdict.YES);
        };
    }

    private static Judgement isThere(Optional<String> recording) {
        return recording.map(event -> new Judgement(Verdict.YES, List.of(new Read(event, Optional.empty()))))
                .orElse(UNREAD_NO);
    }

    /** The questions that the condition asks about, in its order, without repetition. */
    public static List<FieldRef> fields(Condition condition) {
        return questions(condition).flatMap(asked -> field(asked).stream()).distinct().toList();
    }

    /** The steps whose recordings decide the condition: those of its questions, and those that it asks to have been recorded. */
    public static Set<String> steps(Condition condition) {
        return questions(condition)
                .flatMap(asked -> Stream.concat(field(asked).stream().map(FieldRef::step), recording(asked).stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The steps of which the condition asks whether they have been recorded, at any time or this time. */
    public static Set<String> recordings(Condition condition) {
        return questions(condition).flatMap(asked -> recording(asked).stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The steps of which the condition asks whether they were recorded this time. */
    public static Set<String> askedOfThisTime(Condition condition) {
        return questions(condition)
                .filter(Condition.IsRecordedThisTime.class::isInstance)
                .flatMap(asked -> recording(asked).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What it comes down to, once every "and", "or" and "not" is taken apart. */
    private static Stream<Condition> questions(Condition condition) {
        return switch (condition) {
            case Condition.Not(Condition inner) -> questions(inner);
            case Condition.All(List<Condition> parts) -> parts.stream().flatMap(Conditions::questions);
            case Condition.Any(List<Condition> parts) -> parts.stream().flatMap(Conditions::questions);
            default -> Stream.of(condition);
        };
    }

    private static Optional<FieldRef> field(Condition asked) {
        return switch (asked) {
            case Condition.IsYes(FieldRef field) -> Optional.of(field);
            case Condition.IsOneOf(FieldRef field, List<String> _) -> Optional.of(field);
            case Condition.Includes(FieldRef field, String _) -> Optional.of(field);
            case Condition.Compares(FieldRef field, String _, BigDecimal _) -> Optional.of(field);
            case Condition.IsAnswered(FieldRef field) -> Optional.of(field);
            case Condition.Always _, Condition.IsRecorded _, Condition.IsRecordedThisTime _, Condition.Not _, Condition.All _, Condition.Any _ -> Optional.empty();
        };
    }

    private static Optional<String> recording(Condition asked) {
        return switch (asked) {
            case Condition.IsRecorded(String step) -> Optional.of(step);
            case Condition.IsRecordedThisTime(String step) -> Optional.of(step);
            default -> Optional.empty();
        };
    }

    /** The condition as it would be if it asked for what was recorded at any time, instead of this time. */
    public static Condition atAnyTime(Condition condition) {
        return switch (condition) {
            case Condition.IsRecordedThisTime(String step) -> new Condition.IsRecorded(step);
            case Condition.Not(Condition inner) -> new Condition.Not(atAnyTime(inner));
            case Condition.All(List<Condition> parts) -> new Condition.All(parts.stream().map(Conditions::atAnyTime).toList());
            case Condition.Any(List<Condition> parts) -> new Condition.Any(parts.stream().map(Conditions::atAnyTime).toList());
            default -> condition;
        };
    }

    /**
     * The condition as a clause that can follow "if" or "because": {@code the outcome of the strategy discussion is “Section
     * 47 enquiry”}.
     */
    public static String inEnglish(Condition condition, Wording wording) {
        return English.clause(condition, wording);
    }

    /** {@code decisive} alone decides the whole: "no" for all, "yes" for any. */
    private static Judgement judge(List<Condition> parts, Answers answers, Verdict decisive) {
        boolean unanswered = false;
        List<Read> reads = new ArrayList<>();
        for (Condition part : parts) {
            Judgement judgement = judge(part, answers);
            if (judgement.verdict() == decisive) {
                return judgement;
            }
            unanswered |= judgement.verdict() == Verdict.UNANSWERED;
            for (Read read : judgement.reads()) {
                if (!reads.contains(read)) {
                    reads.add(read);
                }
            }
        }
        return new Judgement(unanswered ? Verdict.UNANSWERED : not(decisive), reads);
    }

    private static Judgement read(boolean yes, FieldRef field, Given given) {
        return new Judgement(yes ? Verdict.YES : Verdict.NO, List.of(new Read(given.event(), Optional.of(field))));
    }

    private static Verdict not(Verdict verdict) {
        return switch (verdict) {
            case YES -> Verdict.NO;
            case NO -> Verdict.YES;
            case UNANSWERED -> Verdict.UNANSWERED;
        };
    }

    private static boolean compares(BigDecimal number, String comparison, BigDecimal to) {
        int order = number.compareTo(to);
        return switch (comparison) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case "==" -> order == 0;
            case ">=" -> order >= 0;
            case ">" -> order > 0;
            default -> throw new IllegalArgumentException("not a comparison: " + comparison);
        };
    }

    /** A name or option as it stands within a sentence: its first letter small, unless it is an abbreviation. */
    public static String withinSentence(String name) {
        return English.lowered(name);
    }
}
