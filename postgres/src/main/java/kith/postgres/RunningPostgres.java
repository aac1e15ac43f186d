package kith.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** A PostgreSQL server that runs and that this JVM is answerable for. Safe for use by several threads. */
public final class RunningPostgres implements AutoCloseable {

    static final String DATABASE = "kith";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** How a server is to be started. */
    record Plan(Path folder, Binaries binaries, Path store, boolean temporary) {}

    private final Plan plan;
    private final Cluster cluster;
    private final Postmaster server;
    private final Ownership ownership;
    private final boolean adopted;
    private final Thread atExit = new Thread(this::cleanUp, "postgres-clean-up");
    private boolean over;

    RunningPostgres(Plan plan, Cluster cluster, Postmaster server, Ownership ownership, boolean adopted) {
        this.plan = plan;
        this.cluster = cluster;
        this.server = server;
        this.ownership = ownership;
        this.adopted = adopted;
        if (plan.temporary()) {
            Runtime.getRuntime().addShutdownHook(atExit);
        }
    }

    /** The address of the database {@code kith}, which every server has. Holds no password. */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** The address of another database of this server. */
    public String jdbcUrl(String database) {
        return Cluster.url(server.port(), database);
    }

    /** The server's superuser. */
    public String user() {
        return Cluster.SUPERUSER;
    }

    /** The superuser's password. Not to be printed or logged. */
    public String password() {
        return cluster.password();
    }

    public int port() {
        return server.port();
    }

    /** The process number of the postmaster. */
    public long pid() {
        return server.pid();
    }

    /** The server's version, such as {@code 18.6}. */
    public String version() {
        return cluster.programs().version();
    }

    public Path folder() {
        return plan.folder();
    }

    /** Whether the server was found running, left behind by a JVM that was killed. */
    public boolean isAdopted() {
        return adopted;
    }

    /** Whether the server process is alive. */
    public boolean isAlive() {
        return server.isAlive();
    }

    /**
     * Creates a database unless it is there.
     *
     * @param name small letters, digits and underscores, at most 63
     * @return its address
     * @throws PostgresCannotRun when the server does not let us in
     */
    public String createDatabase(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a database's name has small letters, digits and underscores only");
        }
        try (Connection connection = cluster.connect(server.port(), "postgres")) {
            boolean there;
            try (var question = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
                question.setString(1, name);
                there = question.executeQuery().next();
            }
            if (!there) {
                try (var statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE " + name);
                }
            }
            return jdbcUrl(name);
        } catch (SQLException e) {
            // 42P04 and 23505: somebody created it between the question and the statement.
            if ("42P04".equals(e.getSQLState()) || "23505".equals(e.getSQLState())) {
                return jdbcUrl(name);
            }
            boolean refused = "28P01".equals(e.getSQLState());
            throw new PostgresCannotRun(
                    refused ? "postgres.password_refused" : "postgres.no_answer",
                    plan.folder(),
                    refused
                            ? "The database does not take the password in the file \"password\"."
                            : "The server started but does not answer as it should (SQL state " + e.getSQLState()
                                    + ").",
                    refused
                            ? "Put the password file back from a backup of this folder."
                            : "Read the end of the log in the folder \"log\".",
                    e);
        }
    }

    /**
     * Stops the server and gives up the folder. Transactions in progress are rolled back; everything acknowledged is
     * kept. A temporary server's folder is deleted. Does nothing when the server was stopped before.
     */
    public synchronized void stop() {
        if (over) {
            return;
        }
        over = true;
        try {
            cluster.stop(server);
            if (plan.temporary()) {
                Folders.deleteQuietly(plan.folder());
            }
        } finally {
            ownership.close();
        }
    }

    // A temporary server's folder goes at the latest with the JVM, also after kill9().
    private void cleanUp() {
        stop();
        Folders.deleteQuietly(plan.folder());
    }

    @Override
    public void close() {
        stop();
    }

    /**
     * Kills the server as a power cut would (SIGKILL to the postmaster) and gives up the folder, with the data as they
     * lie. For tests of what survives.
     */
    public synchronized void kill9() {
        if (!over) {
            over = true;
            try {
                Cluster.kill(server);
            } finally {
                ownership.close();
            }
        }
    }

    /**
     * Starts the server of this folder anew, after {@link #kill9()} or (not of a temporary server) {@link #stop()}. It
     * keeps its port if nobody has taken it.
     *
     * @throws PostgresCannotRun with what is wrong and what to do
     */
    public RunningPostgres startAgain() {
        return PostgresServer.start(plan);
    }
}
