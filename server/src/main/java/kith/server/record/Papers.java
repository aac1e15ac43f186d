package kith.server.record;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The files of records. A file is read by way of an event that says so, and of no other: whoever may not read that answer, to them it is not there. */
@Service
public class Papers {
    private final JdbcClient jdbc;
    private final Gate gate;
    private final Reading reading;
    private final WayOut wayOut;
    private final Clock clock;

    Papers(JdbcClient jdbc, Gate gate, Reading reading, WayOut wayOut, Clock clock) {
        this.jdbc = jdbc;
        this.gate = gate;
        this.reading = reading;
        this.wayOut = wayOut;
        this.clock = clock;
    }

    /**
     * The file that an event of the record holds.
     *
     * @throws kith.server.problem.Refused where the viewer may not read that answer, in the words in which a record that is not there is refused
     */
    @Transactional
    public Seen<Paper> paper(Viewer viewer, String record, String event, String sha256, Outlet outlet) {
        Permit permit = gate.permit(viewer, Action.READ_EVENT, record, Set.of(), outlet);
        Event holds = reading.record(permit).value().event(event).orElseThrow(() -> gate.refusal(permit));
        Answer.File file = Answer.files(holds.answers())
                .filter(answer -> answer.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(() -> gate.refusal(permit));
        byte[] content = content(permit.authority(), record, sha256)
                .orElseThrow(() -> new IllegalStateException("an event names a file that is not kept"));
        Paper paper = new Paper(file, content);
        wayOut.mayLeave(permit, List.of(Leaving.paper(record, event, holds.author().agency(), paper)));
        return permit.seen(paper);
    }

    /** A file that stands on the record already, for standing once more on it or on the record of a brother or sister. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Paper> standing(Permit permit, Answer.File file) {
        return content(permit.authority(), permit.record(), file.sha256()).map(content -> new Paper(file, content));
    }

    /** An event that names a file which its record does not keep, or keeps in another size. */
    public record Missing(String record, String event) {}

    /** What a comparison of the events with the files finds. Whether the bytes fit the hash is asked whenever a file is read, and not here. */
    @Transactional(readOnly = true)
    public List<Missing> missing(String authority) {
        return jdbc.sql(
                        """
                        select distinct e.record, e.event
                        from event e
                        cross join lateral jsonb_path_query(e.answers, 'lax $.**.file ? (exists (@.sha256))') file
                        left join paper p on p.authority = e.authority and p.record = e.record and p.sha256 = file ->> 'sha256'
                        where e.authority = ? and octet_length(p.content) is distinct from (file ->> 'size')::bigint
                        order by e.record, e.event
                        """)
                .params(authority)
                .query((row, _) -> new Missing(row.getString("record"), row.getString("event")))
                .list();
    }

    private Optional<byte[]> content(String authority, String record, String sha256) {
        return jdbc.sql("select content from paper where authority = ? and record = ? and sha256 = ?")
                .params(authority, record, sha256)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /**
     * Keeps a file for a record, before the event that says so; one that the record keeps already stays as it is.
     *
     * @param permit to write on the record, or to open it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Permit permit, String record, Paper paper) {
        if (permit.action().onRecord() && !permit.record().equals(record)) {
            throw new IllegalArgumentException("no permit for a record whose file is to be kept");
        }
        jdbc.sql("insert into paper (authority, record, sha256, kept, content) values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        permit.authority(),
                        record,
                        paper.file().sha256(),
                        Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                        paper.content())
                .update();
    }
}
