package kith.server;

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
    }

    public static synchronized RunningPostgres server() {
        if (running == null) {
            running = PostgresServer.temporary(Binaries.forTests());
        }
        return running;
    }
}
