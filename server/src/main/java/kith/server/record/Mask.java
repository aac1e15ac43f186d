package kith.server.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.pack.Field;
import kith.procedures.pack.Packs;
import kith.procedures.pack.Sensitivity;
import kith.procedures.pack.Step;
import kith.procedures.position.Causes;
import kith.procedures.position.Holder;
import kith.procedures.position.Obligation;
import kith.procedures.position.Offer;
import kith.procedures.position.Position;
import kith.server.gate.Level;
import kith.server.gate.Viewer;

/**
 * Takes out of a record what a viewer who only takes part may not see. A consequence is as sensitive as the strictest of
 * its causes; from the one who must act the why is hidden, never the what and the when.
 */
final class Mask {
    private Mask() {}

    static History history(History history, Packs packs, Viewer viewer, Level level) {
        return switch (level) {
            case FULL -> history;
            case NOTHING -> history.with(List.of());
            case SUMMARY -> {
                List<Event> shown = new ArrayList<>();
                for (Event event : history.events()) {
                    Optional<Step> asFilledIn = packs.step(event.subject(), event.packVersion());
                    List<Step> steps = Stream.concat(asFilledIn.stream(), packs.latest().step(event.subject()).stream()).toList();
                    if (mayRead(event, steps, viewer)) {
                        shown.add(withoutSensitiveAnswers(event, steps, viewer));
                    }
                }
                yield history.with(shown);
            }
        };
    }

    /** @param steps as it was when the form was filled in and as it is now: the stricter of the two counts */
    private static boolean mayRead(Event event, List<Step> steps, Viewer viewer) {
        if (event.subject().equals("person")) {
            return true;
        }
        if (event.author().agency().equals(viewer.agency()) && !viewer.agencyKind().equals("social_care")) {
            return true;
        }
        return !steps.isEmpty()
                && steps.stream().allMatch(step -> step.sensitivity() == Sensitivity.ORDINARY)
                && (steps.getLast().participants().contains(viewer.role())
                        || event.author().person().equals(viewer.professional()));
    }

    private static Event withoutSensitiveAnswers(Event event, List<Step> steps, Viewer viewer) {
        if (steps.isEmpty() || event.author().person().equals(viewer.professional())) {
            return event;
        }
        Map<String, Answer> shown = new HashMap<>();
        event.answers().forEach((id, answer) -> {
            if (!isSensitive(asked(id, steps))) {
                withoutSensitiveEntries(id, answer, steps).ifPresent(left -> shown.put(id, left));
            }
        });
        if (shown.equals(event.answers())) {
            return event;
        }
        return new Event(
                event.id(),
                event.type(),
                event.episode(),
                event.occurred(),
                event.recorded(),
                event.author(),
                shown,
                event.corrects(),
                event.occasion(),
                event.packVersion());
    }

    /** A reason is as sensitive as the answer whose reason it is. What no form asks any more, nobody can say is harmless. */
    private static boolean isSensitive(List<Field> asked) {
        return asked.isEmpty() || asked.stream().anyMatch(field -> field.sensitivity() != Sensitivity.ORDINARY);
    }

    private static List<Field> asked(String answer, List<Step> steps) {
        return steps.stream().flatMap(step -> step.form().asks(answer).stream()).toList();
    }

    /** An entry of which nothing is left is not there: how many there were could tell what they said. */
    private static Optional<Answer> withoutSensitiveEntries(String group, Answer answer, List<Step> steps) {
        if (!(answer instanceof Answer.Entries(List<Map<String, Answer>> entries))) {
            return Optional.of(answer);
        }
        List<Field.Group> groups = asked(group, steps).stream().flatMap(field -> field.group().stream()).toList();
        List<Map<String, Answer>> left = new ArrayList<>();
        for (Map<String, Answer> entry : entries) {
            Map<String, Answer> shown = new HashMap<>(entry);
            shown.keySet().removeIf(id -> isSensitive(groups.stream().flatMap(each -> each.asks(id).stream()).toList()));
            if (!shown.isEmpty()) {
                left.add(shown);
            }
        }
        return left.isEmpty() ? Optional.empty() : Optional.of(new Answer.Entries(left));
    }

    /** What the viewer may read: the events, each with its answers. */
    private record Readable(Map<String, Set<String>> answers) {
        static Readable of(History seen) {
            Map<String, Set<String>> answers = new HashMap<>();
            seen.events().forEach(event -> answers.put(event.id(), event.answers().keySet()));
            return new Readable(answers);
        }

        /** Explanations and flags quote the answers that they rest on: one that may not be read hides them whole. */
        boolean all(Causes causes) {
            return answers.keySet().containsAll(causes.events())
                    && causes.answers().stream().allMatch(read -> answers.getOrDefault(read.event(), Set.of()).contains(read.field().field()));
        }
    }

    static Position position(Position position, History seen, Packs packs, Viewer viewer, Level level) {
        if (level == Level.FULL) {
            return position;
        }
        Readable readable = Readable.of(seen);
        return new Position(
                position.record(),
                position.at(),
                List.of(),
                position.obligations().stream()
                        .filter(obligation -> concerns(obligation, packs, viewer))
                        .map(obligation -> readable.all(obligation.causes()) ? obligation : withoutWhy(obligation))
                        .toList(),
                position.offers().stream()
                        .filter(offer -> offer.by().contains(viewer.role()))
                        .map(offer -> new Offer(
                                offer.step(),
                                offer.episode(),
                                offer.by(),
                                offer.meets(),
                                offer.follows(),
                                new Causes(List.of(), List.of(), List.of())))
                        .toList(),
                position.statuses().stream()
                        .filter(status -> readable.all(status.causes()))
                        .toList(),
                List.of());
    }

    /** What they must do, and what they are asked to take part in: the what and the when of it. */
    private static boolean concerns(Obligation obligation, Packs packs, Viewer viewer) {
        return obligation.owner().equals(viewer.role())
                || isAskedToTakePart(obligation, packs, viewer)
                || switch (obligation.holder()) {
                    case Holder.Person(String person) -> person.equals(viewer.professional());
                    case Holder.Team(String team) -> team.equals(viewer.team());
                };
    }

    private static boolean isAskedToTakePart(Obligation obligation, Packs packs, Viewer viewer) {
        return obligation.approves().isEmpty()
                && packs.latest()
                        .step(obligation.step())
                        .filter(step -> step.participants().contains(viewer.role()))
                        .isPresent();
    }

    private static Obligation withoutWhy(Obligation obligation) {
        return new Obligation(
                obligation.id(),
                obligation.rule(),
                obligation.episode(),
                obligation.procedure(),
                obligation.step(),
                obligation.sentence(),
                obligation.owner(),
                obligation.holder(),
                "",
                obligation.aim(),
                obligation.limit(),
                switch (obligation.state()) {
                    case Obligation.State.Open open -> open;
                    case Obligation.State.Met(String _, Instant at) -> new Obligation.State.Met("", at);
                    case Obligation.State.Excused _ -> new Obligation.State.Excused("", "The reason is not yours to see.");
                    case Obligation.State.Cancelled _ -> new Obligation.State.Cancelled("", "The reason is not yours to see.");
                },
                "What led to this is not yours to see. Children's social care can tell you more.",
                "",
                "",
                List.of(),
                obligation.stoppedSince(),
                Optional.empty(),
                obligation.reasonIfLate(),
                Optional.empty(),
                obligation.tellIfLate(),
                obligation.source(),
                obligation.note(),
                obligation.packVersion(),
                new Causes(List.of(obligation.rule()), List.of(), List.of()));
    }
}
