package kith.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A JVM's sole right to a data folder. The system takes it back when the JVM dies, however it dies. */
final class Ownership implements AutoCloseable {

    // POSIX drops a process's lock when the process closes any descriptor of the file, so this JVM must not even open
    // the lock file of a folder that it holds.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private Ownership(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws PostgresCannotRun when another Kith has the folder */
    static Ownership take(Path folder) throws IOException {
        return tryTake(folder)
                .orElseThrow(() -> new PostgresCannotRun(
                        "postgres.folder_in_use",
                        folder,
                        "Another Kith" + holder(folder) + " is using this data folder.",
                        "Stop that one first (Ctrl-C in its window), or set KITH_HOME to another folder."));
    }

    static Optional<Ownership> tryTake(Path named) throws IOException {
        Path folder = named.toRealPath();
        if (!HELD_HERE.add(folder)) {
            return Optional.empty();
        }
        Optional<Ownership> taken = Optional.empty();
        try {
            taken = lock(folder);
        } finally {
            if (taken.isEmpty()) {
                HELD_HERE.remove(folder);
            }
        }
        return taken;
    }

    private static Optional<Ownership> lock(Path folder) throws IOException {
        Path lock = folder.resolve("owner.lock");
        var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
            if (!locked) {
                return Optional.empty();
            }
            Folders.write(folder.resolve("owner"), ProcessHandle.current().pid() + "\n", "rw-r--r--");
            return Optional.of(new Ownership(folder, channel));
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static String holder(Path folder) {
        try {
            return " (process " + Files.readString(folder.resolve("owner")).strip() + ")";
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The system releases the lock with the process.
        } finally {
            HELD_HERE.remove(folder);
        }
    }
}
