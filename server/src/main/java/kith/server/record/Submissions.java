package kith.server.record;

import java.util.Optional;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Submissions that were carried out, found again by how their names begin. */
@Repository
public class Submissions {
    private final JdbcTemplate jdbc;

    Submissions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** An event that an earlier submission left on the record. */
    public record Earlier(String event, String submission) {}

    /**
     * Looks on the permit's record for a submission whose name begins so, and until the transaction ends lets no other that
     * asks for the same pass.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Seen<Optional<Earlier>> earlier(Permit permit, String beginning) {
        jdbc.query(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, permit.authority() + permit.record() + beginning);
        return permit.seen(jdbc.query(
                        "select event, submission from event where authority = ? and record = ? and starts_with(submission, ?)",
                        (row, _) -> new Earlier(row.getString(1), row.getString(2)),
                        permit.authority(),
                        permit.record(),
                        beginning)
                .stream()
                .findFirst());
    }
}
