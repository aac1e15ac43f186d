package kith.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import kith.postgres.Binaries;
import kith.postgres.PostgresServer;
import kith.postgres.RunningPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;

/** One real PostgreSQL for all tests of a JVM, and a fresh database of it for each test class. */
public final class TestDatabase {
    private static RunningPostgres running;

    private TestDatabase() {}

    /** Points the application under test at a database of its own, and at the packs of the repository. */
    public static void register(DynamicPropertyRegistry registry) {
        String url = server().createDatabase("kith_" + UUID.randomUUID().toString().replace("-", ""));
        registry.add("KITH_DB_URL", () -> url);
        registry.add("KITH_DB_USER", () -> server().user());
        registry.add("KITH_DB_PASSWORD", () -> server().password());
        registry.add("kith.packs", () -> "../packs");
        // A key folder remembers what it signed, so each database needs one of its own.
        Path keys = keys();
        registry.add("kith.keys", keys::toString);
    }

    private static Path keys() {
        try {
            Path folder = Files.createTempDirectory("kith-keys-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException left) {
            // The system clears its folder for temporary files.
        }
    }

    public static synchronized RunningPostgres server() {
        if (running == null) {
            running = PostgresServer.temporary(Binaries.forTests());
        }
        return running;
    }
}
