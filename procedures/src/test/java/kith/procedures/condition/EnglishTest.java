package kith.procedures.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishTest {
    private static final Wording WORDING = new Wording() {
        private final Map<String, String> words = Map.of(
                "visit", "Home visit",
                "call", "LADO call",
                "seen", "Was the child seen?",
                "alone", "Was the child alone?",
                "outcome", "Outcome",
                "worries", "Which worries are there?",
                "age", "Age",
                "urgent", "Is it urgent?",
                "worried", "Still worried");

        @Override
        public String stepName(String step) {
            return words.getOrDefault(step, step);
        }

        @Override
        public String question(FieldRef field) {
            return words.getOrDefault(field.field(), field.field());
        }

        @Override
        public String option(FieldRef field, String code) {
            return words.getOrDefault(code, code);
        }
    };

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            visit.seen                                          ; “Was the child seen?” is answered yes in the home visit
            !visit.seen                                         ; “Was the child seen?” is answered no in the home visit
            visit.outcome == 'worried'                          ; the outcome of the home visit is “Still worried”
            visit.outcome != 'worried'                          ; the outcome of the home visit is other than “Still worried”
            visit.outcome in ['worried', 'gone']                ; the outcome of the home visit is “Still worried” or “gone”
            'food' in visit.worries                             ; “Which worries are there?” in the home visit includes “food”
            !('food' in visit.worries)                          ; “Which worries are there?” in the home visit does not include “food”
            visit.age >= 10                                     ; the age of the home visit is at least 10
            !(visit.age >= 10)                                  ; the age of the home visit is less than 10
            visit.age == 10                                     ; the age of the home visit is 10
            answered(visit.outcome)                             ; the outcome of the home visit has been answered
            !recorded(call)                                     ; the LADO call has not been recorded
            recorded_this_time(call)                            ; the LADO call has been recorded this time
            !recorded_this_time(call)                           ; the LADO call has not been recorded this time
            visit.seen && !recorded(call)                       ; “Was the child seen?” is answered yes in the home visit and the LADO call has not been recorded
            !(visit.seen || recorded(call))                     ; “Was the child seen?” is answered no in the home visit and the LADO call has not been recorded
            call.urgent && (visit.seen || visit.alone)      ; “Is it urgent?” is answered yes in the LADO call, and either “Was the child seen?” is answered yes in the home visit, or “Was the child alone?” is answered yes in the home visit
            """)
    void a_condition_says_itself_in_english(String text, String english) {
        Compiled compiled = new ConditionCompiler(RandomConditions.FORMS).compile(text);
        assertThat(compiled).isInstanceOfSatisfying(Compiled.Ready.class,
                ready -> assertThat(Conditions.inEnglish(ready.condition(), WORDING)).isEqualTo(english));
    }
}
