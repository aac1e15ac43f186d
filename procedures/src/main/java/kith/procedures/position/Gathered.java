package kith.procedures.position;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.procedures.position.Episodes.Placed;

/** Causes as they are gathered, each once, in the order in which they were met with. */
final class Gathered {
    private final List<String> rules = new ArrayList<>(1);
    private final List<String> events = new ArrayList<>(6);
    private final List<Causes.AnswerRead> answers = new ArrayList<>(4);

    Gathered rule(String rule) {
        if (!rules.contains(rule)) {
            rules.add(rule);
        }
        return this;
    }

    Gathered event(String event) {
        if (!events.contains(event)) {
            events.add(event);
        }
        return this;
    }

    Gathered event(Optional<String> event) {
        event.ifPresent(this::event);
        return this;
    }

    /** The event, and the correction that dates it. */
    Gathered event(Standing standing) {
        return event(standing.id()).event(standing.datedBy);
    }

    Gathered event(Placed placed) {
        return event(placed.standing);
    }

    Gathered read(Reading reading) {
        reading.events().forEach(this::event);
        reading.answers().forEach(this::answer);
        return this;
    }

    Gathered add(Gathered other) {
        other.rules.forEach(this::rule);
        other.events.forEach(this::event);
        other.answers.forEach(this::answer);
        return this;
    }

    private void answer(Causes.AnswerRead answer) {
        if (!answers.contains(answer)) {
            answers.add(answer);
        }
    }

    Causes causes() {
        return new Causes(rules, events, answers);
    }
}
