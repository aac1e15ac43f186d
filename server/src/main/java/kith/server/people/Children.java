package kith.server.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.History;
import kith.procedures.history.Standing;
import kith.server.gate.Action;
import kith.server.gate.Level;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Visible;
import kith.server.projection.Projection;
import kith.server.projection.Stand;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The index of children, from the events {@code person.described}, and the finding of them. */
@Repository
public class Children implements Projection<Child> {
    /** How many a search shows; who is not among them is found with more of the name. */
    private static final int MOST = 20;

    public static final String DESCRIBED = "person.described";

    /** The step with which a change of home is recorded; its questions have the names that are used here. */
    private static final String HOME_CHANGED = "home_changed." + Facts.RECORDED;

    private static final Comparator<Event> BY_RECORDING = Comparator.comparing(Event::recorded).thenComparing(Event::id);

    private final JdbcTemplate jdbc;

    Children(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Whom the permit's record is about. */
    public Seen<Subject> subject(Permit permit) {
        return permit.seen(jdbc.queryForObject(
                "select r.kind, r.worker, p.name as worker_name, c.* from record r left join child c using (authority, record)"
                        + " left join professional p on p.authority = r.authority and p.professional = r.worker where r.authority = ? and r.record = ?",
                (row, _) -> permit.level() == Level.WHO_TO_RING && subject(row) instanceof Child child ? child.byName() : subject(row),
                permit.authority(),
                permit.record()));
    }

    /** From a row with the record's kind, its worker and the child. */
    static Subject subject(ResultSet row) throws SQLException {
        return switch (row.getString("kind")) {
            case "partnership" -> new Subject.Partnership();
            case "relocation" -> new Subject.Relocation();
            case "worker" -> new Subject.Worker(row.getString("worker"), row.getString("worker_name"));
            default -> child(row);
        };
    }

    /** Each word of a name looked for, as something that a name in small letters may hold; none where there is no word. */
    public static String[] patterns(String words) {
        return Stream.of(words.strip().toLowerCase(Locale.UK).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .toArray(String[]::new);
    }

    /** Children whose name has every word, among the records that the viewer may see; the youngest first among equal names. */
    public Seen<List<Child>> named(Permit permit, String words) {
        String[] patterns = patterns(words);
        return permit.seen(jdbc.query(
                "select c.* from child c where c.authority = ? and lower(c.given_name || ' ' || c.family_name) like all (?) and "
                        + Visible.sql("c") + " order by lower(c.family_name), lower(c.given_name), c.born desc nulls last, c.record limit "
                        + MOST,
                (row, _) -> child(row),
                permit.authority(),
                patterns,
                Visible.grantees(permit),
                Visible.reads(permit)));
    }

    /** @param stands whether the viewer stands to the record already, by more than taking part */
    public record Known(String record, boolean stands) {}

    /**
     * The records of children of exactly this name and day of birth, whoever may see them: for an emergency. A record from which the viewer is
     * barred is not there.
     *
     * @param permit to look in an emergency, and for nothing else
     */
    public Seen<List<Known>> inAnEmergency(Permit permit, String givenName, String familyName, LocalDate born) {
        if (permit.action() != Action.LOOK_IN_EMERGENCY) {
            throw new IllegalArgumentException("not a permit to look in an emergency");
        }
        return permit.seen(jdbc.query(
                "select c.record, coalesce(bool_or(own.relation <> 'INVITED'), false) as stands from child c"
                        + " left join relation own on own.authority = c.authority and own.record = c.record and own.grantee = any (?)"
                        + " where c.authority = ? and lower(c.family_name) = lower(?) and lower(c.given_name) = lower(?) and c.born = ?"
                        + " group by c.record having coalesce(bool_and(own.relation <> 'BARRED'), true) order by c.record",
                (row, _) -> new Known(row.getString("record"), row.getBoolean("stands")),
                Visible.grantees(permit),
                permit.authority(),
                familyName,
                givenName,
                born));
    }

    /** The children of those among these records that are about one and that the viewer may see, by record. */
    public Seen<Map<String, Child>> among(Permit permit, Collection<String> records) {
        return permit.seen(jdbc.query(
                        "select c.* from child c where c.authority = ? and c.record = any (?) and " + Visible.sql("c"),
                        (row, _) -> child(row),
                        permit.authority(),
                        records.toArray(String[]::new),
                        Visible.grantees(permit),
                        Visible.reads(permit)).stream()
                .collect(Collectors.toMap(Child::record, child -> child)));
    }

    /** Which of the children whom the professional holds by name, and whom the viewer may see, a text names, or their references. */
    public Seen<List<String>> namedIn(Permit permit, String professional, String text) {
        return permit.seen(jdbc
                .query(
                        "select c.given_name, c.family_name, r.reference from child c join record r using (authority, record)"
                                + " where c.authority = ? and exists (select 1 from relation held where held.authority = c.authority"
                                + " and held.record = c.record and held.grantee = ? and held.relation = 'ALLOCATED') and " + Visible.sql("c")
                                + " order by c.given_name, c.record",
                        (row, _) -> new Named(row.getString(1), row.getString(2), row.getString(3)),
                        permit.authority(),
                        "person:" + professional,
                        Visible.grantees(permit),
                        Visible.reads(permit))
                .stream()
                .flatMap(child -> child.in(text).stream())
                .distinct()
                .toList());
    }

    @Override
    public String table() {
        return "child";
    }

    @Override
    public Set<Child> of(Stand stand) {
        return stand.history().events().stream()
                .filter(event -> event.type().equals(DESCRIBED))
                .max(BY_RECORDING)
                .map(event -> Set.of(new Child(
                        stand.record(),
                        text(event, "given_name").orElse(""),
                        text(event, "family_name").orElse(""),
                        day(event, "born"),
                        day(event, "expected"),
                        text(event, "sex"),
                        movedTo(stand.history(), event).or(() -> text(event, "address")),
                        text(event, "language"))))
                .orElse(Set.of());
    }

    /** Where the child lives by the latest change of home that was recorded after the description. */
    private static Optional<String> movedTo(History history, Event described) {
        // Nearly every record has none, and every write asks.
        if (history.events().stream().noneMatch(event -> event.type().equals(HOME_CHANGED))) {
            return Optional.empty();
        }
        return Standing.of(history).events().stream()
                .filter(each -> each.event().type().equals(HOME_CHANGED) && BY_RECORDING.compare(each.worded(), described) > 0)
                .filter(each -> each.answer("lives_at") instanceof Answer.Address || each.answer("lives_at") instanceof Answer.NoFixedAddress)
                .max(Comparator.comparing(Children::since).thenComparing(Standing.AS_HAPPENED))
                .map(each -> each.answer("lives_at") instanceof Answer.Address address ? address.words() : "No fixed address");
    }

    private static LocalDate since(Standing changed) {
        return changed.answer("moved_on") instanceof Answer.Day(LocalDate day) ? day : changed.day();
    }

    private static Optional<String> text(Event event, String field) {
        return event.answers().get(field) instanceof Answer.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    private static Optional<LocalDate> day(Event event, String field) {
        return event.answers().get(field) instanceof Answer.Day(LocalDate day) ? Optional.of(day) : Optional.empty();
    }

    @Override
    public Set<Child> stored(String authority, String record) {
        return new HashSet<>(
                jdbc.query("select * from child where authority = ? and record = ?", (row, _) -> child(row), authority, record));
    }

    @Override
    public void remove(String authority, String record, Collection<Child> rows) {
        jdbc.update("delete from child where authority = ? and record = ?", authority, record);
    }

    @Override
    public void add(String authority, String record, Collection<Child> rows) {
        jdbc.batchUpdate(
                """
                insert into child (authority, record, given_name, family_name, born, expected, sex, address, language)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows.stream()
                        .map(row -> new Object[] {
                            authority,
                            record,
                            row.givenName(),
                            row.familyName(),
                            row.born().orElse(null),
                            row.expected().orElse(null),
                            row.sex().orElse(null),
                            row.address().orElse(null),
                            row.language().orElse(null)
                        })
                        .toList());
    }

    static Child child(ResultSet row) throws SQLException {
        return new Child(
                row.getString("record"),
                row.getString("given_name"),
                row.getString("family_name"),
                Optional.ofNullable(row.getObject("born", LocalDate.class)),
                Optional.ofNullable(row.getObject("expected", LocalDate.class)),
                Optional.ofNullable(row.getString("sex")),
                Optional.ofNullable(row.getString("address")),
                Optional.ofNullable(row.getString("language")));
    }
}
