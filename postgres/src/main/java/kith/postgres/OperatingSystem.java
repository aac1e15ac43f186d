package kith.postgres;

import java.util.Locale;

enum OperatingSystem {
    LINUX,
    MACOS,
    WINDOWS,
    OTHER;

    static OperatingSystem current() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return LINUX;
        }
        if (name.startsWith("mac")) {
            return MACOS;
        }
        return name.startsWith("windows") ? WINDOWS : OTHER;
    }

    /** The name under which the binaries for this machine lie in their jar. */
    static String archiveName() {
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String processor = machine.equals("aarch64") || machine.equals("arm64") ? "arm_64" : "x86_64";
        return switch (current()) {
            case LINUX -> "postgres-linux-" + processor + ".txz";
            case MACOS -> "postgres-darwin-" + processor + ".txz";
            case WINDOWS -> "postgres-windows-" + processor + ".txz";
            case OTHER -> "postgres-unknown.txz";
        };
    }
}
