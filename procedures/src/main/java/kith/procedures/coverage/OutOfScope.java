package kith.procedures.coverage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.procedures.evaluate.Writing;
import kith.procedures.pack.Problem;
import kith.procedures.scenario.Scenarios;

/**
 * The requirements that Kith is not to carry out, with the true reason of each: {@code out-of-scope.yaml} in the folder of packs.
 *
 * @param reasons by the requirement's id
 * @param problems what is wrong with the file
 */
record OutOfScope(Map<String, String> reasons, List<Problem> problems) {
    private static final String FILE = "out-of-scope.yaml";
    private static final String KEY = "out_of_scope";
    private static final int FEWEST_WORDS = 4;

    OutOfScope {
        reasons = Map.copyOf(reasons);
        problems = List.copyOf(problems);
    }

    /** @param claimed ids that packs claim to carry out: they cannot be out of scope as well */
    static OutOfScope read(Path packs, List<String> known, Set<String> claimed) {
        Path file = packs.resolve(FILE);
        if (!Files.exists(file)) {
            return new OutOfScope(Map.of(), List.of());
        }
        Map<String, String> reasons = new LinkedHashMap<>();
        Writing writing = new Writing(FILE);
        List<Problem> problems = new ArrayList<>();
        Scenarios.text(file)
                .flatMap(writing::root)
                .flatMap(root -> writing.mapping(root, "Begin it with `%s:`".formatted(KEY)))
                .map(root -> writing.entries(root, List.of(KEY)).get(KEY))
                .flatMap(all -> writing.mapping(all.getValueNode(), "Write requirements' ids with reasons; {} for none"))
                .ifPresentOrElse(
                        all -> writing.entries(all, List.of()).forEach((id, entry) -> {
                            if (!known.contains(id)) {
                                writing.unknown(entry.getKeyNode(), "requirement", id, known);
                            } else if (claimed.contains(id)) {
                                writing.wrong(entry.getKeyNode(), "A pack claims to carry out " + id, "Take it out here, or there");
                            }
                            writing.text(entry.getValueNode(), "Write the reason in a sentence").ifPresent(reason -> {
                                if (reason.strip().split("\\s+").length < FEWEST_WORDS) {
                                    writing.wrong(entry.getValueNode(), "“%s” gives no reason".formatted(reason), "Write it in a sentence");
                                }
                                reasons.put(id, reason.strip());
                            });
                        }),
                        () -> {
                            if (writing.problems().isEmpty()) {
                                problems.add(new Problem(FILE, 1, 1, "This file says nothing", "Begin it with `%s:`".formatted(KEY)));
                            }
                        });
        problems.addAll(writing.problems());
        return new OutOfScope(reasons, problems);
    }
}
