package kith.server.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import kith.procedures.history.Answer;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Visible;
import kith.server.projection.Projection;
import kith.server.projection.Stand;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Brothers and sisters with records of their own, from the events {@code sibling.linked}. */
@Repository
public class Siblings implements Projection<Siblings.Row> {
    public static final String LINKED = "sibling.linked";

    /** @param relation what the other child is to this one: "sister", "half-brother" */
    public record Row(String other, String relation) {}

    /** A sibling whom the viewer may see. */
    public record Sibling(Child child, String relation) {}

    private final JdbcTemplate jdbc;

    Siblings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The record's siblings, oldest first: only those whose records the viewer may read. */
    public Seen<List<Sibling>> of(Permit permit) {
        return permit.seen(jdbc.query(
                "select c.*, s.relation from sibling s join child c on c.authority = s.authority and c.record = s.other"
                        + " where s.authority = ? and s.record = ? and " + Visible.readSql("c")
                        + " order by c.born nulls last, c.given_name, c.record",
                (row, _) -> new Sibling(Children.child(row), row.getString("relation")),
                permit.authority(),
                permit.record(),
                Visible.grantees(permit),
                Visible.reads(permit)));
    }

    /** Whom the permit's record is about, with the brothers and sisters. */
    public record Family(Subject subject, List<Sibling> siblings) {}

    /** What {@link Children#subject} says, and the siblings of whom the viewer may know, in one statement. */
    public Seen<Family> family(Permit permit) {
        List<Sibling> siblings = new ArrayList<>();
        AtomicReference<Subject> subject = new AtomicReference<>();
        jdbc.query(
                "select r.kind, r.worker, p.name as worker_name, c.*, null as relation from record r left join child c using (authority, record)"
                        + " left join professional p on p.authority = r.authority and p.professional = r.worker where r.authority = ? and r.record = ?"
                        + " union all select null, null, null, c.*, s.relation from sibling s join child c on c.authority = s.authority and c.record = s.other"
                        + " where s.authority = ? and s.record = ? and " + Visible.sql("c")
                        + " order by kind nulls last, born nulls last, given_name, record",
                row -> {
                    if (row.getString("relation") != null) {
                        siblings.add(new Sibling(Children.child(row), row.getString("relation")));
                    } else {
                        subject.set(Children.subject(row));
                    }
                },
                permit.authority(),
                permit.record(),
                permit.authority(),
                permit.record(),
                Visible.grantees(permit),
                Visible.reads(permit));
        return permit.seen(new Family(subject.get(), List.copyOf(siblings)));
    }

    @Override
    public String table() {
        return "sibling";
    }

    @Override
    public Set<Row> of(Stand stand) {
        Set<Row> rows = new HashSet<>();
        stand.history().events().stream()
                .filter(event -> event.type().equals(LINKED))
                .forEach(event -> {
                    if (event.answers().get("other") instanceof Answer.Text(String other)
                            && event.answers().get("relation") instanceof Answer.Text(String relation)) {
                        rows.removeIf(row -> row.other().equals(other));
                        rows.add(new Row(other, relation));
                    }
                });
        return rows;
    }

    @Override
    public Set<Row> stored(String authority, String record) {
        return new HashSet<>(jdbc.query(
                "select other, relation from sibling where authority = ? and record = ?",
                (row, _) -> new Row(row.getString(1), row.getString(2)),
                authority,
                record));
    }

    @Override
    public void remove(String authority, String record, Collection<Row> rows) {
        jdbc.batchUpdate(
                "delete from sibling where authority = ? and record = ? and other = ?",
                rows.stream().map(row -> new Object[] {authority, record, row.other()}).toList());
    }

    @Override
    public void add(String authority, String record, Collection<Row> rows) {
        jdbc.batchUpdate(
                "insert into sibling (authority, record, other, relation) values (?, ?, ?, ?)",
                rows.stream()
                        .map(row -> new Object[] {authority, record, row.other(), row.relation()})
                        .toList());
    }
}
