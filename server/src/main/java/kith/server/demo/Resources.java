package kith.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The YAML that lies in {@code resources/demo}. It ships with Kith, so a fault in it is ours: it stops the start. */
final class Resources {
    private static final Map<String, Map<String, Object>> READ = new ConcurrentHashMap<>();

    private Resources() {}

    /** @param name its path, without the ending */
    static Map<String, Object> yaml(String name) {
        return READ.computeIfAbsent(name, Resources::read);
    }

    private static Map<String, Object> read(String name) {
        String resource = "/demo/" + name + ".yaml";
        try (InputStream stream = Resources.class.getResourceAsStream(resource)) {
            var settings = LoadSettings.builder().setLabel(resource).build();
            return map(new Load(settings).loadFromInputStream(stream));
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(cannotRead);
        }
    }

    static Map<String, Object> map(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, entry) -> map.put(String.valueOf(key), entry));
        }
        return map;
    }

    static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    static List<String> words(Object value) {
        return list(value).stream().map(String::valueOf).toList();
    }
}
