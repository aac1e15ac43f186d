package kith.procedures.position;

import java.util.List;
import kith.procedures.condition.FieldRef;

/**
 * What was read to reach a conclusion: rules, events and answers. Taking one of the events away changes the conclusion.
 *
 * @param rules rule ids
 * @param events event ids
 * @param answers the answers read, with the event that gave them
 */
public record Causes(List<String> rules, List<String> events, List<AnswerRead> answers) {
    public Causes {
        rules = List.copyOf(rules);
        events = List.copyOf(events);
        answers = List.copyOf(answers);
    }

    public record AnswerRead(String event, FieldRef field) {}
}
