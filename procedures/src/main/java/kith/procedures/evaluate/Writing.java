package kith.procedures.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.condition.Spelling;
import kith.procedures.pack.Problem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A file of YAML beside the packs as it is written, with everything that is wrong with it and where. */
public final class Writing {
    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    /** @param file as it is to be called in problems */
    public Writing(String file) {
        this.file = file;
    }

    /** In the order of lines. */
    public List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .distinct()
                .toList();
    }

    public void wrong(Node at, String what, String remedy) {
        Optional<Mark> mark = at.getStartMark();
        wrong(mark, what, remedy);
    }

    private void wrong(Optional<Mark> mark, String what, String remedy) {
        problems.add(new Problem(
                file, mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1, what, remedy));
    }

    /** The timeline's outermost keys and values; empty where it cannot be read at all. */
    Optional<MappingNode> read(String text) {
        return root(text).flatMap(root -> {
            if (root instanceof MappingNode mapping) {
                return Optional.of(mapping);
            }
            wrong(root, "A timeline holds keys with values", "Begin it with `timeline: ` and a title");
            return Optional.empty();
        });
    }

    /** The whole of the file; empty where it is empty or cannot be read, and then the problems say so. */
    public Optional<Node> root(String text) {
        try {
            Optional<Node> root = new Compose(
                            LoadSettings.builder().setLabel(file).setUseMarks(true).setMaxAliasesForCollections(0).build())
                    .composeString(text);
            if (root.isEmpty()) {
                wrong(Optional.empty(), "This file is empty", "Write something in it, or delete it");
            }
            return root;
        } catch (MarkedYamlEngineException syntax) {
            wrong(
                    syntax.getProblemMark().or(syntax::getContextMark),
                    "This is not YAML: " + syntax.getProblem(),
                    "Look at the indentation, colons and quotation marks here and on the line above");
        } catch (YamlEngineException unreadable) {
            wrong(Optional.empty(), "This is not YAML", "Save the file as plain UTF-8 text, without aliases (*name)");
        }
        return Optional.empty();
    }

    /** The entries by key, in their order. A key that is not known or comes twice is a problem. */
    public Map<String, NodeTuple> entries(MappingNode mapping, List<String> known) {
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.isEmpty() && !known.contains(key)) {
                unknown(entry.getKeyNode(), "key", key, known);
            } else if (entries.putIfAbsent(key, entry) != null) {
                wrong(entry.getKeyNode(), key + " is written twice here", "Keep one of the two");
            }
        }
        return entries;
    }

    /** There is no such thing; the nearest spelling is offered, or what there is. */
    public void unknown(Node at, String kind, String name, List<String> known) {
        wrong(
                at,
                "There is no %s %s".formatted(kind, name.isEmpty() ? "without a name" : name),
                Spelling.remedy(name, known, kind));
    }

    /** The text of a value that is one; a problem and empty where it is a list or has keys. */
    public Optional<String> text(Node node, String remedy) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        wrong(node, "One value is wanted here, not several", remedy);
        return Optional.empty();
    }

    /** The keys with values; a problem and empty where it is something else. */
    public Optional<MappingNode> mapping(Node node, String remedy) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(mapping);
        }
        wrong(node, "Keys with values are wanted here", remedy);
        return Optional.empty();
    }

    /** The items of a list; a single value is a list of one. */
    public List<Node> items(Node node) {
        return switch (node) {
            case SequenceNode sequence -> List.copyOf(sequence.getValue());
            default -> List.of(node);
        };
    }
}
