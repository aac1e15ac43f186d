package kith.server.gate;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import kith.server.identifier.Identifiers;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The audit table: one row for each answer that the gate gives. Lives in the same database as the record. */
@Repository
class Audit {
    private final JdbcTemplate jdbc;
    private final Clock clock;

    Audit(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the reader's own transaction, which commits before the first byte goes out. */
    @Transactional(propagation = Propagation.MANDATORY)
    void allowed(Question question, Optional<String> record, List<String> covered, boolean masked, String reason) {
        insert(question, record, covered, masked ? "masked" : "allowed", reason);
    }

    /** In a transaction of its own, because the refused request's will be rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void refused(Question question, Optional<String> record, List<String> covered, String reason) {
        insert(question, record, covered, "refused", reason);
    }

    private void insert(Question question, Optional<String> record, List<String> covered, String outcome, String reason) {
        Viewer viewer = question.viewer();
        jdbc.update(
                """
                insert into audit (authority, audit, at, professional, agency, role, action, record, outlet, outcome, reason, covering)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                viewer.authority(),
                Identifiers.next(),
                Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                viewer.professional(),
                viewer.agency(),
                viewer.role(),
                question.action().name(),
                record.orElse(null),
                question.outlet().name(),
                outcome,
                reason,
                covered.isEmpty() ? null : covered.toArray(String[]::new));
    }
}
