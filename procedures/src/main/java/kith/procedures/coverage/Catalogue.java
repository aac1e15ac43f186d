package kith.procedures.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.evaluate.Writing;
import kith.procedures.pack.Problem;
import kith.procedures.scenario.Scenarios;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Every requirement of a folder of catalogues: each {@code *.yaml} is a list of requirements with {@code id}, {@code topic},
 * {@code kind} and {@code requirement}; whatever else stands there is left alone.
 */
final class Catalogue {
    private static final String YAML = ".yaml";

    private final Map<String, Requirement> requirements = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Catalogue() {}

    sealed interface Read {
        /** @param requirements by id, in the order of the files' names and of what stands in them; never empty */
        record Ready(Map<String, Requirement> requirements) implements Read {}

        /** @param problems never empty */
        record Faulty(List<Problem> problems) implements Read {}
    }

    static Read read(Path folder) {
        Catalogue catalogue = new Catalogue();
        List<Path> files = files(folder);
        files.forEach(catalogue::file);
        if (files.isEmpty()) {
            catalogue.problems.add(new Problem(
                    folder.toString(), 1, 1, "There is no catalogue of requirements here", "Name the folder of its .yaml files with --requirements"));
        }
        return catalogue.problems.isEmpty() ? new Read.Ready(catalogue.requirements) : new Read.Faulty(catalogue.problems);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(YAML)).sorted().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private void file(Path file) {
        String name = file.getFileName().toString();
        Writing writing = new Writing(file.toString());
        Optional<Node> root = Scenarios.text(file).flatMap(writing::root);
        if (root.isPresent() && root.get() instanceof SequenceNode list) {
            String area = name.substring(0, name.length() - YAML.length());
            list.getValue().forEach(item -> writing.mapping(item, "Write `- id: ` with what is required")
                    .ifPresent(written -> requirement(area, written, writing)));
        } else if (writing.problems().isEmpty()) {
            problems.add(new Problem(
                    file.toString(), 1, 1, "A catalogue is a list of requirements", "Write `- id: ` with what is required, and save it as UTF-8"));
        }
        problems.addAll(writing.problems());
    }

    private void requirement(String area, MappingNode written, Writing writing) {
        Map<String, NodeTuple> entries = writing.entries(written, List.of());
        List<String> missing =
                Stream.of("id", "topic", "kind", "requirement").filter(key -> text(entries, key).isEmpty()).toList();
        if (!missing.isEmpty()) {
            writing.wrong(written, "A requirement has no " + String.join(", ", missing), "Add it");
            return;
        }
        String id = text(entries, "id").orElseThrow();
        Requirement requirement = new Requirement(
                id,
                area,
                text(entries, "topic").orElseThrow(),
                text(entries, "kind").orElseThrow(),
                text(entries, "requirement").orElseThrow(),
                text(entries, "source").or(() -> text(entries, "lines").map(lines -> "lines " + lines)));
        Requirement first = requirements.putIfAbsent(id, requirement);
        if (first != null) {
            writing.wrong(written, "There is already a requirement %s, in %s".formatted(id, first.area()), "Give one of the two another id");
        }
    }

    private static Optional<String> text(Map<String, NodeTuple> entries, String key) {
        return Optional.ofNullable(entries.get(key))
                .map(NodeTuple::getValueNode)
                .flatMap(value -> value instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.<String>empty())
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.equals("null"));
    }
}
