package kith.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import kith.postgres.Binaries;
import kith.postgres.PostgresServer;
import kith.postgres.RunningPostgres;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.position.Replay;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Kith beside an embedded process engine that carries out the same pathway, step by step and commit by commit, on the same PostgreSQL;
 * and what either works out for a step, without one. By turns, since a machine is not equally fast at all times.
 */
final class Engine {
    private static final List<Integer> CLIENTS = List.of(1, 4);
    private static final int TURNS = 3;
    private static final int SCENES = 11;

    private final List<Integer> counts;
    private final Duration warmUp;
    private final Duration measured;
    private final PositionAlone alone = new PositionAlone(Duration.ZERO, Duration.ZERO);
    private final Story story = Story.of(SCENES);
    private final Told told = Told.of(story, alone);

    /** @param clients how many at once, or 0 for each of the usual numbers */
    Engine(int clients, Duration warmUp, Duration measured) {
        this.counts = clients == 0 ? CLIENTS : List.of(clients);
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /** Goes through a pathway once, or until time is up, and says how many steps that was. */
    @FunctionalInterface
    private interface Pathways {
        int run(BooleanSupplier goesOn);
    }

    void run() throws Exception {
        System.out.printf("%d steps, %d answers%n", SCENES, told.scenes().stream().mapToInt(scene -> scene.answers().size()).sum());
        withoutDisk();
        Path folder = Files.createTempDirectory("kith-bench");
        try (RunningPostgres server = PostgresServer.temporary(Binaries.shipped())) {
            Database ours = created(server, "ours");
            System.out.println(Machine.settings(ours));
            try (ConfigurableApplicationContext kith = Core.start(ours, folder);
                    ProcessEngine timed = ProcessEngine.on(created(server, "timed"), told, true);
                    ProcessEngine due = ProcessEngine.on(created(server, "due"), told, false)) {
                Partnership.enrol(kith);
                Pathway pathway = new Pathway(kith, told);
                System.out.println("steps a second: clients | Kith | engine, with timers | Kith's multiple | engine, due dates only | Kith's multiple | load");
                for (int clients : counts) {
                    byTurns(clients, List.of(pathway::run, timed::run, due::run));
                }
                System.out.printf("ended: %d processes with timers, %d without; %s events of Kith's%n",
                        timed.finished(), due.finished(), ours.one("select count(*) from event"));
            }
        }
    }

    private static Database created(RunningPostgres server, String name) {
        server.createDatabase(name);
        return Database.of(server, name);
    }

    private void withoutDisk() throws Exception {
        History history = alone.history(story);
        try (ProcessEngine memory = ProcessEngine.inMemory(told)) {
            System.out.println("steps a second, nothing on disk: clients | Kith, position carried on | engine in memory | Kith's multiple | load");
            byTurns(1, List.of(goesOn -> carriedOn(history, goesOn), memory::run));
            System.out.println("the same, clients | Kith, position from the start | engine in memory | Kith's multiple | load");
            byTurns(1, List.of(goesOn -> fromTheStart(history, goesOn), memory::run));
        }
    }

    /** As Kith does it: the position before a step is carried on by what the step records. */
    private int carriedOn(History history, BooleanSupplier goesOn) {
        Instant now = Instant.now();
        Replay replay = alone.before(now);
        List<Event> events = new ArrayList<>();
        while (events.size() < SCENES && goesOn.getAsBoolean()) {
            events.add(history.events().get(events.size()));
            replay = replay.goOn(new History(history.record(), events), now);
            used(replay.position().obligations().size());
        }
        return events.size();
    }

    private int fromTheStart(History history, BooleanSupplier goesOn) {
        int steps = 0;
        while (steps < SCENES && goesOn.getAsBoolean()) {
            steps++;
            used(alone.position(new History(history.record(), history.events().subList(0, steps))).obligations().size());
        }
        return steps;
    }

    private static void used(int obligations) {
        if (obligations == 0) {
            throw new IllegalStateException("a history from which nothing follows measures nothing");
        }
    }

    /** The first beside the others: medians of the rates, and of the shares within each turn. */
    private void byTurns(int clients, List<Pathways> sides) throws Exception {
        for (Pathways side : sides) {
            perSecond(clients, side, warmUp);
        }
        Machine.load();
        List<List<Double>> turns = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            List<Double> rates = new ArrayList<>();
            for (Pathways side : sides) {
                rates.add(perSecond(clients, side, measured));
            }
            turns.add(rates);
        }
        StringBuilder line = new StringBuilder("%7d | %.0f".formatted(clients, median(turns, 0)));
        for (int side = 1; side < sides.size(); side++) {
            int nth = side;
            line.append(" | %.0f | %.2f".formatted(
                    median(turns, nth),
                    turns.stream().map(rates -> rates.getFirst() / rates.get(nth)).sorted().toList().get(TURNS / 2)));
        }
        System.out.println(line + " | " + Machine.load());
    }

    private static double median(List<List<Double>> turns, int side) {
        return turns.stream().map(rates -> rates.get(side)).sorted().toList().get(TURNS / 2);
    }

    private static double perSecond(int clients, Pathways pathways, Duration lasts) throws Exception {
        long from = System.nanoTime();
        long until = from + lasts.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                counts.add(threads.submit(() -> {
                    int steps = 0;
                    while (System.nanoTime() < until) {
                        steps += pathways.run(() -> System.nanoTime() < until);
                    }
                    return steps;
                }));
            }
            int all = 0;
            for (Future<Integer> count : counts) {
                all += count.get();
            }
            return all / ((System.nanoTime() - from) / 1e9);
        }
    }
}
