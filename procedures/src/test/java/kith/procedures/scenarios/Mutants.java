package kith.procedures.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kith.procedures.calendar.Term;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.FieldRef;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Step;

/** Packs that differ from a pack in one figure by one unit, or that lack one rule, start, cancelling step, repetition or approval. */
final class Mutants {
    private Mutants() {}

    /** @param name what is different, such as {@code send_plan: limit 6 working days for 5 working days} */
    record Mutant(String name, Pack pack) {}

    static List<Mutant> of(Pack pack) {
        List<Mutant> mutants = new ArrayList<>();
        for (Procedure procedure : pack.procedures()) {
            for (Rule rule : procedure.rules()) {
                if (rule.limit().isEmpty() && rule.aim().isEmpty() && rule.exceptions().isEmpty()) {
                    continue;
                }
                ofRule(rule).forEach(changed -> mutants.add(new Mutant(
                        rule.id() + ": " + changed.how(),
                        with(pack, procedure, procedure.steps(), replaced(procedure.rules(), rule, changed.value())))));
            }
            for (Step step : procedure.steps()) {
                step.approval().ifPresent(approval -> ofApproval(step, approval).forEach(changed -> mutants.add(new Mutant(
                        step.id() + ".approval: " + changed.how(),
                        with(pack, procedure, replaced(procedure.steps(), step, changed.value()), procedure.rules())))));
            }
        }
        return mutants;
    }

    /** @param value empty where it is taken away */
    private record Changed<T>(String how, Optional<T> value) {
        <R> Changed<R> map(Function<T, R> making) {
            return new Changed<>(how, value.map(making));
        }
    }

    private static List<Changed<Rule>> ofRule(Rule rule) {
        List<Changed<Rule>> changes = new ArrayList<>();
        changes.add(new Changed<>("taken away", Optional.empty()));
        shifted("limit", rule.limit()).forEach(term -> changes.add(term.map(limit -> with(rule, rule.aim(), Optional.of(limit), rule.exceptions()))));
        shifted("aim", rule.aim()).forEach(term -> changes.add(term.map(aim -> with(rule, Optional.of(aim), rule.limit(), rule.exceptions()))));
        for (int i = 0; i < rule.exceptions().size(); i++) {
            Rule.Exception exception = rule.exceptions().get(i);
            String nth = "exception " + (i + 1);
            changes.add(new Changed<>(nth + " taken away", Optional.of(with(
                    rule, rule.aim(), rule.limit(), replaced(rule.exceptions(), exception, Optional.empty())))));
            Stream.concat(
                            shifted(nth + " limit", Optional.of(exception.limit())).map(term -> term.map(limit ->
                                    new Rule.Exception(exception.condition(), exception.aim(), limit, exception.source()))),
                            shifted(nth + " aim", exception.aim()).map(term -> term.map(aim ->
                                    new Rule.Exception(exception.condition(), Optional.of(aim), exception.limit(), exception.source()))))
                    .forEach(changed -> changes.add(changed.map(other -> with(
                            rule, rule.aim(), rule.limit(), replaced(rule.exceptions(), exception, Optional.of(other))))));
        }
        for (FieldRef from : rule.from()) {
            changes.add(new Changed<>("not counted from " + from.step() + "." + from.field(), Optional.of(
                    with(rule, rule.everyTime(), replaced(rule.from(), from, Optional.empty()), rule.cancelledOn()))));
        }
        for (String step : rule.cancelledOn()) {
            changes.add(new Changed<>("not cancelled on " + step, Optional.of(
                    with(rule, rule.everyTime(), rule.from(), replaced(rule.cancelledOn(), step, Optional.empty())))));
        }
        if (rule.everyTime()) {
            changes.add(new Changed<>("only once", Optional.of(with(rule, false, rule.from(), rule.cancelledOn()))));
        }
        return changes;
    }

    private static List<Changed<Step>> ofApproval(Step step, Step.Approval approval) {
        List<Changed<Step>> changes = new ArrayList<>();
        changes.add(new Changed<>("taken away", Optional.of(with(step, Optional.empty()))));
        changes.add(new Changed<>(approval.beforeItCounts() ? "counts at once" : "waits to count", Optional.of(with(step, Optional.of(
                new Step.Approval(
                        approval.by(), approval.sentence(), !approval.beforeItCounts(), approval.when(), approval.within(), approval.source()))))));
        Optional<Term> aim = approval.within().flatMap(Step.Within::aim);
        Optional<Term> limit = approval.within().flatMap(Step.Within::limit);
        Stream.concat(
                        shifted("aim", aim).map(term -> term.map(other -> new Step.Within(Optional.of(other), limit))),
                        shifted("limit", limit).map(term -> term.map(other -> new Step.Within(aim, Optional.of(other)))))
                .forEach(changed -> changes.add(changed.map(within -> with(step, Optional.of(new Step.Approval(
                        approval.by(), approval.sentence(), approval.beforeItCounts(), approval.when(), Optional.of(within), approval.source()))))));
        return changes;
    }

    private static Stream<Changed<Term>> shifted(String what, Optional<Term> term) {
        return term.stream().flatMap(there -> Stream.of(-1, 1).map(by -> shifted(there, by)).map(other -> new Changed<>(
                "%s %s for %s".formatted(what, Terms.write(other), Terms.write(there)), Optional.of(other))));
    }

    private static Term shifted(Term term, int by) {
        return switch (term) {
            case Term.Hours(int hours) -> new Term.Hours(hours + by);
            case Term.Days(int days) -> new Term.Days(days + by);
            case Term.DaysBeginningWith(int days) -> new Term.DaysBeginningWith(days + by);
            case Term.WorkingDays(int days) -> new Term.WorkingDays(days + by);
            case Term.NextWorkingDay() -> new Term.WorkingDays(1 + by);
            case Term.WorkingDaysBefore(int days) -> new Term.WorkingDaysBefore(days + by);
            case Term.Weeks(int weeks) -> new Term.Weeks(weeks + by);
            case Term.Months(int months) -> new Term.Months(months + by);
        };
    }

    private static <T> List<T> replaced(List<T> all, T one, Optional<T> by) {
        return all.stream().flatMap(each -> each == one ? by.stream() : Stream.of(each)).toList();
    }

    private static Pack with(Pack pack, Procedure changed, List<Step> steps, List<Rule> rules) {
        UnaryOperator<Procedure> change = procedure -> procedure != changed
                ? procedure
                : new Procedure(
                        procedure.id(), procedure.name(), procedure.summary(), procedure.opens(), procedure.closes(), procedure.stations(),
                        procedure.alongside(), steps, rules, procedure.statuses(), procedure.source());
        return new Pack(
                pack.id(), pack.name(), pack.version(), pack.effectiveFrom(), pack.roles(), pack.documents(),
                pack.procedures().stream().map(change).toList());
    }

    private static Rule with(Rule rule, Optional<Term> aim, Optional<Term> limit, List<Rule.Exception> exceptions) {
        return new Rule(
                rule.id(), rule.procedure(), rule.on(), rule.condition(), rule.everyTime(), rule.must(), rule.sentence(), rule.owner(), aim,
                limit, rule.from(), exceptions, rule.cancelledOn(), rule.reasonIfLate(), rule.tellIfLate(), rule.loosenable(), rule.note(),
                rule.source());
    }

    private static Rule with(Rule rule, boolean everyTime, List<FieldRef> from, List<String> cancelledOn) {
        return new Rule(
                rule.id(), rule.procedure(), rule.on(), rule.condition(), everyTime, rule.must(), rule.sentence(), rule.owner(), rule.aim(),
                rule.limit(), from, rule.exceptions(), cancelledOn, rule.reasonIfLate(), rule.tellIfLate(), rule.loosenable(), rule.note(),
                rule.source());
    }

    private static Step with(Step step, Optional<Step.Approval> approval) {
        return new Step(
                step.id(), step.procedure(), step.kind(), step.name(), step.action(), step.done(), step.by(), step.offered(), step.anytime(),
                step.repeats(), step.siblings(), step.occurredLabel(), step.guidance(), step.meeting(), approval, step.participants(),
                step.sensitivity(), step.form(), step.source());
    }
}
