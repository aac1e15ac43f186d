package kith.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * One database cluster in its data folder: created, started, adopted and stopped by PostgreSQL's own programs. The
 * caller holds the folder's {@link Ownership}.
 */
record Cluster(Path folder, Programs programs, Account account, String password, boolean temporary) {

    static final String SUPERUSER = "kith";
    private static final Duration RECOVERY = Duration.ofMinutes(10);
    private static final long TO_CREATE_BYTES = 200L << 20;
    private static final long TO_START_BYTES = 32L << 20;
    private static final long LOG_LIMIT_BYTES = 20L << 20;

    static Path database(Path folder) {
        return folder.resolve("database");
    }

    /** Finds the folder's cluster, or creates it. */
    static Cluster open(Path folder, Programs programs, boolean temporary) throws IOException {
        Path database = database(folder);
        Path secret = folder.resolve("password");
        boolean exists = Files.exists(database.resolve("PG_VERSION"));
        if (exists) {
            checkVersion(database, programs);
            if (!Files.exists(secret)) {
                throw new PostgresCannotRun(
                        "postgres.password_missing",
                        secret,
                        "The database is there, but the file with its password is not.",
                        "Put the file back from a backup of this folder.");
            }
        } else if (Files.exists(database)) {
            throw new PostgresCannotRun(
                    "postgres.not_a_database",
                    database,
                    "This folder should hold a PostgreSQL database, but does not (no file PG_VERSION).",
                    "Move it away, or put it back whole from a backup.");
        }
        checkSpace(folder, exists ? TO_START_BYTES : TO_CREATE_BYTES);
        Account account = Account.choose(folder, database, programs);
        if (!Files.exists(secret)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Folders.write(secret, Base64.getUrlEncoder().withoutPadding().encodeToString(random), "rw-------");
        }
        var cluster = new Cluster(folder, programs, account, Files.readString(secret).strip(), temporary);
        if (!exists) {
            cluster.create();
        }
        return cluster;
    }

    private static void checkVersion(Path database, Programs programs) throws IOException {
        String found = Files.readString(database.resolve("PG_VERSION")).strip();
        if (!found.equals(Integer.toString(programs.major()))) {
            throw new PostgresCannotRun(
                    "postgres.other_major_version",
                    database,
                    "The data was written by PostgreSQL " + found + "; this Kith brings PostgreSQL "
                            + programs.version() + ", which cannot read it.",
                    "Nothing has been changed. Start the Kith that wrote it, dump the database with pg_dump, and load"
                            + " the dump into a new folder; or set KITH_HOME to another folder.");
        }
    }

    private static void checkSpace(Path folder, long needed) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw new PostgresCannotRun(
                    "postgres.disk_full",
                    folder,
                    "The disk has " + (free >> 20) + " MB free; PostgreSQL needs at least " + (needed >> 20)
                            + " MB to start.",
                    "Free some space, or move the whole folder to a larger disk and set KITH_HOME to it.");
        }
    }

    private Path database() {
        return database(folder);
    }

    private Path logFolder() {
        return folder.resolve("log");
    }

    private Path log() {
        return logFolder().resolve("postgresql.log");
    }

    private void create() throws IOException {
        Path unfinished = folder.resolve("database.new");
        Folders.deleteTree(unfinished);
        makeForServer(unfinished);
        Path given = folder.resolve("password.initdb");
        Folders.write(given, password + "\n", "rw-------");
        Folders.give(given, account.owner());
        try {
            var arguments = new ArrayList<>(List.of(
                    "--pgdata=" + unfinished,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + given,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--data-checksums",
                    "--no-instructions"));
            // The builtin provider (17 and later) sorts alike on every machine, so indexes survive a move.
            arguments.addAll(
                    programs.major() >= 17
                            ? List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
                            : List.of("--locale=C.UTF-8"));
            if (temporary) {
                arguments.add("--no-sync");
            }
            Command made = Command.run(account.running(programs.program("initdb"), arguments), RECOVERY);
            if (!made.succeeded()) {
                throw failed("postgres.cannot_create", "The database could not be created", made.output());
            }
        } finally {
            Files.deleteIfExists(given);
        }
        Files.writeString(
                unfinished.resolve("postgresql.conf"),
                "\ninclude '../kith.conf'\n",
                StandardOpenOption.APPEND);
        Files.move(unfinished, database(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void makeForServer(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            Files.createDirectory(directory);
            Folders.permit(directory, "rwx------");
            Folders.give(directory, account.owner());
        }
    }

    /** A server that is already running here: an orphan of a JVM that was killed. */
    Optional<Postmaster> running() throws IOException {
        return Postmaster.of(database());
    }

    /** Whether a running server is the one that we would have started, and lets us in. */
    boolean canAdopt(Postmaster orphan) throws IOException {
        if (!orphan.runs(programs.program("postgres"))
                || !Files.exists(settingsFile())
                || !Files.readString(settingsFile()).equals(settings(orphan.port()))) {
            return false;
        }
        for (int attempt = 0; attempt < 20 && orphan.isAlive(); attempt++) {
            try (Connection _ = connect(orphan.port(), "postgres")) {
                return true;
            } catch (SQLException e) {
                // 57P03: still starting up or still recovering. Anything else does not mend itself.
                if (!"57P03".equals(e.getSQLState())) {
                    return false;
                }
                pause(200);
            }
        }
        return false;
    }

    // The server may read its settings but, where it runs under an account of its own, not write them.
    private Path settingsFile() {
        return folder.resolve("kith.conf");
    }

    private Path admissionFile() {
        return folder.resolve("pg_hba.conf");
    }

    private String settings(int port) {
        return Settings.configuration(port, admissionFile(), folder.resolve("operator.conf"));
    }

    /** Starts the server, on the port that it had if that is free. */
    Postmaster start() throws IOException {
        makeForServer(logFolder());
        if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT_BYTES) {
            Files.move(log(), log().resolveSibling("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        int port = rememberedPort().filter(Cluster::isFree).orElseGet(Cluster::freePort);
        String said = "";
        for (int attempt = 0; attempt < 30; attempt++) {
            Folders.write(settingsFile(), settings(port), "rw-r--r--");
            Folders.write(admissionFile(), Settings.ADMISSION, "rw-r--r--");
            Postmaster.forgetIfStale(database());
            long before = Files.exists(log()) ? Files.size(log()) : 0;
            Command started = control(
                    List.of("start", "--wait", "--timeout=" + RECOVERY.toSeconds(), "--log=" + log(), "--silent"));
            Optional<Postmaster> server = running();
            if (started.succeeded() && server.isPresent()) {
                rememberPort(port);
                return server.get();
            }
            said = logFrom(before) + "\n" + started.output();
            if (said.contains("Address already in use") || said.contains("could not create any TCP/IP sockets")) {
                port = freePort();
            } else if (said.contains("pre-existing shared memory block")) {
                // The last backends of a killed server are still noticing its death.
                pause(200);
            } else {
                break;
            }
        }
        throw failed("postgres.does_not_start", "PostgreSQL does not start", said);
    }

    /** Stops the server: open transactions are rolled back, everything acknowledged is on the disk. */
    void stop(Postmaster server) {
        String mode = temporary ? "--mode=immediate" : "--mode=fast";
        Command stopped = control(List.of("stop", mode, "--wait", "--timeout=60", "--silent"));
        if (!stopped.succeeded() && server.isAlive()) {
            control(List.of("stop", "--mode=immediate", "--wait", "--timeout=30", "--silent"));
        }
        // The pid file goes a moment before the process does.
        if (!gone(server, Duration.ofSeconds(10))) {
            kill(server);
        }
    }

    /** Stops a server whose programs and password are not at hand. */
    static void stopWithout(Postmaster server) {
        server.process().destroy();
        if (!gone(server, Duration.ofSeconds(5))) {
            kill(server);
        }
    }

    static void kill(Postmaster server) {
        server.process().destroyForcibly();
        gone(server, Duration.ofSeconds(20));
    }

    private static boolean gone(Postmaster server, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (server.isAlive() && System.nanoTime() < until) {
            pause(20);
        }
        return !server.isAlive();
    }

    Connection connect(int port, String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(url(port, database), properties);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private Command control(List<String> arguments) {
        var all = new ArrayList<>(arguments);
        all.add("--pgdata=" + database());
        return Command.run(account.running(programs.program("pg_ctl"), all), RECOVERY.plusMinutes(1));
    }

    private Optional<Integer> rememberedPort() throws IOException {
        Path file = folder.resolve("port");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.valueOf(Files.readString(file).strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void rememberPort(int port) throws IOException {
        if (!rememberedPort().equals(Optional.of(port))) {
            Folders.write(folder.resolve("port"), port + "\n", "rw-r--r--");
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String logFrom(long position) throws IOException {
        if (!Files.exists(log())) {
            return "";
        }
        try (InputStream in = Files.newInputStream(log())) {
            in.skipNBytes(Math.min(position, Files.size(log())));
            return new String(in.readNBytes(1 << 16), StandardCharsets.UTF_8);
        }
    }

    private PostgresCannotRun failed(String code, String what, String said) {
        String reason = said.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                .reduce((_, last) -> last)
                .or(() -> said.lines().filter(line -> !line.isBlank()).reduce((_, last) -> last))
                .orElse("it said nothing");
        String all = said.toLowerCase(Locale.ROOT);
        if (all.contains("no space left on device")) {
            return new PostgresCannotRun(
                    "postgres.disk_full",
                    folder,
                    what + ": the disk is full.",
                    "Free some space, or move the whole folder to a larger disk and set KITH_HOME to it.");
        }
        if (all.contains("could not create shared memory") || all.contains("could not resize shared memory")) {
            return new PostgresCannotRun(
                    "postgres.memory",
                    folder,
                    what + ": the system gives it no shared memory (" + reason + ").",
                    "Free some memory, give the container a larger /dev/shm, or lower shared_buffers in "
                            + folder.resolve("operator.conf") + ".");
        }
        if (all.contains("configuration file") && all.contains("contains errors")) {
            return new PostgresCannotRun(
                    "postgres.settings",
                    folder.resolve("operator.conf"),
                    what + ": its settings contain errors (" + reason + ").",
                    "Correct operator.conf; the lines are named in " + log() + ".");
        }
        return new PostgresCannotRun(
                code, folder, what + " (" + reason + ").", "Read the end of " + log() + " for the whole story.");
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresCannotRun(
                    "postgres.interrupted", Path.of(""), "The wait for PostgreSQL was interrupted.", "Start again.", e);
        }
    }
}
