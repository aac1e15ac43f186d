package kith.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Kith as people run it, in a process of its own. */
final class Server implements AutoCloseable {
    /** With families alone; a year of seventy thousand children is written first where it is asked for. */
    private static final Duration STARTS_WITHIN = Duration.ofHours(2);

    private final Process process;
    private final int port;

    private Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it and waits until it welcomes people. Its output goes to a file in the folder. */
    static Server start(Database database, Path folder, String... arguments) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As ./kith starts it, and not more.
                "-Xms1g",
                "-XX:MetaspaceSize=192m",
                "-Xmx1g",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        String more = System.getProperty("kith.bench.server", "");
        if (!more.isBlank()) {
            command.addAll(List.of(more.split(" ")));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "kith.server.KithServer"));
        command.addAll(List.of(arguments));
        command.add("--kith.keys=" + folder.resolve("keys"));
        command.add("--kith.data=" + folder.resolve("data"));
        command.add("--kith.packs=packs");
        // A few people stand here for an authority.
        List.of("sign-in", "find", "emergency", "file", "api").forEach(what -> command.add("--kith.limits." + what + "=0"));
        ProcessBuilder start = new ProcessBuilder(command);
        start.environment().put("KITH_DB_URL", database.url());
        start.environment().put("KITH_DB_USER", database.user());
        start.environment().put("KITH_DB_PASSWORD", database.password());
        start.environment().put("KITH_PORT", Integer.toString(port));
        Path log = folder.resolve("server-" + port + ".log");
        start.redirectErrorStream(true).redirectOutput(log.toFile());
        Server server = new Server(start.start(), port);
        Runtime.getRuntime().addShutdownHook(new Thread(server.process::destroyForcibly));
        server.awaitWelcome(log);
        return server;
    }

    /** It answers a little before its first families have moved in; what it prints last says that all is there. */
    private void awaitWelcome(Path log) throws IOException, InterruptedException {
        long until = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (System.nanoTime() < until && process.isAlive()) {
            if (Files.readString(log).contains("Kith is at ")) {
                return;
            }
            Thread.sleep(100);
        }
        kill9();
        throw new IllegalStateException("the server did not start; see " + log);
    }

    int port() {
        return port;
    }

    /** Takes the process away as a power cut would. */
    void kill9() {
        // onExit waits as waitFor does, and cannot be interrupted half-way.
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
        kill9();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
