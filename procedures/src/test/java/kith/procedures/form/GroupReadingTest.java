package kith.procedures.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import kith.procedures.condition.Condition;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Field;
import kith.procedures.pack.Field.Type;
import kith.procedures.pack.Form;
import kith.procedures.pack.Sensitivity;
import kith.procedures.pack.Source;
import kith.procedures.pack.Step;
import org.junit.jupiter.api.Test;

class GroupReadingTest {
    private static final Condition ALWAYS = new Condition.Always();
    private static final Instant NOW = Instant.parse("2026-06-17T14:15:00Z");
    private static final long SEED = 20_260_617L;

    private final SequencedMap<String, String> children = new LinkedHashMap<>(Map.of("r1", "Ada"));
    private final Map<String, List<String>> typed = new HashMap<>(TypedAgain.of(FormReading.OCCURRED, new Answer.When(new Occurred.On(LocalDate.of(2026, 6, 16)))));

    private boolean perChild;
    private Optional<Condition> required = Optional.of(ALWAYS);

    private static Field asked(String id, Type type, Optional<Condition> required, Optional<Condition> shown, Optional<String> notBefore) {
        return new Field(
                id, type, "Label of " + id, Optional.empty(), false, required, shown, type == Type.YES_NO, true, notBefore, List.of(),
                Sensitivity.ORDINARY, Optional.empty(), List.of(), Optional.empty(), List.of(), List.of());
    }

    /** What is to be done, by when, until when if it lasts, and whether the family agrees. */
    private Field actions() {
        Condition lasting = new Condition.IsAnswered(FieldRef.inGroup("plan", "actions", "by"));
        return new Field(
                "actions", Type.GROUP, "What is to be done?", Optional.empty(), perChild, required, Optional.empty(), false, false,
                Optional.empty(), List.of(), Sensitivity.ORDINARY, Optional.empty(), List.of(),
                Optional.of(new Field.Group("action", List.of(
                        asked("what", Type.TEXT, Optional.of(ALWAYS), Optional.empty(), Optional.empty()),
                        asked("by", Type.DATE, Optional.empty(), Optional.empty(), Optional.of("occurred")),
                        asked("until", Type.DATE, Optional.empty(), Optional.of(lasting), Optional.of("by")),
                        asked("agreed", Type.YES_NO, Optional.empty(), Optional.empty(), Optional.empty())))),
                List.of(),
                List.of());
    }

    private Filled read() {
        Step step = new Step(
                "plan", "procedure", Step.Kind.FORM, "Plan", "Record a plan", "Planned", List.of("social_worker"), ALWAYS, true, true,
                true, "When?", Optional.empty(), Optional.empty(), List.of(), List.of(), Sensitivity.ORDINARY, List.of(),
                new Form(List.of(new Form.Section("all", "All", Optional.empty(), List.of(actions())))),
                new Source("document", "Document", "section", List.of()));
        return FormReading.read(step, new Typed(typed), new FormReading.Context(NOW, Map.of(), children, Set.of(), Set.of()));
    }

    private GroupReadingTest typing(String input, String... values) {
        typed.put(input, List.of(values));
        return this;
    }

    private GroupReadingTest date(String input, int day) {
        return typing(input + "-day", "" + day).typing(input + "-month", "6").typing(input + "-year", "2026");
    }

    private static Answer.Entries entries(List<Map<String, Answer>> entries) {
        return new Answer.Entries(entries);
    }

    @Test
    void entries_are_read_in_the_order_in_which_they_stand_whatever_their_keys() {
        typing("actions", "3", "1").typing("actions.1.what", "Ring the school").typing("actions.3.what", "Mend the boiler");
        assertThat(read().problems()).isEmpty();
        assertThat(read().shared()).containsEntry("actions", entries(List.of(
                Map.of("what", new Answer.Text("Mend the boiler")), Map.of("what", new Answer.Text("Ring the school")))));
    }

    @Test
    void an_entry_left_blank_is_no_entry() {
        typing("actions", "1", "2", "3").typing("actions.2.what", "Ring the school").typing("actions.3.what", "  ").typing("actions.3.agreed");
        assertThat(read().problems()).isEmpty();
        assertThat(read().shared()).containsEntry("actions", entries(List.of(Map.of("what", new Answer.Text("Ring the school")))));
    }

    @Test
    void what_was_typed_under_an_entry_that_was_removed_is_no_answer() {
        typing("actions", "1").typing("actions.1.what", "Ring the school").typing("actions.2.what", "Withdrawn");
        assertThat(read().shared()).containsEntry("actions", entries(List.of(Map.of("what", new Answer.Text("Ring the school")))));
    }

    @Test
    void a_group_without_entries_has_no_answer_and_says_so_where_one_is_needed() {
        typing("actions", "1");
        assertThat(read().shared()).doesNotContainKey("actions");
        assertThat(read().problems()).extracting(FormProblem::input, FormProblem::message)
                .containsExactly(tuple("actions", "Add at least one entry to “What is to be done?”"));
        required = Optional.empty();
        assertThat(read().problems()).isEmpty();
    }

    @Test
    void every_problem_points_into_its_entry_and_all_are_said_at_once() {
        typing("actions", "1", "2", "5").typing("actions.1.what", "Ring the school").typing("actions.1.agreed", "no");
        date("actions.2.by", 18).date("actions.2.until", 17).date("actions.5.by", 1).typing("actions.5.what", "Too late");
        assertThat(read().problems()).extracting(FormProblem::input, FormProblem::message).containsExactly(
                tuple("actions.1.agreed_reason", "Say why not for action 1"),
                tuple("actions.2.what", "Write an answer to “Label of what” for action 2"),
                tuple("actions.2.until", "The date for “Label of until” is before the one for “Label of by”. Enter the same date or a later one for action 2"),
                tuple("actions.5.by", "The date for “Label of by” is before the day on which it happened. Enter the same date or a later one for action 3"));
    }

    @Test
    void a_question_is_asked_of_the_entry_whose_own_answer_asks_for_it() {
        date("actions.1.by", 20).date("actions.1.until", 25).date("actions.2.until", 25);
        typing("actions", "1", "2").typing("actions.1.what", "Breakfast club").typing("actions.2.what", "Ring the school");
        assertThat(read().problems()).isEmpty();
        assertThat(read().shared()).containsEntry("actions", entries(List.of(
                Map.of(
                        "what", new Answer.Text("Breakfast club"),
                        "by", new Answer.Day(LocalDate.of(2026, 6, 20)),
                        "until", new Answer.Day(LocalDate.of(2026, 6, 25))),
                Map.of("what", new Answer.Text("Ring the school")))));
    }

    @Test
    void each_child_has_entries_of_its_own() {
        perChild = true;
        children.put("r2", "Ben");
        typing("r1~actions", "1").typing("r1~actions.1.what", "Glasses").typing("r2~actions", "1").typing("r2~actions.1.agreed", "yes");
        assertThat(read().answersFor("r1")).containsEntry("actions", entries(List.of(Map.of("what", new Answer.Text("Glasses")))));
        assertThat(read().problems()).extracting(FormProblem::input, FormProblem::message)
                .containsExactly(tuple("r2~actions.1.what", "Write an answer to “Label of what” for action 1 for Ben"));
    }

    @Test
    void there_is_an_end_to_how_many_entries_one_group_takes() {
        List<String> keys = IntStream.rangeClosed(1, FormReading.MOST_ENTRIES + 1).mapToObj(Integer::toString).toList();
        typed.put("actions", keys);
        keys.forEach(key -> typing("actions." + key + ".what", "Ring"));
        assertThat(read().problems()).extracting(FormProblem::input, FormProblem::message).containsExactly(
                tuple("actions", "There are 51 entries under “What is to be done?”. Keep the 50 that matter most"));
    }

    @Test
    void entries_typed_again_are_the_same_entries() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            List<Map<String, Answer>> given = IntStream.rangeClosed(1, 1 + random.nextInt(6)).mapToObj(i -> {
                Map<String, Answer> entry = new HashMap<>(Map.of("what", new Answer.Text("Action " + i)));
                if (random.nextBoolean()) {
                    entry.put("by", new Answer.Day(LocalDate.of(2026, 7, 1 + random.nextInt(28))));
                    if (random.nextBoolean()) {
                        entry.put("until", new Answer.Day(LocalDate.of(2026, 8, 1 + random.nextInt(28))));
                    }
                }
                if (random.nextBoolean()) {
                    entry.put("agreed", new Answer.YesNo(false));
                    entry.put("agreed_reason", new Answer.Text("They were not asked"));
                }
                return Map.copyOf(entry);
            }).toList();
            typed.keySet().removeIf(name -> name.startsWith("actions"));
            typed.putAll(TypedAgain.of("actions", entries(given)));
            assertThat(read().problems()).as("seed %d, round %d", SEED, round).isEmpty();
            assertThat(read().shared().get("actions")).as("seed %d, round %d", SEED, round).isEqualTo(entries(given));
        }
    }
}
