package kith.server.ledger;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import kith.postgres.PostgresAddress;
import kith.postgres.PostgresCannotRun;
import kith.postgres.PostgresServer;
import kith.postgres.RunningPostgres;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * The database and the key folder that Kith's settings name, for commands that look in from outside: beside a running Kith, or at
 * the data of one that is stopped, whose PostgreSQL is then started for as long as the command takes.
 */
record LedgerStore(DataSource database, KeyFolder keys, Optional<RunningPostgres> started) implements AutoCloseable {

    /** @throws NotAcceptable if there are no data where the settings point, or their PostgreSQL cannot be started */
    static LedgerStore open(Map<String, String> settings) {
        Path data = path(settings, "KITH_DATA", Path.of("data", "run"));
        KeyFolder keys = new KeyFolder(path(settings, "KITH_KEYS", data.resolve("keys")));
        String external = settings.getOrDefault("KITH_DB_URL", "");
        if (!external.isBlank()) {
            return new LedgerStore(
                    source(external, settings.getOrDefault("KITH_DB_USER", "kith"), settings.getOrDefault("KITH_DB_PASSWORD", "")),
                    keys,
                    Optional.empty());
        }
        Path folder = data.resolve("postgres");
        try {
            Optional<PostgresAddress> running = PostgresServer.addressOf(folder);
            if (running.isPresent()) {
                PostgresAddress address = running.get();
                return new LedgerStore(source(address.jdbcUrl(), address.user(), address.password()), keys, Optional.empty());
            }
            if (!Files.isDirectory(folder.resolve("database"))) {
                throw new NotAcceptable(new Problem(
                        "ledger.no_data",
                        folder.toString(),
                        "There is no database of Kith here.",
                        "Start Kith once with ./kith run, add --demo for the demo's data, or set KITH_HOME or KITH_DB_URL."));
            }
            RunningPostgres started = PostgresServer.start(folder);
            return new LedgerStore(source(started.jdbcUrl(), started.user(), started.password()), keys, Optional.of(started));
        } catch (PostgresCannotRun cannot) {
            throw new NotAcceptable(new Problem(cannot.code(), cannot.where().toString(), cannot.what(), cannot.remedy()));
        }
    }

    private static Path path(Map<String, String> settings, String name, Path otherwise) {
        String said = settings.getOrDefault(name, "");
        try {
            return said.isBlank() ? otherwise : Path.of(said);
        } catch (InvalidPathException notAPath) {
            throw new NotAcceptable(new Problem("ledger.setting", name, name + " does not name a folder.", "Correct it."));
        }
    }

    private static DataSource source(String url, String user, String password) {
        return new SimpleDriverDataSource(new org.postgresql.Driver(), url, user, password);
    }

    @Override
    public void close() {
        started.ifPresent(RunningPostgres::stop);
    }
}
