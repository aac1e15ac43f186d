package kith.procedures.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pack {@code tiny}, whose scenarios leave five changes unnoticed, and {@code tighter}, which extends it; to be changed by a test. */
public record TinyPacks(Path folder) {
    public static final Path SHIPPED = Path.of("src/test/resources/kith/procedures/scenario/packs");

    public static TinyPacks copiedTo(Path folder) {
        try (Stream<Path> paths = Files.walk(SHIPPED)) {
            List<Path> files = paths.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                Path copy = folder.resolve(SHIPPED.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            return new TinyPacks(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public TinyPacks write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public TinyPacks without(String file) {
        try {
            Files.delete(folder.resolve(file));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
