package kith.procedures.diff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.procedures.pack.Problem;

/** The pack {@code sound} in a folder, with parts of its text replaced. */
public record WrittenPack(Path folder, String pack, String procedure) {

    public static WrittenPack in(Path folder) {
        return new WrittenPack(folder, text("pack.yaml"), text("procedures/visit.yaml"));
    }

    public WrittenPack with(String old, String now) {
        if (procedure.contains(old)) {
            return new WrittenPack(folder, pack, procedure.replace(old, now));
        }
        if (pack.contains(old)) {
            return new WrittenPack(folder, pack.replace(old, now), procedure);
        }
        throw new IllegalArgumentException("the pack does not say " + old);
    }

    WrittenPack write() {
        try {
            Files.createDirectories(folder.resolve("sound/procedures"));
            Files.writeString(folder.resolve("sound/pack.yaml"), pack);
            Files.writeString(folder.resolve("sound/procedures/visit.yaml"), procedure);
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public Pack ready() {
        write();
        return ready(folder, "sound");
    }

    static Pack ready(Path folder, String id) {
        return switch (PackLoader.load(folder, id)) {
            case Loaded.Ready(Pack pack) -> pack;
            case Loaded.Faulty(List<Problem> problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static String text(String file) {
        try (InputStream stream = WrittenPack.class.getResourceAsStream("/kith/procedures/pack/sound/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
