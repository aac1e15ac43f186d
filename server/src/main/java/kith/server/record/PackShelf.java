package kith.server.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.procedures.pack.Packs;
import kith.procedures.pack.Problem;
import kith.procedures.position.CompiledPacks;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The packs in force: the version in the folder, loaded and checked once, and every version before it, whose texts are kept in the
 * database, because what became owed under a version stays owed under it. A version joins on its day, without a restart. A faulty
 * pack stops the start, with every problem and its place.
 */
@Component
public class PackShelf {
    /** A partnership's packs, and the same made ready for working out positions. */
    record Shelved(Packs packs, CompiledPacks compiled) {}

    /**
     * @param all every version, the earliest first
     * @param begun how many of them are in force or have been
     */
    private record Versions(List<Pack> all, int begun, Shelved shelved) {
        Versions {
            all = List.copyOf(all);
        }

        static Versions on(LocalDate day, List<Pack> all) {
            int begun = begun(day, all);
            Packs packs = new Packs(all.subList(0, begun));
            return new Versions(all, begun, new Shelved(packs, CompiledPacks.of(packs)));
        }

        Versions on(LocalDate day) {
            return begun == begun(day, all) ? this : on(day, all);
        }

        /** Before the first version's day the first governs, as {@link Packs#inForceOn} has it. */
        private static int begun(LocalDate day, List<Pack> all) {
            return Math.max(1, (int) all.stream().filter(pack -> !pack.effectiveFrom().isAfter(day)).count());
        }
    }

    private final Path folder;
    private final PackVersions kept;
    private final Clock clock;
    private final Map<String, Versions> versions = new ConcurrentHashMap<>();

    PackShelf(@Value("${kith.packs:packs}") String folder, PackVersions kept, Clock clock) {
        this.folder = Path.of(folder);
        this.kept = kept;
        this.clock = clock;
    }

    /** Those whose day has come: {@link Packs#latest} is the one in force today. */
    public Packs packs(String pack) {
        return shelved(pack).packs();
    }

    /** Those of every partnership that has been asked for. */
    List<Packs> all() {
        return versions.values().stream().map(Versions::shelved).map(Shelved::packs).toList();
    }

    /** The same object until a version joins. */
    Shelved shelved(String pack) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Occurred.LONDON);
        return versions.compute(pack, (id, known) -> known == null ? Versions.on(today, load(id)) : known.on(today)).shelved();
    }

    private List<Pack> load(String id) {
        Pack written = ready(PackLoader.load(folder, id), "The pack " + id + " cannot be used");
        List<Pack> all = new ArrayList<>();
        for (PackVersions.Kept version : kept.keep(written, PackLoader.texts(folder, id))) {
            all.add(version.version().equals(written.version()) ? written : again(id, version));
        }
        return all;
    }

    private static Pack again(String id, PackVersions.Kept version) {
        String cannot = "An earlier version of the pack %s, by which something may still be owed, cannot be read by this version of Kith"
                .formatted(id);
        Path files = written(version.texts());
        try {
            Pack pack = ready(PackLoader.load(files, id), cannot);
            if (!pack.version().equals(version.version())) {
                throw new IllegalStateException(cannot + ": its texts are not those that were kept.");
            }
            return pack;
        } finally {
            delete(files);
        }
    }

    private static Pack ready(Loaded loaded, String otherwise) {
        return switch (loaded) {
            case Loaded.Ready(Pack pack) -> pack;
            case Loaded.Faulty(List<Problem> problems) -> throw new IllegalStateException(problems.stream()
                    .map(Object::toString)
                    .collect(Collectors.joining("\n  ", otherwise + ":\n  ", "")));
        };
    }

    private static Path written(Map<String, String> texts) {
        try {
            Path files = Files.createTempDirectory("kith-pack-");
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Path file = files.resolve(text.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, text.getValue());
            }
            return files;
        } catch (IOException unwritable) {
            throw new UncheckedIOException("an earlier version of a pack cannot be written to a temporary folder", unwritable);
        }
    }

    private static void delete(Path files) {
        try (Stream<Path> paths = Files.walk(files)) {
            for (Path path : paths.toList().reversed()) {
                Files.delete(path);
            }
        } catch (IOException left) {
            throw new UncheckedIOException("a temporary folder cannot be deleted", left);
        }
    }
}
