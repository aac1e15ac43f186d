package kith.server.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kith.procedures.condition.Answers;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.Answer;

/** What the story has recorded on one record so far: what a form may look back to. */
final class Remembered implements Answers {
    private record Recorded(String event, Map<String, Answer> answers) {}

    private final Map<String, Recorded> latest = new HashMap<>();

    void keep(String step, String event, Map<String, Answer> answers) {
        latest.put(step, new Recorded(event, answers));
    }

    @Override
    public Optional<Given> answer(FieldRef field) {
        return Optional.ofNullable(latest.get(field.step()))
                .flatMap(recorded -> Optional.ofNullable(recorded.answers().get(field.field()))
                        .map(answer -> new Given(answer, recorded.event())));
    }

    @Override
    public Optional<String> recorded(String step) {
        return Optional.ofNullable(latest.get(step)).map(Recorded::event);
    }

    /** No form asks this. */
    @Override
    public Optional<String> recordedThisTime(String step) {
        return Optional.empty();
    }
}
