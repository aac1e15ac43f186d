package kith.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the stories of the families, of the partnership and of workers from {@code resources/demo}. They ship with Kith, so a fault in one is ours: it stops the start. */
final class Stories {
    private static final List<String> FAMILIES = List.of(
            "ashdown", "dunmore", "haddad", "kovalenko", "adeyemi", "pryce", "sandhu", "warsame", Story.PARTNERSHIP, "supervision_of_hannah", "supervision_of_sam");

    private Stories() {}

    static List<Story> all() {
        return FAMILIES.stream().map(Stories::read).toList();
    }

    private static Story read(String family) {
        String resource = "/demo/" + family + ".yaml";
        try (InputStream stream = Stories.class.getResourceAsStream(resource)) {
            var settings = LoadSettings.builder().setLabel(resource).build();
            Map<String, Object> story = map(new Load(settings).loadFromInputStream(stream));
            List<Story.Kid> children = new ArrayList<>();
            map(story.get("children")).forEach((key, child) -> children.add(child(key, map(child))));
            Optional<String> worker = text(story, "worker");
            List<String> everyone = children.isEmpty() ? List.of(worker.map(_ -> Story.WORKER).orElse(Story.PARTNERSHIP)) : children.stream().map(Story.Kid::key).toList();
            List<Story.Scene> scenes = list(story.get("story")).stream()
                    .map(scene -> scene(map(scene), everyone))
                    .toList();
            return new Story(family, children, worker, scenes);
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(cannotRead);
        }
    }

    private static Story.Kid child(String key, Map<String, Object> child) {
        return new Story.Kid(
                key,
                text(child, "given_name").orElse(""),
                text(child, "family_name").orElse(""),
                text(child, "age").map(age -> {
                    String[] parts = age.split(" ");
                    return Period.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[2]), 0);
                }),
                text(child, "expected"),
                text(child, "sex"),
                text(child, "address").orElse(""),
                text(child, "language"),
                child.get("half") == Boolean.TRUE);
    }

    private static Story.Scene scene(Map<String, Object> scene, List<String> everyone) {
        List<String> about = scene.containsKey("about")
                ? list(scene.get("about")).stream().map(String::valueOf).toList()
                : everyone;
        return new Story.Scene(
                text(scene, "when").orElseThrow(),
                text(scene, "typed"),
                text(scene, "who").orElseThrow(),
                about,
                deed(scene));
    }

    private static Story.Deed deed(Map<String, Object> scene) {
        if (scene.containsKey("records")) {
            Map<String, Map<String, Object>> own = new LinkedHashMap<>();
            map(scene.get("own")).forEach((child, answers) -> own.put(child, map(answers)));
            return new Story.Records(text(scene, "records").orElseThrow(), map(scene.get("answers")), own);
        }
        if (scene.containsKey("approves")) {
            return new Story.Approves(text(scene, "approves").orElseThrow(), text(scene, "comment"));
        }
        if (scene.containsKey("explains")) {
            return new Story.Explains(text(scene, "explains").orElseThrow(), text(scene, "reason").orElseThrow());
        }
        Map<String, String> holders = new LinkedHashMap<>();
        map(scene.get("allocates")).forEach((role, colleague) -> holders.put(role, String.valueOf(colleague)));
        return new Story.Allocates(holders);
    }

    private static Optional<String> text(Map<String, Object> map, String key) {
        return Optional.ofNullable(map.get(key)).map(value -> String.valueOf(value).strip());
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, entry) -> map.put(String.valueOf(key), entry));
        }
        return map;
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
