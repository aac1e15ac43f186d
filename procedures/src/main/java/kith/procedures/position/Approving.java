package kith.procedures.position;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.Term;
import kith.procedures.history.Standing;
import kith.procedures.pack.Step;
import kith.procedures.position.Episodes.Placed;
import kith.procedures.position.Episodes.Underway;

/**
 * Approvals owed. An approval given by someone else for the one who approves (by telephone) counts at once, so that software
 * never holds up protective action; its confirmation stays owed.
 */
final class Approving {
    private final Episodes episodes;
    private final Holders holders;
    private final Calendar calendar;
    private final Excuses excuses;

    Approving(Episodes episodes, Holders holders, Calendar calendar, Excuses excuses) {
        this.episodes = episodes;
        this.holders = holders;
        this.calendar = calendar;
        this.excuses = excuses;
    }

    /** @param endedBy what ended the need for it; null where nothing has */
    private record Asked(
            String rule, String sentence, String owner, Holders.Held held, Standing trigger, Words because, Placed endedBy) {}

    void askFor(Placed waiting, List<Raised> raised) {
        for (Episodes.ApprovalAsked asked : waiting.approvalsAsked) {
            askFor(waiting, asked, raised);
        }
    }

    private void askFor(Placed waiting, Episodes.ApprovalAsked asked, List<Raised> raised) {
        Step.Approval approval = asked.approval();
        Standing given = null;
        Standing confirmed = null;
        for (Standing verdict : waiting.standing.verdicts()) {
            if (verdict.isApproval() && Verdicts.isAbout(verdict, waiting.step, approval)) {
                given = given == null ? verdict : given;
                if (confirmed == null && isBy(verdict, approval)) {
                    confirmed = verdict;
                }
            }
        }
        String rule = approval.rule(waiting.step.id());
        Gathered causes = new Gathered().rule(rule).event(waiting);
        Standing returned = Verdicts.sendingBackOf(waiting.standing, waiting.step, approval);
        if (returned != null) {
            causes.event(returned).event(returned.giverOf("reason"));
            raise(sentBack(rule, waiting, returned), waiting, asked, null, causes, raised);
            return;
        }
        if (given == null && waiting.standing.verdicts().stream().anyMatch(verdict -> verdict.isReturn() && Verdicts.isAbout(verdict, waiting.step, approval))) {
            episodes.stoodInTheWay.add(waiting.standing.lastWordedBy());
        }
        Words because = waiting.happened(", and asks for approval");
        raise(
                new Asked(rule, approval.sentence(), approval.by(), holders.of(approval.by()), waiting.standing, because, null),
                waiting,
                asked,
                given,
                causes,
                raised);
        if (given != null && !isBy(given, approval)) {
            confirm(waiting, asked, given, confirmed, raised);
        }
    }

    private static boolean isBy(Standing verdict, Step.Approval approval) {
        return verdict.event().author().role().equals(approval.by());
    }

    /** The approval stays owed, but it is the author's turn. */
    private Asked sentBack(String rule, Placed waiting, Standing returned) {
        String reason = returned.text("reason");
        return new Asked(
                rule,
                "Put right and send again: " + waiting.step.name(),
                waiting.standing.event().author().role(),
                holders.ofPerson(waiting.standing.event().author().person()),
                waiting.standing,
                waiting.happened(", and sent back " + Phrases.when(returned.occurred(), returned.event().recorded())
                        + (reason.isEmpty() ? "" : ": " + reason)),
                recordedAgain(waiting));
    }

    private Placed recordedAgain(Placed sentBack) {
        for (Placed recorded : episodes.recordings(sentBack.step.id())) {
            if (recorded.place > sentBack.place && recorded.episode == sentBack.episode) {
                return recorded;
            }
        }
        return null;
    }

    private void confirm(Placed waiting, Episodes.ApprovalAsked asked, Standing given, Standing confirmed, List<Raised> raised) {
        Step.Approval approval = asked.approval();
        String rule = approval.confirmedRule(waiting.step.id());
        boolean byTelephone = given.text("manner").equals("by_telephone");
        Words because = new Happened(
                byTelephone ? "Approval by telephone was recorded" : "Approval was recorded by another role",
                given.occurred(),
                given.event().recorded(),
                "");
        raise(
                new Asked(
                        rule,
                        "Confirm the approval: " + approval.sentence(),
                        approval.by(),
                        holders.of(approval.by()),
                        given,
                        because,
                        null),
                waiting,
                asked,
                confirmed,
                new Gathered().rule(rule).event(waiting.id()).event(given).event(given.giverOf("manner")),
                raised);
    }

    /** @param given the approval that meets it; null while there is none */
    private void raise(
            Asked asked, Placed waiting, Episodes.ApprovalAsked of, Standing given, Gathered causes, List<Raised> raised) {
        Step.Approval approval = of.approval();
        Underway episode = waiting.episode;
        // A step that waits for its approval before it opens its episode stands in the episode that it would open.
        String episodeId = episode == null ? Ids.episode(waiting.step.procedure(), waiting.id()) : episode.id;
        ObligationKey key = new ObligationKey(asked.rule(), episodeId, asked.trigger().id());
        Start start = Start.at(asked.trigger());
        Optional<Term> aim = approval.within().flatMap(Step.Within::aim);
        Optional<Term> limit = approval.within().flatMap(Step.Within::limit);
        causes.read(of.askedFor()).event(asked.held().allocation());
        if (episode != null) {
            causes.opening(episode);
        }
        Obligation.State state = become(key, asked, waiting, given, causes);
        Obligation obligation = new Obligation(
                key,
                episode == null ? waiting.step.procedure() : episode.procedure.id(),
                waiting.step.id(),
                asked.sentence(),
                asked.owner(),
                asked.held().holder(),
                asked.trigger().id(),
                Optional.of(asked.trigger().day()),
                start.due(aim, calendar),
                start.due(limit, calendar),
                Optional.empty(),
                state,
                asked.because(),
                "",
                new Reckoned(Counted.of(aim, limit, ""), start, ""),
                List.of(),
                Optional.empty(),
                Optional.of(waiting.id()),
                false,
                excuses.lateReason(key, causes),
                List.of(),
                approval.source(),
                Optional.empty(),
                waiting.pack.pack.version(),
                causes.causes());
        raised.add(new Raised(obligation, episode, Set.of(waiting.step.id()), Set.of()));
    }

    private Obligation.State become(ObligationKey key, Asked asked, Placed waiting, Standing given, Gathered causes) {
        Placed closer = waiting.episode == null || waiting.episode.closer == waiting ? null : waiting.episode.closer;
        boolean closedFirst =
                closer != null && (given == null || Standing.AS_HAPPENED.compare(closer.standing, given) < 0);
        boolean againFirst = asked.endedBy() != null && (!closedFirst || asked.endedBy().place <= closer.place);
        Placed endedBy = againFirst ? asked.endedBy() : closedFirst ? closer : null;
        Standing decidedBy = endedBy != null ? endedBy.standing : given;
        Obligation.State excused = excuses.before(key, decidedBy, causes);
        if (excused != null) {
            return excused;
        }
        if (endedBy != null) {
            causes.event(endedBy);
            if (endedBy == closer) {
                causes.read(waiting.episode.closedFor);
            }
            return new Obligation.State.Cancelled(
                    endedBy.id(), againFirst ? "It was recorded again" : waiting.episode.closedBecause);
        }
        if (given != null) {
            causes.event(given);
            return new Obligation.State.Met(given.id(), given.earliest());
        }
        return Obligation.State.OPEN;
    }
}
