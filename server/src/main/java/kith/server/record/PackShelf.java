package kith.server.record;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.PackLoader;
import kith.procedures.pack.Packs;
import kith.procedures.position.CompiledPacks;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The packs in force, loaded and checked once. A faulty pack stops the start, with every problem and its place. */
@Component
public class PackShelf {
    /** A partnership's packs, and the same made ready for working out positions. */
    record Shelved(Packs packs, CompiledPacks compiled) {}

    private final Path folder;
    private final Map<String, Shelved> shelved = new ConcurrentHashMap<>();

    PackShelf(@Value("${kith.packs:packs}") String folder) {
        this.folder = Path.of(folder);
    }

    public Packs packs(String pack) {
        return shelved(pack).packs();
    }

    /** Those of every partnership that has been asked for. */
    List<Packs> all() {
        return shelved.values().stream().map(Shelved::packs).toList();
    }

    Shelved shelved(String pack) {
        return shelved.computeIfAbsent(pack, this::load);
    }

    private Shelved load(String pack) {
        return switch (PackLoader.load(folder, pack)) {
            case Loaded.Ready(var ready) -> {
                Packs packs = new Packs(List.of(ready));
                yield new Shelved(packs, CompiledPacks.of(packs));
            }
            case Loaded.Faulty(var problems) -> {
                throw new IllegalStateException(problems.stream()
                        .map(Object::toString)
                        .collect(Collectors.joining("\n  ", "The pack " + pack + " cannot be used:\n  ", "")));
            }
        };
    }
}
