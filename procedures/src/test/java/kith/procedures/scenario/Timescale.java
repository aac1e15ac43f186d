package kith.procedures.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.procedures.calendar.Term;
import kith.procedures.condition.Conditions;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Step;
import kith.procedures.position.Obligation;

/**
 * One set of times that a pack lays down: those of a rule, of an exception to it, or of an approval.
 *
 * @param rule a rule's id, or {@code step.approval}
 * @param where in which case, in English; empty for the usual one
 * @param of the rule; empty for an approval
 */
record Timescale(String rule, String where, Optional<Term> aim, Optional<Term> limit, Optional<Rule> of) {
    private static final String INSTEAD = "; this time and not the usual one because ";

    /** Everything that the pack lays down a time for. */
    static List<Timescale> of(Pack pack) {
        List<Timescale> all = new ArrayList<>();
        for (Procedure procedure : pack.procedures()) {
            for (Rule rule : procedure.rules()) {
                all.add(new Timescale(rule.id(), "", rule.aim(), rule.limit(), Optional.of(rule)));
                rule.exceptions().forEach(exception -> all.add(new Timescale(
                        rule.id(), Conditions.inEnglish(exception.condition(), pack), exception.aim(), Optional.of(exception.limit()), Optional.of(rule))));
            }
            for (Step step : procedure.steps()) {
                step.approvals().forEach(approval -> approval.within().ifPresent(within ->
                        all.add(new Timescale(approval.rule(step.id()), "", within.aim(), within.limit(), Optional.empty()))));
            }
        }
        return all.stream().filter(timescale -> timescale.aim.isPresent() || timescale.limit.isPresent()).toList();
    }

    /** Whether the obligation says that it is counted by this one. */
    boolean isToldOf(Obligation obligation) {
        String told = obligation.rule();
        boolean itsOwn = told.equals(rule) || told.startsWith(rule) && told.equals(rule + "_confirmed") && of.isEmpty();
        if (!itsOwn) {
            return false;
        }
        return where.isEmpty() ? !obligation.counted().contains(INSTEAD) : (obligation.counted() + "; ").contains(INSTEAD + where + "; ");
    }

    @Override
    public String toString() {
        return rule + (where.isEmpty() ? "" : " (where " + where + ")");
    }
}
