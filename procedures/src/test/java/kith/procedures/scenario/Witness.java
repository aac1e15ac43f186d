package kith.procedures.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.position.Causes;
import kith.procedures.position.Obligation;
import kith.procedures.position.Position;

/**
 * A story of a scenario in which a timescale is asked for.
 *
 * @param start from when the time counts, as the history tells it
 * @param recorded when that was recorded
 * @param asked every obligation of the story by its id, and what became of it
 */
record Witness(
        String scenario, History history, Timescale timescale, Obligation obligation, Occurred start, Instant recorded, Map<String, String> asked) {

    /** Every obligation of the story that lays down a time. */
    static List<Witness> in(String scenario, History history, Position position, List<Timescale> timescales) {
        Map<String, String> asked = asked(position);
        String teller = "%s, %s".formatted(scenario, history.record());
        List<Witness> witnesses = new ArrayList<>();
        for (Obligation obligation : position.obligations()) {
            for (Timescale timescale : timescales) {
                if (timescale.isToldOf(obligation) && !mayStandStill(timescale, history)) {
                    witnesses.add(of(teller, history, timescale, obligation, asked));
                }
            }
        }
        return witnesses;
    }

    static Map<String, String> asked(Position position) {
        return position.obligations().stream().collect(Collectors.toMap(
                Obligation::id, obligation -> obligation.rule() + " " + switch (obligation.state()) {
                    case Obligation.State.Open() -> "open";
                    case Obligation.State.Met met -> "met by " + met.by();
                    case Obligation.State.Excused excused -> "excused by " + excused.by();
                    case Obligation.State.Cancelled cancelled -> "cancelled by " + cancelled.by();
                }));
    }

    /** Clocks that stand still are held to the reference elsewhere, on random histories. */
    private static boolean mayStandStill(Timescale timescale, History history) {
        return timescale.of().flatMap(rule -> rule.pause()).stream()
                .flatMap(pause -> pause.from().stream())
                .anyMatch(step -> history.events().stream().anyMatch(event -> event.subject().equals(step)));
    }

    private static Witness of(String scenario, History history, Timescale timescale, Obligation obligation, Map<String, String> asked) {
        Event trigger = event(history, obligation.trigger());
        List<FieldRef> from = timescale.of().map(rule -> rule.from()).orElse(List.of());
        boolean asksTrigger = from.stream().anyMatch(field -> field.step().equals(trigger.subject()));
        for (FieldRef field : from) {
            for (Causes.AnswerRead read : obligation.causes().answers()) {
                if (read.field().equals(field) && (!asksTrigger || field.step().equals(trigger.subject()))) {
                    Event giver = event(history, read.event());
                    Occurred answered = switch (giver.answers().get(field.field())) {
                        case Answer.Day(var day) -> new Occurred.On(day);
                        case Answer.When(Occurred.Unknown _) -> null;
                        case Answer.When(Occurred occurred) -> occurred;
                        case null, default -> null;
                    };
                    if (answered != null) {
                        return new Witness(scenario, history, timescale, obligation, answered, giver.recorded(), asked);
                    }
                }
            }
        }
        return new Witness(scenario, history, timescale, obligation, occurred(history, trigger), trigger.recorded(), asked);
    }

    private static Event event(History history, String id) {
        return history.events().stream().filter(event -> event.id().equals(id)).findFirst().orElseThrow();
    }

    /** When it happened, by the last correction that says so. */
    private static Occurred occurred(History history, Event event) {
        return history.events().stream()
                .filter(correction -> correction.fact().equals(Facts.CORRECTED) && correction.corrects().equals(Optional.of(event.id())))
                .filter(correction -> !(correction.occurred() instanceof Occurred.Unknown))
                .max(Comparator.comparing(Event::recorded))
                .map(Event::occurred)
                .orElse(event.occurred());
    }

    boolean isOfDay() {
        return start instanceof Occurred.On || start instanceof Occurred.About;
    }

    /** What met it, where that was a plain recording after what set it off, so that it can be told at another time. */
    Optional<Event> metBy() {
        if (!(obligation.state() instanceof Obligation.State.Met met)) {
            return Optional.empty();
        }
        Event by = event(history, met.by());
        boolean corrected = history.events().stream()
                .anyMatch(event -> event.corrects().equals(Optional.of(by.id())) && event.fact().equals(Facts.CORRECTED));
        boolean after = by.earliest().isAfter(event(history, obligation.trigger()).earliest());
        return corrected || !after ? Optional.empty() : Optional.of(by);
    }

    /** Whether its time was not up before it was asked for. */
    boolean hasTime() {
        Instant asked = event(history, obligation.trigger()).earliest();
        return obligation.limit().or(obligation::aim).filter(due -> due.lateFrom().isAfter(asked)).isPresent();
    }

    boolean isExtended() {
        return !obligation.extensions().isEmpty();
    }

    /**
     * Those of the events without which it would not stand as it does, those up to what set it off, and what was said of either: nothing that came
     * later stands in the way of meeting it at another time.
     *
     * @param moved the history at any time
     */
    List<Event> whatMatters(History moved) {
        Instant from = event(moved, obligation.trigger()).earliest();
        Set<String> kept = new HashSet<>(obligation.causes().events());
        moved.events().stream().filter(event -> !event.earliest().isAfter(from)).forEach(event -> kept.add(event.id()));
        return moved.events().stream()
                .filter(event -> kept.contains(event.id()) || event.corrects().filter(kept::contains).isPresent())
                .toList();
    }

    @Override
    public String toString() {
        return "%s: %s, which counts %s from %s".formatted(
                scenario, timescale, timescale.limit().or(timescale::aim).map(Terms::write).orElse(""), start);
    }
}
