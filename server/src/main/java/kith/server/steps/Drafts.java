package kith.server.steps;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import kith.procedures.form.Typed;
import kith.server.gate.Viewer;
import kith.server.record.Sealing;
import kith.server.record.Unrecorded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The draft table. A draft is its writer's own: every statement names the writer. */
@Repository
public class Drafts implements Unrecorded {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** In the place of everything typed; no question has that name, for a sealed draft has no other input. */
    private static final String SEALED = "sealed";

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Sealing sealing, Clock clock) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** What is typed for the file of a protected move is sealed as what is recorded there is; nobody else writes there. */
    private String kept(Viewer viewer, Draft draft) {
        boolean sealed = viewer.role().equals(Viewer.SINGLE_POINT_OF_CONTACT)
                && draft.record().isPresent()
                && jdbc.sql("select exists (select 1 from record where authority = ? and record = ? and kind = 'relocation')")
                        .params(viewer.authority(), draft.record().get())
                        .query(Boolean.class)
                        .single();
        return sealed
                ? json(new Typed(Map.of(SEALED, List.of(sealing.seal(json(draft.typed()), viewer.authority(), draft.id())))))
                : json(draft.typed());
    }

    private Typed typed(String authority, String draft, String json) {
        Typed typed = typed(json);
        List<String> sealed = typed.values().get(SEALED);
        return sealed == null ? typed : typed(sealing.open(sealed.getFirst(), authority, draft));
    }

    /** Adds it, unless there is one of that name. */
    public void begin(Viewer viewer, Draft draft) {
        Timestamp now = now();
        jdbc.sql(
                        """
                        insert into draft (authority, draft, professional, role, record, step, places, pack_version, corrects, typed, begun, saved)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?, ?)
                        on conflict (authority, draft) do nothing
                        """)
                .params(
                        viewer.authority(),
                        draft.id(),
                        viewer.professional(),
                        viewer.role(),
                        draft.record().orElse(null),
                        draft.step(),
                        json(draft.places()),
                        draft.packVersion(),
                        draft.corrects().orElse(null),
                        kept(viewer, draft),
                        now,
                        now)
                .update();
    }

    public void save(Viewer viewer, Draft draft) {
        jdbc.sql(
                        """
                        update draft set places = ?::jsonb, typed = ?::jsonb, saved = ?
                        where authority = ? and draft = ? and professional = ?
                        """)
                .params(json(draft.places()), kept(viewer, draft), now(), viewer.authority(), draft.id(), viewer.professional())
                .update();
    }

    public Optional<Draft> own(Viewer viewer, String draft) {
        return jdbc.sql("select * from draft where authority = ? and draft = ? and professional = ?")
                .params(viewer.authority(), draft, viewer.professional())
                .query((row, _) -> draft(row))
                .optional();
    }

    /** The same, held against a second click until this transaction ends. */
    Optional<Draft> ownLocked(Viewer viewer, String draft) {
        return jdbc.sql("select * from draft where authority = ? and draft = ? and professional = ? for update")
                .params(viewer.authority(), draft, viewer.professional())
                .query((row, _) -> draft(row))
                .optional();
    }

    /** The viewer's drafts, the latest saved first. */
    public List<Draft> own(Viewer viewer) {
        return jdbc.sql("select * from draft where authority = ? and professional = ? order by saved desc, draft limit 50")
                .params(viewer.authority(), viewer.professional())
                .query((row, _) -> draft(row))
                .list();
    }

    @Override
    public List<Begun> about(Viewer viewer, String record) {
        return jdbc.sql(
                        """
                        select draft, step from draft
                        where authority = ? and professional = ? and places @> jsonb_build_array(jsonb_build_object('record', ?::text))
                        order by saved desc, draft limit 50
                        """)
                .params(viewer.authority(), viewer.professional(), record)
                .query((row, _) -> new Begun(row.getString("draft"), row.getString("step")))
                .list();
    }

    public void discard(Viewer viewer, String draft) {
        jdbc.sql("delete from draft where authority = ? and draft = ? and professional = ?")
                .params(viewer.authority(), draft, viewer.professional())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                row.getString("draft"),
                row.getString("professional"),
                row.getString("role"),
                Optional.ofNullable(row.getString("record")),
                row.getString("step"),
                places(row.getString("places")),
                row.getString("pack_version"),
                Optional.ofNullable(row.getString("corrects")),
                typed(row.getString("authority"), row.getString("draft"), row.getString("typed")),
                row.getTimestamp("begun").toInstant(),
                row.getTimestamp("saved").toInstant());
    }

    private static String json(Typed typed) {
        ObjectNode object = JSON.createObjectNode();
        new TreeMap<>(typed.values()).forEach((name, values) -> {
            ArrayNode array = object.putArray(name);
            values.forEach(value -> array.add(value.replace("\u0000", "")));
        });
        return JSON.writeValueAsString(object);
    }

    private static Typed typed(String json) {
        Map<String, List<String>> values = new TreeMap<>();
        JSON.readTree(json).properties().forEach(entry -> {
            List<String> all = new ArrayList<>();
            entry.getValue().forEach(value -> all.add(value.stringValue()));
            values.put(entry.getKey(), all);
        });
        return new Typed(values);
    }

    private static String json(SequencedMap<String, Place> places) {
        ArrayNode array = JSON.createArrayNode();
        places.forEach((record, place) -> {
            ObjectNode object = array.addObject().put("record", record);
            place.episode().ifPresent(episode -> object.put("episode", episode));
            place.follows().ifPresent(follows -> object.put("follows", follows));
        });
        return JSON.writeValueAsString(array);
    }

    private static SequencedMap<String, Place> places(String json) {
        SequencedMap<String, Place> places = new LinkedHashMap<>();
        for (JsonNode node : JSON.readTree(json)) {
            places.put(
                    node.get("record").stringValue(),
                    new Place(
                            Optional.ofNullable(node.get("episode")).map(JsonNode::stringValue),
                            Optional.ofNullable(node.get("follows")).map(JsonNode::stringValue)));
        }
        return places;
    }
}
