package kith.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kith.postgres.Binaries;
import kith.postgres.PostgresServer;
import kith.postgres.RunningPostgres;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;

/** One real PostgreSQL for all tests of a JVM, and a fresh database of it for each test class. */
public final class TestDatabase {
    private static RunningPostgres running;

    private TestDatabase() {}

    /** Points an application at a database of its own, and at the packs of the repository. */
    static final class OfItsOwn implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext kith) {
            TestPropertyValues.of(fresh()).applyTo(kith);
        }
    }

    /** The same, for an application of which more has to be said. */
    public static void register(DynamicPropertyRegistry registry) {
        fresh().forEach((name, value) -> registry.add(name, () -> value));
    }

    private static Map<String, String> fresh() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "KITH_DB_URL", server().createDatabase("kith_" + UUID.randomUUID().toString().replace("-", "")),
                "KITH_DB_USER", server().user(),
                "KITH_DB_PASSWORD", server().password(),
                "kith.packs", "../packs",
                // A key folder remembers what it signed, so each database needs one of its own.
                "kith.keys", keys().toString()));
        // Tests ask faster than anybody does by hand: RequestLimitsTest sets limits of its own.
        List.of("sign-in", "find", "emergency", "file", "api").forEach(what -> settings.put("kith.limits." + what, "0"));
        return settings;
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
