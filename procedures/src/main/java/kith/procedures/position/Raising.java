package kith.procedures.position;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.Due;
import kith.procedures.calendar.Term;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Source;
import kith.procedures.position.Episodes.Placed;
import kith.procedures.position.Episodes.Underway;

/** Raises the obligations that the rules ask for, and says what became of each. */
final class Raising {
    private final Episodes episodes;
    private final Holders holders;
    private final Calendar calendar;
    private final Excuses excuses;
    private final Approving approving;

    /** What each trigger led to, in the order of the triggers. */
    private final List<Consequences> all = new ArrayList<>();

    /**
     * A rule, by its id, that has fired in an episode.
     *
     * @param once whether it fires there only once, or once for each trigger
     */
    private record Fired(String rule, Underway episode, boolean once) {}

    private record Consequences(Placed trigger, List<Raised> raised, List<Fired> fired) {}

    private Raising(List<Standing> standing, Episodes episodes, Holders holders, Calendar calendar) {
        this.episodes = episodes;
        this.holders = holders;
        this.calendar = calendar;
        this.excuses = new Excuses(standing);
        this.approving = new Approving(episodes, holders, calendar, excuses);
    }

    static Raising through(List<Standing> standing, Episodes episodes, Holders holders, Calendar calendar) {
        Raising raising = new Raising(standing, episodes, holders, calendar);
        episodes.placed.forEach(trigger -> raising.all.add(raising.follow(trigger)));
        return raising;
    }

    /** Every obligation there ever was, in the order of their triggers. */
    List<Obligation> obligations() {
        List<Obligation> obligations = new ArrayList<>(all.size() * 2);
        for (Consequences consequences : all) {
            for (Raised raised : consequences.raised) {
                obligations.add(raised.obligation());
            }
        }
        return obligations;
    }

    /**
     * Carries on with a recording that was placed after all others.
     *
     * @return the episodes of earlier obligations that may have changed
     */
    Set<Underway> goOnWith(Placed recorded) {
        Set<Underway> changed = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            Consequences before = all.get(i);
            boolean again = false;
            for (Raised raised : before.raised) {
                if (raised.mayChangeWith(recorded)) {
                    again = true;
                    changed.add(raised.episode());
                }
            }
            if (again) {
                before.fired.stream().filter(Fired::once).forEach(rule -> rule.episode.firedOnce.remove(rule.rule));
                all.set(i, follow(before.trigger));
            }
        }
        all.add(follow(recorded));
        return changed;
    }

    private Consequences follow(Placed trigger) {
        Consequences consequences = new Consequences(trigger, new ArrayList<>(2), new ArrayList<>(2));
        if (trigger.counts) {
            followRules(consequences);
        }
        if (trigger.needsApproval()) {
            approving.askFor(trigger, consequences.raised);
        }
        return consequences;
    }

    private void followRules(Consequences consequences) {
        Placed trigger = consequences.trigger;
        for (Underway opened : trigger.opened) {
            for (CompiledPack.RuleOf rule : trigger.pack.rulesOnOpening(opened.procedure.id())) {
                follow(rule, opened, consequences);
            }
        }
        for (CompiledPack.RuleOf rule : trigger.pack.rulesOn(trigger.step.id())) {
            Underway episode = episodeOf(rule.rule(), trigger);
            if (episode != null) {
                follow(rule, episode, consequences);
            }
        }
    }

    /**
     * The episode in which the rule's obligation stands: of the rule's procedure, the trigger's own, or one that it opened or
     * joined. A step that never opens that procedure sets off its rules in the latest episode open at the time. Null where
     * there is none: then the rule has nothing to say.
     */
    private Underway episodeOf(Rule rule, Placed trigger) {
        if (trigger.episode != null && trigger.episode.procedure.id().equals(rule.procedure())) {
            return trigger.episode;
        }
        for (Underway opened : trigger.opened) {
            if (opened.procedure.id().equals(rule.procedure())) {
                return opened;
            }
        }
        for (Episodes.Joined joined : trigger.joined) {
            if (joined.episode().procedure.id().equals(rule.procedure())) {
                return joined.episode();
            }
        }
        return trigger.pack.mayOpen(trigger.step.id(), rule.procedure())
                ? null
                : episodes.latestOpenAt(rule.procedure(), trigger.place);
    }

    private void follow(CompiledPack.RuleOf compiled, Underway episode, Consequences consequences) {
        Placed trigger = consequences.trigger;
        Rule rule = compiled.rule();
        Fired now = new Fired(rule.id(), episode, !rule.everyTime());
        if (now.once ? episode.firedOnce.contains(rule.id()) : consequences.fired.contains(now)) {
            return;
        }
        Reading reading = Reading.asOf(episodes, trigger, episode);
        if (!reading.isYes(rule.condition())) {
            return;
        }
        consequences.fired.add(now);
        if (now.once) {
            episode.firedOnce.add(rule.id());
        }
        Gathered causes = new Gathered().rule(rule.id()).event(trigger).read(reading);
        causes.opening(episode);
        for (Episodes.Joined joined : trigger.joined) {
            if (joined.episode() == episode) {
                causes.read(joined.joinedFor());
            }
        }

        Reading later = Reading.asOfOrLater(episodes, trigger, episode);
        Optional<Term> aim = rule.aim();
        Optional<Term> limit = rule.limit();
        Source source = rule.source();
        Counted counted = compiled.counted();
        for (CompiledPack.ExceptionOf compiledException : compiled.exceptions()) {
            Rule.Exception exception = compiledException.exception();
            if (later.decides(exception.condition())) {
                aim = exception.aim();
                limit = Optional.of(exception.limit());
                source = exception.source();
                counted = compiledException.counted();
                break;
            }
        }
        Start start = aim.isEmpty() && limit.isEmpty() ? Start.at(trigger.standing) : start(rule, trigger, later);
        causes.read(later);

        Obligation.Key key = new Obligation.Key(rule.id(), episode.id, trigger.id());
        int end = endOf(episode, trigger);
        Placed met = meeting(rule, trigger, episode, end);
        Placed cancelled = cancelling(rule, trigger, episode, end);
        Obligation.State state = become(key, trigger, episode, met, cancelled, causes);
        Predicate<Placed> reaches = recording -> reaches(recording, trigger, episode);
        Predicate<Placed> stillOwed = recording -> isStillOwedAt(recording, key, state, episode, met, cancelled);
        Pausing.Paused paused = Pausing.of(rule, episode, episodes, reaches, stillOwed);
        Optional<Due> aimed = start.due(aim, calendar, paused.pauses());
        Optional<Due> limited = start.due(limit, calendar, paused.pauses());
        boolean stands = limit.isPresent() ? limited.isEmpty() : aim.isPresent() && aimed.isEmpty();
        String pauses = paused.inWords(aimed, limited, stands, causes);
        Extending.Extended extended = Extending.of(
                rule, episode, episodes, start, limited, calendar, paused.pauses(), reaches.and(stillOwed), causes);
        Holders.Held held = rule.ownerNamedIn().isEmpty() ? holders.of(rule.owner()) : named(rule.ownerNamedIn().get(), rule.owner(), episode, causes);
        causes.event(held.allocation());
        Obligation obligation = new Obligation(
                key,
                episode.procedure.id(),
                rule.must(),
                rule.sentence(),
                rule.owner(),
                held.holder(),
                trigger.id(),
                aimed,
                extended.limit(),
                state,
                trigger.happened(),
                provided(compiled, reading),
                new Reckoned(counted, start, pauses.concat(extended.inWords())),
                extended.extensions(),
                stands && state instanceof Obligation.State.Open ? paused.standsSince() : Optional.empty(),
                Optional.empty(),
                rule.reasonIfLate(),
                excuses.lateReason(key, causes).or(extended::reason),
                rule.tellIfLate(),
                source,
                rule.note(),
                trigger.pack.pack.version(),
                causes.causes());
        consequences.raised.add(new Raised(obligation, episode, compiled.endedOn(), compiled.readsLater()));
    }

    /**
     * Whoever is named by now in this episode, or in what led to it, if they are still there. An allocation made after they were named is the
     * manager's last word.
     */
    private Holders.Held named(FieldRef question, String role, Underway episode, Gathered causes) {
        Reading now = Reading.now(episodes, episode);
        Placed naming = now.recordingThisTime(question.step());
        if (naming == null || holders.isAllocatedSince(naming.standing, role)) {
            return holders.of(role);
        }
        if (!(now.quoted(question) instanceof Answer.Professional(String person)) || !holders.isHere(person)) {
            episodes.stoodInTheWay.addAll(now.events());
            return holders.of(role);
        }
        causes.read(now);
        return holders.ofPerson(person);
    }

    private static String provided(CompiledPack.RuleOf compiled, Reading reading) {
        for (CompiledPack.Clause clause : compiled.because()) {
            if (compiled.because().size() == 1 || reading.isYes(clause.condition())) {
                return clause.words();
            }
        }
        return "";
    }

    private static Start start(Rule rule, Placed trigger, Reading reading) {
        if (rule.from().isEmpty()) {
            return Start.at(trigger.standing);
        }
        boolean asksTrigger = rule.from().stream().anyMatch(field -> field.step().equals(trigger.step.id()));
        for (FieldRef field : rule.from()) {
            // Answers of other ways in are not this trigger's: they may be years old.
            if (!asksTrigger || field.step().equals(trigger.step.id())) {
                Occurred answered = occurred(reading.quoted(field));
                if (answered != null) {
                    Instant recorded = reading.recording(field.step()).standing.event.recorded();
                    return Start.answered(answered, recorded, trigger.pack.question(field));
                }
            }
        }
        return Start.at(trigger.standing);
    }

    private static Occurred occurred(Answer answer) {
        return switch (answer) {
            case Answer.Day(var day) -> new Occurred.On(day);
            case Answer.When(Occurred.Unknown _) -> null;
            case Answer.When(Occurred occurred) -> occurred;
            case null, default -> null;
        };
    }

    /** The recording that meets the rule, and comes no later than the place from which on nothing counts; null while there is none. */
    private Placed meeting(Rule rule, Placed trigger, Underway episode, int end) {
        List<Placed> recordings = episodes.counting(rule.must());
        int from = rule.everyTime() ? trigger.place + 1 : Math.min(trigger.place + 1, episode.opener.place);
        for (int i = Episodes.firstFrom(from, recordings); i < recordings.size() && recordings.get(i).place <= end; i++) {
            Placed recording = recordings.get(i);
            boolean inTurn = recording.place > trigger.place;
            if (recording != trigger
                    && (recording.belongsTo(episode) ? inTurn || !rule.everyTime() : inTurn && isElsewhere(recording, episode))) {
                return recording;
            }
        }
        return null;
    }

    /** A step of another procedure, which cannot be recorded in this episode, is taken from where it is recorded. */
    private static boolean isElsewhere(Placed recording, Underway episode) {
        return !recording.step.procedure().equals(episode.procedure.id());
    }

    /** It came after the trigger, and has a say in the episode. */
    private static boolean reaches(Placed recording, Placed trigger, Underway episode) {
        return recording.place > trigger.place && (recording.belongsTo(episode) || isElsewhere(recording, episode));
    }

    private boolean isStillOwedAt(
            Placed recording, Obligation.Key key, Obligation.State state, Underway episode, Placed met, Placed cancelled) {
        return switch (state) {
            case Obligation.State.Open() -> true;
            case Obligation.State.Excused _ -> excuses.isStillOwedAt(key, recording.standing);
            case Obligation.State.Met _ -> recording.place < met.place;
            case Obligation.State.Cancelled(String by, String _) ->
                recording.place < (cancelled != null && cancelled.id().equals(by) ? cancelled : episode.closer).place;
        };
    }

    private Placed cancelling(Rule rule, Placed trigger, Underway episode, int end) {
        Placed first = null;
        for (String step : rule.cancelledOn()) {
            List<Placed> recordings = episodes.counting(step);
            int until = first == null ? end : first.place;
            for (int i = Episodes.firstFrom(trigger.place + 1, recordings); i < recordings.size() && recordings.get(i).place <= until; i++) {
                if (reaches(recordings.get(i), trigger, episode)) {
                    first = recordings.get(i);
                    break;
                }
            }
        }
        return first;
    }

    /** The last place of which anything can end what the trigger asks for: what its episode's closing asks for outlives it. */
    private static int endOf(Underway episode, Placed trigger) {
        boolean closes = episode.closer != null && episode.closer != trigger;
        return closes ? Math.max(episode.closer.place, trigger.place) : Integer.MAX_VALUE;
    }

    /**
     * What became of an obligation: whichever came first of being met, no longer needed, ended with its episode and excused.
     * What the closing event itself asks for outlives the episode.
     */
    private Obligation.State become(
            Obligation.Key key, Placed trigger, Underway episode, Placed met, Placed cancelled, Gathered causes) {
        Placed closer = episode.closer == trigger ? null : episode.closer;
        boolean isMet = met != null && (cancelled == null || met.place <= cancelled.place);
        Placed endedBy = isMet ? met : cancelled != null ? cancelled : closer;
        Optional<Obligation.State> excused = excuses.before(key, endedBy == null ? null : endedBy.standing, causes);
        if (excused.isPresent()) {
            return excused.get();
        }
        if (endedBy == null) {
            return new Obligation.State.Open();
        }
        if (isMet) {
            causes.event(met);
            return new Obligation.State.Met(met.id(), met.standing.earliest);
        }
        if (cancelled != null) {
            causes.event(cancelled);
            return new Obligation.State.Cancelled(cancelled.id(), cancelled.inWords());
        }
        causes.closing(episode);
        return new Obligation.State.Cancelled(closer.id(), episode.closedBecause);
    }
}
