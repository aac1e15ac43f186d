package kith.procedures.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import kith.procedures.history.Answer;
import kith.procedures.pack.Field;
import kith.procedures.pack.Form;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.procedures.pack.Step;
import org.junit.jupiter.api.Test;

/** Whatever is typed into any form of the shipped packs is read without failing, and stays as it was typed. */
class AnythingTypedTest {
    private static final long SEED = 20260325L;
    private static final List<String> ODD = List.of(
            "", " ", "yes", "no", "YES", "0", "-1", "31", "2", "2026", "999999999999", "01:30", "25:61", "4:10pm", "\u0000", "\uD83D", "🙂",
            "‮evil", "<script>alert(1)</script>", "' or 1=1 --", "%00", "٣", "feb", "١٢", "first", "second", "hannah",
            "x".repeat(30_000), "\r\n\r\n", "null", "1e308", "NaN");

    private static final List<String> KEYS = List.of("1", "2", "31");

    private static final SequencedMap<String, String> CHILDREN = new LinkedHashMap<>();

    static {
        CHILDREN.put("r1", "Ada");
        CHILDREN.put("r2", "Ben");
    }

    private static final FormReading.Context CONTEXT =
            new FormReading.Context(Instant.parse("2026-06-17T14:15:00Z"), Map.of(), CHILDREN, Set.of("hannah"), Set.of("police"));

    @Test
    void it_is_read_without_failing_and_stays() {
        Random random = new Random(SEED);
        List<Step> steps = steps();
        for (int round = 0; round < 60; round++) {
            for (Step step : steps) {
                Map<String, List<String>> values = anything(step, random);
                Map<String, List<String>> kept = new HashMap<>();
                values.forEach((name, all) -> kept.put(name, List.copyOf(all)));
                Typed typed = new Typed(values);

                Filled filled = FormReading.read(step, typed, CONTEXT);

                assertThat(typed.values()).as("seed %d, round %d, %s", SEED, round, step.id()).isEqualTo(kept);
                everyProblemStandsAtAnInputOfItsSection(step, filled);
                noAnswerStandsBesideItsOwnProblem(step, filled);
            }
        }
    }

    private static void everyProblemStandsAtAnInputOfItsSection(Step step, Filled filled) {
        for (FormProblem problem : filled.problems()) {
            assertThat(problem.message()).isNotBlank();
            Set<String> inputs = new HashSet<>();
            if (problem.section().isEmpty()) {
                inputs(FormReading.OCCURRED, inputs);
            } else {
                Form.Section section = step.form().sections().stream()
                        .filter(each -> each.id().equals(problem.section()))
                        .findFirst()
                        .orElseThrow();
                section.fields().forEach(field -> CHILDREN.keySet().forEach(record -> {
                    inputs(FormReading.input(field, record), inputs);
                    entries(field, record).forEach(input -> inputs(input, inputs));
                }));
            }
            assertThat(inputs).contains(problem.input());
        }
    }

    /** The inputs of a few entries of a group, as one might have added them. */
    private static List<String> entries(Field field, String record) {
        return field.group().stream()
                .flatMap(group -> group.questions().stream())
                .flatMap(asked -> KEYS.stream().map(key -> FormReading.entryInput(FormReading.input(field, record), key) + asked.id()))
                .toList();
    }

    private static void inputs(String input, Set<String> inputs) {
        inputs.addAll(List.of(input, input + "_reason", input + "-time", input + "-which", input + "-line1", input + "-line2", input + "-town", input + "-postcode", input + "-uprn",
                input + "-name", input + "-description", input + "-born", input + "-age"));
    }

    private static void noAnswerStandsBesideItsOwnProblem(Step step, Filled filled) {
        Set<String> wrong = new HashSet<>();
        filled.problems().forEach(problem -> wrong.add(problem.input()));
        for (Field field : step.form().fields()) {
            for (String record : CHILDREN.keySet()) {
                Answer answer = filled.answersFor(record).get(field.id());
                assertThat(answer != null && wrong.contains(FormReading.input(field, record)))
                        .as("%s.%s is answered and wrong at once", step.id(), field.id())
                        .isFalse();
            }
        }
    }

    private static Map<String, List<String>> anything(Step step, Random random) {
        List<String> names = new ArrayList<>(List.of("occurred-day", "occurred-month", "occurred-year", "occurred-time", "occurred-which", "elsewhere"));
        List<String> likely = new ArrayList<>(ODD);
        for (Field field : step.form().fields()) {
            field.options().forEach(option -> likely.add(option.code()));
            field.group().ifPresent(group -> group.questions().forEach(asked -> asked.options().forEach(option -> likely.add(option.code()))));
            for (String record : List.of("r1", "r2", "r9")) {
                List<String> inputs = new ArrayList<>(entries(field, record));
                inputs.add(FormReading.input(field, record));
                for (String input : inputs) {
                    for (String part : List.of("", "_reason", "-day", "-month", "-year", "-time", "-time-not-known", "-which", "-line1", "-line2", "-town", "-postcode", "-uprn", "-none",
                            "-name", "-name-not-known", "-description", "-born-day", "-born-month", "-born-year", "-age", "-born-not-known", "-remove", "-refused")) {
                        names.add(input + part);
                    }
                }
            }
        }
        Map<String, List<String>> values = new HashMap<>();
        for (String name : names) {
            if (random.nextInt(4) > 0) {
                List<String> some = new ArrayList<>();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    some.add(likely.get(random.nextInt(likely.size())));
                }
                values.put(name, some);
            }
        }
        step.form().fields().stream().filter(field -> field.group().isPresent()).forEach(field ->
                List.of("r1", "r2").forEach(record -> values.merge(FormReading.input(field, record), KEYS, (odd, keys) -> random.nextBoolean() ? keys : odd)));
        return values;
    }

    private static List<Step> steps() {
        return switch (PackLoader.load(Path.of("..", "packs"), "buckinghamshire")) {
            case Loaded.Ready(Pack pack) -> pack.procedures().stream().flatMap(procedure -> procedure.steps().stream()).toList();
            case Loaded.Faulty(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }
}
