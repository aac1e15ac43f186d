package kith.procedures.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Notices that files of a folder of packs were saved, added or taken away. It looks again and again: editors save in many ways, and
 * not every file system tells of it.
 */
final class Saves {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Path folder;
    private Map<Path, Seen> seen;

    private record Seen(FileTime modified, long size) {}

    /** Notices what happens from now on. */
    Saves(Path folder) {
        this.folder = folder;
        this.seen = look();
    }

    /** Waits until something was saved, and until nothing more is: some programs write a file in pieces, or several files at once. */
    void awaitNext() throws InterruptedException {
        Map<Path, Seen> before = seen;
        Map<Path, Seen> earlier;
        do {
            Thread.sleep(BETWEEN_LOOKS);
            earlier = seen;
            seen = look();
        } while (seen.equals(before) || !seen.equals(earlier));
    }

    private Map<Path, Seen> look() {
        Map<Path, Seen> files = new HashMap<>();
        try (Stream<Path> paths = Files.walk(folder, 3)) {
            for (Path path : paths.toList()) {
                BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class);
                if (is.isRegularFile()) {
                    files.put(path, new Seen(is.lastModifiedTime(), is.size()));
                }
            }
        } catch (IOException | UncheckedIOException goneMeanwhile) {
            // The next look will tell; until then it counts as a change.
            files.put(folder, new Seen(FileTime.fromMillis(0), -1));
        }
        return files;
    }
}
