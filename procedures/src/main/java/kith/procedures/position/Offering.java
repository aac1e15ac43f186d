package kith.procedures.position;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Step;
import kith.procedures.position.Episodes.Placed;
import kith.procedures.position.Episodes.Underway;

/** The steps that may be recorded next. What an open obligation asks for is always among them. */
final class Offering {
    private final Episodes episodes;
    private final List<Obligation> obligations;
    private final CompiledPack today;
    private final List<Offer> offers = new ArrayList<>();
    /** The obligations that an offer would meet. */
    private final Set<String> offered = new HashSet<>();
    private final Set<String> steps = new HashSet<>();
    private final Set<String> awaitingApproval = new HashSet<>();

    private Offering(Episodes episodes, List<Obligation> obligations, CompiledPack today) {
        this.episodes = episodes;
        this.obligations = obligations.stream()
                .filter(obligation ->
                        obligation.state() instanceof Obligation.State.Open && obligation.approves().isEmpty())
                .toList();
        this.today = today;
        for (Obligation obligation : obligations) {
            if (obligation.state() instanceof Obligation.State.Open) {
                obligation.approves().ifPresent(awaitingApproval::add);
            }
        }
    }

    static List<Offer> offers(Episodes episodes, List<Obligation> obligations, CompiledPack today) {
        Offering offering = new Offering(episodes, obligations, today);
        offering.offerInOpenEpisodes();
        offering.offerWhatIsOwed();
        offering.offerAnytime();
        return offering.offers;
    }

    private void offerInOpenEpisodes() {
        for (Underway episode : episodes.all) {
            if (episode.isOpen()) {
                Procedure procedure = today.procedure(episode.procedure.id());
                for (Step step : (procedure == null ? episode.procedure : procedure).steps()) {
                    Placed latest = latest(step, episode);
                    List<String> meets = meets(step, episode);
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
            Step step = today.step(owed.step());
            Underway episode = episodes.byId(owed.episode());
            Placed latest = step == null ? null : latest(step, episode);
            if (waits(latest)) {
                episodes.stoodInTheWay.add(latest.id());
            } else if (step != null && !offered.contains(owed.id())) {
                offer(step, Optional.of(episode), meets(step, episode), latest, Reading.now(episodes, episode));
            }
        }
    }

    private void offerAnytime() {
        for (Step step : today.anytimeSteps()) {
            if (!steps.contains(step.id())) {
                Reading reading = Reading.now(episodes, null);
                if (reading.isYes(step.offered())) {
                    offer(step, Optional.empty(), List.of(), null, reading);
                }
            }
        }
    }

    /** Recorded, and only an approval is wanting: recording it again would help nobody. */
    private boolean waits(Placed latest) {
        return latest != null && !latest.counts && !latest.isSentBack() && awaitingApproval.contains(latest.id());
    }

    private void offer(Step step, Optional<Underway> episode, List<String> meets, Placed latest, Reading reading) {
        Gathered causes = new Gathered().rule(step.id() + ".offered").read(reading);
        episode.ifPresent(within -> causes.opening(within));
        for (Obligation obligation : obligations) {
            if (meets.contains(obligation.id())) {
                causes.rule(obligation.rule()).event(obligation.trigger());
            }
        }
        if (latest != null) {
            causes.event(latest.id());
        }
        offered.addAll(meets);
        steps.add(step.id());
        offers.add(new Offer(
                step.id(),
                episode.map(within -> within.id),
                step.by(),
                meets,
                Optional.ofNullable(latest).map(Placed::id),
                causes.causes()));
    }

    /** The open obligations that a recording in that episode would meet. */
    private List<String> meets(Step step, Underway episode) {
        List<String> meets = new ArrayList<>(1);
        for (Obligation obligation : obligations) {
            if (obligation.step().equals(step.id())
                    && (obligation.episode().equals(episode.id) || !obligation.procedure().equals(step.procedure()))) {
                meets.add(obligation.id());
            }
        }
        return meets;
    }

    private Placed latest(Step step, Underway episode) {
        for (Placed recorded : episodes.recordings(step.id()).reversed()) {
            if (recorded.episode == episode) {
                return recorded;
            }
        }
        return null;
    }
}
