package kith.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests sent at a steady rate, whether or not the earlier ones have been answered. Each is timed from the moment when it was due,
 * so that a server that stands still is charged for everyone who waits.
 */
final class OpenLoop {
    @FunctionalInterface
    interface Request {
        /** @return whether it was carried out; {@code false} for a conflict that its sender would be told of */
        boolean send(int nth) throws Exception;
    }

    /** @param failures requests that found no server or an error */
    record Outcome(Latencies latencies, int conflicts, int failures) {
        @Override
        public String toString() {
            return latencies + ", " + conflicts + " conflicts, " + failures + " failures";
        }
    }

    private OpenLoop() {}

    static Outcome run(int perSecond, Duration lasts, Request request) throws InterruptedException {
        List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger conflicts = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        long gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
        int all = (int) (lasts.toNanos() / gap);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long began = System.nanoTime();
            for (int i = 0; i < all; i++) {
                long due = began + i * gap;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                int nth = i;
                threads.submit(() -> {
                    try {
                        if (request.send(nth)) {
                            nanos.add(System.nanoTime() - due);
                        } else {
                            conflicts.incrementAndGet();
                        }
                    } catch (Exception failed) {
                        failures.incrementAndGet();
                    }
                });
            }
        }
        return new Outcome(Latencies.of(List.copyOf(nanos)), conflicts.get(), failures.get());
    }
}
