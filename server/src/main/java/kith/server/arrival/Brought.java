package kith.server.arrival;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.server.gate.Permit;
import kith.server.identifier.Identifiers;
import kith.server.record.EventWords;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tables of what has been brought along, and rehearsed. */
@Repository
class Brought {
    private static final int SEED = 16;

    private final JdbcTemplate jdbc;
    private final SecureRandom random = new SecureRandom();

    Brought(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Everybody who has a record, or is to have one, by the old system's number. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<String, Arrived.Known> known(Permit permit) {
        Map<String, Arrived.Known> known = new HashMap<>();
        jdbc.query(
                "select source, record, seed, came from brought where authority = ?",
                row -> {
                    known.put(row.getString(1), new Arrived.Known(row.getString(2), row.getBytes(3), row.getTimestamp(4).toInstant()));
                },
                permit.authority());
        return known;
    }

    /** Gives those who have none a record's identifier; the record is opened when its history arrives. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(Permit permit, Collection<String> sources, Instant now) {
        jdbc.batchUpdate(
                "insert into brought (authority, source, record, seed, came) values (?, ?, ?, ?, ?) on conflict (authority, source) do nothing",
                sources.stream()
                        .map(source -> new Object[] {permit.authority(), source, Identifiers.next(), seed(), Timestamp.from(now.truncatedTo(ChronoUnit.MICROS))})
                        .toList());
    }

    /** By record, the submissions of the steps that came along, as their plans named them. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<String, Set<String>> came(Permit permit, Collection<String> records) {
        Map<String, Set<String>> came = new HashMap<>();
        jdbc.query(
                "select record, substr(submission, ?) from event where authority = ? and record = any (?)"
                        + " and submission like 'arrival:%' and type like '%.recorded' and type not like ?",
                row -> {
                    came.computeIfAbsent(row.getString(1), _ -> new HashSet<>()).add(row.getString(2));
                },
                Arrived.SUBMISSION.length() + 1,
                permit.authority(),
                records.toArray(String[]::new),
                EventWords.BROUGHT.replace("_", "\\_") + "%");
        return came;
    }

    byte[] seed() {
        byte[] seed = new byte[SEED];
        random.nextBytes(seed);
        return seed;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    boolean isRehearsed(Permit permit, String print) {
        return !jdbc.queryForList("select 1 from arrival_rehearsed where authority = ? and print = ?", permit.authority(), print).isEmpty();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void rehearsed(Permit permit, String print, Instant now) {
        jdbc.batchUpdate(
                "insert into arrival_rehearsed (authority, print, professional, rehearsed) values (?, ?, ?, ?)"
                        + " on conflict (authority, print) do update set professional = excluded.professional, rehearsed = excluded.rehearsed",
                List.<Object[]>of(new Object[] {permit.authority(), print, permit.viewer().professional(), Timestamp.from(now)}));
    }
}
