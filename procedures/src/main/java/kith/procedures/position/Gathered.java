package kith.procedures.position;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.procedures.history.Standing;
import kith.procedures.position.Episodes.Placed;
import kith.procedures.position.Episodes.Underway;

/** Causes as they are gathered, each once, in the order in which they were met with. */
final class Gathered {
    /** Up to so many events, looking through them is quicker than a set. */
    private static final int FEW = 16;

    /** Immutable: most gather the causes of what one rule asks. */
    private List<String> rules;

    private final List<String> events = new ArrayList<>(4);
    private List<Causes.AnswerRead> answers = List.of();

    /** The same events, where they are more than a few. */
    private Set<String> many = Set.of();

    Gathered() {
        this(List.of());
    }

    /** @param rules immutable */
    Gathered(List<String> rules) {
        this.rules = rules;
    }

    Gathered rule(String rule) {
        if (!rules.contains(rule)) {
            List<String> more = new ArrayList<>(rules);
            more.add(rule);
            rules = List.copyOf(more);
        }
        return this;
    }

    Gathered event(String event) {
        if (events.size() > FEW ? many.add(event) : !events.contains(event)) {
            events.add(event);
            if (events.size() == FEW + 1) {
                many = new HashSet<>(events);
            }
        }
        return this;
    }

    Gathered event(Optional<String> event) {
        return event.isPresent() ? event(event.get()) : this;
    }

    /** The event, and the correction that dates it. */
    Gathered event(Standing standing) {
        event(standing.id());
        return standing.datedBy().equals(standing.id()) ? this : event(standing.datedBy());
    }

    /** The recording, the correction that dates it, and the approvals by which it counts. */
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
        if (!placed.countsBy.isEmpty()) {
            placed.countsBy.forEach(this::event);
        }
        return this;
    }

    Gathered read(Reading reading) {
        if (reading.events().isEmpty() && reading.answers().isEmpty()) {
            return this;
        }
        for (String event : reading.events()) {
            event(event);
        }
        for (Causes.AnswerRead answer : reading.answers()) {
            if (!answers.contains(answer)) {
                answers = answers.isEmpty() ? new ArrayList<>(4) : answers;
                answers.add(answer);
            }
        }
        return this;
    }

    Causes causes() {
        return new Causes(rules, events, answers);
    }
}
