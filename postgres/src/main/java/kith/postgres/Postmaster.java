package kith.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server process that a data folder names in its {@code postmaster.pid}, if it is really alive and really a
 * PostgreSQL server of this folder: after a restart of the machine the same number may belong to anybody.
 */
record Postmaster(long pid, int port, ProcessHandle process) {

    static Optional<Postmaster> of(Path database) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(pidFile(database), StandardCharsets.UTF_8);
        } catch (java.nio.file.NoSuchFileException e) {
            return Optional.empty();
        }
        // Line 1 the process, line 4 the port: src/include/utils/pidfile.h of PostgreSQL.
        if (lines.size() < 4) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(lines.get(0).strip());
            int port = Integer.parseInt(lines.get(3).strip());
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> serves(process, database))
                    .map(process -> new Postmaster(pid, port, process));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Path pidFile(Path database) {
        return database.resolve("postmaster.pid");
    }

    /**
     * Removes a pid file whose number now belongs to a process that is no server of this folder: PostgreSQL itself
     * would take it for one and refuse to start. Other stale files are left for PostgreSQL, which reads from them
     * whether backends of the dead server still live.
     */
    static void forgetIfStale(Path database) throws IOException {
        if (of(database).isPresent()) {
            return;
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile(database)).getFirst().strip());
            if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
                Files.deleteIfExists(pidFile(database));
            }
        } catch (java.nio.file.NoSuchFileException e) {
            // Stopped cleanly.
        } catch (NumberFormatException | java.util.NoSuchElementException e) {
            // Torn by a power cut.
            Files.deleteIfExists(pidFile(database));
        }
    }

    /** Whether the program file of the running server is this one: after an upgrade it is not. */
    boolean runs(Path program) {
        return commandLine(process).contains(program.toString());
    }

    boolean isAlive() {
        return process.isAlive() && !commandLine(process).isEmpty();
    }

    private static boolean serves(ProcessHandle process, Path database) {
        String line = commandLine(process);
        // Windows does not tell other processes' arguments.
        return line.contains("postgres")
                && (OperatingSystem.current() == OperatingSystem.WINDOWS || line.contains(database.toString()));
    }

    /** Empty for a process that is dead but not yet buried, as happens in containers without an init. */
    private static String commandLine(ProcessHandle process) {
        Path kernel = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return Files.exists(kernel)
                    ? new String(Files.readAllBytes(kernel), StandardCharsets.UTF_8).replace('\0', ' ')
                    : process.info().commandLine().or(process.info()::command).orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
