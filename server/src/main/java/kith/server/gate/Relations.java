package kith.server.gate;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kith.procedures.history.About;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.pack.Access;
import kith.procedures.position.Accesses;
import kith.procedures.position.Episode;
import kith.procedures.position.Holder;
import kith.procedures.position.Obligation;
import kith.server.projection.Projection;
import kith.server.projection.Stand;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The relation table: who stands in which relation to which record, and on what basis. */
@Repository
class Relations implements Projection<Relations.Row> {

    /** @param grantee {@code person:…}, {@code team:…} or {@code role:…} */
    record Row(String grantee, Relation relation, String basis) {}

    private static final Comparator<Event> BY_RECORDING = Comparator.comparing(Event::recorded).thenComparing(Event::id);

    private final JdbcTemplate jdbc;

    Relations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How a viewer stands to a record.
     *
     * @param covered those for whom the viewer stands in today, of whom a relation is that is not the viewer's own
     */
    record Standing(Set<Relation> relations, List<String> covered) {
        static final Standing NONE = new Standing(Set.of(), List.of());
    }

    Set<Relation> between(Viewer viewer, String record) {
        return standing(viewer, record).relations();
    }

    Standing standing(Viewer viewer, String record) {
        Set<Relation> own = EnumSet.noneOf(Relation.class);
        Map<Relation, Set<String>> byCover = new EnumMap<>(Relation.class);
        jdbc.query(
                "select distinct relation, grantee from relation where authority = ? and record = ? and grantee = any (?)",
                row -> {
                    Relation relation = Relation.valueOf(row.getString(1));
                    List<String> covered = viewer.coveredBy(row.getString(2));
                    if (covered.isEmpty()) {
                        own.add(relation);
                    } else {
                        byCover.computeIfAbsent(relation, _ -> new TreeSet<>()).addAll(covered);
                    }
                },
                viewer.authority(),
                record,
                viewer.grantees().toArray(String[]::new));
        byCover.keySet().removeAll(own);
        List<String> covered = byCover.values().stream().flatMap(Set::stream).distinct().sorted().toList();
        own.addAll(byCover.keySet());
        return new Standing(own, covered);
    }

    @Override
    public String table() {
        return "relation";
    }

    @Override
    public Set<Row> of(Stand stand) {
        if (stand.history().about() == About.WORKER) {
            return ofWorker(stand);
        }
        if (stand.history().about() == About.RELOCATION) {
            return Set.of(new Row("role:" + Viewer.SINGLE_POINT_OF_CONTACT, Relation.SINGLE_POINT_OF_CONTACT, "relocation"));
        }
        Accesses accesses = Accesses.of(stand.history(), stand.packs(), stand.position());
        Set<Row> rows = ofRecord(stand, accesses);
        accesses.opened().forEach(opened -> rows.add(new Row(
                Viewer.openedBy(opened.event()), opened.extent() == Access.Extent.WHOLE ? Relation.OPENED : Relation.INVITED, opened.step())));
        Set<Row> all = accesses.frozenFor().map(role -> frozen(rows, role)).orElse(rows);
        accesses.barred().forEach(barred -> {
            all.add(new Row(Viewer.barred(barred.professional()), Relation.BARRED, "barred"));
            if (barred.managersToo()) {
                all.add(new Row(Viewer.managerOf(barred.professional()), Relation.BARRED, "manager"));
            }
        });
        return all;
    }

    /** Everybody who stood to the record in any relation is told whom to ring; the one role sees it. */
    private static Set<Row> frozen(Set<Row> rows, String role) {
        Set<Row> frozen = new HashSet<>();
        rows.forEach(row -> frozen.add(new Row(row.grantee(), Relation.FROZEN, row.basis())));
        frozen.add(new Row("role:" + role, Relation.SINGLE_POINT_OF_CONTACT, role));
        return frozen;
    }

    private static Set<Row> ofRecord(Stand stand, Accesses accesses) {
        Set<Row> rows = new HashSet<>();
        rows.add(new Row("role:service_manager", Relation.OVERSIGHT, "service"));
        // Whoever answers the telephone must be able to tell whether a child is known, and to add what was said.
        rows.add(new Row("role:front_door_worker", Relation.INVITED, "front door"));
        rows.add(new Row("role:business_support_officer", Relation.INVITED, "front door"));
        if (stand.history().about() == About.PARTNERSHIP) {
            rows.add(new Row(Viewer.EVERYBODY, Relation.PARTNER, "partnership"));
        }
        Set<String> authors = new HashSet<>();
        Map<String, Event> allocations = new HashMap<>();
        Event last = null;
        for (Event event : stand.history().events()) {
            // Whoever wrote on it only because it was open to them is not there for good.
            boolean onlyOpened = accesses.opened().stream().anyMatch(opened -> opened.covers(event));
            if (!onlyOpened) {
                authors.add(event.author().person());
            }
            if (event.type().equals(Facts.HOLDER_ALLOCATED)) {
                allocations.merge(text(event, "role"), event, Relations::later);
            }
            last = last == null ? event : later(last, event);
        }
        // Only the latest allocation of a role holds; the position has already chosen it for open obligations.
        allocations.forEach((role, allocation) -> {
            rows.add(new Row("person:" + text(allocation, "person"), Relation.ALLOCATED, role));
            if (allocation.answers().containsKey("team")) {
                rows.add(new Row("team:" + text(allocation, "team"), Relation.TEAM, role));
            }
        });
        if (stand.position().episodes().stream().anyMatch(Episode::isOpen)) {
            authors.forEach(person -> rows.add(new Row("person:" + person, Relation.AUTHOR, "author")));
        }
        // Whoever did the last thing, such as ending it all, must be able to see that it was done.
        Event latest = last;
        if (latest != null && accesses.opened().stream().noneMatch(opened -> opened.covers(latest))) {
            rows.add(new Row("person:" + last.author().person(), Relation.AUTHOR, "last"));
        }
        for (Obligation obligation : stand.position().open()) {
            switch (obligation.holder()) {
                case Holder.Person(String person) -> rows.add(new Row("person:" + person, Relation.ALLOCATED, obligation.owner()));
                case Holder.Team(String team) -> rows.add(new Row("team:" + team, Relation.TEAM, obligation.owner()));
            }
            stand.packs().latest().step(obligation.step()).ifPresent(step -> step.participants()
                    .forEach(role -> rows.add(new Row("role:" + role, Relation.INVITED, step.id()))));
        }
        return rows;
    }

    /** Nobody else: not who wrote in it, holds anything of it or answers the telephone. */
    private static Set<Row> ofWorker(Stand stand) {
        return stand.history().worker()
                .map(worker -> Set.of(
                        new Row(Viewer.ownFileOf(worker), Relation.OWN, "worker"),
                        new Row(Viewer.managerOf(worker), Relation.MANAGES, "manager"),
                        new Row(Viewer.SERVICE, Relation.MANAGES, "service")))
                .orElse(Set.of());
    }

    private static Event later(Event one, Event other) {
        return BY_RECORDING.compare(one, other) > 0 ? one : other;
    }

    private static String text(Event event, String field) {
        return switch (event.answers().get(field)) {
            case Answer.Text(String text) -> text;
            case Answer.Choice(String code) -> code;
            case Answer.Professional(String person) -> person;
            case null, default -> "";
        };
    }

    @Override
    public Set<Row> stored(String authority, String record) {
        return new HashSet<>(jdbc.query(
                "select grantee, relation, basis from relation where authority = ? and record = ?",
                (row, _) -> new Row(row.getString(1), Relation.valueOf(row.getString(2)), row.getString(3)),
                authority,
                record));
    }

    @Override
    public void remove(String authority, String record, Collection<Row> rows) {
        jdbc.batchUpdate(
                "delete from relation where authority = ? and record = ? and grantee = ? and relation = ? and basis = ?",
                rows.stream()
                        .map(row -> new Object[] {authority, record, row.grantee(), row.relation().name(), row.basis()})
                        .toList());
    }

    @Override
    public void add(String authority, String record, Collection<Row> rows) {
        jdbc.batchUpdate(
                "insert into relation (authority, record, grantee, relation, basis) values (?, ?, ?, ?, ?)",
                rows.stream()
                        .map(row -> new Object[] {authority, record, row.grantee(), row.relation().name(), row.basis()})
                        .toList());
    }
}
