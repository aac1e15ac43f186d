package kith.server.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.About;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.pack.Packs;
import kith.procedures.position.CompiledPacks;
import kith.procedures.position.Directory;
import kith.procedures.position.Linked;
import kith.procedures.position.Position;
import kith.procedures.position.Replay;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.record.Arriving;
import kith.server.record.NewEvent;

/**
 * Works out in memory what would be recorded if a story were told, with the same forms, offers and obligations, so that a year of
 * hundreds of families can arrive at once. What only the gate knows, who stands in which relation, is not asked here; the roles are.
 */
final class Histories {
    /** A family's records with all that was recorded on them. @param kinds by record */
    record Family(SequencedMap<String, String> kinds, List<Arriving.Past> events) {}

    private final Packs packs;
    private final CompiledPacks compiled;
    private final Directory directory;
    private final Calendar calendar;
    private final Map<String, Viewer> viewers;
    private final Partnership partnership;
    private final Moments moments;

    Histories(
            Packs packs, Directory directory, Calendar calendar, Map<String, Viewer> viewers, Partnership partnership, Moments moments) {
        this.packs = packs;
        this.compiled = CompiledPacks.of(packs);
        this.directory = directory;
        this.calendar = calendar;
        this.viewers = viewers;
        this.partnership = partnership;
        this.moments = moments;
    }

    Family of(Story story) {
        Composing composing = new Composing(packs.latest(), viewers, partnership, moments);
        SequencedMap<String, String> kinds = new LinkedHashMap<>();
        List<Arriving.Past> events = new ArrayList<>();
        Map<String, Replay> standing = new HashMap<>();
        for (Told told : Told.inOrder(List.of(story), moments)) {
            boolean opens = kinds.isEmpty();
            if (opens) {
                story.children().forEach(child -> {
                    String record = Identifiers.next();
                    kinds.put(record, child.expected().isPresent() ? "unborn_child" : "child");
                    composing.opened(told, child.key(), record);
                });
            }
            requireRole(told, composing);
            List<NewEvent> fresh = composing.events(told, record -> position(standing, record, told), opens);
            composing.recorded(fresh, append(told, composing.viewer(told), fresh, events, standing));
        }
        return new Family(kinds, List.copyOf(events));
    }

    private List<String> append(
            Told told, Viewer viewer, List<NewEvent> fresh, List<Arriving.Past> events, Map<String, Replay> standing) {
        Author author = new Author(viewer.professional(), viewer.agency(), viewer.role());
        List<String> ids = new ArrayList<>();
        Map<String, List<Event>> byRecord = new LinkedHashMap<>();
        for (NewEvent one : fresh) {
            String id = Identifiers.next();
            ids.add(id);
            events.add(new Arriving.Past(id, one, Identifiers.next(), told.typed(), author));
            byRecord.computeIfAbsent(one.record(), _ -> new ArrayList<>())
                    .add(new Event(
                            id, one.type(), one.episode(), one.occurred(), told.typed(), author, one.answers(), one.corrects(), one.occasion(),
                            one.packVersion()));
        }
        byRecord.forEach((record, added) -> standing.compute(record, (_, before) -> {
            List<Event> all = new ArrayList<>(before == null ? List.of() : before.history().events());
            all.addAll(added);
            History history = new History(record, About.CHILD, all);
            return before == null
                    ? Replay.of(history, compiled, directory, Linked.NONE, calendar, told.typed())
                    : before.goOn(history, told.typed());
        }));
        return ids;
    }

    private Position position(Map<String, Replay> standing, String record, Told told) {
        Replay before = standing.get(record);
        Replay now = before.goOn(before.history(), told.typed());
        standing.put(record, now);
        return now.position();
    }

    private static void requireRole(Told told, Composing composing) {
        String role = composing.viewer(told).role();
        Set<String> roles = switch (told.scene().deed()) {
            case Story.Records records -> Set.copyOf(composing.step(told, records.step()).by());
            case Story.Approves approves -> Set.copyOf(composing.step(told, approves.step()).approvers());
            case Story.Allocates _ -> Set.of("team_manager", "service_manager");
            case Story.Explains _ -> Set.of(role);
        };
        if (!roles.contains(role)) {
            throw told.wrong("the procedure gives it to other roles");
        }
    }
}
