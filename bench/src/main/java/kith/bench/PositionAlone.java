package kith.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.EnglandCalendar;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.procedures.pack.Step;
import kith.procedures.position.CompiledPacks;
import kith.procedures.position.Holder;
import kith.procedures.position.Linked;
import kith.procedures.position.Obligation;
import kith.procedures.position.Offer;
import kith.procedures.position.Position;
import kith.procedures.position.Positions;
import kith.procedures.position.Replay;
import kith.procedures.scenario.Scenario;
import kith.procedures.scenario.Scenarios;

/** The pure function alone, on one thread: no database, no framework. */
final class PositionAlone {
    private static final int BATCH = 50;
    private static final int TIMES_MISSING = 13;
    private static final int LONGEST = 20;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Duration warmUp;
    private final Duration measured;
    private final Calendar calendar = EnglandCalendar.standard();
    private final Pack pack;
    private final CompiledPacks compiled;

    PositionAlone(Duration warmUp, Duration measured) {
        this.warmUp = warmUp;
        this.measured = measured;
        this.pack = pack(Partnership.AUTHORITY);
        this.compiled = CompiledPacks.of(pack);
    }

    void run() {
        System.out.println("Java " + Runtime.version() + ", " + Machine.collectors());
        System.out.println("events | episodes | obligations | µs at the median | best | 99th percentile | load");
        for (Story story : List.of(Story.of(20), Story.of(200), Story.of(2_000), Story.of(2_000, TIMES_MISSING))) {
            History history = history(story);
            print(history, BATCH, measure(List.of(history), BATCH, PositionAlone::count), "");
        }
        History read = history(Story.of(200));
        print(read, BATCH, measure(List.of(read), BATCH, PositionAlone::say), ", with everything said that there is to say");
        List<History> told = told();
        told.sort(Comparator.comparing((History history) -> history.events().size()));
        print(told.get(told.size() / 2), 1, measure(told, 1, PositionAlone::count), ", the middle one of %d histories of the packs' scenarios, each by itself".formatted(told.size()));
        List<History> longest = told.subList(told.size() - LONGEST, told.size());
        print(longest.getFirst(), 1, measure(longest, 1, PositionAlone::count), ", the shortest of the %d longest".formatted(LONGEST));
    }

    private void print(History history, int batch, Latencies taken, String what) {
        Position position = position(history);
        System.out.printf(
                "%6d | %8d | %11d | %16.1f | %4.1f | %15.1f | %s%s%n",
                history.events().size(),
                position.episodes().size(),
                position.obligations().size(),
                micros(taken.percentile(50), batch),
                micros(taken.percentile(0), batch),
                micros(taken.percentile(99), batch),
                Machine.load(),
                what);
    }

    /** What the scenarios of the packs tell. */
    private List<History> told() {
        return switch (Scenarios.read(Path.of("packs"), pack)) {
            case Scenarios.Read.Ready(List<Scenario> scenarios) ->
                new ArrayList<>(scenarios.stream().flatMap(scenario -> scenario.timeline().children().stream()).toList());
            case Scenarios.Read.Faulty(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    private static int count(Position position) {
        return position.obligations().size();
    }

    private static int say(Position position) {
        int letters = 0;
        for (Obligation obligation : position.obligations()) {
            letters += obligation.id().length() + obligation.because().length() + obligation.counted().length();
        }
        return letters;
    }

    static Pack pack(String id) {
        return switch (PackLoader.load(Path.of("packs"), id)) {
            case Loaded.Ready(Pack ready) -> ready;
            case Loaded.Faulty(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    private static double micros(Duration taken, int batch) {
        return taken.toNanos() / 1e3 / batch;
    }

    private Latencies measure(List<History> histories, int batch, ToIntFunction<Position> use) {
        measure(histories, batch, use, warmUp);
        return measure(histories, batch, use, measured);
    }

    /** The thread's own time on the processor, in which it does not wait for others. What is worked out is used, so that nothing is left out. */
    private Latencies measure(List<History> histories, int batch, ToIntFunction<Position> use, Duration lasts) {
        List<Long> nanos = new ArrayList<>();
        int turn = 0;
        long until = System.nanoTime() + lasts.toNanos();
        int used = 0;
        while (System.nanoTime() < until) {
            long began = THREADS.getCurrentThreadCpuTime();
            History history = histories.get(turn++ % histories.size());
            for (int i = 0; i < batch; i++) {
                used += use.applyAsInt(position(history));
            }
            nanos.add(THREADS.getCurrentThreadCpuTime() - began);
        }
        if (used == 0) {
            throw new IllegalStateException("a history from which nothing follows measures nothing");
        }
        return Latencies.of(nanos);
    }

    Position position(History history) {
        return Positions.position(history, compiled, role -> new Holder.Team(role), Linked.NONE, calendar, Instant.now());
    }

    List<String> procedures() {
        return pack.procedures().stream().map(procedure -> procedure.id()).toList();
    }

    Step step(String id) {
        return pack.step(id).orElseThrow();
    }

    /** From an empty history. */
    Replay before(Instant at) {
        return Replay.of(new History("record", List.of()), compiled, role -> new Holder.Team(role), Linked.NONE, calendar, at);
    }

    History history(Story story) {
        Instant call = Instant.now().minus(365, ChronoUnit.DAYS);
        History history = new History("record", List.of());
        for (Story.Scene scene : story.scenes()) {
            Step step = pack.step(scene.step()).orElseThrow();
            Instant when = call.plus(scene.day(), ChronoUnit.DAYS).plusSeconds(history.events().size());
            Optional<String> episode = position(history).offers().stream()
                    .filter(offer -> offer.step().equals(scene.step()))
                    .findFirst()
                    .flatMap(Offer::episode);
            List<Event> events = new ArrayList<>(history.events());
            events.add(new Event(
                    "event-" + events.size(),
                    step.id() + ".recorded",
                    episode,
                    new Occurred.At(when),
                    when,
                    new Author(scene.role(), "agency", scene.role()),
                    Answering.answers(step, "record", scene.chosen(), "social_worker", when),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(pack.version())));
            history = new History("record", events);
        }
        return history;
    }
}
