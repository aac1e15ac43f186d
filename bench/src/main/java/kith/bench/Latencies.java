package kith.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Times of many answers, sorted. Percentiles by nearest rank: no time is invented between two. */
final class Latencies {
    private final long[] nanos;

    private Latencies(long[] nanos) {
        this.nanos = nanos;
    }

    static Latencies of(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    /** Those of several runs, as if they had been one. */
    static Latencies together(List<Latencies> runs) {
        long[] sorted = runs.stream().flatMapToLong(run -> Arrays.stream(run.nanos)).toArray();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    int count() {
        return nanos.length;
    }

    Duration percentile(double percent) {
        return nanos.length == 0
                ? Duration.ZERO
                : Duration.ofNanos(nanos[Math.max(0, (int) Math.ceil(percent / 100 * nanos.length) - 1)]);
    }

    @Override
    public String toString() {
        return "%d answers, p50 %.1f, p95 %.1f, p99 %.1f, longest %.1f ms"
                .formatted(count(), millis(50), millis(95), millis(99), millis(100));
    }

    private double millis(double percent) {
        return percentile(percent).toNanos() / 1e6;
    }
}
