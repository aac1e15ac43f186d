package kith.procedures.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.evaluate.Writing;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Problem;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The reasons why it is right that no scenario notices certain mutants: {@code survivors.yaml} in the pack's folder and in
 * those of the packs that it extends.
 *
 * @param reasons by the mutant's name
 * @param problems what is wrong with those files; a reason that explains nothing is a problem too
 */
public record Survivors(Map<String, String> reasons, List<Problem> problems) {
    /** Words; fewer say nothing. */
    private static final int FEWEST_WORDS = 4;

    public Survivors {
        reasons = Map.copyOf(reasons);
        problems = List.copyOf(problems);
    }

    /** Whom a reason is checked against: by the name of the change. */
    private interface Check {
        void of(Writing writing, Reason reason, String name);
    }

    /** @param outcomes of the mutants of that pack */
    public static Survivors read(Path packs, String pack, List<Mutation.Outcome> outcomes) {
        return read(packs, pack, (writing, reason, name) -> check(writing, reason, name, outcomes));
    }

    /** What can be seen to be wrong with them without running anything: a reason that explains nothing, or no change that there is. */
    static List<Problem> problems(Path packs, Pack pack) {
        if (!Files.exists(packs.resolve(pack.id()).resolve("survivors.yaml"))) {
            return List.of();
        }
        List<String> names = Mutants.of(pack).stream().map(Mutant::name).toList();
        return read(packs, pack.id(), (writing, reason, name) -> {
            if (!names.contains(name)) {
                writing.unknown(reason.at(), "change", name, names);
            }
        }).problems();
    }

    private static Survivors read(Path packs, String pack, Check check) {
        Map<String, String> reasons = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String id : Scenarios.lineage(packs, pack)) {
            Path file = packs.resolve(id).resolve("survivors.yaml");
            if (!Files.exists(file)) {
                continue;
            }
            Writing writing = new Writing(id + "/survivors.yaml");
            Scenarios.text(file).ifPresentOrElse(
                    text -> in(writing, text).forEach((name, reason) -> {
                        // What a base explains, a scenario of the local pack may well notice.
                        if (id.equals(pack)) {
                            check.of(writing, reason, name);
                        }
                        reasons.putIfAbsent(name, reason.words());
                    }),
                    () -> problems.add(new Problem(
                            id + "/survivors.yaml", 1, 1, "This file cannot be read", "Look at its permissions, and save it as UTF-8")));
            problems.addAll(writing.problems());
        }
        return new Survivors(reasons, problems);
    }

    private record Reason(Node at, String words) {}

    private static Map<String, Reason> in(Writing writing, String text) {
        Map<String, Reason> reasons = new LinkedHashMap<>();
        writing.root(text)
                .flatMap(root -> writing.mapping(root, "Begin it with `survivors:` and, under it, names of changes with reasons"))
                .map(root -> writing.entries(root, List.of("survivors")).get("survivors"))
                .flatMap(all -> writing.mapping(all.getValueNode(), "Write names of changes with reasons; {} for none"))
                .ifPresent(all -> writing.entries(all, List.of()).forEach((name, entry) -> {
                    Optional<String> words = writing.text(entry.getValueNode(), "Write the reason in a sentence");
                    if (words.isPresent() && words.get().strip().split("\\s+").length < FEWEST_WORDS) {
                        writing.wrong(entry.getValueNode(), "“%s” gives no reason".formatted(words.get()), "Write it in a sentence");
                    }
                    words.ifPresent(given -> reasons.put(name, new Reason(entry.getKeyNode(), given.strip())));
                }));
        return reasons;
    }

    private static void check(Writing writing, Reason reason, String name, List<Mutation.Outcome> outcomes) {
        Optional<Mutation.Outcome> explained =
                outcomes.stream().filter(outcome -> outcome.mutant().name().equals(name)).findFirst();
        if (explained.isEmpty()) {
            writing.unknown(reason.at(), "change", name, outcomes.stream()
                    .filter(Mutation.Outcome::survives)
                    .map(outcome -> outcome.mutant().name())
                    .toList());
        } else if (!explained.get().survives()) {
            writing.wrong(reason.at(), "%s notices this".formatted(explained.get().noticedBy().getFirst()), "Take it out");
        }
    }

    /** Survivors without a reason. */
    public List<Mutation.Outcome> unexplained(List<Mutation.Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.survives() && !reasons.containsKey(outcome.mutant().name()))
                .toList();
    }
}
