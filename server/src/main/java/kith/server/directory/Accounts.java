package kith.server.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The account table: how people sign in. Ten wrong passwords or codes close an account for fifteen minutes. */
@Repository
public class Accounts {
    private static final int TOO_MANY = 10;
    private static final Duration CLOSED_FOR = Duration.ofMinutes(15);

    public record Account(String signIn, String authority, String professional, String passwordHash, boolean locked) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static final String ACCOUNT = "select sign_in, authority, professional, password_hash, locked_until from account where ";

    public Optional<Account> account(String signIn) {
        Instant now = clock.instant();
        return jdbc.sql(ACCOUNT + "sign_in = ?")
                .param(signIn.strip().toLowerCase(Locale.ROOT))
                .query((row, _) -> account(row, now))
                .optional();
    }

    /** Somebody's own: nobody has more than one. */
    public Optional<Account> of(String authority, String professional) {
        Instant now = clock.instant();
        return jdbc.sql(ACCOUNT + "authority = ? and professional = ? order by sign_in limit 1")
                .params(authority, professional)
                .query((row, _) -> account(row, now))
                .optional();
    }

    private static Account account(ResultSet row, Instant now) throws SQLException {
        Timestamp lockedUntil = row.getTimestamp(5);
        return new Account(
                row.getString(1), row.getString(2), row.getString(3), row.getString(4), lockedUntil != null && lockedUntil.toInstant().isAfter(now));
    }

    public void setPassword(String signIn, String passwordHash) {
        jdbc.sql("update account set password_hash = ? where sign_in = ?").params(passwordHash, signIn).update();
    }

    public void add(String signIn, String authority, String professional, String passwordHash) {
        jdbc.sql("insert into account (sign_in, authority, professional, password_hash) values (?, ?, ?, ?)")
                .params(signIn.strip().toLowerCase(Locale.ROOT), authority, professional, passwordHash)
                .update();
    }

    public void failed(String signIn) {
        Instant now = clock.instant();
        jdbc.sql(
                        """
                        update account set failures = case when failures + 1 >= ? then 0 else failures + 1 end,
                            locked_until = case when failures + 1 >= ? then ? else locked_until end
                        where sign_in = ?
                        """)
                .params(TOO_MANY, TOO_MANY, Timestamp.from(now.plus(CLOSED_FOR)), signIn.strip().toLowerCase(Locale.ROOT))
                .update();
    }

    public void succeeded(String signIn) {
        jdbc.sql("update account set failures = 0, locked_until = null where sign_in = ? and failures > 0")
                .param(signIn.strip().toLowerCase(Locale.ROOT))
                .update();
    }
}
