package kith.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
import kith.bench.ProcessEngine.Kept;
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
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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
                    ProcessEngine timed = ProcessEngine.on(created(server, "timed"), told, Kept.ANSWERS_AND_TIMERS);
                    ProcessEngine due = ProcessEngine.on(created(server, "due"), told, Kept.ANSWERS);
                    ProcessEngine document = ProcessEngine.on(created(server, "document"), told, Kept.DOCUMENT)) {
                Partnership.enrol(kith);
                Pathway pathway = new Pathway(kith, told);
                List<Pathways> sides = List.of(pathway::run, timed::run, due::run, document::run);
                for (Pathways side : sides) {
                    perSecond(1, side, warmUp, Time.ON_THE_WALL);
                }
                System.out.println("steps a second: clients | Kith | engine with timers | multiple | without timers | multiple"
                        + " | and with each step's answers as one | multiple | load");
                for (int clients : counts) {
                    byTurns(clients, sides, Time.ON_THE_WALL);
                }
                System.out.printf("ended: %d, %d and %d processes; %s events of Kith's%n",
                        timed.finished(), due.finished(), document.finished(), ours.one("select count(*) from event"));
            }
        }
    }

    private static Database created(RunningPostgres server, String name) {
        server.createDatabase(name);
        return Database.of(server, name);
    }

    private void withoutDisk() throws Exception {
        History history = alone.history(story);
        Pathways carriedOn = goesOn -> carriedOn(history, goesOn);
        Pathways fromTheStart = goesOn -> fromTheStart(history, goesOn);
        try (ProcessEngine memory = ProcessEngine.inMemory(told, Kept.ANSWERS);
                ProcessEngine document = ProcessEngine.inMemory(told, Kept.DOCUMENT)) {
            for (Pathways side : List.of(carriedOn, fromTheStart, memory::run, document::run)) {
                perSecond(1, side, warmUp, Time.OF_THE_THREADS);
            }
            System.out.println("steps in a second of processor time, nothing on disk: threads | Kith, position carried on | engine | multiple"
                    + " | engine with each step's answers as one | multiple | load");
            byTurns(1, List.of(carriedOn, memory::run, document::run), Time.OF_THE_THREADS);
            System.out.println("the same with Kith's position from the start");
            byTurns(1, List.of(fromTheStart, memory::run, document::run), Time.OF_THE_THREADS);
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
    private void byTurns(int clients, List<Pathways> sides, Time time) throws Exception {
        Machine.load();
        List<List<Double>> turns = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            List<Double> rates = new ArrayList<>();
            for (Pathways side : sides) {
                rates.add(perSecond(clients, side, measured, time));
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

    private enum Time {
        ON_THE_WALL,
        /** What the threads spent on processors, which others on the machine do not lengthen. */
        OF_THE_THREADS
    }

    private record Went(int steps, long processor) {}

    private static double perSecond(int clients, Pathways pathways, Duration lasts, Time time) throws Exception {
        long from = System.nanoTime();
        long until = from + lasts.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Went>> all = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                all.add(threads.submit(() -> {
                    long began = THREADS.getCurrentThreadCpuTime();
                    int steps = 0;
                    while (System.nanoTime() < until) {
                        steps += pathways.run(() -> System.nanoTime() < until);
                    }
                    return new Went(steps, THREADS.getCurrentThreadCpuTime() - began);
                }));
            }
            int steps = 0;
            long processor = 0;
            for (Future<Went> one : all) {
                steps += one.get().steps();
                processor += one.get().processor();
            }
            return steps * 1e9 / (time == Time.ON_THE_WALL ? System.nanoTime() - from : processor);
        }
    }
}
