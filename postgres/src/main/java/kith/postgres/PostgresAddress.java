package kith.postgres;

/**
 * How to reach a server that somebody else is answerable for.
 *
 * @param jdbcUrl the address of the database {@code kith}; holds no password
 * @param user the server's superuser
 * @param password not to be printed or logged
 */
public record PostgresAddress(String jdbcUrl, String user, String password) {

    /** Leaves the password out. */
    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
