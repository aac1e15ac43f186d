package kith.procedures.position;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.procedures.position.Episodes.Placed;
import kith.procedures.position.Episodes.Underway;

/** Causes as they are gathered, each once, in the order in which they were met with. */
final class Gathered {
    private final List<String> rules = new ArrayList<>(1);
    private final Set<String> events = LinkedHashSet.newLinkedHashSet(6);
    private final List<Causes.AnswerRead> answers = new ArrayList<>(4);

    Gathered rule(String rule) {
        if (!rules.contains(rule)) {
            rules.add(rule);
        }
        return this;
    }

    Gathered event(String event) {
        events.add(event);
        return this;
    }

    Gathered event(Optional<String> event) {
        event.ifPresent(events::add);
        return this;
    }

    /** The event, and the correction that dates it. */
    Gathered event(Standing standing) {
        events.add(standing.id());
        events.add(standing.datedBy);
        return this;
    }

    /** The recording, the correction that dates it, and the approval by which it counts. */
    Gathered event(Placed placed) {
        return event(placed.standing).approval(placed);
    }

    /** What opened the episode, and why. */
    Gathered opening(Underway episode) {
        return event(episode.opener.id()).approval(episode.opener).read(episode.openedFor);
    }

    /** What closed the episode, and why. */
    Gathered closing(Underway episode) {
        return event(episode.closer.id()).approval(episode.closer).read(episode.closedFor);
    }

    private Gathered approval(Placed placed) {
        if (placed.countsBy != null) {
            events.add(placed.countsBy);
        }
        return this;
    }

    Gathered read(Reading reading) {
        events.addAll(reading.events());
        reading.answers().forEach(this::answer);
        return this;
    }

    Gathered add(Gathered other) {
        other.rules.forEach(this::rule);
        events.addAll(other.events);
        other.answers.forEach(this::answer);
        return this;
    }

    private void answer(Causes.AnswerRead answer) {
        if (!answers.contains(answer)) {
            answers.add(answer);
        }
    }

    Causes causes() {
        return new Causes(rules, List.copyOf(events), answers);
    }
}
