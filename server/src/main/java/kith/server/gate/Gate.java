package kith.server.gate;

import java.util.Optional;
import java.util.Set;
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
        return answer(new Question(viewer, action, Set.of(), Set.of(), outlet), Optional.empty());
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
        Set<Relation> standing = relations.between(viewer, record);
        return answer(new Question(viewer, action, standing, roles, outlet), Optional.of(record));
    }

    /**
     * For what turns out, behind a permit, not to be there for this viewer: audits the refusal in place of the permit, and
     * gives what to throw. Hidden and missing are refused in the same words.
     */
    public Refused refusal(Permit permit) {
        Set<Relation> standing = permit.action().onRecord() ? relations.between(permit.viewer(), permit.record()) : Set.of();
        Question question = new Question(permit.viewer(), permit.action(), standing, Set.of(), permit.outlet());
        audit.refused(question, permit.action().onRecord() ? Optional.of(permit.record()) : Optional.empty(), "not there for this viewer");
        return new Refused();
    }

    private Permit answer(Question question, Optional<String> record) {
        return switch (policy.decide(question)) {
            case Decision.Refuse(String reason) -> {
                audit.refused(question, record, reason);
                throw new Refused();
            }
            case Decision.AllowMasked(String reason) -> {
                audit.allowed(question, record, true, reason);
                yield new Permit(question.viewer(), question.action(), record, Level.SUMMARY, question.outlet());
            }
            case Decision.Allow(String reason) -> {
                audit.allowed(question, record, false, reason);
                Level level = question.action().onRecord() ? GateRules.level(question) : Level.FULL;
                yield new Permit(question.viewer(), question.action(), record, level, question.outlet());
            }
        };
    }
}
