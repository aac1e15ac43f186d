package kith.server.arrival;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A row as people read it: what each column is called, and what it says. */
final class RowWords {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Mapping mapping;
    private final Caseload caseload;

    RowWords(Mapping mapping, Caseload caseload) {
        this.mapping = mapping;
        this.caseload = caseload;
    }

    /** A line for each filled column that comes along and was not carried otherwise. */
    String of(Sheet.Row row, Set<String> carried) {
        List<String> lines = new ArrayList<>();
        mapping.tables().get(row.table()).columns().forEach((column, called) -> {
            if (row.holds(column) && !carried.contains(column)) {
                lines.add(called.name() + ": " + called.of().flatMap(names -> name(names, row.cell(column))).orElseGet(() -> plain(row.cell(column))));
            }
        });
        return String.join("\n", lines);
    }

    /** What a worker or a team is called, with the old system's number. */
    private Optional<String> name(String names, String key) {
        Mapping.Table table = mapping.tables().get(names);
        return caseload.find(names, table.key().orElse(""), key)
                .map(row -> row.cell(table.part("name")))
                .filter(name -> !name.isEmpty())
                .map(name -> name + " (" + key + ")");
    }

    /** JSON as its names and values; anything else as it is. */
    static String plain(String cell) {
        return json(cell)
                .map(object -> leaves(object).entrySet().stream()
                        .map(leaf -> words(leaf.getKey()) + " " + leaf.getValue())
                        .collect(Collectors.joining("; ")))
                .filter(words -> !words.isEmpty())
                .orElse(cell);
    }

    /** What JSON of one level says, without the names. */
    static List<String> values(String cell) {
        return json(cell).map(object -> List.copyOf(leaves(object).values())).orElse(List.of(cell));
    }

    /** What a column says, or a name in a column of JSON: {@code column.NAME}. */
    static String said(Sheet.Row row, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return row.cell(path);
        }
        return json(row.cell(path.substring(0, dot))).map(object -> object.path(path.substring(dot + 1)).asString("").strip()).orElse("");
    }

    static boolean saysSomething(String cell) {
        return !cell.isEmpty() && json(cell).map(object -> leaves(object).values().stream().anyMatch(value -> !value.isEmpty())).orElse(true);
    }

    private static Map<String, String> leaves(JsonNode object) {
        Map<String, String> leaves = new LinkedHashMap<>();
        object.properties().forEach(entry -> {
            String value = entry.getValue().isValueNode() ? entry.getValue().asString("").strip() : entry.getValue().toString();
            if (!value.isEmpty()) {
                leaves.put(entry.getKey(), value);
            }
        });
        return leaves;
    }

    private static Optional<JsonNode> json(String cell) {
        if (!cell.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(cell)).filter(JsonNode::isObject);
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static String words(String name) {
        return name.replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
