package kith.bench;

import java.lang.management.ManagementFactory;

/** What a figure depends on and must stand beside it. */
final class Machine {
    private Machine() {}

    static String settings(Database database) {
        return "PostgreSQL " + database.one("show server_version") + ", fsync " + database.one("show fsync") + ", synchronous_commit "
                + database.one("show synchronous_commit") + ", full_page_writes " + database.one("show full_page_writes") + ", shared_buffers "
                + database.one("show shared_buffers") + "; Java " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors()
                + " processors";
    }

    /** How many processes waited for a processor in the last minute, this benchmark's own included. */
    static String load() {
        return "load average %.1f".formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
