package kith.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A second JVM that starts the server of a folder, writes one row and then waits to be killed. Its standard output says
 * {@code ready PID ADOPTED} or {@code refused CODE}.
 */
final class ForeignJvm implements AutoCloseable {

    private final Process process;
    private final String said;

    private ForeignJvm(Process process, String said) {
        this.process = process;
        this.said = said;
    }

    static ForeignJvm owning(Path folder) throws IOException {
        return run(List.of(), System.getProperty("java.class.path"), folder);
    }

    /** @param prefix words that run the JVM as somebody else */
    static ForeignJvm run(List<String> prefix, String classPath, Path folder) throws IOException {
        var words = new ArrayList<>(prefix);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                ForeignJvm.class.getName(),
                folder.toString()));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var all = new StringBuilder();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("ready ") || line.startsWith("refused ")) {
                return new ForeignJvm(process, line);
            }
            all.append(line).append('\n');
        }
        throw new AssertionError("the other JVM ended: " + all);
    }

    static void main(String[] arguments) throws Exception {
        RunningPostgres server;
        try {
            server = Sql.durable(Path.of(arguments[0]));
        } catch (PostgresCannotRun e) {
            System.out.println("refused " + e.code());
            return;
        }
        Sql.run(server, "CREATE TABLE IF NOT EXISTS kept (id int)");
        Sql.run(server, "INSERT INTO kept VALUES (1)");
        System.out.println("ready " + server.pid() + " " + server.isAdopted());
        System.in.read();
        server.stop();
    }

    String said() {
        return said;
    }

    long serverPid() {
        return Long.parseLong(said.split(" ")[1]);
    }

    void kill9() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
