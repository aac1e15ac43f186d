package kith.procedures.position;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.Due;
import kith.procedures.calendar.Term;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.Conditions;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.Answer;
import kith.procedures.history.Facts;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Source;
import kith.procedures.pack.Step;
import kith.procedures.position.Episodes.Placed;
import kith.procedures.position.Episodes.Underway;

/** Raises the obligations that the rules ask for, and says what became of each. */
final class Raising {
    private final Episodes episodes;
    private final Holders holders;
    private final Calendar calendar;
    private final Map<String, Standing> excuses = new HashMap<>();
    private final Map<String, Standing> lateReasons = new HashMap<>();
    private final List<Obligation> obligations = new ArrayList<>();

    /** Rules that have fired in an episode and fire there only once, and obligations raised. */
    private final Set<String> raised = new HashSet<>();

    private Raising(List<Standing> standing, Episodes episodes, Holders holders, Calendar calendar) {
        this.episodes = episodes;
        this.holders = holders;
        this.calendar = calendar;
        for (Standing event : standing) {
            if (event.event.type().equals(Facts.OBLIGATION_EXCUSED)) {
                excuses.putIfAbsent(event.text("obligation"), event);
            } else if (event.event.type().equals(Facts.OBLIGATION_LATE_REASON_GIVEN)) {
                lateReasons.put(event.text("obligation"), event);
            }
        }
    }

    /** Every obligation there ever was, in the order of their triggers. */
    static List<Obligation> raise(List<Standing> standing, Episodes episodes, Holders holders, Calendar calendar) {
        Raising raising = new Raising(standing, episodes, holders, calendar);
        for (Placed trigger : episodes.placed) {
            if (trigger.counts) {
                raising.followRules(trigger);
            }
            if (trigger.needsApproval()) {
                raising.askForApproval(trigger);
            }
        }
        return raising.obligations;
    }

    private void followRules(Placed trigger) {
        for (Underway opened : trigger.opened) {
            for (CompiledPack.RuleOf rule : trigger.pack.rulesOnOpening(opened.procedure.id())) {
                follow(rule, trigger, opened);
            }
        }
        for (CompiledPack.RuleOf rule : trigger.pack.rulesOn(trigger.step.id())) {
            Underway episode = episodeOf(rule.rule(), trigger);
            if (episode != null) {
                follow(rule, trigger, episode);
            }
        }
    }

    /**
     * The episode in which the rule's obligation stands: the trigger's own, or one that it opened, of the rule's procedure;
     * else the latest of that procedure open then; else, so that nothing is lost, the trigger's own of whatever procedure.
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
        Underway open = episodes.latestOpenAt(rule.procedure(), trigger.place);
        return open == null ? trigger.episode : open;
    }

    private void follow(CompiledPack.RuleOf compiled, Placed trigger, Underway episode) {
        Rule rule = compiled.rule();
        String once = rule.id() + "\n" + episode.id + (rule.everyTime() ? "\n" + trigger.id() : "");
        if (raised.contains(once)) {
            return;
        }
        Reading reading = Reading.asOf(episodes, trigger, episode);
        if (!reading.isYes(rule.condition())) {
            return;
        }
        raised.add(once);
        Gathered causes = new Gathered().rule(rule.id()).event(trigger).read(reading);
        causes.event(episode.opener.id()).read(episode.openedFor);

        Reading later = Reading.asOfOrLater(episodes, trigger, episode);
        Optional<Term> aim = rule.aim();
        Optional<Term> limit = rule.limit();
        Source source = rule.source();
        String exceptionBecause = "";
        for (Rule.Exception exception : rule.exceptions()) {
            if (later.isYes(exception.condition())) {
                aim = exception.aim();
                limit = Optional.of(exception.limit());
                source = exception.source();
                exceptionBecause = Conditions.inEnglish(exception.condition(), trigger.pack);
                break;
            }
        }
        Start start = aim.isEmpty() && limit.isEmpty() ? Start.at(trigger.standing) : start(rule, trigger, later);
        causes.read(later);

        String id = Ids.obligation(rule.id(), episode.id, trigger.id());
        Obligation.State state = become(id, trigger, episode, meeting(rule, trigger, episode), cancelling(rule, trigger, episode), causes);
        String because = trigger.step.done() + " " + Phrases.when(trigger.standing.occurred, trigger.standing.event.recorded())
                + (compiled.because().isEmpty() ? "" : ", and " + compiled.because());
        Holders.Held held = holders.of(rule.owner());
        causes.event(held.allocation());
        obligations.add(new Obligation(
                id,
                rule.id(),
                episode.id,
                episode.procedure.id(),
                rule.must(),
                rule.sentence(),
                rule.owner(),
                held.holder(),
                trigger.id(),
                due(aim, start),
                due(limit, start),
                state,
                because,
                Phrases.counted(aim, limit, start.occurred, start.recorded, start.question, exceptionBecause),
                Optional.empty(),
                rule.reasonIfLate(),
                lateReason(id, causes),
                rule.tellIfLate(),
                source,
                rule.note(),
                trigger.pack.pack.version(),
                causes.causes()));
    }

    /** @param question whose answer it is; empty where it is when the trigger happened */
    private record Start(Occurred occurred, Instant recorded, String question) {
        static Start at(Standing standing) {
            return new Start(standing.occurred, standing.event.recorded(), "");
        }
    }

    private static Start start(Rule rule, Placed trigger, Reading reading) {
        if (rule.from().isEmpty()) {
            return Start.at(trigger.standing);
        }
        for (boolean ownStep : new boolean[] {true, false}) {
            for (FieldRef field : rule.from()) {
                if (field.step().equals(trigger.step.id()) == ownStep) {
                    Placed recording = reading.recording(field.step());
                    Occurred answered = recording == null ? null : occurred(recording.standing.answer(field.field()));
                    if (answered != null) {
                        reading.note(recording.standing.giverOf(field.field()), field);
                        return new Start(
                                answered, recording.standing.event.recorded(), trigger.pack.question(field));
                    }
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

    private Optional<Due> due(Optional<Term> term, Start start) {
        return term.map(length -> Terms.due(length, start.occurred, start.recorded, calendar));
    }

    /** The recording that meets the rule; null while there is none. */
    private Placed meeting(Rule rule, Placed trigger, Underway episode) {
        for (Placed recording : episodes.counting(rule.must())) {
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

    private Placed cancelling(Rule rule, Placed trigger, Underway episode) {
        Placed first = null;
        for (String step : rule.cancelledOn()) {
            for (Placed recording : episodes.counting(step)) {
                if (recording.place > trigger.place
                        && (recording.belongsTo(episode) || isElsewhere(recording, episode))
                        && (first == null || recording.place < first.place)) {
                    first = recording;
                }
            }
        }
        return first;
    }

    /**
     * What became of an obligation: whichever came first of being met, no longer needed, ended with its episode and excused.
     * What the closing event itself asks for outlives the episode.
     */
    private Obligation.State become(
            String id, Placed trigger, Underway episode, Placed met, Placed cancelled, Gathered causes) {
        Placed closer = episode.closer == trigger ? null : episode.closer;
        int closed = closer == null ? Integer.MAX_VALUE : Math.max(closer.place, trigger.place);
        Obligation.State state = new Obligation.State.Open();
        Gathered decided = new Gathered();
        Standing decidedBy = null;
        if (met != null && met.place <= closed && (cancelled == null || met.place <= cancelled.place)) {
            state = new Obligation.State.Met(met.id(), met.standing.earliest);
            decidedBy = met.standing;
            decided.event(met);
        } else if (cancelled != null && cancelled.place <= closed) {
            String because = cancelled.step.done() + " "
                    + Phrases.when(cancelled.standing.occurred, cancelled.standing.event.recorded());
            state = new Obligation.State.Cancelled(cancelled.id(), because);
            decidedBy = cancelled.standing;
            decided.event(cancelled);
        } else if (closer != null) {
            state = new Obligation.State.Cancelled(closer.id(), episode.closedBecause);
            decidedBy = closer.standing;
            decided.event(closer.id()).read(episode.closedFor);
        }
        Standing excuse = excuses.get(id);
        if (excuse != null && (decidedBy == null || Standing.AS_HAPPENED.compare(excuse, decidedBy) < 0)) {
            causes.event(excuse.id()).event(excuse.giverOf("reason"));
            return new Obligation.State.Excused(excuse.id(), excuse.text("reason"));
        }
        causes.add(decided);
        return state;
    }

    private Optional<String> lateReason(String id, Gathered causes) {
        Standing given = lateReasons.get(id);
        if (given == null) {
            return Optional.empty();
        }
        causes.event(given.id()).event(given.giverOf("reason"));
        return Optional.of(given.text("reason"));
    }

    private void askForApproval(Placed waiting) {
        Step.Approval approval = waiting.step.approval().orElseThrow();
        Standing given = null;
        Standing confirmed = null;
        Standing returned = null;
        for (Standing verdict : waiting.standing.verdicts()) {
            if (verdict.isReturn()) {
                returned = verdict;
            } else {
                given = given == null ? verdict : given;
                if (confirmed == null && verdict.event.author().role().equals(approval.by())) {
                    confirmed = verdict;
                }
            }
        }
        String rule = waiting.step.id() + ".approval";
        boolean sentBack = given == null
                && returned != null
                && !waiting.standing.lastWorded().isAfter(returned.event.recorded());
        Gathered causes = new Gathered().rule(rule).event(waiting);
        if (given == null && returned != null) {
            causes.event(returned.id()).event(waiting.standing.lastWordedBy());
        }
        String because = waiting.step.done() + " "
                + Phrases.when(waiting.standing.occurred, waiting.standing.event.recorded());
        if (sentBack) {
            because += ", and sent back " + Phrases.when(returned.occurred, returned.event.recorded())
                    + (returned.text("reason").isEmpty() ? "" : ": " + returned.text("reason"));
            raiseApproval(new Asked(
                    rule,
                    "Put right and send again: " + waiting.step.name(),
                    waiting.standing.event.author().role(),
                    holders.ofPerson(waiting.standing.event.author().person()),
                    waiting.standing,
                    because), waiting, approval, null, causes);
            return;
        }
        raiseApproval(
                new Asked(rule, approval.sentence(), approval.by(), holders.of(approval.by()), waiting.standing, because + ", and waits for approval"),
                waiting,
                approval,
                given,
                causes);
        if (given != null && !given.event.author().role().equals(approval.by())) {
            String by = given.text("manner").equals("by_telephone") ? "Approval given by telephone " : "Approval recorded for someone else ";
            raiseApproval(
                    new Asked(
                            rule + "_confirmed",
                            "Confirm the approval: " + approval.sentence(),
                            approval.by(),
                            holders.of(approval.by()),
                            given,
                            by + Phrases.when(given.occurred, given.event.recorded())),
                    waiting,
                    approval,
                    confirmed,
                    new Gathered().rule(rule + "_confirmed").event(waiting.id()).event(given).event(given.giverOf("manner")));
        }
    }

    private record Asked(
            String rule, String sentence, String owner, Holders.Held held, Standing trigger, String because) {}

    /** @param given the approval that meets it; null while there is none */
    private void raiseApproval(Asked asked, Placed waiting, Step.Approval approval, Standing given, Gathered causes) {
        Underway episode = waiting.episode;
        String episodeId = episode == null ? Ids.episode(waiting.step.procedure(), waiting.id()) : episode.id;
        String id = Ids.obligation(asked.rule(), episodeId, asked.trigger().id());
        Start start = Start.at(asked.trigger());
        Optional<Term> aim = approval.within().flatMap(Step.Within::aim);
        Optional<Term> limit = approval.within().flatMap(Step.Within::limit);
        Obligation.State state = new Obligation.State.Open();
        Standing decidedBy = given;
        if (given != null) {
            state = new Obligation.State.Met(given.id(), given.earliest);
        }
        boolean closes = episode != null && episode.closer != null && episode.closer != waiting;
        Standing excuse = excuses.get(id);
        if (closes && (given == null || Standing.AS_HAPPENED.compare(episode.closer.standing, given) < 0)) {
            state = new Obligation.State.Cancelled(episode.closer.id(), episode.closedBecause);
            decidedBy = episode.closer.standing;
        }
        if (excuse != null && (decidedBy == null || Standing.AS_HAPPENED.compare(excuse, decidedBy) < 0)) {
            state = new Obligation.State.Excused(excuse.id(), excuse.text("reason"));
            decidedBy = excuse;
            causes.event(excuse.giverOf("reason"));
        }
        if (decidedBy != null) {
            causes.event(decidedBy);
        }
        if (episode != null) {
            causes.event(episode.opener.id()).read(episode.openedFor);
            if (state instanceof Obligation.State.Cancelled) {
                causes.read(episode.closedFor);
            }
        }
        causes.read(waiting.approvalAsked);
        causes.event(asked.held().allocation());
        obligations.add(new Obligation(
                id,
                asked.rule(),
                episodeId,
                episode == null ? waiting.step.procedure() : episode.procedure.id(),
                waiting.step.id(),
                asked.sentence(),
                asked.owner(),
                asked.held().holder(),
                asked.trigger().id(),
                due(aim, start),
                due(limit, start),
                state,
                asked.because(),
                Phrases.counted(aim, limit, start.occurred(), start.recorded(), "", ""),
                Optional.of(waiting.id()),
                false,
                lateReason(id, causes),
                List.of(),
                approval.source(),
                Optional.empty(),
                waiting.pack.pack.version(),
                causes.causes()));
    }
}
