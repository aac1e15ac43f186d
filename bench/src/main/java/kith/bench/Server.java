package kith.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Kith as people run it, in a process of its own. */
final class Server implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);

    private final Process process;
    private final int port;

    private Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it and waits for its first page. Its output goes to {@code server.log} in the folder. */
    static Server start(Database database, Path folder, String... arguments) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
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
        ProcessBuilder start = new ProcessBuilder(command);
        start.environment().put("KITH_DB_URL", database.url());
        start.environment().put("KITH_DB_USER", database.user());
        start.environment().put("KITH_DB_PASSWORD", database.password());
        start.environment().put("KITH_PORT", Integer.toString(port));
        start.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()));
        Server server = new Server(start.start(), port);
        Runtime.getRuntime().addShutdownHook(new Thread(server.process::destroyForcibly));
        server.awaitFirstPage(folder);
        return server;
    }

    private void awaitFirstPage(Path folder) throws InterruptedException {
        HttpRequest page = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in")).build();
        long until = System.nanoTime() + STARTS_WITHIN.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < until && process.isAlive()) {
                try {
                    if (http.send(page, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    Thread.sleep(100);
                }
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("the server did not start; see " + folder.resolve("server.log"));
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
