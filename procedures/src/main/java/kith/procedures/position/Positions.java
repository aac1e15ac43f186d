package kith.procedures.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Step;
import kith.procedures.position.Episodes.Placed;
import kith.procedures.position.Episodes.Underway;

/** Where a record stands. */
public final class Positions {
    private Positions() {}

    /**
     * The position worked out from everything in the history. For a past view ask about {@link History#asKnownAt}.
     *
     * @param linked what is known of siblings' records
     * @param at the instant from which the position is looked at: it decides which version's steps are offered; lateness is
     *     derived on reading
     */
    public static Position position(
            History history, CompiledPacks packs, Directory directory, Linked linked, Calendar calendar, Instant at) {
        return work(history, packs, directory, calendar, at).position();
    }

    /** @param stoodInTheWay events because of which something does not follow */
    record Worked(Position position, Set<String> stoodInTheWay) {}

    static Worked work(History history, CompiledPacks packs, Directory directory, Calendar calendar, Instant at) {
        Standing.Standings known = Standing.of(history);
        List<Standing> standing = known.events();
        Episodes episodes = Placing.place(standing, packs);
        episodes.stoodInTheWay.addAll(known.withdrawals());
        for (Standing event : standing) {
            if (!event.datedBy.equals(event.id())) {
                episodes.stoodInTheWay.add(event.datedBy);
            }
        }
        Holders holders = new Holders(standing, directory);
        List<Obligation> obligations = Raising.raise(standing, episodes, holders, calendar);
        CompiledPack today = packs.inForceOn(LocalDate.ofInstant(at, Occurred.LONDON));
        Position position = new Position(
                history.record(),
                at,
                episodes(episodes, obligations),
                obligations,
                Offering.offers(episodes, obligations, today),
                Flagging.statuses(episodes),
                awaitedApprovals(obligations, episodes));
        return new Worked(position, episodes.stoodInTheWay);
    }

    private static List<Episode> episodes(Episodes episodes, List<Obligation> obligations) {
        List<Episode> all = new ArrayList<>(episodes.all.size());
        Map<String, String> latest = latestObligations(obligations);
        for (Underway episode : episodes.all) {
            Gathered causes = new Gathered().rule(episode.procedure.id() + ".opens").event(episode.opener).opening(episode);
            List<Episode.StationReached> stations = new ArrayList<>(episode.procedure.stations().size());
            for (Procedure.Station station : episode.procedure.stations()) {
                List<String> reached = new ArrayList<>(2);
                for (Placed recorded : episodes.recordings(station.step())) {
                    if (reaches(recorded, episode)) {
                        reached.add(recorded.id());
                        causes.event(recorded.id());
                    }
                }
                stations.add(new Episode.StationReached(
                        station.step(), station.label(), reached, Optional.ofNullable(latest.get(episode.id + "\n" + station.step()))));
            }
            Optional<Episode.Closed> closed = Optional.empty();
            if (!episode.isOpen()) {
                closed = Optional.of(
                        new Episode.Closed(episode.closer.standing.earliest, episode.closer.id(), episode.closedBecause));
                causes.rule(episode.procedure.id() + ".closes").event(episode.closer).closing(episode);
            }
            all.add(new Episode(
                    episode.id,
                    episode.procedure.id(),
                    episode.procedure.name(),
                    episode.opener.id(),
                    episode.opener.standing.earliest,
                    closed,
                    stations,
                    causes.causes()));
        }
        return all;
    }

    /** In the episode, or, for a station that is a step of another procedure, recorded while the episode was open. */
    private static boolean reaches(Placed recorded, Underway episode) {
        return recorded.belongsTo(episode)
                || recorded == episode.closer
                || !recorded.step.procedure().equals(episode.procedure.id()) && episode.wasOpenAt(recorded.place);
    }

    /** The latest open or met obligation for each step of each episode, under {@code episode + "\n" + step}. */
    private static Map<String, String> latestObligations(List<Obligation> obligations) {
        Map<String, String> latest = HashMap.newHashMap(obligations.size());
        for (Obligation obligation : obligations) {
            boolean stands = obligation.state() instanceof Obligation.State.Open
                    || obligation.state() instanceof Obligation.State.Met;
            if (stands && obligation.approves().isEmpty()) {
                latest.put(obligation.episode() + "\n" + obligation.step(), obligation.id());
            }
        }
        return latest;
    }

    private static List<AwaitedApproval> awaitedApprovals(List<Obligation> obligations, Episodes episodes) {
        List<AwaitedApproval> awaited = new ArrayList<>();
        for (Obligation obligation : obligations) {
            if (obligation.approves().isPresent() && obligation.state() instanceof Obligation.State.Open) {
                Placed waiting = episodes.recordings(obligation.step()).stream()
                        .filter(placed -> placed.id().equals(obligation.approves().get()))
                        .findFirst()
                        .orElseThrow();
                String by = waiting.step.approval().map(Step.Approval::by).orElseThrow();
                // While it is sent back it waits for its author, not for the one who approves.
                if (obligation.owner().equals(by)) {
                    awaited.add(new AwaitedApproval(
                            waiting.id(), waiting.step.id(), obligation.episode(), by, waiting.counts, obligation.id()));
                }
            }
        }
        return awaited;
    }
}
