package kith.server.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a mapping from its text. Every problem is told with its line. */
final class MappingReader {
    private static final Set<String> TABLE = Set.of("name", "kind", "key", "person", "date", "parts", "unique", "columns", "left", "as");
    private static final Set<String> STEP = Set.of("step", "on", "only_if", "approved", "answers");
    private static final Set<String> WHEN = Set.of("blank", "filled", "is", "within", "nothing_runs", "none_in", "came");

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    private MappingReader(String file) {
        this.file = file;
    }

    /** The mapping that Kith ships. */
    static Mapping standard() {
        String resource = "/arrival/standard_safeguarding_dataset.yaml";
        try (InputStream stream = MappingReader.class.getResourceAsStream(resource)) {
            return read(resource, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A mapping of somebody's own. @throws NotAcceptable with every problem */
    static Mapping read(Path file) {
        try {
            return read(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (IOException unreadable) {
            throw new NotAcceptable(new Problem("arrival.mapping", String.valueOf(file), "This mapping cannot be read.", "Name a file with a mapping, in UTF-8."));
        }
    }

    /** @throws NotAcceptable with every problem */
    static Mapping read(String file, String text) {
        MappingReader reader = new MappingReader(file);
        try {
            Node root = new Compose(LoadSettings.builder().setLabel(file).setUseMarks(true).build())
                    .composeString(text)
                    .orElseThrow(() -> new NotAcceptable(new Problem("arrival.mapping", file, "This mapping is empty.", "Write one.")));
            Mapping mapping = reader.mapping(reader.entries(root));
            if (!reader.problems.isEmpty()) {
                throw new NotAcceptable(reader.problems);
            }
            return mapping;
        } catch (YamlEngineException syntax) {
            throw new NotAcceptable(new Problem("arrival.mapping", file, "This is not YAML.", String.valueOf(syntax.getMessage()).lines().findFirst().orElse("")));
        }
    }

    private Mapping mapping(SequencedMap<String, Node> root) {
        known(root, Set.of("mapping", "edition", "codes", "running", "tables", "not_asked"));
        Map<String, Map<String, String>> codes = new LinkedHashMap<>();
        entries(root.get("codes")).forEach((name, list) -> {
            Map<String, String> values = new LinkedHashMap<>();
            entries(list).forEach((value, option) -> values.put(value.toLowerCase(Locale.ROOT), text(option)));
            codes.put(name, values);
        });
        Map<String, Mapping.Running> running = new LinkedHashMap<>();
        entries(root.get("running")).forEach((name, node) -> {
            SequencedMap<String, Node> one = entries(node);
            running.put(name, new Mapping.Running(needed(node, one, "table"), needed(node, one, "id"), needed(node, one, "from"), needed(node, one, "until"), optional(one, "shown_by"), optional(one, "procedure")));
        });
        SequencedMap<String, Mapping.Table> tables = new LinkedHashMap<>();
        entries(root.get("tables")).forEach((name, node) -> tables.put(name, table(node)));
        return new Mapping(
                text(root.get("mapping")),
                text(root.get("edition")),
                codes,
                running,
                tables,
                items(root.get("not_asked")).stream().map(this::located).toList());
    }

    private Mapping.Table table(Node node) {
        SequencedMap<String, Node> table = entries(node);
        known(table, TABLE);
        SequencedMap<String, Mapping.Column> columns = new LinkedHashMap<>();
        entries(table.get("columns")).forEach((column, said) -> {
            SequencedMap<String, Node> more = said instanceof MappingNode ? entries(said) : new LinkedHashMap<>();
            columns.put(column, new Mapping.Column(more.isEmpty() ? text(said) : text(more.get("name")), optional(more, "of")));
        });
        Map<String, String> left = new LinkedHashMap<>();
        entries(table.get("left")).forEach((column, why) -> left.put(column, text(why)));
        Map<String, String> parts = new LinkedHashMap<>();
        entries(table.get("parts")).forEach((part, column) -> parts.put(part, text(column)));
        return new Mapping.Table(
                needed(node, table, "name"),
                kind(table.get("kind")),
                optional(table, "key"),
                Optional.ofNullable(table.get("person")).map(this::whose),
                optional(table, "date"),
                parts,
                items(table.get("unique")).stream().map(this::text).toList(),
                columns,
                left,
                items(table.get("as")).stream().map(this::way).toList(),
                line(node));
    }

    private Mapping.Kind kind(Node node) {
        String said = node == null ? "rows" : text(node);
        try {
            return Mapping.Kind.valueOf(said.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            problem(node, "There is no kind of table called " + said + ".");
            return Mapping.Kind.ROWS;
        }
    }

    private Mapping.Whose whose(Node node) {
        if (node instanceof ScalarNode) {
            return new Mapping.Whose(text(node), Optional.empty());
        }
        SequencedMap<String, Node> person = entries(node);
        return new Mapping.Whose(needed(node, person, "by"), optional(person, "through"));
    }

    private Mapping.Way way(Node node) {
        SequencedMap<String, Node> way = entries(node);
        known(way, Set.of("when", "steps"));
        SequencedMap<String, Node> when = entries(way.get("when"));
        known(when, WHEN);
        Map<String, Set<String>> is = new LinkedHashMap<>();
        entries(when.get("is")).forEach((column, values) -> is.put(column, lowered(values)));
        Map<String, String> within = new LinkedHashMap<>();
        entries(when.get("within")).forEach((running, column) -> within.put(running, text(column)));
        return new Mapping.Way(
                new Mapping.When(
                        texts(when.get("blank")), texts(when.get("filled")), is, within, texts(when.get("nothing_runs")),
                        items(when.get("none_in")).stream().map(this::noneIn).toList(),
                        Optional.ofNullable(when.get("came")).map(this::came)),
                items(way.get("steps")).stream().map(this::step).toList());
    }

    private Mapping.NoneIn noneIn(Node node) {
        SequencedMap<String, Node> none = entries(node);
        return new Mapping.NoneIn(needed(node, none, "table"), needed(node, none, "column"), optional(none, "with").orElse(""));
    }

    private Mapping.Came came(Node node) {
        SequencedMap<String, Node> came = entries(node);
        return new Mapping.Came(needed(node, came, "table"), needed(node, came, "by"), needed(node, came, "step"));
    }

    private Mapping.Step step(Node node) {
        SequencedMap<String, Node> step = entries(node);
        known(step, STEP);
        needed(node, step, "step");
        SequencedMap<String, Mapping.Located<Mapping.Said>> answers = new LinkedHashMap<>();
        entries(step.get("answers")).forEach((field, said) -> answers.put(field, new Mapping.Located<>(said(said), line(said))));
        return new Mapping.Step(
                located(step.getOrDefault("step", node)), optional(step, "on"), optional(step, "only_if"), optional(step, "approved"), answers);
    }

    private Mapping.Said said(Node node) {
        if (node instanceof SequenceNode several) {
            return new Mapping.Said.Any(several.getValue().stream().map(this::said).toList());
        }
        SequencedMap<String, Node> said = entries(node);
        if (said.containsKey("is")) {
            return new Mapping.Said.Is(text(said.get("is")));
        }
        if (said.containsKey("first")) {
            return new Mapping.Said.Nth(text(said.get("first")), needed(node, said, "later"));
        }
        String from = needed(node, said, "from");
        if (said.containsKey("by")) {
            int dot = from.indexOf('.');
            return new Mapping.Said.Looked(from.substring(0, Math.max(dot, 0)), from.substring(dot + 1), text(said.get("by")));
        }
        return new Mapping.Said.From(from, optional(said, "codes"));
    }

    // nodes ----------------------------------------------------------------------------------------------------------

    private SequencedMap<String, Node> entries(Node node) {
        SequencedMap<String, Node> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (entries.put(text(tuple.getKeyNode()), tuple.getValueNode()) != null) {
                    problem(tuple.getKeyNode(), text(tuple.getKeyNode()) + " is written twice.");
                }
            }
        } else if (node != null) {
            problem(node, "Keys with values belong here.");
        }
        return entries;
    }

    private List<Node> items(Node node) {
        if (node == null) {
            return List.of();
        }
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    private Set<String> texts(Node node) {
        return items(node).stream().map(this::text).collect(Collectors.toSet());
    }

    private Set<String> lowered(Node node) {
        return texts(node).stream().map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private String text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        if (node != null) {
            problem(node, "A word belongs here.");
        }
        return "";
    }

    private Mapping.Located<String> located(Node node) {
        return new Mapping.Located<>(node instanceof ScalarNode ? text(node) : "", line(node));
    }

    private Optional<String> optional(Map<String, Node> entries, String key) {
        return Optional.ofNullable(entries.get(key)).map(this::text);
    }

    private String needed(Node owner, Map<String, Node> entries, String key) {
        if (!entries.containsKey(key)) {
            problem(owner, key + " is missing.");
        }
        return optional(entries, key).orElse("");
    }

    private void known(SequencedMap<String, Node> entries, Set<String> keys) {
        entries.forEach((key, node) -> {
            if (!keys.contains(key)) {
                problem(node, "There is no key " + key + " here.");
            }
        });
    }

    private void problem(Node node, String what) {
        problems.add(new Problem("arrival.mapping", file + ":" + line(node), what, "Correct the mapping."));
    }

    private static int line(Node node) {
        return node == null ? 1 : node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
