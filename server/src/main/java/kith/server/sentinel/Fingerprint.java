package kith.server.sentinel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.pack.Field;
import kith.procedures.pack.Packs;
import kith.procedures.pack.Sensitivity;
import kith.procedures.pack.Step;
import kith.server.people.Children;
import kith.server.projection.Stand;

/**
 * That an event of a record protects a value: a keyed mark of it, and never the value.
 *
 * @param answer the question
 * @param author of the event, who knows the value
 */
record Fingerprint(String event, String answer, ProtectedValues.Kind kind, String author, String mark) {

    static Stream<Fingerprint> of(Stand stand, Stream<Event> events, FingerprintKey key) {
        List<Said> said = events.filter(event -> !event.fact().equals(Facts.RECORD_OPENED)).flatMap(event -> protectedIn(event, stand.packs())).toList();
        // Nearly every event has nothing protected, and every write asks.
        if (said.isEmpty()) {
            return Stream.empty();
        }
        Set<String> known = known(stand);
        FingerprintKey.Marks marks = key.of(stand.authority());
        return said.stream()
                .filter(each -> !known.contains(each.value().canonical()))
                .map(each -> new Fingerprint(
                        each.event().id(), each.answer(), each.value().kind(), each.event().author().person(), marks.mark(each.value().canonical())));
    }

    private record Said(Event event, String answer, ProtectedValues.Value value) {}

    private static Stream<Said> protectedIn(Event event, Packs packs) {
        List<Step> steps = Stream.concat(packs.step(event.subject(), event.packVersion()).stream(), packs.latest().step(event.subject()).stream()).toList();
        return event.answers().entrySet().stream()
                .flatMap(answer -> values(steps, answer.getKey(), answer.getValue()).map(value -> new Said(event, answer.getKey(), value)));
    }

    /** What stands on the card of the child, everybody reads who sees the record at all: their own name, and where they have lived by all that is open. */
    private static Set<String> known(Stand stand) {
        return stand.history().events().stream()
                .filter(event -> event.type().equals(Children.DESCRIBED))
                .flatMap(event -> Stream.concat(
                        event.answers().values().stream().flatMap(answer -> ProtectedValues.in(answer).stream()),
                        ProtectedValues.in(new Answer.Person(
                                        new Answer.Person.Called.Name(word(event, "given_name") + " " + word(event, "family_name")),
                                        new Answer.Person.Born.NotKnown()))
                                .stream()))
                .map(ProtectedValues.Value::canonical)
                .collect(Collectors.toSet());
    }

    private static String word(Event event, String answer) {
        return event.answers().get(answer) instanceof Answer.Text(String text) ? text : "";
    }

    private static Stream<ProtectedValues.Value> values(List<Step> steps, String id, Answer answer) {
        return steps.stream().flatMap(step -> step.sensitivity() == Sensitivity.PROTECTED
                        ? Stream.of(answer)
                        : step.form().asks(id).stream().flatMap(field -> inField(field, answer)))
                .flatMap(each -> ProtectedValues.in(each).stream())
                .distinct();
    }

    private static Stream<Answer> inField(Field field, Answer answer) {
        if (field.sensitivity() == Sensitivity.PROTECTED) {
            return Stream.of(answer);
        }
        if (field.group().isEmpty() || !(answer instanceof Answer.Entries entries)) {
            return Stream.empty();
        }
        return entries.entries().stream().flatMap(entry -> entry.entrySet().stream())
                .filter(each -> field.group().get().asks(each.getKey()).filter(asked -> asked.sensitivity() == Sensitivity.PROTECTED).isPresent())
                .map(Map.Entry::getValue);
    }
}
