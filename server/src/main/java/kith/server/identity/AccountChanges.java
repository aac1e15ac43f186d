package kith.server.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import kith.server.identifier.Identifiers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what changed about how people sign in: for themselves to see, and for whoever looks into it later. */
@Repository
public class AccountChanges {
    public enum Kind {
        PASSWORD_CHANGED("The password was changed"),
        SECOND_FACTOR_SET_UP("Codes at sign-in were set up"),
        SECOND_FACTOR_TAKEN_AWAY("Codes at sign-in were taken away"),
        SECOND_FACTOR_RESET("An administrator reset the second factor"),
        RECOVERY_CODES_MADE("New recovery codes were made"),
        RECOVERY_CODE_USED("A recovery code was used"),
        PASSKEY_ADDED("A passkey was added"),
        PASSKEY_TAKEN_AWAY("A passkey was taken away"),
        KEY_MADE("A key for a program was made"),
        KEY_ENDED("A key for a program was ended"),
        LEFT("They left"),
        SIGNED_OUT_EVERYWHERE("Signed out everywhere");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** @param own whether whoever has the account changed it */
    public record Change(Kind kind, Instant at, boolean own, String reason) {}

    private static final int SHOWN = 10;

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountChanges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param by who changed it */
    public void add(String authority, String professional, Kind kind, String by, String reason) {
        jdbc.sql("insert into account_change (authority, change, professional, kind, at, changed_by, reason) values (?, ?, ?, ?, ?, ?, ?)")
                .params(authority, Identifiers.next(), professional, kind.name(), Timestamp.from(clock.instant()), by, reason)
                .update();
    }

    /** The latest, the last first. */
    public List<Change> latest(String authority, String professional) {
        return jdbc.sql("select kind, at, changed_by = professional, reason from account_change where authority = ? and professional = ? order by at desc, change limit ?")
                .params(authority, professional, SHOWN)
                .query((row, _) -> new Change(Kind.valueOf(row.getString(1)), row.getTimestamp(2).toInstant(), row.getBoolean(3), row.getString(4)))
                .list();
    }
}
