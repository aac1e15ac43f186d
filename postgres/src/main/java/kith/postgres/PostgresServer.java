package kith.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Starts PostgreSQL servers. The server listens on 127.0.0.1 alone, asks everyone for a password (SCRAM-SHA-256) that
 * was generated when its folder was made, checks its pages, and acknowledges a commit only when it is on the disk.
 *
 * <p>The data folder holds: {@code database} (the cluster, owned by the account that the server runs as),
 * {@code password}, {@code port}, {@code log}, {@code binaries} (the shipped programs), {@code owner.lock} and, if the
 * operator wants one, {@code operator.conf}.
 */
public final class PostgresServer {

    private static final String TEMPORARY = "kith-postgres-";
    private static final Duration ABANDONED = Duration.ofMinutes(2);

    private PostgresServer() {}

    /**
     * Starts the server of a data folder with the PostgreSQL that comes with Kith; creates the folder and the database
     * on first use. A server that a killed JVM left running is adopted if it is sound, and replaced if it is not.
     *
     * @param folder where everything is kept; one JVM at a time may have it
     * @throws PostgresCannotRun with what is wrong and what to do
     */
    public static RunningPostgres start(Path folder) {
        return start(folder, Binaries.shipped());
    }

    /**
     * The same, with a choice of programs. A folder stays with the major version that created it.
     *
     * @throws PostgresCannotRun with what is wrong and what to do
     */
    public static RunningPostgres start(Path folder, Binaries binaries) {
        Path home = folder.toAbsolutePath().normalize();
        return start(new RunningPostgres.Plan(home, binaries, home.resolve("binaries"), false));
    }

    /**
     * Starts a server in a folder of its own that is deleted when the server is stopped or the JVM ends. As durable
     * while it lives as any other. Runs what {@link Binaries#forTests()} says.
     *
     * @throws PostgresCannotRun with what is wrong and what to do
     */
    public static RunningPostgres temporary() {
        return temporary(Binaries.forTests());
    }

    /** The same, with a choice of programs. */
    public static RunningPostgres temporary(Binaries binaries) {
        try {
            Path parent = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
            sweep(parent);
            Path folder = Files.createTempDirectory(parent, TEMPORARY);
            Path shared = sharedPrograms(parent);
            return start(new RunningPostgres.Plan(folder, binaries, shared, true));
        } catch (IOException e) {
            throw unwritable(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    /**
     * Where the server of a folder can be reached while another JVM runs it, for commands that look in beside a running
     * Kith. Empty when no server runs there.
     *
     * @throws PostgresCannotRun when the folder may not be read by this account
     */
    public static Optional<PostgresAddress> addressOf(Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        try {
            Optional<Postmaster> server = Postmaster.of(Cluster.database(home));
            if (server.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new PostgresAddress(
                    Cluster.url(server.get().port(), RunningPostgres.DATABASE),
                    Cluster.SUPERUSER,
                    Files.readString(home.resolve("password")).strip()));
        } catch (IOException e) {
            throw unwritable(home, e);
        }
    }

    static RunningPostgres start(RunningPostgres.Plan plan) {
        Path folder = plan.folder();
        Ownership ownership = null;
        boolean done = false;
        try {
            prepare(folder);
            ownership = Ownership.take(folder);
            Programs programs = Programs.of(plan.binaries(), plan.store());
            Cluster cluster = Cluster.open(folder, programs, plan.temporary());
            Optional<Postmaster> orphan = cluster.running();
            boolean adopted = orphan.isPresent() && cluster.canAdopt(orphan.get());
            if (orphan.isPresent() && !adopted) {
                cluster.stop(orphan.get());
            }
            Postmaster server = adopted ? orphan.get() : cluster.start();
            var running = new RunningPostgres(plan, cluster, server, ownership, adopted);
            running.createDatabase(RunningPostgres.DATABASE);
            done = true;
            return running;
        } catch (IOException e) {
            throw unwritable(folder, e);
        } finally {
            if (!done && ownership != null) {
                ownership.close();
            }
        }
    }

    private static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        String owner = Folders.owner(folder).getName();
        String self = System.getProperty("user.name");
        if (OperatingSystem.current() != OperatingSystem.WINDOWS && !owner.equals(self)) {
            throw new PostgresCannotRun(
                    "postgres.folder_of_another",
                    folder,
                    "The data folder belongs to the account " + owner + ", and Kith runs as " + self + ".",
                    "Start Kith as " + owner + ", or set KITH_HOME to another folder.");
        }
        // Root hands the database to a lesser account, which must be able to pass through but not to look around.
        Folders.permit(folder, Account.isRoot() ? "rwx--x--x" : "rwx------");
    }

    private static PostgresCannotRun unwritable(Path folder, IOException e) {
        return new PostgresCannotRun(
                "postgres.folder_not_usable",
                folder,
                "The data folder cannot be read or written (" + e.getClass().getSimpleName() + ").",
                "Make sure that the account that runs Kith owns the folder and that its disk is neither full nor"
                        + " read-only, or set KITH_HOME to another folder.",
                e);
    }

    /** Unpacked once for all throw-away servers of one account; nobody else may have made or may change it. */
    static Path sharedPrograms(Path parent) throws IOException {
        Path shared = parent.resolve("kith-postgresql-" + System.getProperty("user.name"));
        Files.createDirectories(shared);
        Folders.permit(shared, "rwxr-xr-x");
        if (!Folders.owner(shared).getName().equals(System.getProperty("user.name"))) {
            throw new PostgresCannotRun(
                    "postgres.folder_of_another",
                    shared,
                    "This folder for PostgreSQL programs belongs to another account.",
                    "Remove it, or set java.io.tmpdir to a folder of your own.");
        }
        return shared;
    }

    /** Stops servers and deletes folders that killed test runs left behind. */
    private static void sweep(Path parent) throws IOException {
        List<Path> left;
        try (var entries = Files.newDirectoryStream(parent, TEMPORARY + "*")) {
            left = java.util.stream.StreamSupport.stream(entries.spliterator(), false)
                    .filter(Files::isDirectory)
                    .filter(Files::isWritable)
                    .toList();
        }
        for (Path folder : left) {
            try {
                // A folder this young may belong to a start that has not locked it yet.
                if (Files.getLastModifiedTime(folder).toInstant().plus(ABANDONED).isAfter(java.time.Instant.now())) {
                    continue;
                }
                Optional<Ownership> taken = Ownership.tryTake(folder);
                if (taken.isPresent()) {
                    try (Ownership _ = taken.get()) {
                        Postmaster.of(Cluster.database(folder)).ifPresent(Cluster::stopWithout);
                        Folders.deleteTree(folder);
                    }
                }
            } catch (IOException e) {
                // Somebody else is sweeping it.
            }
        }
    }
}
