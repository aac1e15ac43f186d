package kith.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import kith.procedures.position.Offer;
import kith.procedures.position.Position;
import kith.procedures.position.Positions;
import kith.procedures.position.Replay;

/** The pure function alone, on one thread: no database, no framework. */
final class PositionAlone {
    private static final int BATCH = 50;
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
        System.out.println("events | episodes | obligations | µs at the median | 99th percentile | load");
        for (int events : List.of(20, 200, 2_000)) {
            History history = history(Story.of(events));
            Position position = position(history);
            measure(history, warmUp);
            Latencies batches = measure(history, measured);
            System.out.printf(
                    "%6d | %8d | %11d | %16.1f | %15.1f | %s%n",
                    history.events().size(),
                    position.episodes().size(),
                    position.obligations().size(),
                    micros(batches.percentile(50)), micros(batches.percentile(99)), Machine.load());
        }
    }

    static Pack pack(String id) {
        return switch (PackLoader.load(Path.of("packs"), id)) {
            case Loaded.Ready(Pack ready) -> ready;
            case Loaded.Faulty(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    private static double micros(Duration batch) {
        return batch.toNanos() / 1e3 / BATCH;
    }

    /** The thread's own time on the processor, which others on the machine do not lengthen. Of batches, because clocks are coarse; what is worked out is used, so that nothing is left out. */
    private Latencies measure(History history, Duration lasts) {
        List<Long> nanos = new ArrayList<>();
        long until = System.nanoTime() + lasts.toNanos();
        int used = 0;
        while (System.nanoTime() < until) {
            long began = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < BATCH; i++) {
                used += position(history).obligations().size();
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
