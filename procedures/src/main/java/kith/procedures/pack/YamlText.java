package kith.procedures.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one file of YAML 1.2 into a located tree. The only class that knows the YAML library. */
final class YamlText {
    private final String file;
    private final Problems problems;

    private YamlText(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The tree; empty where there is none to work on, and then the problems say why. */
    static Optional<Located.Mapping> read(String file, String text, Problems problems) {
        return new YamlText(file, problems).read(text);
    }

    private Optional<Located.Mapping> read(String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).setUseMarks(true).build();
        try {
            if (text.contains("*") && hasAliases(text, settings)) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add(new Place(file, 1, 1), "This file is empty", "Write a procedure in it, or delete it");
                return Optional.empty();
            }
            Place start = place(root.get());
            if (located(root.get(), start) instanceof Located.Mapping mapping) {
                return Optional.of(mapping);
            }
            problems.add(start, "A file of a pack holds keys with values", "Begin it with `pack: <id>` or `procedure: <id>`");
        } catch (MarkedYamlEngineException syntax) {
            Place place = syntax.getProblemMark().or(syntax::getContextMark).map(this::place).orElse(new Place(file, 1, 1));
            int began = syntax.getContextMark().map(this::place).map(Place::line).orElse(place.line());
            problems.add(place, "This is not YAML: " + syntax.getProblem(), began < place.line()
                    ? "Look at what begins on line %d and goes wrong here".formatted(began)
                    : "Look at the indentation, colons and quotation marks here and on the line above");
        } catch (YamlEngineException unreadable) {
            problems.add(new Place(file, 1, 1), "This is not YAML: " + unreadable.getMessage().lines().findFirst().orElse(""),
                    "Save the file as plain UTF-8 text");
        }
        return Optional.empty();
    }

    /** Aliases would give one text two places, and let a small file unfold without end. */
    private boolean hasAliases(String text, LoadSettings settings) {
        boolean any = false;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof AliasEvent alias) {
                any = true;
                problems.add(alias.getStartMark().map(this::place).orElse(new Place(file, 1, 1)),
                        "*%s stands for something written elsewhere, which packs do not use".formatted(alias.getAlias()),
                        "Write it out here, or put the text in quotation marks");
            }
        }
        return any;
    }

    private Located located(Node node, Place owner) {
        return switch (node) {
            case ScalarNode scalar -> {
                Place place = place(node);
                int endLine = node.getEndMark().map(mark -> mark.getLine() + 1).orElse(place.line());
                boolean flow = scalar.getScalarStyle() != ScalarStyle.LITERAL && scalar.getScalarStyle() != ScalarStyle.FOLDED;
                yield new Located.Text(place, scalar.getValue(), scalar.isPlain(), flow && endLine == place.line());
            }
            case SequenceNode sequence -> {
                List<Located> items = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    items.add(located(item, place(item)));
                }
                yield new Located.Listing(place(node), items);
            }
            case MappingNode mapping -> mapping(mapping, owner);
            default -> new Located.Text(place(node), "", true, false);
        };
    }

    private Located.Mapping mapping(MappingNode node, Place owner) {
        SequencedMap<String, Located.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            Place key = place(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                problems.add(key, "A key is one word", "Write it without brackets or braces");
            } else if (entries.containsKey(name.getValue())) {
                problems.add(key, "%s is written twice here, first on line %d".formatted(
                                name.getValue(), entries.get(name.getValue()).key().line()),
                        "Keep one of the two");
            } else {
                entries.put(name.getValue(), new Located.Entry(key, located(tuple.getValueNode(), key)));
            }
        }
        return new Located.Mapping(owner, entries);
    }

    private Place place(Node node) {
        return node.getStartMark().map(this::place).orElse(new Place(file, 1, 1));
    }

    private Place place(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
