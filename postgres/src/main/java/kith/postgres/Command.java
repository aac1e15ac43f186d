package kith.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of a program in a bare environment, with what it printed. */
record Command(int exit, String output) {

    boolean succeeded() {
        return exit == 0;
    }

    /**
     * Runs to the end. Output goes through a file, not a pipe: a server that the program leaves behind may hold a
     * pipe open for ever. The environment is bare so that nobody's PGPORT or LC_ALL steers the server.
     *
     * @throws PostgresCannotRun when the program does not end in time or cannot be started
     */
    static Command run(List<String> words, Duration patience) {
        Path printed = null;
        try {
            printed = Files.createTempFile("kith-postgres-command", ".txt");
            var builder = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectInput(new File(OperatingSystem.current() == OperatingSystem.WINDOWS ? "NUL" : "/dev/null"))
                    .redirectOutput(printed.toFile());
            bare(builder.environment());
            // The server's account may not be allowed into the folder that Kith was started from.
            if (OperatingSystem.current() != OperatingSystem.WINDOWS) {
                builder.directory(new File("/"));
            }
            Process process = builder.start();
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new PostgresCannotRun(
                        "postgres.no_answer",
                        Path.of(words.getFirst()),
                        "A PostgreSQL program did not finish within " + patience.toSeconds() + " seconds.",
                        "Look whether the machine is overloaded or its disk is failing, then start again.");
            }
            return new Command(process.exitValue(), Files.readString(printed, StandardCharsets.ISO_8859_1).strip());
        } catch (IOException e) {
            return new Command(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresCannotRun(
                    "postgres.interrupted",
                    Path.of(words.getFirst()),
                    "The start or stop of PostgreSQL was interrupted.",
                    "Start again.",
                    e);
        } finally {
            Folders.deleteQuietly(printed);
        }
    }

    private static void bare(Map<String, String> environment) {
        environment.keySet().retainAll(List.of("PATH", "SystemRoot", "TEMP", "TMP", "USERPROFILE"));
        environment.putIfAbsent("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
    }
}
