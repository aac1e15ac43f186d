package kith.server.steps;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kith.procedures.form.FormReading;
import kith.procedures.form.Typed;
import kith.procedures.pack.Field;
import kith.procedures.pack.Step;

/**
 * What a note asks of each child with yes or no is answered once, for the child whose record it was begun on. For brothers and sisters it
 * is the same unless it is answered otherwise. The draft has every child's answer spelled out; the page leaves out those that are the same.
 */
public final class AsForTheFirst {
    private AsForTheFirst() {}

    /** With the first child's answers, where another has none of its own. */
    static Typed spelledOut(Step step, String first, Collection<String> others, Typed typed) {
        Map<String, List<String>> all = new HashMap<>(typed.values());
        eachOf(step).forEach(field -> others.stream()
                .filter(other -> !other.equals(first) && typed.one(FormReading.input(field, other)).isEmpty())
                .forEach(other -> parts(field, other).forEach((part, of) -> {
                    all.remove(part);
                    List<String> given = typed.all(FormReading.input(field, first) + of);
                    if (!given.isEmpty()) {
                        all.put(part, given);
                    }
                })));
        return new Typed(all);
    }

    /** Without the answers that are those of the first child. */
    public static Typed takenTogether(Step step, String first, Collection<String> others, Typed typed) {
        Map<String, List<String>> left = new HashMap<>(typed.values());
        eachOf(step).forEach(field -> others.stream()
                .filter(other -> !other.equals(first) && parts(field, other).entrySet().stream()
                        .allMatch(part -> typed.one(part.getKey()).equals(typed.one(FormReading.input(field, first) + part.getValue()))))
                .forEach(other -> left.keySet().removeAll(parts(field, other).keySet())));
        return new Typed(left);
    }

    /** The questions to which that applies. */
    public static Stream<Field> eachOf(Step step) {
        return step.form().fields().stream().filter(field -> field.perChild() && field.type() == Field.Type.YES_NO);
    }

    /** The answer's inputs, with what each adds to the name of the question's own. */
    private static Map<String, String> parts(Field field, String record) {
        String input = FormReading.input(field, record);
        return Map.of(input, "", input + "_reason", "_reason");
    }
}
