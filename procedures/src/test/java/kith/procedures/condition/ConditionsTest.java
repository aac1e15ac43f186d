package kith.procedures.condition;

import static kith.procedures.condition.Verdict.NO;
import static kith.procedures.condition.Verdict.UNANSWERED;
import static kith.procedures.condition.Verdict.YES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import kith.procedures.condition.Judgement.Read;
import kith.procedures.history.Answer;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    private static final int CASES = 20_000;
    private static final FieldRef A = new FieldRef("form", "a");
    private static final FieldRef B = new FieldRef("form", "b");
    private static final FieldRef C = new FieldRef("form", "c");

    /** Kleene 1952, §64: the rows of "and", "or" and "not" as the book prints them. */
    @Test
    void and_or_and_not_follow_the_strong_tables() {
        String table = """
                YES YES YES YES
                YES NO NO YES
                YES UNANSWERED UNANSWERED YES
                NO YES NO YES
                NO NO NO NO
                NO UNANSWERED NO UNANSWERED
                UNANSWERED YES UNANSWERED YES
                UNANSWERED NO NO UNANSWERED
                UNANSWERED UNANSWERED UNANSWERED UNANSWERED
                """;
        table.lines().forEach(row -> {
            List<Verdict> verdicts = List.of(row.split(" ")).stream().map(Verdict::valueOf).toList();
            Answers answers = answers(verdicts.get(0), verdicts.get(1));
            assertThat(verdict(new Condition.All(List.of(new Condition.IsYes(A), new Condition.IsYes(B))), answers))
                    .as("and: " + row).isEqualTo(verdicts.get(2));
            assertThat(verdict(new Condition.Any(List.of(new Condition.IsYes(A), new Condition.IsYes(B))), answers))
                    .as("or: " + row).isEqualTo(verdicts.get(3));
        });
        assertThat(verdict(new Condition.Not(new Condition.IsYes(A)), answers(YES, NO))).isEqualTo(NO);
        assertThat(verdict(new Condition.Not(new Condition.IsYes(A)), answers(NO, NO))).isEqualTo(YES);
        assertThat(verdict(new Condition.Not(new Condition.IsYes(A)), answers(UNANSWERED, NO))).isEqualTo(UNANSWERED);
    }

    @Test
    void judging_agrees_with_the_tables_worked_out_by_minimum_and_maximum() {
        SplittableRandom random = new SplittableRandom(20_260_101);
        RandomConditions conditions = new RandomConditions(random);
        Map<Verdict, Integer> seen = new EnumMap<>(Verdict.class);
        for (int i = 0; i < CASES; i++) {
            Condition condition = conditions.condition(4);
            Answers answers = RandomConditions.of(conditions.answers());
            Verdict verdict = verdict(condition, answers);
            assertThat(verdict).as(RandomConditions.text(condition)).isEqualTo(byTruthValue(condition, answers));
            seen.merge(verdict, 1, Integer::sum);
        }
        assertThat(seen).hasSize(3).allSatisfy((_, count) -> assertThat(count).isGreaterThan(CASES / 20));
    }

    /** NO, UNANSWERED, YES as 0, 1, 2: "and" is the least, "or" the greatest, "not" the distance from 2. */
    private static Verdict byTruthValue(Condition condition, Answers answers) {
        return List.of(NO, UNANSWERED, YES).get(truthValue(condition, answers));
    }

    private static int truthValue(Condition condition, Answers answers) {
        return switch (condition) {
            case Condition.Not(Condition inner) -> 2 - truthValue(inner, answers);
            case Condition.All(List<Condition> parts) ->
                parts.stream().mapToInt(part -> truthValue(part, answers)).min().orElse(2);
            case Condition.Any(List<Condition> parts) ->
                parts.stream().mapToInt(part -> truthValue(part, answers)).max().orElse(0);
            default -> List.of(NO, UNANSWERED, YES).indexOf(verdict(condition, answers));
        };
    }

    @Test
    void a_decided_condition_without_asking_what_is_answered_stays_decided_whatever_is_answered_later() {
        SplittableRandom random = new SplittableRandom(20_260_102);
        RandomConditions conditions = new RandomConditions(random);
        int decided = 0;
        for (int i = 0; i < CASES; i++) {
            Condition condition = conditions.condition(4);
            Map<FieldRef, Answer> answers = conditions.answers();
            Verdict now = verdict(condition, RandomConditions.of(answers));
            if (now == UNANSWERED || asksWhatIsThere(condition)) {
                continue;
            }
            decided++;
            assertThat(verdict(condition, RandomConditions.of(conditions.completed(answers))))
                    .as(RandomConditions.text(condition)).isEqualTo(now);
        }
        assertThat(decided).isGreaterThan(CASES / 20);
    }

    private static boolean asksWhatIsThere(Condition condition) {
        return switch (condition) {
            case Condition.IsAnswered _, Condition.IsRecorded _, Condition.IsRecordedThisTime _ -> true;
            case Condition.Not(Condition inner) -> asksWhatIsThere(inner);
            case Condition.All(List<Condition> parts) -> parts.stream().anyMatch(ConditionsTest::asksWhatIsThere);
            case Condition.Any(List<Condition> parts) -> parts.stream().anyMatch(ConditionsTest::asksWhatIsThere);
            default -> false;
        };
    }

    @Test
    void what_was_read_is_enough_to_reach_the_same_verdict() {
        SplittableRandom random = new SplittableRandom(20_260_103);
        RandomConditions conditions = new RandomConditions(random);
        for (int i = 0; i < CASES; i++) {
            Condition condition = conditions.condition(4);
            Map<FieldRef, Answer> answers = conditions.answers();
            Judgement judgement = Conditions.judge(condition, RandomConditions.of(answers));
            Map<FieldRef, Answer> onlyRead = new HashMap<>(answers);
            List<String> events = judgement.reads().stream().map(Read::event).toList();
            onlyRead.keySet().removeIf(field -> !events.contains("event of " + field));
            assertThat(verdict(condition, RandomConditions.of(onlyRead))).as(RandomConditions.text(condition)).isEqualTo(judgement.verdict());
            assertThat(judgement.reads()).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_no_is_decided_by_its_first_no_and_a_yes_by_all() {
        Condition both = new Condition.All(List.of(new Condition.IsYes(A), new Condition.IsYes(B)));

        assertThat(reads(both, answers(NO, NO))).containsExactly(A);
        assertThat(reads(both, answers(YES, NO))).containsExactly(B);
        assertThat(reads(both, answers(UNANSWERED, NO))).containsExactly(B);
        assertThat(reads(both, answers(YES, YES))).containsExactly(A, B);

        Condition either = new Condition.Any(List.of(new Condition.IsYes(A), new Condition.IsYes(B)));
        assertThat(reads(either, answers(YES, YES))).containsExactly(A);
        assertThat(reads(either, answers(NO, NO))).containsExactly(A, B);
    }

    @Test
    void an_answer_of_an_older_forms_kind_decides_nothing() {
        Answers text = single(A, new Answer.Text("yes"));

        assertThat(verdict(new Condition.IsYes(A), text)).isEqualTo(UNANSWERED);
        assertThat(verdict(new Condition.IsOneOf(A, List.of("yes")), text)).isEqualTo(UNANSWERED);
        assertThat(verdict(new Condition.IsAnswered(A), text)).isEqualTo(YES);
    }

    @Test
    void the_questions_of_a_condition_are_listed_once_each_in_its_order() {
        Condition condition = new Condition.All(List.of(
                new Condition.Not(new Condition.IsYes(B)),
                new Condition.Any(List.of(new Condition.IsYes(A), new Condition.IsAnswered(C))),
                new Condition.IsYes(B)));

        assertThat(Conditions.fields(condition)).containsExactly(B, A, C);
    }

    private static Verdict verdict(Condition condition, Answers answers) {
        return Conditions.judge(condition, answers).verdict();
    }

    private static List<FieldRef> reads(Condition condition, Answers answers) {
        return Conditions.judge(condition, answers).reads().stream().map(read -> read.field().orElseThrow()).collect(Collectors.toList());
    }

    private static Answers answers(Verdict a, Verdict b) {
        Map<FieldRef, Answer> answers = new HashMap<>();
        Map.of(A, a, B, b).forEach((field, verdict) -> {
            if (verdict != UNANSWERED) {
                answers.put(field, new Answer.YesNo(verdict == YES));
            }
        });
        return RandomConditions.of(answers);
    }

    private static Answers single(FieldRef field, Answer answer) {
        return new Answers() {
            @Override
            public Optional<Given> answer(FieldRef asked) {
                return asked.equals(field) ? Optional.of(new Given(answer, "event")) : Optional.empty();
            }

            @Override
            public Optional<String> recorded(String step) {
                return Optional.empty();
            }

            @Override
            public Optional<String> recordedThisTime(String step) {
                return Optional.empty();
            }
        };
    }
}
