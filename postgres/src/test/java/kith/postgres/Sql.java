package kith.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One statement on a connection of its own, and the server to put it to. */
final class Sql {

    private Sql() {}

    /** A durable server whose programs are unpacked once for all tests. */
    static RunningPostgres durable(Path folder) {
        try {
            Path store = PostgresServer.sharedPrograms(
                    Path.of(System.getProperty("java.io.tmpdir")).toRealPath());
            return PostgresServer.start(new RunningPostgres.Plan(folder, Binaries.forTests(), store, false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void run(RunningPostgres server, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    static String ask(RunningPostgres server, String question) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var sql = connection.createStatement();
                var rows = sql.executeQuery(question)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
