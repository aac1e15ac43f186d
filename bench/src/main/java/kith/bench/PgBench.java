package kith.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's own pgbench, sending what one append sends: the same statements on the same tables with rows of the same bytes and
 * one commit, prepared, each client on records of its own. Names are made countable first, because pgbench knows only numbers.
 */
final class PgBench {
    private static final Pattern PER_SECOND = Pattern.compile("tps = ([0-9.]+) \\(without");

    private final Path folder;

    PgBench(Path folder) {
        this.folder = folder;
    }

    /** One database made ready, for any number of runs. */
    final class Ready {
        private final Database database;
        private final int clients;
        private final int records;
        private final List<String> texts;
        private final Path script;

        private Ready(Database database, int clients) throws IOException {
            this.database = database;
            this.clients = clients;
            texts = texts(database);
            database.run(resource("countable.sql"), "vacuum full analyze");
            records = Integer.parseInt(database.one("select count(*) from record"));
            script = Files.writeString(folder.resolve("visit.pgbench"), resource("visit.pgbench"));
        }

        /** @return transactions a second */
        double run(Duration lasts) throws IOException, InterruptedException {
            String said = pgbench(database, script, clients, records, texts, lasts);
            Matcher found = PER_SECOND.matcher(said);
            if (!found.find() || !said.contains("number of failed transactions: 0 ")) {
                throw new IllegalStateException("pgbench did not go well: " + said);
            }
            return Double.parseDouble(found.group(1));
        }
    }

    Ready ready(Database database, int clients) throws IOException {
        return new Ready(database, clients);
    }

    /** The values of a visit and of the obligation that follows from it, as they stand in the database, for rows of the same bytes. */
    private static List<String> texts(Database database) {
        String visit = " from event where type = 'protection_visit.recorded' order by recorded desc limit 1";
        String owed = " from obligation where rule = 'visit_child_again' and state = 'open' order by obligation limit 1";
        List<String> texts = new ArrayList<>();
        List.of("authority", "type", "episode", "answers", "role").forEach(column -> texts.add(given(database, column, column + visit)));
        texts.add(given(database, "version", "pack_version" + visit));
        texts.add(given(database, "salt", "encode(salt, 'hex')" + visit));
        texts.add(given(database, "leaf", "encode(sha256(salt), 'hex')" + visit));
        texts.add(given(database, "reason", "reason from audit where action = 'RECORD_STEP' limit 1"));
        List.of("rule", "procedure", "step", "sentence", "because", "tells").forEach(column -> texts.add(given(database, column, column + owed)));
        texts.add(given(database, "wide", "length(obligation)" + owed));
        return texts;
    }

    private static String given(Database database, String name, String what) {
        return name + "=" + database.one("select " + what);
    }

    private static String pgbench(
            Database database, Path script, int clients, int records, List<String> texts, Duration lasts)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(database.port()),
                "-U",
                database.user(),
                "-c",
                Integer.toString(clients),
                "-j",
                Integer.toString(Math.min(clients, 2)),
                "-D",
                "own=" + records / clients,
                "-D",
                "clients=" + clients,
                "-T",
                Long.toString(lasts.toSeconds()),
                "-f",
                script.toString()));
        texts.forEach(text -> command.addAll(List.of("-D", text)));
        command.add(database.name());
        ProcessBuilder start = new ProcessBuilder(command);
        start.environment().put("PGPASSWORD", database.password());
        Process process;
        try {
            process = start.redirectErrorStream(true).start();
        } catch (IOException missing) {
            throw new IllegalStateException("pgbench is not there; on Debian: apt-get install postgresql-15", missing);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        return said;
    }

    private static String resource(String name) {
        try (InputStream in = PgBench.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
