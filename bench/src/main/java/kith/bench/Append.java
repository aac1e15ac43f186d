package kith.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import kith.postgres.Binaries;
import kith.postgres.PostgresServer;
import kith.postgres.RunningPostgres;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Appends a second through the whole way of a write, in process, over HTTP, and beside them bare pgbench sending the same
 * statements. Every run has a database of its own, copied from one that was filled once, so that all start alike.
 */
final class Append {
    private static final List<Integer> CLIENTS = List.of(1, 4, 16);
    private static final int TURNS = 3;

    private final int children;
    private final List<Integer> counts;
    private final Duration warmUp;
    private final Duration measured;

    /** @param clients how many at once, or 0 for each of the usual numbers */
    Append(int children, int clients, Duration warmUp, Duration measured) {
        this.children = children;
        this.counts = clients == 0 ? CLIENTS : List.of(clients);
        this.warmUp = warmUp;
        this.measured = measured;
    }

    void run() throws Exception {
        Path folder = Files.createTempDirectory("kith-bench");
        try (RunningPostgres server = PostgresServer.temporary(Binaries.shipped())) {
            Database filled = Database.of(server, "filled");
            server.createDatabase("filled");
            fill(filled, folder);
            System.out.println(Machine.settings(filled));
            System.out.println("histories: " + histories(filled));
            System.out.println("clients | in process | pgbench | share | over HTTP | histories after | load");
            for (int clients : counts) {
                sideBySide(server, filled, folder, clients);
            }
        }
    }

    /** Kith in process and pgbench by turns, since a machine is not equally fast at all times; then Kith over HTTP. */
    private void sideBySide(RunningPostgres server, Database filled, Path folder, int clients) throws Exception {
        Database ours = Database.copy(server, filled, "ours");
        Database bare = Database.copy(server, filled, "bare");
        PgBench.Ready pgbench = new PgBench(folder).ready(bare, clients);
        pgbench.run(Duration.ofSeconds(2));
        List<Double> inProcess = new ArrayList<>();
        List<Double> perSecond = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        List<Visit.At> places = new ArrayList<>(Visit.places(ours));
        try (ConfigurableApplicationContext kith = Core.start(ours, keysOfItsOwn(folder, ours, clients))) {
            Visit visit = new Visit(kith);
            perSecond(clients, places, visit::record, warmUp);
            for (int turn = 0; turn < TURNS; turn++) {
                inProcess.add(perSecond(clients, places, visit::record, measured));
                perSecond.add(pgbench.run(measured));
                shares.add(inProcess.getLast() / perSecond.getLast());
            }
        }
        String after = histories(ours);
        ours.drop(server);
        bare.drop(server);
        Database over = Database.copy(server, filled, "over");
        double http = overHttp(over, folder, clients);
        over.drop(server);
        System.out.printf(
                "%7d | %10.0f | %7.0f | %5.2f | %9.0f | %s | %s%n",
                clients, median(inProcess), median(perSecond), median(shares), http, after, Machine.load());
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }

    private void fill(Database filled, Path folder) throws Exception {
        long began = System.nanoTime();
        // Nobody was promised these histories: only what is measured waits for the disk.
        filled.run("alter database filled set synchronous_commit = off");
        try (ConfigurableApplicationContext kith = Core.start(filled, folder)) {
            Partnership.enrol(kith);
            new Families(kith).moveIn(children, Story.of(12));
        }
        filled.run("alter database filled reset synchronous_commit", "vacuum analyze");
        System.out.printf("%d records filled in %.0f s%n", children, (System.nanoTime() - began) / 1e9);
    }

    static String histories(Database database) {
        return database.one(
                """
                select round(avg(n), 1) || ' events on average, ' || max(n) || ' at most'
                from (select count(*) n from event group by record) histories
                """);
    }

    private double overHttp(Database database, Path folder, int clients) throws Exception {
        List<Visit.At> places = new ArrayList<>(Visit.places(database));
        try (Server server = Server.start(database, keysOfItsOwn(folder, database, clients))) {
            List<ApiClient> sessions = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                sessions.add(ApiClient.signedIn(server.port(), "social_worker"));
            }
            perSecond(clients, places, (at, client) -> sessions.get(client).visit(at), warmUp);
            return perSecond(clients, places, (at, client) -> sessions.get(client).visit(at), measured);
        }
    }

    /** A copied database needs copied keys: the folder remembers the last head, and tells a database that was put back. */
    private static Path keysOfItsOwn(Path folder, Database database, int clients) throws IOException {
        Path own = folder.resolve(database.name() + "-" + clients);
        Files.createDirectories(own.resolve("keys"));
        try (Stream<Path> keys = Files.list(folder.resolve("keys"))) {
            for (Path key : keys.toList()) {
                Files.copy(key, own.resolve("keys").resolve(key.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.setPosixFilePermissions(own.resolve("keys"), Files.getPosixFilePermissions(folder.resolve("keys")));
        return own;
    }

    @FunctionalInterface
    private interface Writing {
        Visit.At write(Visit.At at, int client) throws Exception;
    }

    @FunctionalInterface
    private interface WritingAlike {
        Visit.At write(Visit.At at) throws Exception;
    }

    private static double perSecond(int clients, List<Visit.At> places, WritingAlike writing, Duration lasts) throws Exception {
        return perSecond(clients, places, (at, _) -> writing.write(at), lasts);
    }

    /** Each client has records of its own, as pgbench's clients have, and goes round them; the places are moved on. */
    private static double perSecond(int clients, List<Visit.At> places, Writing writing, Duration lasts) throws Exception {
        long from = System.nanoTime();
        long until = from + lasts.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int nth = client;
                counts.add(threads.submit(() -> {
                    int written = 0;
                    for (int i = nth; System.nanoTime() < until; i = i + clients < places.size() ? i + clients : nth) {
                        places.set(i, writing.write(places.get(i), nth));
                        written++;
                    }
                    return written;
                }));
            }
            int all = 0;
            for (Future<Integer> count : counts) {
                all += count.get();
            }
            return all / (lasts.toNanos() / 1e9);
        }
    }
}
