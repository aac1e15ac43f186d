package kith.procedures.scenario;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.condition.Conditions;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.History;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Step;
import kith.procedures.position.CompiledPacks;

/** What the scenarios of a pack make of each of its mutants. */
public final class Mutation {
    private Mutation() {}

    /** @param noticedBy the names of the scenarios that come to something else, in their order */
    public record Outcome(Mutant mutant, List<String> noticedBy) {
        public Outcome {
            noticedBy = List.copyOf(noticedBy);
        }

        public boolean survives() {
            return noticedBy.isEmpty();
        }
    }

    /** In the order of the pack's text; worked out on all processors. The scenarios have to hold under the pack itself. */
    public static List<Outcome> of(Pack pack, List<Scenario> scenarios) {
        return Mutants.of(pack).parallelStream().map(mutant -> outcome(mutant, scenariosOf(pack, mutant, scenarios))).toList();
    }

    private static List<Scenario> scenariosOf(Pack pack, Mutant mutant, List<Scenario> scenarios) {
        boolean later = !mutant.original().equals(pack);
        return scenarios.stream()
                .filter(scenario -> scenario.expectation().ifInForce() == later || mutant.part() instanceof Mutant.Part.OfProvision)
                .filter(scenario -> !scenario.expectation().editions().isEmpty() || !(mutant.part() instanceof Mutant.Part.OfEdition))
                .toList();
    }

    private static Outcome outcome(Mutant mutant, List<Scenario> scenarios) {
        CompiledPacks packs = CompiledPacks.of(mutant.pack());
        Set<String> concerned = concerned(mutant.original(), mutant);
        return new Outcome(mutant, scenarios.stream()
                .filter(scenario -> histories(scenario).anyMatch(history -> isIn(history, concerned)))
                .filter(scenario -> mutant.part() instanceof Mutant.Part.OfProvision && scenario.expectation().ifInForce()
                        ? histories(scenario).anyMatch(history -> isIn(history, recordableOnlyIn(mutant)))
                        : histories(scenario).anyMatch(mutant.forgets()::untellable)
                                || !scenario.failures(packs, mutant.forgets()::leftOf).isEmpty())
                .map(Scenario::name)
                .toList());
    }

    /** What a scenario says could be recorded if it were in force, and now can be. */
    private static Set<String> recordableOnlyIn(Mutant mutant) {
        return mutant.pack().procedures().stream()
                .filter(procedure -> mutant.original().procedure(procedure.id()).isEmpty())
                .flatMap(procedure -> procedure.steps().stream())
                .map(Step::id)
                .collect(Collectors.toSet());
    }

    private static Stream<History> histories(Scenario scenario) {
        return scenario.timeline().children().stream();
    }

    private static boolean isIn(History history, Set<String> steps) {
        return history.events().stream().anyMatch(event -> steps.contains(event.subject()));
    }

    /**
     * Every step of which one has to be in a history for the mutant to make a difference to it: a procedure has no say where none of
     * the steps is recorded that it has or names. Most scenarios tell of few procedures, and need not be worked out for each mutant.
     */
    private static Set<String> concerned(Pack pack, Mutant mutant) {
        return switch (mutant.forgets()) {
            case Mutant.Forgets.Step(String step) -> Set.of(step);
            case Mutant.Forgets.Question(FieldRef question) -> Set.of(question.step());
            case Mutant.Forgets.Answer(FieldRef question) -> Set.of(question.step());
            case Mutant.Forgets.Nothing() when mutant.part() instanceof Mutant.Part.OfEdition ->
                pack.procedures().stream().flatMap(procedure -> procedure.steps().stream()).map(Step::id).collect(Collectors.toSet());
            case Mutant.Forgets.Nothing() -> Stream.of(pack, mutant.pack())
                    .flatMap(either -> either.procedures().stream())
                    .filter(procedure -> !(pack.procedures().contains(procedure) && mutant.pack().procedures().contains(procedure)))
                    .flatMap(Mutation::steps)
                    .collect(Collectors.toSet());
        };
    }

    private static Stream<String> steps(Procedure procedure) {
        return Stream.of(
                        procedure.steps().stream().map(Step::id),
                        Mutants.proposals(procedure).flatMap(proposal -> Conditions.steps(proposal.condition()).stream()),
                        procedure.opens().stream().map(Procedure.Opening::on),
                        procedure.closes().stream().map(Procedure.Closing::on),
                        procedure.rules().stream().flatMap(rule -> rule.on().stream()),
                        procedure.rules().stream().flatMap(rule -> rule.cancelledOn().stream()),
                        procedure.rules().stream().flatMap(rule -> rule.extension().stream()).map(Rule.Extension::step),
                        procedure.rules().stream().flatMap(rule -> rule.pause().stream()).flatMap(pause -> Stream.concat(pause.from().stream(), pause.until().stream())),
                        procedure.statuses().stream().flatMap(status -> Stream.of(status.begins().on(), status.ends().on())))
                .flatMap(steps -> steps);
    }
}
