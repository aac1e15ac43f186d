package kith.server.relocation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.server.gate.Action;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.gate.Visible;
import kith.server.identifier.Identifiers;
import kith.server.people.Children;
import kith.server.record.Sealing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tables of protected moves, and what the single point of contact sees of others without seeing their records. */
@Repository
public class ProtectedMoves {
    private static final int SEARCHES = 50;

    /** The statuses of the packs by which a record is in the register. */
    private static final String[] FLAGS = {"moved_away", "moved_here"};

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final Clock clock;

    ProtectedMoves(JdbcClient jdbc, Sealing sealing, Clock clock) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.clock = clock;
    }

    /**
     * A child's record that stands still or is flagged.
     *
     * @param away whether it stands still, else the family has come here
     */
    public record Flagged(String record, String name, boolean away, LocalDate since) {}

    /** The register, the latest first. */
    public Seen<List<Flagged>> register(Permit permit) {
        require(permit);
        return permit.seen(jdbc.sql(
                        """
                        select s.record, c.given_name, c.family_name, s.status, s.since from status s join child c using (authority, record)
                        where s.authority = ? and s.status = any (?) and s.until is null order by s.since desc, c.family_name, c.given_name, s.record
                        """)
                .params(permit.authority(), FLAGS)
                .query((row, _) -> new Flagged(
                        row.getString("record"),
                        (row.getString("given_name") + " " + row.getString("family_name")).strip(),
                        row.getString("status").equals(FLAGS[0]),
                        row.getObject("since", LocalDate.class)))
                .list());
    }

    /** The file of a move, by what says nothing of it. */
    public record File(String record, String reference, Instant opened) {}

    public Seen<List<File>> files(Permit permit) {
        require(permit);
        return permit.seen(jdbc.sql("select record, reference, opened from record where authority = ? and kind = 'relocation' order by opened desc, record")
                .params(permit.authority())
                .query((row, _) -> new File(row.getString("record"), row.getString("reference"), row.getTimestamp("opened").toInstant()))
                .list());
    }

    /** To which file each child's record belongs that was put to one; the last one put counts. */
    public Seen<Map<String, String>> fileOf(Permit permit) {
        require(permit);
        Map<String, String> files = new HashMap<>();
        jdbc.sql("select link, sealed from relocation_link where authority = ? order by made, link")
                .params(permit.authority())
                .query(row -> {
                    String[] both = sealing.open(row.getString("sealed"), permit.authority(), row.getString("link")).split(" ");
                    files.put(both[0], both[1]);
                });
        return permit.seen(files);
    }

    /** That a child's record belongs to the file. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Permit permit, String record, String file) {
        require(permit);
        String link = Identifiers.next();
        jdbc.sql("insert into relocation_link (authority, link, sealed, made) values (?, ?, ?, ?)")
                .params(permit.authority(), link, sealing.seal(record + " " + file, permit.authority(), link), now())
                .update();
    }

    /** @param whom the professional who looked */
    public record Search(String record, String name, String whom, Instant at) {}

    public Seen<List<Search>> searches(Permit permit) {
        require(permit);
        return permit.seen(jdbc.sql(
                        """
                        select s.record, c.given_name, c.family_name, s.professional, s.at from relocation_search s join child c using (authority, record)
                        where s.authority = ? order by s.at desc, s.search, s.record limit ?
                        """)
                .params(permit.authority(), SEARCHES)
                .query((row, _) -> new Search(
                        row.getString("record"),
                        (row.getString("given_name") + " " + row.getString("family_name")).strip(),
                        row.getString("professional"),
                        row.getTimestamp("at").toInstant()))
                .list());
    }

    /**
     * A record that stands still and whose child's name has every word looked for.
     *
     * @param name who the child is, and no more
     */
    public record StandsStill(String record, String name) {}

    /**
     * Those of them of which the viewer may know; and for the single point of contact, that the viewer looked, whatever they may know. The same statements
     * are sent whether or not there is any.
     *
     * @param permit to find people
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Seen<List<StandsStill>> lookedFor(Permit permit, String words) {
        Viewer viewer = permit.viewer();
        String[] patterns = Children.patterns(words);
        if (patterns.length == 0) {
            return permit.seen(List.of());
        }
        jdbc.sql(
                        """
                        insert into relocation_search (authority, search, record, professional, at)
                        select c.authority, ?, c.record, ?, ? from status s join child c using (authority, record)
                        where s.authority = ? and s.status = ? and s.until is null and ? and lower(c.given_name || ' ' || c.family_name) like all (?)
                        """)
                .params(
                        Identifiers.next(), viewer.professional(), now(), viewer.authority(), FLAGS[0],
                        !viewer.role().equals(Viewer.SINGLE_POINT_OF_CONTACT), patterns)
                .update();
        return permit.seen(jdbc.sql(
                        "select c.record, c.given_name, c.family_name from status s join child c using (authority, record)"
                                + " where s.authority = ? and s.status = ? and s.until is null and lower(c.given_name || ' ' || c.family_name) like all (?) and "
                                + Visible.sql("c") + " order by lower(c.family_name), lower(c.given_name), c.record")
                .params(viewer.authority(), FLAGS[0], patterns, Visible.grantees(permit), Visible.reads(permit))
                .query((row, _) -> new StandsStill(row.getString("record"), (row.getString("given_name") + " " + row.getString("family_name")).strip()))
                .list());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static void require(Permit permit) {
        if (permit.action() != Action.KEEP_PROTECTED_MOVES) {
            throw new IllegalArgumentException("not a permit of the single point of contact");
        }
    }
}
