package kith.server.handover.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.handover.HandoverWork;
import kith.server.handover.Handovers;
import kith.server.record.KnownNames;
import kith.server.record.OfficeHours;
import kith.server.record.Reading;
import kith.server.web.component.Flag;
import kith.server.web.component.Link;
import kith.server.work.Obligations;
import kith.server.work.Together;
import kith.server.wording.DueWords;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the page of handovers shows: to the emergency team what it was given, and in the morning what came of it. */
@Service
public class HandoverQueries {
    private static final int MOST_TO_HAND_OVER = 10;
    private static final int EARLIER_DAYS = 7;

    private final Gate gate;
    private final Handovers handovers;
    private final HandoverWork work;
    private final Obligations obligations;
    private final Directories directories;
    private final Reading reading;
    private final Calendar calendar;
    private final Clock clock;

    HandoverQueries(
            Gate gate,
            Handovers handovers,
            HandoverWork work,
            Obligations obligations,
            Directories directories,
            Reading reading,
            Calendar calendar,
            Clock clock) {
        this.gate = gate;
        this.handovers = handovers;
        this.work = work;
        this.obligations = obligations;
        this.directories = directories;
        this.reading = reading;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param told lines kept; empty where there are no words */
    public record Done(Link event, String when, String by, String told) {}

    /**
     * @param id of the card's heading
     * @param address that the record knows; empty where it knows none
     * @param owed what is due before the handover ends, each with its time
     * @param backAt where it is handed back; null for whoever may not
     */
    public record Holding(
            String id,
            Link child,
            String age,
            String address,
            List<Flag> flags,
            String live,
            String mayHappen,
            String thenDo,
            List<String> ring,
            String until,
            String by,
            List<String> owed,
            List<Done> done,
            String backAt) {}

    /** @param ended "Handed back at 08:30 on 13 January", or that nobody has */
    public record Over(String id, Link child, String by, String ended, List<Done> done) {}

    /**
     * @param over what was handed over since and holds no more
     * @param earlier the same from a week before; null where that is shown
     * @param toHandOver the children for whom the viewer or the viewer's team holds something
     */
    public record HandoverPage(String at, List<Holding> holding, List<Over> over, String since, Link earlier, List<Link> toHandOver) {}

    /** @param from the day from which on handovers that are over are shown; empty for those since the last working day's opening */
    @Transactional
    public Seen<HandoverPage> page(Viewer viewer, Optional<LocalDate> from) {
        Permit permit = gate.permit(viewer, Action.SEE_QUEUE, Outlet.PAGE);
        Names names = directories.names(permit);
        Pack pack = reading.packs(viewer.authority()).latest();
        Instant now = clock.instant();
        LocalDate today = Said.dayOf(now);
        Instant since = from.map(day -> day.atStartOfDay(Occurred.LONDON).toInstant()).orElseGet(() -> OfficeHours.openedBefore(today, calendar));
        Seen<List<Handovers.Listed>> seen = handovers.holdingOrMadeSince(permit, now, since);
        List<Handovers.Listed> holding = latestOfEach(seen.value().stream().filter(listed -> listed.row().holdsAt(now)).toList());
        List<Handovers.Listed> over = seen.value().stream().filter(listed -> !listed.row().holdsAt(now)).toList();
        Map<String, List<HandoverWork.Row>> done = seen.value().isEmpty()
                ? Map.of()
                : work.of(permit, seen.value().stream().map(listed -> listed.row().event()).toList()).value().stream()
                        .collect(Collectors.groupingBy(HandoverWork.Row::handover));
        Map<String, List<Obligations.Work>> owed = holding.isEmpty() ? Map.of() : owed(permit, holding);
        Optional<Step> back = pack.step(KnownNames.HANDED_BACK).filter(step -> step.by().contains(viewer.role()));
        List<Link> toHandOver = pack.step(KnownNames.HANDOVER).filter(step -> step.by().contains(viewer.role())).isPresent()
                ? toHandOver(Stream.concat(obligations.ofPerson(permit).value().stream(), obligations.ofTeam(permit).value().stream()))
                : List.of();
        return seen.map(_ -> new HandoverPage(
                Said.moment(now),
                holding.stream()
                        .map(listed -> new Holding(
                                "holds-" + listed.row().event(),
                                child(listed),
                                listed.child().age(today),
                                listed.child().address().orElse(""),
                                listed.statuses().stream().map(HandoverQueries::flag).toList(),
                                listed.row().live(),
                                listed.row().mayHappen(),
                                listed.row().thenDo(),
                                listed.row().ring(),
                                Said.moment(listed.row().until()),
                                by(listed.row(), names),
                                owed.getOrDefault(listed.child().record(), List.of()).stream()
                                        .filter(each -> !each.row().limit().or(each.row()::aim).orElseThrow().lateFrom().isAfter(listed.row().until()))
                                        .map(each -> owed(each, now))
                                        .toList(),
                                done(listed, done, names),
                                back.map(step -> "/records/" + listed.child().record() + "/steps/" + step.id()).orElse(null)))
                        .toList(),
                over.stream()
                        .map(listed -> new Over(
                                "over-" + listed.row().event(),
                                child(listed),
                                by(listed.row(), names),
                                listed.row().returned()
                                        .map(returned -> "Handed back at " + Said.near(returned, today) + ".")
                                        .orElseGet(() -> "It held until " + Said.near(listed.row().until(), today) + ". Nobody has handed it back."),
                                done(listed, done, names)))
                        .toList(),
                Said.moment(since),
                from.isPresent() ? null : Link.to("/handover?since=" + today.minusDays(EARLIER_DAYS), "Those of the last week"),
                toHandOver));
    }

    /** Whoever hands over once more that evening says what holds now. */
    private static List<Handovers.Listed> latestOfEach(List<Handovers.Listed> holding) {
        Map<String, Handovers.Listed> latest = new LinkedHashMap<>();
        holding.forEach(listed -> latest.merge(
                listed.child().record(), listed, (one, other) -> one.row().made().isBefore(other.row().made()) ? other : one));
        return List.copyOf(latest.values());
    }

    /** That the night must be reported is said by the page itself. */
    private Map<String, List<Obligations.Work>> owed(Permit permit, List<Handovers.Listed> holding) {
        Instant last = holding.stream().map(listed -> listed.row().until()).max(Instant::compareTo).orElseThrow();
        return obligations.dueBy(permit, holding.stream().map(listed -> listed.child().record()).toList(), last).value().stream()
                .filter(each -> !each.row().step().equals(KnownNames.HANDED_BACK))
                .collect(Collectors.groupingBy(Obligations.Work::record));
    }

    private String owed(Obligations.Work owed, Instant now) {
        DueWords words = DueWords.open(owed.row().limit(), owed.row().aim(), now, calendar);
        return owed.row().sentence() + ": " + words.when() + (words.due() == null ? "" : ", " + words.due());
    }

    private static List<Done> done(Handovers.Listed listed, Map<String, List<HandoverWork.Row>> done, Names names) {
        return done.getOrDefault(listed.row().event(), List.of()).stream()
                .map(row -> new Done(
                        Link.to("/records/" + listed.child().record() + "/events/" + row.event(), row.title()),
                        row.happened(),
                        names.person(row.author()),
                        row.told()))
                .toList();
    }

    private static Link child(Handovers.Listed listed) {
        return Link.to("/records/" + listed.child().record(), listed.child().name());
    }

    private static String by(Handovers.Row row, Names names) {
        return names.person(row.author()) + ", " + Said.moment(row.made()) + names.awayWords(row.author()).map(words -> " (" + words + ")").orElse("");
    }

    private static Flag flag(Handovers.Status status) {
        return switch (status.tone()) {
            case "red" -> Flag.harm(status.words());
            case "amber" -> Flag.care(status.words());
            default -> Flag.family(status.words());
        };
    }

    /** A line for each family. What is here to be handed back need not be handed over. */
    private static List<Link> toHandOver(Stream<Obligations.Work> held) {
        return held.filter(each -> !each.row().step().equals(KnownNames.HANDED_BACK) && each.ofChild())
                .collect(Collectors.groupingBy(Obligations.Work::family, LinkedHashMap::new, Collectors.toMap(
                        Obligations.Work::record, Function.identity(), (one, _) -> one, LinkedHashMap::new)))
                .values()
                .stream()
                .map(family -> new Together(List.copyOf(family.values())))
                .limit(MOST_TO_HAND_OVER)
                .map(family -> Link.to("/records/" + family.first().record() + "/steps/" + KnownNames.HANDOVER, family.names()))
                .toList();
    }
}
