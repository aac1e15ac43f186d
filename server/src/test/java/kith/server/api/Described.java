package kith.server.api;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The interface's description, for holding answers to it. */
final class Described {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode document;

    private Described(JsonNode document) {
        this.document = document;
    }

    static Described read() {
        try (InputStream in = Described.class.getResourceAsStream("/openapi/openapi.yaml")) {
            return new Described(JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(in)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** "GET /api/v1/records" and so on. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.get("paths").properties().forEach(path -> path.getValue().propertyNames().stream()
                .filter(METHODS::contains)
                .forEach(method -> operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    Set<String> problemCodes() {
        Set<String> codes = new TreeSet<>();
        document.at("/components/schemas/ProblemCode/enum").forEach(code -> codes.add(code.stringValue()));
        return codes;
    }

    /** Everything in which the answer is not as described; empty where it is. */
    String faults(String method, HttpResponse<String> answer) {
        String path = answer.uri().getPath();
        JsonNode item = document.get("paths").properties().stream()
                .filter(candidate -> path.matches(candidate.getKey().replaceAll("\\{[a-z]+}", "[^/]+")))
                .map(java.util.Map.Entry::getValue)
                .filter(candidate -> candidate.has(method))
                .findFirst()
                .orElse(null);
        if (item == null) {
            return method + " " + path + " is not described";
        }
        JsonNode response = item.get(method).get("responses").path(Integer.toString(answer.statusCode()));
        if (response.has("$ref")) {
            response = document.at(response.get("$ref").stringValue().substring(1));
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        if (!response.path("content").has(type)) {
            return "%s %s does not describe %d with %s: %s".formatted(method, path, answer.statusCode(), type, answer.body());
        }
        JsonNode schema = response.get("content").get(type).path("schema");
        if (schema.isMissingNode()) {
            return "";
        }
        ObjectNode whole = JSON.createObjectNode().put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.set("components", document.get("components"));
        whole.setAll((ObjectNode) schema);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString(), InputFormat.JSON)
                .validate(answer.body(), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .collect(java.util.stream.Collectors.joining("\n"));
    }
}
