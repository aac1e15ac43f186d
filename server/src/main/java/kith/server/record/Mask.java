package kith.server.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.History;
import kith.procedures.pack.Access;
import kith.procedures.pack.Packs;
import kith.procedures.pack.Procedure;
import kith.procedures.position.Causes;
import kith.procedures.position.Holder;
import kith.procedures.position.Obligation;
import kith.procedures.position.Offer;
import kith.procedures.position.Position;
import kith.procedures.position.Words;
import kith.server.gate.Level;
import kith.server.gate.Viewer;

/**
 * Takes out of a record what a viewer may not see who only takes part, to whom it was opened for a time, or for whom it stands still. A consequence is as sensitive as the strictest of
 * its causes; from the one who must act the why is hidden, never the what and the when.
 */
final class Mask {
    private Mask() {}

    /** @param readsProtected whether whoever sees the whole sees what is protected too */
    static History history(History history, Packs packs, Viewer viewer, Level level, boolean readsProtected) {
        return switch (level) {
            case FULL -> readsProtected ? history : history.with(withoutProtected(history, packs, viewer));
            case NOTHING -> history.with(List.of());
            case WHO_TO_RING -> history.with(sinceFrozen(history, packs, viewer));
            case SUMMARY -> history.with(part(history, packs, viewer));
        };
    }

    /** What the viewer themself recorded since the record stands still, and what was opened to them. */
    private static List<Event> sinceFrozen(History history, Packs packs, Viewer viewer) {
        Instant frozen = history.events().stream()
                .filter(event -> Reach.of(event, packs).freezes())
                .map(Event::recorded)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return history.events().stream()
                .filter(event -> event.recorded().isAfter(frozen))
                .map(event -> Reach.of(event, packs))
                .filter(reach -> reach.includesThroughFreeze(viewer))
                .map(reach -> reach.to(viewer))
                .toList();
    }

    /** Of what the viewer wrote themself nothing is taken out. */
    private static List<Event> withoutProtected(History history, Packs packs, Viewer viewer) {
        return history.events().stream()
                .flatMap(event -> event.author().person().equals(viewer.professional())
                        ? Stream.of(event)
                        : Reach.of(event, packs).withoutProtected().stream())
                .toList();
    }

    /** Whoever reads an event, or what was said of it later, learns that it was withdrawn, whoever withdrew it: they must not go on acting on it. */
    private static List<Event> part(History history, Packs packs, Viewer viewer) {
        Map<String, Event> byId = new HashMap<>();
        history.events().forEach(event -> byId.put(event.id(), event));
        Set<String> read = new HashSet<>();
        List<Event> part = new ArrayList<>();
        history.events().stream().sorted(Comparator.comparing(Event::recorded).thenComparing(Event::id)).forEach(event -> {
            Reach reach = Reach.of(event, packs);
            if (reach.includes(viewer)) {
                read.addAll(upToFirst(event, byId));
                part.add(reach.to(viewer));
            } else if (event.fact().equals(Facts.WITHDRAWN) && event.corrects().filter(read::contains).isPresent()) {
                read.add(event.id());
                part.add(reach.open());
            }
        });
        return part;
    }

    /** The event and, of a correction or a withdrawal, what it is about, back to what was first recorded. */
    private static Set<String> upToFirst(Event event, Map<String, Event> byId) {
        Set<String> chain = new HashSet<>();
        Event at = event;
        while (at != null && chain.add(at.id())) {
            at = Set.of(Facts.CORRECTED, Facts.WITHDRAWN).contains(at.fact()) ? at.corrects().map(byId::get).orElse(null) : null;
        }
        return chain;
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

    static Position position(Position position, History seen, Packs packs, Viewer viewer, Level level, boolean readsProtected) {
        Readable readable = Readable.of(seen);
        return switch (level) {
            case FULL -> readsProtected ? position : withoutHiddenWhy(position, readable);
            case NOTHING -> new Position(position.record(), position.at(), List.of(), List.of(), List.of(), List.of(), List.of());
            case WHO_TO_RING -> toRing(position, packs, viewer);
            case SUMMARY -> part(position, readable, packs, viewer);
        };
    }

    /** That something must be done stays, by when and by whom; why goes where it rests on what is protected, and so does a flag. */
    private static Position withoutHiddenWhy(Position position, Readable readable) {
        return new Position(
                position.record(),
                position.at(),
                position.episodes(),
                position.obligations().stream().map(obligation -> readable.all(obligation.causes()) ? obligation : withoutWhy(obligation)).toList(),
                position.offers(),
                position.statuses().stream().filter(status -> readable.all(status.causes())).toList(),
                position.awaitedApprovals());
    }

    /** The flag that it stands still, and what can be recorded all the same. */
    private static Position toRing(Position position, Packs packs, Viewer viewer) {
        Set<String> freezing = packs.versions().stream()
                .flatMap(pack -> pack.procedures().stream())
                .flatMap(procedure -> procedure.steps().stream()
                        .filter(step -> !Access.of(step.access(), Access.Freezes.class).isEmpty())
                        .flatMap(step -> procedure.statuses().stream().filter(status -> status.begins().on().equals(step.id()))))
                .map(Procedure.Status::id)
                .collect(Collectors.toSet());
        return new Position(
                position.record(),
                position.at(),
                List.of(),
                List.of(),
                position.offers().stream()
                        .filter(offer -> offer.by().contains(viewer.role()) && packs.latest().step(offer.step()).filter(Reach::isThroughFreeze).isPresent())
                        .map(Mask::withoutWhy)
                        .toList(),
                position.statuses().stream().filter(status -> freezing.contains(status.status()) && status.until().isEmpty()).toList(),
                List.of());
    }

    private static Offer withoutWhy(Offer offer) {
        return new Offer(offer.step(), offer.episode(), offer.by(), offer.meets(), offer.follows(), new Causes(List.of(), List.of(), List.of()));
    }

    private static Position part(Position position, Readable readable, Packs packs, Viewer viewer) {
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
                        .map(Mask::withoutWhy)
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
                    case Holder.Person(String person) -> viewer.persons().contains(person);
                    case Holder.Team(String team) -> viewer.teams().contains(team);
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
                obligation.key(),
                obligation.procedure(),
                obligation.step(),
                obligation.sentence(),
                obligation.owner(),
                obligation.holder(),
                "",
                Optional.empty(),
                obligation.aim(),
                obligation.limit(),
                obligation.notBefore(),
                switch (obligation.state()) {
                    case Obligation.State.Open open -> open;
                    case Obligation.State.Met(String _, Instant at) -> new Obligation.State.Met("", at);
                    case Obligation.State.Excused _ -> new Obligation.State.Excused("", "The reason is not yours to see.");
                    case Obligation.State.Cancelled _ -> new Obligation.State.Cancelled("", "The reason is not yours to see.");
                },
                new Words.Plain("What led to this is not yours to see. Children's social care can tell you more."),
                "",
                new Words.Plain(""),
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
