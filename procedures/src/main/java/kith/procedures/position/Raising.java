package kith.procedures.position;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.Due;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.procedures.history.Standing;
import kith.procedures.pack.Rule;
import kith.procedures.position.Episodes.Placed;
import kith.procedures.position.Episodes.Underway;

/** Raises the obligations that the rules ask for, and says what became of each. */
final class Raising {
    private final Episodes episodes;
    private final Naming naming;
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
        this.naming = new Naming(episodes, holders);
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
    List<Raised> raised() {
        List<Raised> raised = new ArrayList<>(all.size() * 2);
        for (Consequences consequences : all) {
            raised.addAll(consequences.raised);
        }
        return raised;
    }

    /**
     * Carries on with a recording that was placed after all others.
     *
     * @return the episodes of earlier obligations that may have changed
     */
    Set<Underway> goOnWith(Placed recorded) {
        naming.lookAgain();
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
        for (CompiledPack.RuleOf rule : trigger.compiled.rules) {
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
        return trigger.compiled.mayOpen(rule.procedure())
                ? null
                : episodes.latestOpenAt(rule.procedure(), trigger.place);
    }

    private void follow(CompiledPack.RuleOf compiled, Underway episode, Consequences consequences) {
        Rule rule = compiled.rule();
        Fired now = compiled.firesOncePerTrigger() ? null : new Fired(rule.id(), episode, !rule.everyTime());
        if (now != null && (now.once ? episode.firedOnce.contains(rule.id()) : consequences.fired.contains(now))) {
            return;
        }
        Reading reading = Reading.asOf(episodes, consequences.trigger, episode);
        if (!reading.isYes(rule.condition())) {
            return;
        }
        if (now != null) {
            consequences.fired.add(now);
            if (now.once) {
                episode.firedOnce.add(rule.id());
            }
        }
        Obligation obligation = raise(compiled, consequences.trigger, episode, reading);
        consequences.raised.add(new Raised(obligation, episode, compiled.endedOn(), compiled.readsLater()));
    }

    private Obligation raise(CompiledPack.RuleOf compiled, Placed trigger, Underway episode, Reading reading) {
        Rule rule = compiled.rule();
        Gathered causes = new Gathered(compiled.asCause()).event(trigger).read(reading).opening(episode);
        for (Episodes.Joined joined : trigger.joined) {
            if (joined.episode() == episode) {
                causes.read(joined.joinedFor());
            }
        }

        Reading later = Reading.asOfOrLater(episodes, trigger, episode);
        CompiledPack.TimeOf time = time(compiled, later);
        Start start = time.isLaidDown() ? start(rule, trigger, later) : Start.at(trigger.standing);
        causes.read(later);

        ObligationKey key = new ObligationKey(rule.id(), episode.id, trigger.id());
        Optional<Due> notBefore = start.due(time.notBefore(), calendar);
        Ending ending = Ending.of(key, rule, notBefore, trigger, episode, episodes, excuses, causes);
        Pausing.Paused paused = Pausing.of(rule, episode, episodes, ending);
        Optional<Due> aimed = start.due(time.aim(), calendar, paused.pauses());
        Optional<Due> limited = start.due(time.limit(), calendar, paused.pauses());
        boolean stands = time.limit().isPresent() ? limited.isEmpty() : time.aim().isPresent() && aimed.isEmpty();
        String pauses = paused.inWords(aimed, limited, stands, causes);
        Extending.Extended extended =
                Extending.of(rule, episode, episodes, start, limited, calendar, paused.pauses(), ending, causes);
        Holders.Held held = naming.of(rule, episode, causes);
        causes.event(held.allocation());
        Optional<String> lateReason = excuses.lateReason(key, causes);
        return new Obligation(
                key,
                episode.procedure.id(),
                rule.must(),
                rule.sentence(),
                rule.owner(),
                held.holder(),
                trigger.id(),
                Optional.of(trigger.standing.day()),
                aimed,
                extended.limit(),
                notBefore,
                ending.state(),
                trigger.happened(),
                provided(compiled, reading),
                new Reckoned(time.counted(), start, pauses.concat(extended.inWords())),
                extended.extensions(),
                stands && ending.isOpen() ? paused.standsSince() : Optional.empty(),
                Optional.empty(),
                rule.reasonIfLate(),
                lateReason.isPresent() ? lateReason : extended.reason(),
                rule.tellIfLate(),
                time.source(),
                rule.note(),
                trigger.pack.pack.version(),
                causes.causes());
    }

    private static CompiledPack.TimeOf time(CompiledPack.RuleOf compiled, Reading reading) {
        for (CompiledPack.ExceptionOf exception : compiled.exceptions()) {
            if (reading.decides(exception.condition())) {
                return exception.time();
            }
        }
        return compiled.time();
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
        boolean asksTrigger = asks(rule, trigger.step.id());
        for (FieldRef field : rule.from()) {
            // Answers of other ways in are not this trigger's: they may be years old.
            if (!asksTrigger || field.step().equals(trigger.step.id())) {
                Occurred answered = occurred(reading.quoted(field));
                if (answered != null) {
                    Instant recorded = reading.recording(field.step()).standing.event().recorded();
                    return Start.answered(answered, recorded, trigger.pack.question(field));
                }
            }
        }
        return Start.at(trigger.standing);
    }

    private static boolean asks(Rule rule, String step) {
        for (FieldRef field : rule.from()) {
            if (field.step().equals(step)) {
                return true;
            }
        }
        return false;
    }

    private static Occurred occurred(Answer answer) {
        return switch (answer) {
            case Answer.Day(var day) -> new Occurred.On(day);
            case Answer.When(Occurred.Unknown _) -> null;
            case Answer.When(Occurred occurred) -> occurred;
            case null, default -> null;
        };
    }
}
