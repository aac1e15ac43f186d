package kith.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryManagerMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a figure depends on and must stand beside it. */
final class Machine {
    private Machine() {}

    static String settings(Database database) {
        return "PostgreSQL " + database.one("show server_version") + ", fsync " + database.one("show fsync") + ", synchronous_commit "
                + database.one("show synchronous_commit") + ", full_page_writes " + database.one("show full_page_writes") + ", shared_buffers "
                + database.one("show shared_buffers") + "; Java " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors()
                + " processors";
    }

    /** Who collects what is no longer used: it decides how long allocating takes. */
    static String collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream().map(MemoryManagerMXBean::getName).collect(Collectors.joining(" and "));
    }

    /**
     * How many processes waited for a processor in the last minute, this benchmark's own included; and what share of the processors'
     * time the host gave to other machines since this was last asked, where it says so. A figure taken while much was stolen says nothing.
     */
    static String load() {
        double average = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Ticks now = Ticks.now();
        double stolen = (now.stolen() - before.stolen()) / (double) Math.max(1, now.all() - before.all());
        before = now;
        return "load average %.1f, stolen %.0f%%".formatted(average, stolen * 100);
    }

    private static Ticks before = Ticks.now();

    /** The processors' time by Linux's count, in ticks since the machine started. */
    private record Ticks(long all, long stolen) {
        private static final int STOLEN = 7;

        static Ticks now() {
            try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
                List<Long> spent = lines.findFirst().stream()
                        .flatMap(line -> Stream.of(line.split("\\s+")).skip(1))
                        .map(Long::valueOf)
                        .toList();
                // What guests use is counted as the user's own already.
                return new Ticks(spent.stream().limit(STOLEN + 1L).mapToLong(Long::longValue).sum(), spent.get(STOLEN));
            } catch (IOException | IndexOutOfBoundsException notLinux) {
                return new Ticks(0, 0);
            }
        }
    }
}
