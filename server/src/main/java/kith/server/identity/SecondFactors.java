package kith.server.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tables of second factors: the sealed secret from which codes are made, and the recovery codes that stand in for one each. */
@Repository
public class SecondFactors {
    private static final Logger LOG = LoggerFactory.getLogger(SecondFactors.class);

    /** RFC 4226, 4: at least 128 bits, better 160. */
    private static final int SECRET_BYTES = 20;

    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    /** @param recoveryCodes how many are left */
    public record Enrolled(Instant since, int recoveryCodes) {}

    /**
     * A secret that somebody is about to take into their app.
     *
     * @param sealed as it may wait in a session
     * @param letters as one types it where no picture can be read
     */
    public record Offered(byte[] sealed, String letters) {}

    private final JdbcClient jdbc;
    private final SecondFactorSealing sealing;
    private final AccountChanges changes;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(JdbcClient jdbc, SecondFactorSealing sealing, AccountChanges changes, Clock clock) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.changes = changes;
        this.clock = clock;
    }

    public Optional<Enrolled> of(String authority, String professional) {
        return jdbc.sql(
                        """
                        select f.since, (select count(*)::int from recovery_code c
                            where c.authority = f.authority and c.professional = f.professional and c.used is null)
                        from second_factor f where f.authority = ? and f.professional = ?
                        """)
                .params(authority, professional)
                .query((row, _) -> new Enrolled(row.getTimestamp(1).toInstant(), row.getInt(2)))
                .optional();
    }

    public Offered offer(String authority, String professional) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new Offered(sealing.seal(secret, name(authority, professional)), Base32.of(secret));
    }

    /** The same once more, for a page that comes back. @return empty where the key was changed meanwhile */
    public Optional<Offered> offered(String authority, String professional, byte[] sealed) {
        return sealing.open(sealed, name(authority, professional)).map(secret -> new Offered(sealed, Base32.of(secret)));
    }

    /**
     * Takes an offered secret as somebody's second factor, once they have shown with a code that they have it.
     *
     * @return the recovery codes, which are shown once; empty where the code is not one of now
     */
    @Transactional
    public Optional<List<String>> enrol(String authority, String professional, byte[] sealed, String code) {
        OptionalLong step = sealing.open(sealed, name(authority, professional))
                .map(secret -> OneTimeCodes.step(secret, code, clock.instant(), 0))
                .orElse(OptionalLong.empty());
        if (step.isEmpty()) {
            return Optional.empty();
        }
        jdbc.sql(
                        """
                        insert into second_factor (authority, professional, secret, last_step, since) values (?, ?, ?, ?, ?)
                        on conflict (authority, professional) do update
                            set secret = excluded.secret, last_step = excluded.last_step, since = excluded.since
                        """)
                .params(authority, professional, sealed, step.getAsLong(), Timestamp.from(clock.instant()))
                .update();
        return Optional.of(recoveryCodes(authority, professional));
    }

    /** Ten new ones; the old ones are worth nothing any more. */
    @Transactional
    public List<String> recoveryCodes(String authority, String professional) {
        jdbc.sql("delete from recovery_code where authority = ? and professional = ?").params(authority, professional).update();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] bytes = new byte[RECOVERY_BYTES];
            random.nextBytes(bytes);
            String code = Base32.of(bytes).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1-");
            codes.add(code);
            jdbc.sql("insert into recovery_code (authority, professional, hash) values (?, ?, ?)")
                    .params(authority, professional, hash(authority, professional, code))
                    .update();
        }
        return codes;
    }

    /** Whether this is a code of now, or a recovery code, that nobody has used yet. It is used by asking. */
    @Transactional
    public boolean takes(String authority, String professional, String typed) {
        return takesCode(authority, professional, typed) || takesRecoveryCode(authority, professional, typed);
    }

    private boolean takesRecoveryCode(String authority, String professional, String typed) {
        boolean taken = jdbc.sql("update recovery_code set used = ? where authority = ? and professional = ? and hash = ? and used is null")
                        .params(Timestamp.from(clock.instant()), authority, professional, hash(authority, professional, typed))
                        .update()
                == 1;
        if (taken) {
            changes.add(authority, professional, AccountChanges.Kind.RECOVERY_CODE_USED, professional, "");
        }
        return taken;
    }

    private record Kept(byte[] secret, long lastStep) {}

    private boolean takesCode(String authority, String professional, String typed) {
        return jdbc.sql("select secret, last_step from second_factor where authority = ? and professional = ?")
                .params(authority, professional)
                .query((row, _) -> new Kept(row.getBytes(1), row.getLong(2)))
                .optional()
                .map(kept -> step(authority, professional, kept, typed))
                .filter(OptionalLong::isPresent)
                // Of two who send the same code at once, one is let in.
                .map(step -> jdbc.sql("update second_factor set last_step = ? where authority = ? and professional = ? and last_step < ?")
                                .params(step.getAsLong(), authority, professional, step.getAsLong())
                                .update()
                        == 1)
                .orElse(false);
    }

    private OptionalLong step(String authority, String professional, Kept kept, String typed) {
        Optional<byte[]> secret = sealing.open(kept.secret(), name(authority, professional));
        if (secret.isEmpty()) {
            LOG.error("second_factor_key_missing");
            return OptionalLong.empty();
        }
        return OneTimeCodes.step(secret.get(), typed, clock.instant(), kept.lastStep());
    }

    /** @return whether there was any */
    @Transactional
    public boolean takeAway(String authority, String professional) {
        jdbc.sql("delete from recovery_code where authority = ? and professional = ?").params(authority, professional).update();
        return jdbc.sql("delete from second_factor where authority = ? and professional = ?").params(authority, professional).update() == 1;
    }

    private static String name(String authority, String professional) {
        return authority + "/" + professional;
    }

    private static byte[] hash(String authority, String professional, String code) {
        String letters = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", "");
        try {
            return MessageDigest.getInstance("SHA-256").digest((name(authority, professional) + "/" + letters).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
