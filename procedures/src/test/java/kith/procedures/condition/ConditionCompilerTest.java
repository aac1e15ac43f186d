package kith.procedures.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionCompilerTest {
    private final ConditionCompiler compiler = new ConditionCompiler(RandomConditions.FORMS);

    @Test
    void three_thousand_conditions_compile_to_what_their_texts_say() {
        SplittableRandom random = new SplittableRandom(20_260_201);
        RandomConditions conditions = new RandomConditions(random);
        for (int i = 0; i < 3_000; i++) {
            Condition condition = conditions.condition(3);
            String text = RandomConditions.text(condition);
            assertThat(compiler.compile(text)).as(text).isEqualTo(new Compiled.Ready(condition));
        }
    }

    @Test
    void what_the_pack_below_understood_is_compiled_anew_where_a_pack_asks_otherwise() {
        Question anything = new Question(Question.Kind.CHOICE, List.of("safe", "gone"));
        Question narrower = new Question(Question.Kind.CHOICE, List.of("gone"));
        ConditionCompiler below = new ConditionCompiler(Map.of("visit", Map.of("outcome", anything)));
        Compiled understood = below.compile("visit.outcome == 'safe'");

        assertThat(new ConditionCompiler(Map.of("visit", Map.of("outcome", anything)), below).compile("visit.outcome == 'safe'"))
                .isEqualTo(understood)
                .isInstanceOf(Compiled.Ready.class);
        assertThat(new ConditionCompiler(Map.of("visit", Map.of("outcome", narrower)), below).compile("visit.outcome == 'safe'"))
                .isInstanceOf(Compiled.Faulty.class);
        assertThat(new ConditionCompiler(Map.of("call", Map.of("outcome", anything)), below).compile("visit.outcome == 'safe'"))
                .isInstanceOf(Compiled.Faulty.class);
    }

    @Test
    void an_answer_of_an_entry_is_named_by_step_group_and_question_and_nothing_else_of_that_step_need_be_named() {
        ConditionCompiler grouped = new ConditionCompiler(Map.of("plan", Map.of(
                "actions", new Question(Question.Kind.OTHER, List.of()),
                "actions.late", new Question(Question.Kind.YES_NO, List.of()))));
        assertThat(grouped.compile("plan.actions.late")).isEqualTo(new Compiled.Ready(new Condition.IsYes(FieldRef.inGroup("plan", "actions", "late"))));
        assertThat(grouped.compile("!plan.actions.late && answered(plan.actions)")).isInstanceOf(Compiled.Ready.class);
        assertThat(grouped.compile("plan.actions.late == 'x'")).isInstanceOf(Compiled.Faulty.class);
        assertThat(grouped.compile("plan.actions.lat")).isInstanceOf(Compiled.Faulty.class);
        assertThat(grouped.compile("plan.actions")).isInstanceOf(Compiled.Faulty.class);
    }

    @Test
    void and_binds_closer_than_or_and_not_closest() {
        assertThat(english("visit.seen || call.urgent && !visit.alone"))
                .isEqualTo(english("visit.seen || (call.urgent && (!(visit.alone)))"));
    }

    @Test
    void not_equal_is_no_when_equal_and_unanswered_while_unanswered() {
        assertThat(compiler.compile("visit.outcome != 'safe'")).isEqualTo(compiler.compile("!(visit.outcome == 'safe')"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            visit.sene                           | 6  | The form of visit has no question sene                       | Did you mean seen?
            vist.seen                            | 0  | There is no step vist                                        | Did you mean visit?
            visit.outcome == 'wurried'           | 17 | visit.outcome has no option 'wurried'                        | Did you mean worried?
            visit.seen && visit.outcome == 'x'   | 31 | visit.outcome has no option 'x'                              | Write one of: gone, safe, worried
            visit.outcome                        | 5  | visit.outcome stands alone but is a choice                   | Write visit.outcome == 'safe'
            visit.seen == true                   | 11 | visit.seen is a yes/no question and needs no comparison      | Write visit.seen for yes, !visit.seen for no
            visit.worries == 'food'              | 14 | visit.worries may have several choices and is compared as if it had one | Write 'code' in visit.worries
            'food' in visit.outcome              | 15 | visit.outcome is looked into with `in` but is a choice       | Write visit.outcome == 'safe'
            visit.age > 'ten'                    | 12 | visit.age is a number and is compared with something else    | Write a number, as in visit.age >= 10
            visit.words == 'x'                   | 12 | visit.words is not a question that a condition can compare   | Compare a choice, a yes/no question or a number, or write answered(visit.words)
            seen                                 | 0  | seen does not say which step's question it is                | Did you mean visit.seen?
            visit                                | 0  | visit does not say which step's question it is               | Write visit.field, or recorded(visit) for the step itself
            recorded(cal)                        | 9  | There is no step cal                                         | Did you mean call?
            anwered(visit.seen)                  | 7  | anwered is not part of the pack language                     | Did you mean answered?
            answered()                           | 8  | answered takes one name                                      | Write answered(step.field)
            'safe' == visit.outcome              | 7  | The question comes first                                     | Write step.field == value
            visit.outcome > 'safe'               | 14 | visit.outcome is a choice, which has no >                    | Use == or != with one of its codes
            visit-seen                           | 5  | A hyphen is a minus sign here                                | Write names with underscores, as in harm_suspected
            """)
    void a_mistake_is_located_and_comes_with_a_remedy(String text, int offset, String what, String remedy) {
        assertThat(compiler.compile(text))
                .asInstanceOf(type(Compiled.Faulty.class))
                .extracting(Compiled.Faulty::faults)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Compiled.Fault.class))
                .containsExactly(new Compiled.Fault(offset, what, remedy));
    }

    @Test
    void every_mistake_of_one_condition_is_reported() {
        assertThat(compiler.compile("visit.sene && recorded(cal) || visit.outcome == 'saef'"))
                .asInstanceOf(type(Compiled.Faulty.class))
                .extracting(faulty -> faulty.faults().size())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            visit.seen &&        | 13
            (visit.seen          | 11
            visit.outcome == "   | 17
            visit.seen visit     | 11
            """)
    void what_is_not_cel_at_all_is_located_too(String text, int offset) {
        assertThat(compiler.compile(text)).isInstanceOfSatisfying(Compiled.Faulty.class, faulty -> {
            assertThat(faulty.faults()).isNotEmpty();
            assertThat(faulty.faults().getFirst().offset()).isEqualTo(offset);
            assertThat(faulty.faults().getFirst().what()).startsWith("This condition cannot be read: ");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            visit.age + 1 > 2
            visit.seen ? visit.alone : visit.seen
            visit.worries[0] == 'food'
            has(visit.seen)
            visit.worries.exists(w, w == 'food')
            visit.worries.size() > 1
            [visit.seen]
            {'a': visit.seen}
            'yes'
            1
            null
            visit.seen.alone
            visit.outcome == visit.outcome
            visit.outcome in visit.worries
            visit.age == null
            visit.words.matches('x')
            """)
    void nothing_of_cel_beyond_the_subset_gets_through(String text) {
        assertThat(compiler.compile(text)).isInstanceOf(Compiled.Faulty.class);
    }

    @Test
    void text_that_never_ends_is_refused_before_it_is_parsed() {
        String deep = "!".repeat(100_000) + "visit.seen";
        assertThat(compiler.compile(deep)).isInstanceOf(Compiled.Faulty.class);
        assertThat(compiler.compile("(".repeat(1_500) + "visit.seen" + ")".repeat(1_500))).isInstanceOf(Compiled.Faulty.class);
    }

    private String english(String text) {
        return switch (compiler.compile(text)) {
            case Compiled.Ready(Condition condition) -> condition.toString();
            case Compiled.Faulty faulty -> faulty.toString();
        };
    }
}
