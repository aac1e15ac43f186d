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
import kith.procedures.pack.Procedure;
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
    private final Set<String> offered = new HashSet<>();
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
    static Offer anytime(Step step) {
        Causes causes = new Causes(List.of(rule(step)), List.of(), List.of());
        return new Offer(step.id(), Optional.empty(), step.by(), List.of(), Optional.empty(), causes);
    }

    private static String rule(Step step) {
        return step.id() + ".offered";
    }

    private void offerInOpenEpisodes() {
        for (Underway episode : episodes.all) {
            if (episode.isOpen()) {
                Procedure procedure = today.procedure(episode.procedure.id());
                for (Step step : (procedure == null ? episode.procedure : procedure).steps()) {
                    Placed latest = latest(step, episode);
                    List<Obligation> meets = meets(step, episode);
                    Reading reading = Reading.now(episodes, episode);
                    boolean mayBeRecorded = latest == null || step.repeats() || !latest.counts && !waits(latest);
                    if (!meets.isEmpty() && !waits(latest) || mayBeRecorded && reading.isYes(step.offered())) {
                        offer(step, Optional.of(episode), meets, latest, reading);
                    } else if (latest != null) {
                        episodes.stoodInTheWay.add(latest.id());
                    }
                }
            }
        }
    }

    /** Steps of procedures not under way, and what outlives its episode. */
    private void offerWhatIsOwed() {
        for (Obligation owed : obligations) {
            CompiledStep compiled = today.step(owed.step());
            Step step = compiled == null ? null : compiled.step;
            Underway episode = episodes.byId(owed.episode());
            Placed latest = step == null ? null : latest(step, episode);
            if (waits(latest)) {
                episodes.stoodInTheWay.add(latest.id());
            } else if (step != null && !offered.contains(owed.id())) {
                offer(step, Optional.of(episode), meets(step, episode), latest, Reading.now(episodes, episode));
            }
        }
    }

    private void offerAnytime(About about) {
        for (CompiledPack.AnytimeOf anytime : today.anytimeSteps(about)) {
            Step step = anytime.step();
            if (!steps.contains(step.id())) {
                if (step.offered() instanceof Condition.Always) {
                    offers.add(anytime.offer());
                } else {
                    Reading reading = Reading.now(episodes, null);
                    if (reading.isYes(step.offered())) {
                        offer(step, Optional.empty(), List.of(), null, reading);
                    }
                }
            }
        }
    }

    /** Recorded, and only an approval is wanting: recording it again would help nobody. */
    private boolean waits(Placed latest) {
        return latest != null && !latest.counts && !latest.isSentBack() && awaitingApproval.contains(latest.id());
    }

    private void offer(Step step, Optional<Underway> episode, List<Obligation> meets, Placed latest, Reading reading) {
        Gathered causes = new Gathered().rule(rule(step)).read(reading);
        episode.ifPresent(causes::opening);
        List<String> met = new ArrayList<>(meets.size());
        for (Obligation obligation : meets) {
            causes.rule(obligation.rule()).event(obligation.trigger());
            met.add(obligation.id());
        }
        if (latest != null) {
            causes.event(latest.id());
        }
        offered.addAll(met);
        steps.add(step.id());
        offers.add(new Offer(
                step.id(),
                episode.map(within -> within.id),
                step.by(),
                met,
                Optional.ofNullable(latest).map(Placed::id),
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
