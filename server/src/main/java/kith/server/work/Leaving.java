package kith.server.work;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.procedures.history.Answer;
import kith.procedures.history.Facts;
import kith.procedures.history.Occurred;
import kith.server.directory.Directories;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.record.Locked;
import kith.server.record.NewEvent;
import kith.server.record.Projections;
import kith.server.record.Recording;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives on what somebody holds by name who leaves: every allocation, and with it what is owed. Whoever does it need not see any of it; of what it
 * is they learn how much.
 */
@Service
public class Leaving {
    /** On the record, beside who holds it now. */
    private static final String REASON = "Whoever held it has left";

    private final Gate gate;
    private final Recording recording;
    private final Projections projections;
    private final JdbcClient jdbc;
    private final Clock clock;

    Leaving(Gate gate, Recording recording, Projections projections, JdbcClient jdbc, Clock clock) {
        this.gate = gate;
        this.recording = recording;
        this.projections = projections;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How much somebody holds by name.
     *
     * @param records on how many records they hold something
     * @param open how many pieces of work are open
     */
    public record Held(int records, int open) {}

    /** @param permit to keep the directory */
    public Seen<Held> held(Permit permit, String professional) {
        int open = jdbc.sql("select count(*)::int from obligation where authority = ? and holder_person = ? and state = 'open'")
                .params(permit.authority(), professional)
                .query(Integer.class)
                .single();
        return permit.seen(new Held(records(permit.authority(), professional).size(), open));
    }

    /**
     * Gives everything on to somebody else, after the leaver's memberships have ended and in the same transaction.
     *
     * @param taker who holds each of their roles from now on
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void passOn(Viewer viewer, String leaver, Directories.Member taker) {
        List<String> records = records(viewer.authority(), leaver);
        List<Permit> permits = records.stream()
                .map(record -> gate.permit(viewer, Action.PASS_ON, record, Set.of(), Outlet.PAGE))
                .toList();
        if (permits.isEmpty()) {
            return;
        }
        Locked locked = recording.lock(viewer.authority(), records);
        List<NewEvent> fresh = permits.stream()
                .flatMap(permit -> locked.rolesOf(permit, leaver).stream().map(role -> allocation(permit.record(), role, taker)))
                .toList();
        if (!fresh.isEmpty()) {
            recording.append(locked, permits, Identifiers.next(), fresh);
        }
        // What a form named them for falls to whoever holds the role, and no event says so.
        projections.rebuild(viewer.authority(), records);
    }

    private NewEvent allocation(String record, String role, Directories.Member taker) {
        return NewEvent.ofRecord(
                record,
                Facts.HOLDER_ALLOCATED,
                new Occurred.At(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                Map.of(
                        "role", new Answer.Text(role),
                        "person", new Answer.Text(taker.professional()),
                        "team", new Answer.Text(taker.team()),
                        "reason", new Answer.Text(REASON)));
    }

    private List<String> records(String authority, String professional) {
        return jdbc.sql("select distinct record from relation where authority = ? and grantee = ? and relation = 'ALLOCATED' order by record")
                .params(authority, "person:" + professional)
                .query(String.class)
                .list();
    }
}
