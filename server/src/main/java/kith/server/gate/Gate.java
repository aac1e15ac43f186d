package kith.server.gate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.procedures.pack.Access;
import kith.procedures.pack.Step;
import kith.server.problem.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one gate. Answers with a permit or refuses, and audits either. */
@Service
public class Gate {
    private final Policy policy;
    private final Relations relations;
    private final Audit audit;

    Gate(Policy policy, Relations relations, Audit audit) {
        this.policy = policy;
        this.relations = relations;
        this.audit = audit;
    }

    /**
     * For an action that is not about one record.
     *
     * @throws Refused after the refusal has been audited
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Permit permit(Viewer viewer, Action action, Outlet outlet) {
        if (action.onRecord()) {
            throw new IllegalArgumentException(action + " is about a record");
        }
        // What such an action shows may be of anybody whom the viewer covers.
        return answer(new Question(viewer, action, Set.of(), Set.of(), outlet), Optional.empty(), viewer.covers().stream().map(Viewer.Covered::professional).toList());
    }

    /**
     * For an action on a record.
     *
     * @param roles the roles to which the pack gives the step or approval; empty where the action has none
     * @throws Refused after the refusal has been audited; also where there is no such record, so that nothing is told
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Permit permit(Viewer viewer, Action action, String record, Set<String> roles, Outlet outlet) {
        if (!action.onRecord()) {
            throw new IllegalArgumentException(action + " is not about a record");
        }
        Relations.Standing standing = relations.standing(viewer, record);
        return answer(new Question(viewer, action, standing.relations(), roles, outlet), Optional.of(record), standing.covered());
    }

    /**
     * For recording a step on a record, as its pack gives it.
     *
     * @throws Refused as above
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Permit recording(Viewer viewer, Step step, String record, Outlet outlet) {
        boolean throughFreeze = !Access.of(step.access(), Access.ThroughFreeze.class).isEmpty();
        return permit(viewer, throughFreeze ? Action.RECORD_THROUGH_FREEZE : Action.RECORD_STEP, record, Set.copyOf(step.by()), outlet);
    }

    /**
     * For what turns out, behind a permit, not to be there for this viewer: audits the refusal in place of the permit, and
     * gives what to throw. Hidden and missing are refused in the same words.
     */
    public Refused refusal(Permit permit) {
        Relations.Standing standing =
                permit.action().onRecord() ? relations.standing(permit.viewer(), permit.record()) : Relations.Standing.NONE;
        Question question = new Question(permit.viewer(), permit.action(), standing.relations(), Set.of(), permit.outlet());
        audit.refused(question, permit.action().onRecord() ? Optional.of(permit.record()) : Optional.empty(), standing.covered(), "not there for this viewer");
        return new Refused();
    }

    /** @param covered those as whom, and not as themself, the viewer may do it */
    private Permit answer(Question question, Optional<String> record, List<String> covered) {
        return switch (policy.decide(question)) {
            case Decision.Refuse(String reason) -> {
                audit.refused(question, record, covered, reason);
                throw new Refused();
            }
            case Decision.AllowMasked(String reason) -> {
                audit.allowed(question, record, covered, true, reason);
                yield new Permit(question.viewer(), question.action(), record, GateRules.level(question), false, question.outlet());
            }
            case Decision.Allow(String reason) -> {
                audit.allowed(question, record, covered, false, reason);
                Level level = question.action().onRecord() ? GateRules.level(question) : Level.FULL;
                yield new Permit(question.viewer(), question.action(), record, level, question.action().onRecord() && GateRules.readsProtected(question), question.outlet());
            }
        };
    }
}
