package kith.procedures.position;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kith.procedures.calendar.Due;
import kith.procedures.pack.Rule;
import kith.procedures.position.Episodes.Placed;
import kith.procedures.position.Episodes.Underway;

/**
 * What became of an obligation: whichever came first of being met, no longer needed, ended with its episode and excused. What the
 * closing event itself asks for outlives the episode.
 */
final class Ending {
    private final ObligationKey obligation;
    private final Placed trigger;
    private final Underway episode;
    private final Excuses excuses;

    /** The recording that ended it, if it was not excused before; null where nothing has. */
    private final Placed by;

    private final Obligation.State state;

    private Ending(
            ObligationKey obligation, Rule rule, Optional<Due> notBefore, Placed trigger, Underway episode, Episodes episodes, Excuses excuses, Gathered causes) {
        this.obligation = obligation;
        this.trigger = trigger;
        this.episode = episode;
        this.excuses = excuses;
        Placed closer = episode.closer == trigger ? null : episode.closer;
        int last = closer == null ? Integer.MAX_VALUE : Math.max(closer.place, trigger.place);
        Placed met = meeting(rule, notBefore.map(Due::lateFrom).orElse(Instant.MIN), episodes, last);
        Placed cancelled = cancelling(rule, episodes, last);
        boolean isMet = met != null && (cancelled == null || met.place <= cancelled.place);
        this.by = isMet ? met : cancelled != null ? cancelled : closer;
        this.state = state(isMet, by == cancelled, causes);
    }

    /**
     * @param notBefore what must have passed before anything meets it
     * @param causes to which what ended it is added
     */
    static Ending of(
            ObligationKey obligation, Rule rule, Optional<Due> notBefore, Placed trigger, Underway episode, Episodes episodes, Excuses excuses, Gathered causes) {
        return new Ending(obligation, rule, notBefore, trigger, episode, episodes, excuses, causes);
    }

    Obligation.State state() {
        return state;
    }

    boolean isOpen() {
        return state instanceof Obligation.State.Open;
    }

    private Obligation.State state(boolean isMet, boolean isCancelled, Gathered causes) {
        Obligation.State excused = excuses.before(obligation, by == null ? null : by.standing, causes);
        if (excused != null) {
            return excused;
        }
        if (by == null) {
            return Obligation.State.OPEN;
        }
        if (isMet) {
            causes.event(by);
            return new Obligation.State.Met(by.id(), by.standing.earliest());
        }
        if (isCancelled) {
            causes.event(by);
            return new Obligation.State.Cancelled(by.id(), by.inWords());
        }
        causes.closing(episode);
        return new Obligation.State.Cancelled(by.id(), episode.closedBecause);
    }

    /** The recording that meets the rule, not too soon and in a place up to the last that counts; null while there is none. */
    private Placed meeting(Rule rule, Instant soonest, Episodes episodes, int last) {
        List<Placed> recordings = episodes.counting(rule.must());
        int from = rule.everyTime() ? trigger.place + 1 : Math.min(trigger.place + 1, episode.opener.place);
        for (int i = Episodes.firstFrom(from, recordings); i < recordings.size(); i++) {
            Placed recording = recordings.get(i);
            if (recording.place > last) {
                return null;
            }
            boolean inTurn = recording.place > trigger.place;
            if (recording != trigger
                    && !recording.standing.earliest().isBefore(soonest)
                    && (recording.belongsTo(episode) ? inTurn || !rule.everyTime() : inTurn && isElsewhere(recording))) {
                return recording;
            }
        }
        return null;
    }

    /** The first recording that ends the need, in a place up to the last that counts; null while there is none. */
    private Placed cancelling(Rule rule, Episodes episodes, int last) {
        Placed first = null;
        for (String step : rule.cancelledOn()) {
            List<Placed> recordings = episodes.counting(step);
            int until = first == null ? last : first.place;
            for (int i = Episodes.firstFrom(trigger.place + 1, recordings); i < recordings.size() && recordings.get(i).place <= until; i++) {
                if (reaches(recordings.get(i))) {
                    first = recordings.get(i);
                    break;
                }
            }
        }
        return first;
    }

    /** A step of another procedure, which cannot be recorded in this episode, is taken from where it is recorded. */
    private boolean isElsewhere(Placed recording) {
        return !recording.step.procedure().equals(episode.procedure.id());
    }

    /** Whether it came after the trigger, and has a say in the episode. */
    boolean reaches(Placed recording) {
        return recording.place > trigger.place && (recording.belongsTo(episode) || isElsewhere(recording));
    }

    /** Whether it came while the obligation was owed. */
    boolean stillOwed(Placed recording) {
        return switch (state) {
            case Obligation.State.Open() -> true;
            case Obligation.State.Excused _ -> excuses.isStillOwedAt(obligation, recording.standing);
            case Obligation.State.Met _, Obligation.State.Cancelled _ -> recording.place < by.place;
        };
    }
}
