package kith.procedures.position;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.condition.Condition;
import kith.procedures.history.About;
import kith.procedures.pack.Step;
import kith.procedures.position.Episodes.Placed;
import kith.procedures.position.Episodes.Underway;

/** The steps that may be recorded next. What an open obligation asks for is always among them. */
final class Offering {
    private final Episodes episodes;
    private final CompiledPack today;

    /** The open obligations to record a step: all, and by the step. */
    private final List<Obligation> obligations = new ArrayList<>();

    private final Map<String, List<Obligation>> byStep = new HashMap<>();
    private final List<Offer> offers = new ArrayList<>();

    /** The obligations that an offer would meet. */
    private final Set<ObligationKey> offered = new HashSet<>();
    private final Set<String> steps = new HashSet<>();
    private final Set<String> awaitingApproval = new HashSet<>();

    private Offering(Episodes episodes, List<Obligation> all, CompiledPack today) {
        this.episodes = episodes;
        this.today = today;
        for (Obligation obligation : all) {
            if (obligation.state() instanceof Obligation.State.Open) {
                if (obligation.approves().isPresent()) {
                    awaitingApproval.add(obligation.approves().get());
                } else {
                    obligations.add(obligation);
                    byStep.computeIfAbsent(obligation.step(), _ -> new ArrayList<>(2)).add(obligation);
                }
            }
        }
    }

    /** @param about whose record it is */
    static List<Offer> offers(Episodes episodes, List<Obligation> obligations, CompiledPack today, About about) {
        Offering offering = new Offering(episodes, obligations, today);
        offering.offerInOpenEpisodes();
        offering.offerWhatIsOwed();
        offering.offerAnytime(about);
        return offering.offers;
    }

    /** What becomes of a step that may be recorded at any time, where it asks no condition. */
    static Offer anytime(CompiledStep compiled) {
        Step step = compiled.step;
        Causes causes = new Causes(compiled.offeredAsCause, List.of(), List.of());
        return new Offer(step.id(), Optional.empty(), step.by(), List.of(), Optional.empty(), causes);
    }

    private void offerInOpenEpisodes() {
        for (Underway episode : episodes.all) {
            if (episode.isOpen()) {
                CompiledPack pack = today.hasProcedure(episode.procedure.id()) ? today : episode.pack;
                for (CompiledStep compiled : pack.stepsOf(episode.procedure.id())) {
                    offerIn(episode, compiled);
                }
            }
        }
    }

    private void offerIn(Underway episode, CompiledStep compiled) {
        Step step = compiled.step;
        Placed latest = latest(step, episode);
        List<Obligation> meets = meets(step, episode);
        Reading reading = Reading.now(episodes, episode);
        boolean mayBeRecorded = latest == null || step.repeats() || !latest.counts && !waits(latest);
        if (!meets.isEmpty() && !waits(latest) || mayBeRecorded && reading.isYes(step.offered())) {
            offer(compiled, episode, meets, latest, reading);
        } else if (latest != null) {
            episodes.stoodInTheWay.add(latest.id());
        }
    }

    /** Steps of procedures not under way, and what outlives its episode. */
    private void offerWhatIsOwed() {
        for (Obligation owed : obligations) {
            CompiledStep compiled = today.step(owed.step());
            if (compiled != null) {
                Underway episode = episodes.byId(owed.episode());
                Placed latest = latest(compiled.step, episode);
                if (waits(latest)) {
                    episodes.stoodInTheWay.add(latest.id());
                } else if (!offered.contains(owed.key())) {
                    offer(compiled, episode, meets(compiled.step, episode), latest, Reading.now(episodes, episode));
                }
            }
        }
    }

    private void offerAnytime(About about) {
        for (CompiledPack.AnytimeOf anytime : today.anytimeSteps(about)) {
            Step step = anytime.compiled().step;
            if (!steps.contains(step.id())) {
                if (step.offered() instanceof Condition.Always) {
                    offers.add(anytime.offer());
                } else {
                    Reading reading = Reading.now(episodes, null);
                    if (reading.isYes(step.offered())) {
                        offer(anytime.compiled(), null, List.of(), null, reading);
                    }
                }
            }
        }
    }

    /** Recorded, and only an approval is wanting: recording it again would help nobody. */
    private boolean waits(Placed latest) {
        return latest != null && !latest.counts && !latest.isSentBack() && awaitingApproval.contains(latest.id());
    }

    /**
     * @param episode in which it would be recorded; null where it may open one
     * @param latest its last recording there; null where there is none
     */
    private void offer(CompiledStep compiled, Underway episode, List<Obligation> meets, Placed latest, Reading reading) {
        Gathered causes = new Gathered(compiled.offeredAsCause).read(reading);
        if (episode != null) {
            causes.opening(episode);
        }
        List<String> met = new ArrayList<>(meets.size());
        for (Obligation obligation : meets) {
            causes.rule(obligation.rule()).event(obligation.trigger());
            met.add(obligation.id());
            offered.add(obligation.key());
        }
        if (latest != null) {
            causes.event(latest.id());
        }
        Step step = compiled.step;
        steps.add(step.id());
        offers.add(new Offer(
                step.id(),
                episode == null ? Optional.empty() : Optional.of(episode.id),
                step.by(),
                met,
                latest == null ? Optional.empty() : Optional.of(latest.id()),
                causes.causes()));
    }

    /** The open obligations that a recording in that episode would meet. */
    private List<Obligation> meets(Step step, Underway episode) {
        List<Obligation> owed = byStep.getOrDefault(step.id(), List.of());
        if (owed.isEmpty()) {
            return owed;
        }
        List<Obligation> meets = new ArrayList<>(owed.size());
        for (Obligation obligation : owed) {
            if (obligation.episode().equals(episode.id) || !obligation.procedure().equals(step.procedure())) {
                meets.add(obligation);
            }
        }
        return meets;
    }

    private Placed latest(Step step, Underway episode) {
        List<Placed> recordings = episodes.recordings(step.id());
        for (int i = recordings.size() - 1; i >= 0 && recordings.get(i).place >= episode.opener.place; i--) {
            if (recordings.get(i).episode == episode) {
                return recordings.get(i);
            }
        }
        return null;
    }
}
