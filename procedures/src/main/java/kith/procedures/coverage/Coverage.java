package kith.procedures.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kith.procedures.coverage.Claims.Claim;
import kith.procedures.pack.Field;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.procedures.scenario.Mutant.Part;
import kith.procedures.scenario.Mutated;
import kith.procedures.scenario.Mutation;

/** How far packs carry out a catalogue. */
record Coverage(List<Pack> packs, SequencedMap<Requirement, Standing> standings) {

    /** A requirement is carried out where everything that claims it, in every one of these packs, is proven to. */
    static Coverage of(Map<String, Requirement> catalogue, List<Mutated.Tried> packs, Map<String, String> outOfScope) {
        Map<String, List<Standing.Proof>> proofs = new LinkedHashMap<>();
        Map<String, List<Standing.Doubt>> doubts = new LinkedHashMap<>();
        for (Mutated.Tried tried : packs) {
            for (Claim claim : Claims.of(tried.pack())) {
                judge(tried, claim, proofs, doubts);
            }
        }
        SequencedMap<Requirement, Standing> standings = new LinkedHashMap<>();
        catalogue.forEach((id, requirement) -> {
            if (doubts.containsKey(id)) {
                standings.put(requirement, new Standing.NotProven(doubts.get(id)));
            } else if (proofs.containsKey(id)) {
                standings.put(requirement, new Standing.CarriedOut(proofs.get(id)));
            } else if (outOfScope.containsKey(id)) {
                standings.put(requirement, new Standing.OutOfScope(outOfScope.get(id)));
            } else {
                standings.put(requirement, new Standing.NotYet());
            }
        });
        return new Coverage(packs.stream().map(Mutated.Tried::pack).toList(), standings);
    }

    private static void judge(
            Mutated.Tried tried, Claim claim, Map<String, List<Standing.Proof>> proofs, Map<String, List<Standing.Doubt>> doubts) {
        String pack = tried.pack().id();
        List<Mutation.Outcome> unexplained = tried.survivors().unexplained(tried.outcomes());
        for (Part part : claim.parts()) {
            List<Mutation.Outcome> outcomes =
                    tried.outcomes().stream().filter(outcome -> outcome.mutant().part().equals(part)).toList();
            // That nobody notices its absence is no proof, whatever the reason.
            List<String> unnoticed = outcomes.stream()
                    .filter(Mutation.Outcome::survives)
                    .filter(outcome -> outcome.mutant().takenAway() || figuresCount(part) && unexplained.contains(outcome))
                    .map(outcome -> outcome.mutant().how())
                    .toList();
            if (unnoticed.isEmpty()) {
                List<String> scenarios = outcomes.stream()
                        .filter(outcome -> outcome.mutant().takenAway())
                        .flatMap(outcome -> outcome.noticedBy().stream())
                        .distinct()
                        .toList();
                proofs.computeIfAbsent(claim.requirement(), _ -> new ArrayList<>()).add(new Standing.Proof(pack, said(part), form(tried, part), scenarios));
            } else {
                doubts.computeIfAbsent(claim.requirement(), _ -> new ArrayList<>()).add(new Standing.Doubt(pack, said(part), unnoticed));
            }
        }
    }

    private static Optional<Standing.Filled> form(Mutated.Tried tried, Part part) {
        return part instanceof Part.OfStep(String id) ? tried.pack().step(id).map(step -> filled(tried, step)) : Optional.empty();
    }

    private static Standing.Filled filled(Mutated.Tried tried, Step step) {
        Set<String> answered = tried.scenarios().stream()
                .flatMap(scenario -> scenario.timeline().children().stream())
                .flatMap(history -> history.events().stream())
                .filter(event -> event.subject().equals(step.id()))
                .flatMap(event -> event.answers().keySet().stream())
                .collect(Collectors.toSet());
        List<Field> asked = step.form().fields();
        return new Standing.Filled(asked.size(), (int) asked.stream().filter(field -> answered.contains(field.id())).count());
    }

    /** A rule is its figures; a step or a procedure is more than the conditions under which it is asked for. */
    private static boolean figuresCount(Part part) {
        return switch (part) {
            case Part.OfRule _, Part.OfException _, Part.OfExtension _, Part.OfApproval _, Part.OfQuestion _, Part.OfProposal _, Part.OfStatus _, Part.OfProvision _, Part.OfEdition _ -> true;
            case Part.OfStep _, Part.OfProcedure _ -> false;
        };
    }

    private static String said(Part part) {
        return part instanceof Part.OfRule || part instanceof Part.OfException || part instanceof Part.OfExtension ? "rule " + part.called() : part.called();
    }

    /** Only those requirements. */
    Coverage only(Predicate<Requirement> wanted) {
        SequencedMap<Requirement, Standing> some = new LinkedHashMap<>();
        standings.forEach((requirement, standing) -> {
            if (wanted.test(requirement)) {
                some.put(requirement, standing);
            }
        });
        return new Coverage(packs, some);
    }

    /** By area, and there by topic, each in the order in which the catalogue first names it. */
    SequencedMap<String, SequencedMap<String, Coverage>> byTopic() {
        SequencedMap<String, SequencedMap<String, Coverage>> areas = new LinkedHashMap<>();
        standings.forEach((requirement, standing) -> areas.computeIfAbsent(requirement.area(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(requirement.topic(), _ -> new Coverage(packs, new LinkedHashMap<>()))
                .standings()
                .put(requirement, standing));
        return areas;
    }

    Totals totals() {
        Totals totals = new Totals(0, 0, 0, 0);
        for (Standing standing : standings.values()) {
            totals = totals.with(standing);
        }
        return totals;
    }

    /**
     * How many are carried out on the strength of a whole step alone: some scenario notices that it cannot be recorded, and nobody
     * has looked whether its form asks what is required.
     */
    int restingOnSteps() {
        return (int) standings.values().stream()
                .filter(standing -> standing instanceof Standing.CarriedOut(List<Standing.Proof> proofs)
                        && proofs.stream().allMatch(proof -> proof.form().isPresent()))
                .count();
    }

    record Totals(int carriedOut, int notProven, int notYet, int outOfScope) {
        int all() {
            return carriedOut + notProven + notYet + outOfScope;
        }

        private Totals with(Standing standing) {
            return switch (standing) {
                case Standing.CarriedOut _ -> new Totals(carriedOut + 1, notProven, notYet, outOfScope);
                case Standing.NotProven _ -> new Totals(carriedOut, notProven + 1, notYet, outOfScope);
                case Standing.NotYet _ -> new Totals(carriedOut, notProven, notYet + 1, outOfScope);
                case Standing.OutOfScope _ -> new Totals(carriedOut, notProven, notYet, outOfScope + 1);
            };
        }
    }
}
