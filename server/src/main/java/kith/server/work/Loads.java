package kith.server.work;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Visible;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much people hold, counted over the tables of relations, episodes and obligations; only what the viewer may read is counted. */
@Repository
public class Loads {
    private static final Load NOTHING = new Load(0, 0, 0, 0);

    private final JdbcClient jdbc;

    Loads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param children for whom the person holds something, and work is open
     * @param owed what the person holds by name and is open
     * @param late of these, those past their limit
     * @param soon of these, those that are to be done by the end asked for and are not late
     */
    public record Load(int children, int owed, int late, int soon) {
        /** Both together, for whoever stands in for somebody. */
        public Load with(Load other) {
            return new Load(children + other.children, owed + other.owed, late + other.late, soon + other.soon);
        }
    }

    /** A child whose social worker the person is. */
    public record Held(String record, String name, Optional<LocalDate> born) {}

    /**
     * What each of the people holds.
     *
     * @param soon until when something is to be done soon
     */
    public Seen<Map<String, Load>> of(Permit permit, List<String> people, Instant now, Instant soon) {
        record Row(String person, Load load) {}
        Map<String, Load> held = jdbc.sql(
                        """
                        select p.person, coalesce(h.children, 0), coalesce(o.owed, 0), coalesce(o.late, 0), coalesce(o.soon, 0)
                        from unnest(:people) p (person)
                        left join (
                            select r.grantee, count(distinct r.record) as children
                            from relation r join %1$s on true
                            where r.authority = :authority and r.relation = 'ALLOCATED'
                                and r.grantee = any (select 'person:' || person from unnest(:people) person)
                                and exists (select 1 from child c where c.authority = r.authority and c.record = r.record)
                                and exists (select 1 from episode e where e.authority = r.authority and e.record = r.record and e.closed is null)
                            group by r.grantee
                        ) h on h.grantee = 'person:' || p.person
                        left join (
                            select o.holder_person, count(*) as owed, count(*) filter (where o.late_from <= :now) as late,
                                count(*) filter (where coalesce(o.late_from, o.aim_from) <= :soon and (o.late_from is null or o.late_from > :now)) as soon
                            from obligation o join %2$s on true
                            where o.authority = :authority and o.state = 'open' and o.holder_person = any (:people)
                                and (o.not_before is null or o.not_before <= :now)
                            group by o.holder_person
                        ) o on o.holder_person = p.person
                        """.formatted(Visible.recordSql("r"), Visible.recordSql("o")))
                .params(Visible.parameters(permit))
                .param("people", people.toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(soon))
                .query((row, _) -> new Row(row.getString(1), new Load(row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5))))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::person, Row::load));
        return permit.seen(people.stream().distinct().collect(Collectors.toMap(Function.identity(), person -> held.getOrDefault(person, NOTHING))));
    }

    /** The children whose social worker the person is and about whom work is open, by name. */
    public Seen<List<Held>> heldBy(Permit permit, String person) {
        return permit.seen(jdbc.sql(
                        """
                        select c.record, c.given_name || ' ' || c.family_name, c.born
                        from relation r join child c on c.authority = r.authority and c.record = r.record join %s on true
                        where r.authority = :authority and r.grantee = 'person:' || :person and r.relation = 'ALLOCATED' and r.basis = 'social_worker'
                            and exists (select 1 from episode e where e.authority = c.authority and e.record = c.record and e.closed is null)
                        order by c.family_name, c.given_name, c.record
                        """.formatted(Visible.recordSql("c")))
                .params(Visible.parameters(permit))
                .param("person", person)
                .query((row, _) -> new Held(row.getString(1), row.getString(2).strip(), Optional.ofNullable(row.getObject(3, LocalDate.class))))
                .list());
    }

    /** How much of what each of these people holds by name is late, or is to be done by a time of their own. */
    public Seen<Map<String, Integer>> dueBy(Permit permit, Map<String, Instant> ends) {
        List<Map.Entry<String, Instant>> entries = List.copyOf(ends.entrySet());
        return permit.seen(jdbc.sql(
                        """
                        select p.person, count(*)::int
                        from unnest(:people::text[], :ends::timestamptz[]) p (person, until)
                        join obligation o on o.authority = :authority and o.holder_person = p.person and o.state = 'open'
                            and coalesce(o.late_from, o.aim_from) <= p.until
                        join %s on true
                        group by p.person
                        """.formatted(Visible.recordSql("o")))
                .params(Visible.parameters(permit))
                .param("people", entries.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param("ends", entries.stream().map(entry -> entry.getValue().toString()).toArray(String[]::new))
                .query((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
