package kith.server.record;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Packs;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.gate.Visible;
import kith.server.people.Children;
import kith.server.people.Siblings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table of what each professional looked at: how far they know a record, what others have recorded since, what they keep at hand. */
@Repository
public class Looks {
    /** What Kith writes down beside what somebody did: it stands on the timeline, and is no news. */
    public static final Set<String> NO_NEWS = Set.of(Facts.RECORD_OPENED, Children.DESCRIBED, Siblings.LINKED);

    private static final int MOST = 20;

    /** Of one record that the viewer sees whole: none of more could come among the {@link #MOST}, even where an allocation to several roles is told once. */
    private static final int MOST_OF_A_RECORD = 3 * MOST;

    /** What others recorded on a held record since, the latest first. */
    private static final String NEW =
            """
            select e.event, e.recorded from event e
            where e.authority = :authority and e.record = held.record and e.recorded > coalesce(held.known_to, '-infinity')
                and e.author <> :professional and e.type <> all (:no_news)
            order by e.recorded desc, e.event""";

    /**
     * What others recorded since, of what the viewer may read: the mask's rule is part of the statement, so that no hidden event takes up a line. Of
     * a record that is seen whole only what is new is read at all, and of many such records only of those on which the latest was recorded.
     */
    private static final String CHANGES =
            """
            with recursive held as (
                select mine.record, sight.whole, looked.known_to
                from (select distinct authority, record from relation
                    where authority = :authority and grantee = 'person:' || :professional and relation = 'ALLOCATED') mine
                join %1$s on true
                left join looked on looked.authority = mine.authority and looked.professional = :professional and looked.record = mine.record
            ), part as (
                select e.record, e.event from held join event e on e.authority = :authority and e.record = held.record
                where not held.whole and (e.agency = :viewers_agency and :partner
                    or regexp_replace(e.type, '[.][^.]*$', '') || ' '
                        || case when e.pack_version = any (:versions) then e.pack_version else '' end = any (:takes_part)
                    or e.author = :professional and regexp_replace(e.type, '[.][^.]*$', '') || ' '
                        || case when e.pack_version = any (:versions) then e.pack_version else '' end = any (:ordinary))
                union
                select w.record, w.event
                from part join event w on w.authority = :authority and w.record = part.record and w.corrects = part.event and w.type like '%%.withdrawn'
            ), readable as (
                select record, event from part
                union all
                select newest.record, latest.event
                from (select held.record, first.recorded, first.event from held cross join lateral (%2$s limit 1) first
                    where held.whole order by first.recorded desc, first.event limit %4$d) newest
                join held on held.record = newest.record cross join lateral (%2$s limit :most_of_a_record) latest
            )
            select %3$s, given_name, family_name, author_name from (
                select e.*, c.given_name, c.family_name, p.name as author_name
                from readable
                join held on held.record = readable.record
                join event e on e.authority = :authority and e.record = readable.record and e.event = readable.event
                left join child c on c.authority = e.authority and c.record = e.record
                left join professional p on p.authority = e.authority and p.professional = e.author
                where e.author <> :professional and e.type <> all (:no_news) and (held.known_to is null or e.recorded > held.known_to)
                    and not exists (select 1 from event twin where e.type = :allocated and twin.authority = e.authority and twin.record = e.record
                        and twin.type = e.type and twin.recorded = e.recorded and twin.author = e.author and twin.event < e.event)
                order by e.recorded desc, e.event limit %4$d) changed
            order by recorded desc, event
            """;

    private static final String AT_HAND =
            """
            with own as (
                select record, pinned, opened from looked where authority = ? and professional = ? and opened is not null
                order by pinned desc, opened desc limit %2$d)
            select c.record, c.given_name, c.family_name, coalesce(own.pinned, false) as pinned, own.opened
            from child c left join own on own.record = c.record
            where c.authority = ? and (own.record is not null or c.record = any (?)) and %1$s
            order by pinned desc, own.opened desc nulls last, c.record
            """;

    private static final int MOST_AT_HAND = 12;

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Clock clock;

    Looks(JdbcClient jdbc, Standings standings, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * Something recorded by somebody else.
     *
     * @param about the child's name; empty for the partnership's own record
     */
    public record Change(String record, String event, Optional<String> about, String title, Instant recorded, Optional<String> author) {}

    /** On the records on which the viewer holds something by name, what others recorded since the viewer last looked, the latest first. */
    public Seen<List<Change>> changes(Permit permit) {
        Viewer viewer = permit.viewer();
        Packs packs = standings.packs(permit.authority());
        List<String> versions = packs.versions().stream().map(Pack::version).toList();
        List<Reach.Form> ordinary = Reach.ordinary(packs);
        return permit.seen(jdbc.sql(CHANGES.formatted(Visible.recordSql("mine"), NEW, EventTable.COLUMNS, MOST))
                .params(Visible.parameters(permit))
                .param("professional", viewer.professional())
                .param("viewers_agency", viewer.agency())
                .param("partner", !viewer.agencyKind().equals("social_care"))
                .param("versions", versions.toArray(String[]::new))
                .param("ordinary", ordinary.stream().map(Looks::key).toArray(String[]::new))
                .param("takes_part", ordinary.stream().filter(form -> form.participants().contains(viewer.role())).map(Looks::key).toArray(String[]::new))
                .param("most_of_a_record", MOST_OF_A_RECORD)
                .param("no_news", NO_NEWS.toArray(String[]::new))
                .param("allocated", Facts.HOLDER_ALLOCATED)
                .query((row, _) -> {
                    EventTable.Kept kept = EventTable.kept(row);
                    return new Change(
                            kept.record(),
                            kept.event().id(),
                            row.getString("given_name") == null
                                    ? Optional.empty()
                                    : Optional.of((row.getString("given_name") + " " + row.getString("family_name")).strip()),
                            EventWords.title(kept.event(), packs),
                            kept.event().recorded(),
                            Optional.ofNullable(row.getString("author_name")));
                })
                .list());
    }

    private static String key(Reach.Form form) {
        return form.step() + " " + form.version().orElse("");
    }

    /**
     * The viewer has the record open: what can be read of it is no news any more.
     *
     * @return whether the viewer has pinned it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean looked(Permit permit, RecordView view) {
        // By what was there and not by the clock: what is being recorded at this moment is not there yet, and bears an earlier one.
        Optional<Instant> last = view.history().events().stream().map(Event::recorded).max(Comparator.naturalOrder());
        return last.isPresent()
                && jdbc.sql(
                                """
                                insert into looked (authority, professional, record, known_to, opened) values (?, ?, ?, ?, ?)
                                on conflict (authority, professional, record) do update
                                    set known_to = greatest(looked.known_to, excluded.known_to), opened = excluded.opened
                                returning pinned
                                """)
                        .params(
                                permit.authority(),
                                permit.viewer().professional(),
                                permit.record(),
                                Timestamp.from(last.get()),
                                Timestamp.from(clock.instant()))
                        .query(Boolean.class)
                        .single();
    }

    /** The record is to stay at hand for the viewer, or no longer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void pin(Permit permit, boolean pinned) {
        jdbc.sql("update looked set pinned = ? where authority = ? and professional = ? and record = ?")
                .params(pinned, permit.authority(), permit.viewer().professional(), permit.record())
                .update();
    }

    /** A child's record that the viewer may see. @param opened when the viewer last had it open */
    public record AtHand(String record, String name, boolean pinned, Optional<Instant> opened) {}

    /**
     * What the viewer has pinned and what they had open last: pinned ones first, then the latest. Beside them, for their names, the records
     * of this collection, whether or not they were ever open.
     */
    public Seen<List<AtHand>> atHand(Permit permit, Collection<String> also) {
        return permit.seen(jdbc.sql(AT_HAND.formatted(Visible.sql("c"), MOST_AT_HAND))
                .params(
                        permit.authority(),
                        permit.viewer().professional(),
                        permit.authority(),
                        also.toArray(String[]::new),
                        Visible.grantees(permit),
                        Visible.reads(permit))
                .query((row, _) -> new AtHand(
                        row.getString("record"),
                        (row.getString("given_name") + " " + row.getString("family_name")).strip(),
                        row.getBoolean("pinned"),
                        Optional.ofNullable(row.getTimestamp("opened")).map(Timestamp::toInstant)))
                .list());
    }

    /** The viewer has read the list of changes: none of them, and nothing before the latest, is news any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lookedAtAll(Permit permit, Instant latest) {
        Instant now = clock.instant();
        // What comes from a page may be anything; nothing that is still to be recorded has been looked at.
        Instant knownTo = latest.isAfter(now) ? now : latest.isBefore(Instant.EPOCH) ? Instant.EPOCH : latest;
        jdbc.sql(
                        """
                        insert into looked (authority, professional, record, known_to)
                        select distinct authority, :professional, record, cast(:known_to as timestamptz)
                        from relation where authority = :authority and grantee = 'person:' || :professional and relation = 'ALLOCATED'
                        on conflict (authority, professional, record) do update set known_to = greatest(looked.known_to, excluded.known_to)
                        """)
                .param("authority", permit.authority())
                .param("professional", permit.viewer().professional())
                .param("known_to", Timestamp.from(knownTo))
                .update();
    }
}
