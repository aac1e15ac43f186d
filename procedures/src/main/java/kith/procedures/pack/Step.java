package kith.procedures.pack;

import java.util.List;
import java.util.Optional;
import kith.procedures.calendar.Term;
import kith.procedures.condition.Condition;

/**
 * One thing that can be recorded in a procedure.
 *
 * @param name noun phrase: "Strategy discussion"
 * @param action what a person does, for links and buttons: "Record the strategy discussion"
 * @param done past tense, for the timeline: "Strategy discussion held"
 * @param by roles that may record it
 * @param offered when it is offered inside an open episode; {@link Condition.Always} by default
 * @param anytime offered on any open record, without an episode: it may open one
 * @param repeats may be recorded more than once in an episode
 * @param siblings one occasion may stand on several children's records, with a decision for each
 * @param occurredLabel the question asked for when it happened: "When was it held?"
 * @param approvals of different things, each by a role of its own; what must come before the step counts must all have come
 * @param participants roles that may be given sight of this record in order to take part (invited agencies)
 * @param access what recording it does to who may see the record
 */
public record Step(
        String id,
        String procedure,
        Kind kind,
        String name,
        String action,
        String done,
        List<String> by,
        Condition offered,
        boolean anytime,
        boolean repeats,
        boolean siblings,
        String occurredLabel,
        Optional<String> guidance,
        Optional<Meeting> meeting,
        List<Approval> approvals,
        List<String> participants,
        Sensitivity sensitivity,
        List<Access> access,
        Form form,
        Source source) {

    public Step {
        by = List.copyOf(by);
        approvals = List.copyOf(approvals);
        participants = List.copyOf(participants);
        access = List.copyOf(access);
    }

    /** The approval meant by a verdict that names it; one that names none, or none that there is, means the first. */
    public Optional<Approval> approval(String named) {
        return approvals.stream().filter(approval -> approval.id().equals(named)).findFirst().or(() -> approvals.stream().findFirst());
    }

    /** The roles that approve it. */
    public List<String> approvers() {
        return approvals.stream().map(Approval::by).distinct().toList();
    }

    public enum Kind {
        FORM,
        DECISION,
        MEETING
    }

    /** Who chairs and whose presence makes a quorum. A meeting without quorum is recorded with the reason, never stopped. */
    public record Meeting(String chair, List<Quorum> quorum) {
        public Meeting {
            quorum = List.copyOf(quorum);
        }
    }

    /** One of these roles has to be there. */
    public record Quorum(String name, List<String> anyOf) {
        public Quorum {
            anyOf = List.copyOf(anyOf);
        }
    }

    /**
     * A role's approval of this step, or of one thing about it.
     *
     * @param id tells it from the step's other approvals; empty where it is the only one
     * @param beforeItCounts nothing follows from the step until it is approved; else it counts at once and the approval is owed
     * @param when only in these cases; {@link Condition.Always} by default
     */
    public record Approval(
            String id, String by, String sentence, boolean beforeItCounts, Condition when, Optional<Within> within, Source source) {

        /** The name under which it is owed: {@code step.approval}, or {@code step.approval.id} of several. */
        public String rule(String step) {
            return step + ".approval" + (id.isEmpty() ? "" : "." + id);
        }

        /** The name under which its confirmation is owed, where somebody else gave it first. */
        public String confirmedRule(String step) {
            return rule(step) + "_confirmed";
        }
    }

    /** A limit that must not be passed and an aim that should not: two facts. */
    public record Within(Optional<Term> aim, Optional<Term> limit) {}
}
