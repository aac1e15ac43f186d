package kith.procedures.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kith.procedures.calendar.Due;
import kith.procedures.condition.FieldRef;

/**
 * What a scenario must come to.
 *
 * @param term the term of one rule or approval, and which children keep it
 * @param open for each child, the rules under which something is still owed at the end, once for each such obligation
 * @param episodes for each child, the procedures of which an episode is open at the end
 * @param statuses for each child, the statuses that the record has at the end
 * @param offered for each child, steps that are offered at the end; others may be too
 * @param notOffered for each child, steps that are not
 * @param heldBy for each child, of a rule under which something is owed at the end, who must see to it: a person or a role
 * @param proposes for each child, the option that the decision aid of a question proposes from what is answered at the end; empty
 *     where it proposes none
 * @param editions for each child, of a rule, the edition of its document that applied when what raised it happened
 * @param access for each child, to whom the record is open and until when, who is kept from it, and for whom it stands still, at the end
 * @param ifInForce told of the pack as it will be once what it only prepares is in force
 */
public record Expectation(
        Optional<OfTerm> term,
        Map<String, List<String>> open,
        Map<String, List<String>> episodes,
        Map<String, List<String>> statuses,
        Map<String, List<String>> offered,
        Map<String, List<String>> notOffered,
        Map<String, Map<String, String>> heldBy,
        Map<String, Map<FieldRef, Optional<String>>> proposes,
        Map<String, Map<String, String>> editions,
        Map<String, List<String>> access,
        boolean ifInForce) {
    public Expectation {
        open = Map.copyOf(open);
        episodes = Map.copyOf(episodes);
        statuses = Map.copyOf(statuses);
        offered = Map.copyOf(offered);
        notOffered = Map.copyOf(notOffered);
        heldBy = Map.copyOf(heldBy);
        proposes = Map.copyOf(proposes);
        editions = Map.copyOf(editions);
        access = Map.copyOf(access);
    }

    public enum Kind {
        AIM,
        LIMIT
    }

    /**
     * @param rule a rule's id, or {@code step.approval}
     * @param inTime children of whom exactly one obligation of the rule has the term, and met it by then
     * @param late those whose obligation met it later
     * @param authorised those of the late ones for whom somebody authorised going past the limit
     * @param authorisedUntil until when, for those of whom that is stated
     * @param notOwed those of whom the rule asks nothing at all
     */
    public record OfTerm(
            String rule,
            Kind kind,
            Due due,
            List<String> inTime,
            List<String> late,
            List<String> authorised,
            Map<String, Due> authorisedUntil,
            List<String> notOwed) {
        public OfTerm {
            inTime = List.copyOf(inTime);
            late = List.copyOf(late);
            authorised = List.copyOf(authorised);
            authorisedUntil = Map.copyOf(authorisedUntil);
            notOwed = List.copyOf(notOwed);
        }
    }

    /** The children of whom something is expected. */
    Set<String> children() {
        Set<String> children = new TreeSet<>(open.keySet());
        children.addAll(episodes.keySet());
        children.addAll(statuses.keySet());
        children.addAll(offered.keySet());
        children.addAll(notOffered.keySet());
        children.addAll(heldBy.keySet());
        children.addAll(proposes.keySet());
        children.addAll(editions.keySet());
        children.addAll(access.keySet());
        term.ifPresent(term -> {
            children.addAll(term.inTime());
            children.addAll(term.late());
            children.addAll(term.notOwed());
        });
        return children;
    }
}
