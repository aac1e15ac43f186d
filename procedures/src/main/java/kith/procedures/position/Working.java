package kith.procedures.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.About;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.history.Standing;
import kith.procedures.pack.Access;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Step;
import kith.procedures.position.Episodes.Placed;
import kith.procedures.position.Episodes.Underway;

/**
 * The working of a position: what stands of the history, placed, with all that follows. It changes as it goes on and belongs
 * to one {@link Replay} at a time.
 */
final class Working {
    private final About about;
    private final CompiledPacks packs;
    private final List<Standing> known;
    private final Set<String> missing;
    private final Placing placing;
    private final Raising raising;
    private final Flagging flagging;
    private final Directory directory;

    /** The episodes as they were last told, in their order, and those of them that have changed since. */
    private List<Episode> told = List.of();

    private final Set<Underway> changed = new HashSet<>();

    private Working(
            About about, CompiledPacks packs, List<Standing> known, Set<String> missing, Placing placing, Raising raising, Flagging flagging,
            Directory directory) {
        this.about = about;
        this.packs = packs;
        this.known = known;
        this.missing = missing;
        this.placing = placing;
        this.raising = raising;
        this.flagging = flagging;
        this.directory = directory;
    }

    static Working through(History history, CompiledPacks packs, Directory directory, Calendar calendar) {
        Standing.Standings known = Standing.of(history);
        List<Standing> standing = known.events();
        Placing placing = Placing.through(standing, packs);
        Episodes episodes = placing.episodes();
        episodes.stoodInTheWay.addAll(known.withdrawals());
        for (Standing event : standing) {
            episodes.stoodInTheWay.addAll(event.overtaken());
            if (!event.datedBy().equals(event.id())) {
                episodes.stoodInTheWay.add(event.datedBy());
            }
        }
        Raising raising = Raising.through(standing, episodes, new Holders(standing, directory), calendar);
        return new Working(history.about(), packs, standing, known.missing(), placing, raising, Flagging.through(episodes), directory);
    }

    /** Events because of which something does not follow. */
    Set<String> stoodInTheWay() {
        return placing.episodes().stoodInTheWay;
    }

    /** Goes on with the next event where that leaves everything before it in its place; else nothing is to be made of this any more. */
    boolean goOnWith(Event event) {
        Standing next = Standing.ofUncorrected(event);
        if (!next.isStepRecorded()
                || missing.contains(next.id())
                || !known.isEmpty() && Standing.AS_HAPPENED.compare(known.getLast(), next) >= 0
                || !placing.mayGoOnWith(next)) {
            return false;
        }
        known.add(next);
        Placed recorded = placing.goOnWith(next);
        changed.addAll(raising.goOnWith(recorded));
        changed.add(recorded.episode);
        flagging.goOnWith(recorded);
        return true;
    }

    Position position(String record, Instant at) {
        Episodes episodes = placing.episodes();
        List<Raised> raised = raising.raised();
        List<Obligation> obligations = ofTheFrozen(raised.stream().map(Raised::obligation).toList());
        CompiledPack today = packs.inForceOn(LocalDate.ofInstant(at, Occurred.LONDON));
        told = episodes(raised);
        changed.clear();
        return new Position(
                record,
                at,
                told,
                obligations,
                Offering.offers(episodes, obligations, today, about),
                flagging.statuses(),
                awaitedApprovals(obligations, episodes));
    }

    /** While an episode holds the record still, whatever is owed falls to whom it is held still for: nothing becomes late in silence. */
    private List<Obligation> ofTheFrozen(List<Obligation> obligations) {
        for (Underway episode : placing.episodes().all) {
            if (episode.isOpen()) {
                for (Access.Freezes freezes : Access.of(episode.opener.step.access(), Access.Freezes.class)) {
                    Holder holder = directory.dutyFor(freezes.role());
                    return obligations.stream()
                            .map(obligation -> obligation.state() instanceof Obligation.State.Open ? obligation.heldBy(holder, episode.opener.id()) : obligation)
                            .toList();
                }
            }
        }
        return obligations;
    }

    /** A closed episode that was told before and in which nothing has changed is told as before. */
    private List<Episode> episodes(List<Raised> raised) {
        List<Underway> all = placing.episodes().all;
        Map<Underway, Map<String, Obligation>> anew = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            if (i >= told.size() || told.get(i).isOpen() || changed.contains(all.get(i))) {
                anew.put(all.get(i), new HashMap<>());
            }
        }
        for (Raised each : raised) {
            Map<String, Obligation> latest = each.stands() ? anew.get(each.episode()) : null;
            if (latest != null) {
                latest.put(each.obligation().step(), each.obligation());
            }
        }
        List<Episode> episodes = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            Map<String, Obligation> latest = anew.get(all.get(i));
            episodes.add(latest == null ? told.get(i) : episode(all.get(i), latest));
        }
        return episodes;
    }

    /** @param latestObligations the latest open or met obligation for each step */
    private Episode episode(Underway episode, Map<String, Obligation> latestObligations) {
        Gathered causes = new Gathered().rule(episode.procedure.id() + ".opens").event(episode.opener).opening(episode);
        List<Episode.StationReached> stations = new ArrayList<>(episode.procedure.stations().size());
        for (Procedure.Station station : episode.procedure.stations()) {
            List<String> reached = new ArrayList<>(2);
            List<Placed> recordings = placing.episodes().recordings(station.step());
            for (int i = Episodes.firstFrom(episode.opener.place, recordings); i < recordings.size(); i++) {
                Placed recorded = recordings.get(i);
                if (reaches(recorded, episode)) {
                    reached.add(recorded.id());
                    causes.event(recorded.id());
                }
            }
            stations.add(new Episode.StationReached(
                    station.step(), station.label(), reached, Optional.ofNullable(latestObligations.get(station.step())).map(Obligation::id)));
        }
        Optional<Episode.Closed> closed = Optional.empty();
        if (!episode.isOpen()) {
            closed = Optional.of(new Episode.Closed(episode.closer.standing.earliest(), episode.closer.id(), episode.closedBecause));
            causes.rule(episode.procedure.id() + ".closes").event(episode.closer).closing(episode);
        }
        return new Episode(
                episode.id,
                episode.procedure.id(),
                episode.procedure.name(),
                episode.opener.id(),
                episode.opener.standing.earliest(),
                closed,
                stations,
                causes.causes());
    }

    /** In the episode, or, for a station that is a step of another procedure, recorded while the episode was open. */
    private static boolean reaches(Placed recorded, Underway episode) {
        return recorded.belongsTo(episode)
                || recorded == episode.closer
                || !recorded.step.procedure().equals(episode.procedure.id()) && episode.wasOpenAt(recorded.place);
    }

    private static List<AwaitedApproval> awaitedApprovals(List<Obligation> obligations, Episodes episodes) {
        List<AwaitedApproval> awaited = new ArrayList<>();
        for (Obligation obligation : obligations) {
            if (obligation.approves().isPresent() && obligation.state() instanceof Obligation.State.Open) {
                Placed waiting = episodes.recordings(obligation.step()).stream()
                        .filter(placed -> placed.id().equals(obligation.approves().get()))
                        .findFirst()
                        .orElseThrow();
                for (Step.Approval approval : waiting.step.approvals()) {
                    boolean given = obligation.rule().equals(approval.confirmedRule(waiting.step.id()));
                    boolean isThis = given || obligation.rule().equals(approval.rule(waiting.step.id()));
                    // While it is sent back it waits for its author, not for the one who approves.
                    if (isThis && obligation.owner().equals(approval.by())) {
                        awaited.add(new AwaitedApproval(
                                waiting.id(), waiting.step.id(), obligation.episode(), approval.id(), approval.by(), given, waiting.counts,
                                obligation.id()));
                    }
                }
            }
        }
        return awaited;
    }
}
