package kith.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import kith.postgres.Binaries;
import kith.postgres.PostgresServer;
import kith.postgres.RunningPostgres;
import kith.procedures.history.Answer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Six people write on one record at once, over HTTP, at a steady rate. Then the server is killed in the middle of more of it, and
 * PostgreSQL after that; what was acknowledged is counted again, and the ledger verified.
 */
final class OneRecord {
    private record Does(String role, String step, Map<String, Answer> chosen) {}

    private static final List<Does> SIX = List.of(
            new Does("social_worker", "protection_visit", Map.of()),
            new Does("health", "core_group", Map.of()),
            new Does("team_manager", "plan_sent", Map.of()),
            new Does("conference_chair", "review_conference", Map.of("decision", new Answer.Choice("continue"))),
            new Does("front_door_worker", "contact", Map.of("harm_suspected", new Answer.YesNo(false))),
            new Does("police", "harm_concern", Map.of()));

    private static final int OTHERS = 200;
    private static final int WARM_UP_CLIENTS = 4;
    private static final Duration SETTLES = Duration.ofSeconds(60);

    private final int perSecond;
    private final Duration warmUp;
    private final Duration measured;
    private final int rounds;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    /** @param rounds how often it is measured, each time on a record of its own: a host is not equally quiet at all times */
    OneRecord(int perSecond, Duration warmUp, Duration measured, int rounds) {
        this.perSecond = perSecond;
        this.warmUp = warmUp;
        this.measured = measured;
        this.rounds = rounds;
    }

    void run() throws Exception {
        Path folder = Files.createTempDirectory("kith-bench");
        RunningPostgres postgres = PostgresServer.temporary(Binaries.shipped());
        try {
            postgres.createDatabase("one_record");
            Database database = Database.of(postgres, "one_record");
            System.out.println(Machine.settings(database));
            List<String> records;
            try (ConfigurableApplicationContext kith = Core.start(database, folder)) {
                Partnership.enrol(kith);
                records = new Families(kith).moveIn(2 + rounds + OTHERS, Story.of(20));
            }
            Server server = Server.start(database, folder);
            List<ApiClient> people = people(server);
            List<String> others = records.subList(2 + rounds, records.size());
            System.out.println("written before, on other records: " + writeElsewhere(people, others));
            // What so many writes leave behind, PostgreSQL clears up meanwhile.
            OpenLoop.run(perSecond, SETTLES, nth -> write(people, others.get(nth / SIX.size() % OTHERS), nth));
            Machine.load();
            List<Latencies> each = new ArrayList<>();
            for (String record : records.subList(2, 2 + rounds)) {
                OpenLoop.Outcome outcome = OpenLoop.run(perSecond, measured, nth -> write(people, record, nth));
                each.add(outcome.latencies());
                System.out.println("one record: " + outcome + ", " + Machine.load() + "; the record then has "
                        + onRecord(database, record) + " events");
            }
            System.out.println("all rounds together: " + Latencies.together(each));

            Thread killing = Thread.ofPlatform().start(() -> {
                try {
                    Thread.sleep(3_000);
                    server.kill9();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
            OpenLoop.Outcome cut = OpenLoop.run(perSecond, Duration.ofSeconds(4), nth -> write(people, records.get(0), nth));
            killing.join();
            System.out.println("server killed in the middle: " + cut);
            recount(database);

            try (Server again = Server.start(database, folder)) {
                List<ApiClient> once = people(again);
                OpenLoop.run(perSecond, Duration.ofSeconds(3), nth -> write(once, records.get(1), nth));
                postgres.kill9();
                OpenLoop.Outcome away = OpenLoop.run(perSecond, Duration.ofSeconds(1), nth -> write(once, records.get(1), nth));
                postgres = postgres.startAgain();
                Thread.sleep(2_000);
                System.out.println("PostgreSQL killed: " + away + "; when it is back: "
                        + OpenLoop.run(perSecond, Duration.ofSeconds(3), nth -> write(once, records.get(1), nth)));
            }
            recount(database);
            verify(database, folder);
        } finally {
            postgres.stop();
        }
    }

    private static List<ApiClient> people(Server server) throws Exception {
        List<ApiClient> people = new ArrayList<>();
        for (Does does : SIX) {
            people.add(ApiClient.signedIn(server.port(), does.role()));
        }
        return people;
    }

    /** A server is compiled while it runs: only after some ten thousands of writes is it as it is in service. */
    private int writeElsewhere(List<ApiClient> people, List<String> records) throws Exception {
        AtomicInteger nth = new AtomicInteger();
        long until = System.nanoTime() + warmUp.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < WARM_UP_CLIENTS; client++) {
                all.add(threads.submit(() -> {
                    while (System.nanoTime() < until) {
                        int next = nth.getAndIncrement();
                        write(people, records.get(next / SIX.size() % records.size()), next);
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return nth.get();
    }

    private boolean write(List<ApiClient> people, String record, int nth) throws Exception {
        Does does = SIX.get(nth % SIX.size());
        Optional<String> event = people.get(nth % SIX.size()).record(record, does.step(), Optional.empty(), does.chosen());
        event.ifPresent(acknowledged::add);
        return event.isPresent();
    }

    private static String onRecord(Database database, String record) {
        return database.one("select count(*) from event where record = '" + record + "'");
    }

    private void recount(Database database) {
        Set<String> kept = new HashSet<>(database.read("select event from event"));
        long lost = acknowledged.stream().filter(event -> !kept.contains(event)).count();
        System.out.println("acknowledged " + acknowledged.size() + ", lost " + lost);
        if (lost > 0) {
            throw new IllegalStateException("acknowledged events were lost");
        }
    }

    private static void verify(Database database, Path folder) {
        int answer = kith.server.ledger.LedgerCommand.run(
                new String[] {"verify"},
                Map.of(
                        "KITH_DB_URL", database.url(),
                        "KITH_DB_USER", database.user(),
                        "KITH_DB_PASSWORD", database.password(),
                        "KITH_KEYS", folder.resolve("keys").toString()),
                kith.server.record.EventContents::new,
                System.out,
                System.err);
        if (answer != 0) {
            throw new IllegalStateException("the ledger does not verify");
        }
    }
}
