package kith.procedures.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder of packs holding the pack {@code sound}, to be spoilt by a test. */
final class SoundPack {
    static final String PROCEDURE = text("sound/procedures/visit.yaml");
    static final String PACK = text("sound/pack.yaml");

    private final Path folder;

    private SoundPack(Path folder) {
        this.folder = folder;
    }

    static SoundPack in(Path folder) {
        SoundPack packs = new SoundPack(folder);
        packs.write("sound/pack.yaml", PACK);
        packs.write("sound/procedures/visit.yaml", PROCEDURE);
        return packs;
    }

    /** Adds a pack {@code local} that extends it. */
    SoundPack withLocal(String procedure) {
        write("local/pack.yaml", "pack: local\nname: A local pack\nextends: sound\neffective_from: 2026-02-01\n");
        write("local/procedures/visit.yaml", procedure);
        return this;
    }

    SoundPack write(String file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text);
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    Pack ready(String id) {
        return switch (PackLoader.load(folder, id)) {
            case Loaded.Ready(Pack pack) -> pack;
            case Loaded.Faulty(List<Problem> problems) -> throw new AssertionError(problems.toString());
        };
    }

    List<String> problems(String id) {
        return said(PackLoader.load(folder, id));
    }

    /** Of the thorough check. */
    List<String> allProblems(String id) {
        return said(PackLoader.check(folder, id));
    }

    private static List<String> said(Loaded loaded) {
        return switch (loaded) {
            case Loaded.Ready _ -> List.of();
            case Loaded.Faulty(List<Problem> problems) -> new ArrayList<>(problems).stream().map(Problem::toString).toList();
        };
    }

    static String text(String resource) {
        try (InputStream stream = SoundPack.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
