package kith.server.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kith.server.identifier.Identifiers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of keys for programs: each acts as the person who made it, may be ended, and ends by itself. */
@Repository
public class ProgramKeys {
    private static final String BEGINNING = "kith_";
    private static final int BYTES = 32;

    /** @param lastUsed the day, in Greenwich, or null */
    public record Key(String key, String professional, String professionalName, String name, Instant made, Instant ends, LocalDate lastUsed) {}

    /** Whose program it is. */
    public record Holder(String authority, String professional) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ProgramKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return what the program sends, shown once and kept nowhere */
    public String make(String authority, String professional, String name, Duration lasts) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = BEGINNING + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        jdbc.sql("insert into program_key (authority, program_key, professional, name, hash, made, ends) values (?, ?, ?, ?, ?, ?, ?)")
                .params(authority, Identifiers.next(), professional, name, hash(secret), Timestamp.from(now), Timestamp.from(now.plus(lasts)))
                .update();
        return secret;
    }

    /** Whose key was sent, if it holds. */
    public Optional<Holder> holder(String secret) {
        Instant now = clock.instant();
        byte[] hash = hash(secret);
        Optional<Holder> holder = jdbc.sql("select authority, professional from program_key where hash = ? and ended is null and ends > ?")
                .params(hash, Timestamp.from(now))
                .query((row, _) -> new Holder(row.getString(1), row.getString(2)))
                .optional();
        // Once a day is enough to see which are still needed.
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        holder.ifPresent(_ -> jdbc.sql("update program_key set last_used = ? where hash = ? and (last_used is null or last_used < ?)")
                .params(day, hash, day)
                .update());
        return holder;
    }

    /** The keys that hold: somebody's, or with null everybody's. */
    public List<Key> holding(String authority, String professional) {
        return jdbc.sql(
                        """
                        select k.program_key, k.professional, p.name, k.name, k.made, k.ends, k.last_used
                        from program_key k join professional p on p.authority = k.authority and p.professional = k.professional
                        where k.authority = :authority and (:professional::text is null or k.professional = :professional)
                            and k.ended is null and k.ends > :now
                        order by p.name, k.made, k.program_key
                        """)
                .param("authority", authority)
                .param("professional", professional)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> new Key(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant(),
                        row.getTimestamp(6).toInstant(),
                        row.getObject(7, LocalDate.class)))
                .list();
    }

    /** Ends one that holds. @return whose it was; empty where there is none such */
    public Optional<String> end(String authority, String key, String by) {
        return jdbc.sql("update program_key set ended = ?, ended_by = ? where authority = ? and program_key = ? and ended is null returning professional")
                .params(Timestamp.from(clock.instant()), by, authority, key)
                .query(String.class)
                .optional();
    }

    public void endAll(String authority, String professional, String by) {
        jdbc.sql("update program_key set ended = ?, ended_by = ? where authority = ? and professional = ? and ended is null")
                .params(Timestamp.from(clock.instant()), by, authority, professional)
                .update();
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
