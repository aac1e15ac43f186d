package kith.postgres;

import java.nio.file.Path;

/**
 * PostgreSQL cannot be started, adopted or stopped, said for the person who must put it right. It carries no password
 * and no data.
 */
public final class PostgresCannotRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Path where;
    private final String what;
    private final String remedy;

    PostgresCannotRun(String code, Path where, String what, String remedy) {
        this(code, where, what, remedy, null);
    }

    PostgresCannotRun(String code, Path where, String what, String remedy, Throwable cause) {
        super(what + "\n  where: " + where + "\n  what to do: " + remedy, cause);
        this.code = code;
        this.where = where;
        this.what = what;
        this.remedy = remedy;
    }

    /** A stable name of the kind of problem, such as {@code postgres.folder_in_use}. */
    public String code() {
        return code;
    }

    /** The folder or file that the problem is about. */
    public Path where() {
        return where;
    }

    /** What is wrong, in one or two sentences. */
    public String what() {
        return what;
    }

    /** What the reader can do about it. */
    public String remedy() {
        return remedy;
    }
}
