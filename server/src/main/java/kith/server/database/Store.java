package kith.server.database;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import kith.postgres.PostgresAddress;
import kith.postgres.PostgresCannotRun;
import kith.postgres.PostgresServer;
import kith.postgres.RunningPostgres;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * The database and the data folder that Kith's settings name, for commands that look in from outside: beside a running Kith, or at
 * the data of one that is stopped, whose PostgreSQL is then started for as long as the command takes.
 */
public record Store(DataSource database, Path folder, Optional<RunningPostgres> started) implements AutoCloseable {

    /** @throws NotAcceptable if there are no data where the settings point, or their PostgreSQL cannot be started */
    public static Store open(Map<String, String> settings) {
        Path data = path(settings, "KITH_DATA", Path.of("data", "run"));
        String external = settings.getOrDefault("KITH_DB_URL", "");
        if (!external.isBlank()) {
            return new Store(
                    source(external, settings.getOrDefault("KITH_DB_USER", "kith"), settings.getOrDefault("KITH_DB_PASSWORD", "")),
                    data,
                    Optional.empty());
        }
        Path folder = data.resolve("postgres");
        try {
            Optional<PostgresAddress> running = PostgresServer.addressOf(folder);
            if (running.isPresent()) {
                PostgresAddress address = running.get();
                return new Store(source(address.jdbcUrl(), address.user(), address.password()), data, Optional.empty());
            }
            if (!Files.isDirectory(folder.resolve("database"))) {
                throw new NotAcceptable(new Problem(
                        "store.no_data",
                        folder.toString(),
                        "There is no database of Kith here.",
                        "Start Kith once with ./kith run, add --demo for the demo's data, or set KITH_HOME or KITH_DB_URL."));
            }
            RunningPostgres started = PostgresServer.start(folder);
            return new Store(source(started.jdbcUrl(), started.user(), started.password()), data, Optional.of(started));
        } catch (PostgresCannotRun cannot) {
            throw new NotAcceptable(new Problem(cannot.code(), cannot.where().toString(), cannot.what(), cannot.remedy()));
        }
    }

    /** What to say where the database that the settings name does not answer, or not as one of Kith would. */
    public static Problem unreadable(Map<String, String> settings) {
        return new Problem(
                "store.database",
                settings.getOrDefault("KITH_DB_URL", settings.getOrDefault("KITH_DATA", "")),
                "The database cannot be read, or it is not one of Kith.",
                "Make sure that it runs and that KITH_DB_USER and KITH_DB_PASSWORD are right, and that Kith has been started on it once.");
    }

    /** The folder that a setting names. */
    public static Path path(Map<String, String> settings, String name, Path otherwise) {
        String said = settings.getOrDefault(name, "");
        try {
            return said.isBlank() ? otherwise : Path.of(said);
        } catch (InvalidPathException notAPath) {
            throw new NotAcceptable(new Problem("store.setting", name, name + " does not name a folder.", "Correct it."));
        }
    }

    private static DataSource source(String url, String user, String password) {
        SimpleDriverDataSource source = new SimpleDriverDataSource(new org.postgresql.Driver(), url, user, password);
        // A command that writes does so in batches: one round trip each.
        Properties batches = new Properties();
        batches.setProperty("reWriteBatchedInserts", "true");
        source.setConnectionProperties(batches);
        return source;
    }

    @Override
    public void close() {
        started.ifPresent(RunningPostgres::stop);
    }
}
