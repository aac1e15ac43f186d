package kith.server.arrival;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.postgres.RunningPostgres;
import kith.server.KithServer;
import kith.server.TestDatabase;
import kith.server.TestPartnership;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** How long an invented authority takes to come along: {@code bench/arrival CHILDREN NOTES}, by hand on a quiet machine. */
final class ImportingAlone {
    private ImportingAlone() {}

    public static void main(String... arguments) throws IOException {
        int children = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
        int notes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        Path folder = Files.createTempDirectory("kith-arrival-");
        try (ConfigurableApplicationContext kith = start()) {
            new TestPartnership(kith).enrol();
            Path tables = folder.resolve("tables");
            new InventedAuthority(7, LocalDate.now(), children, notes).write(tables);
            Importing importing = kith.getBean(Importing.class);
            Importing.Request dryRun = new Importing.Request("systems_administrator", tables, Optional.empty(), true, false);
            say("rehearsed", time(() -> importing.run(dryRun, _ -> { })), importing, dryRun, false);
            Importing.Request request = new Importing.Request("systems_administrator", tables, Optional.empty(), false, false);
            say("brought along", 0, importing, request, true);
            say("again", 0, importing, request, true);
        }
        System.exit(0);
    }

    private static void say(String what, long took, Importing importing, Importing.Request request, boolean run) {
        long[] added = new long[1];
        long millis = run ? time(() -> added[0] = importing.run(request, _ -> { }).added()) : took;
        System.out.printf("%-14s %,8d ms %,9d events, %,.0f a second; heap %,d MB%n", what, millis, added[0], added[0] * 1000.0 / Math.max(1, millis), used());
    }

    private static long used() {
        Runtime java = Runtime.getRuntime();
        return (java.totalMemory() - java.freeMemory()) / 1_000_000;
    }

    private static long time(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private static ConfigurableApplicationContext start() throws IOException {
        RunningPostgres server = TestDatabase.server();
        Map<String, Object> properties = Map.of(
                "KITH_DB_URL", server.createDatabase("arrival"),
                "KITH_DB_USER", server.user(),
                "KITH_DB_PASSWORD", server.password(),
                "kith.packs", "packs",
                "kith.keys", Files.createTempDirectory("kith-keys-").toString(),
                "server.port", "0");
        SpringApplication kith = new SpringApplication(KithServer.class);
        List<String> settings = new ArrayList<>();
        properties.forEach((name, value) -> settings.add("--" + name + "=" + value));
        return kith.run(settings.toArray(String[]::new));
    }
}
