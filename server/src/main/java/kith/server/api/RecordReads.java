package kith.server.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.procedures.history.Event;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;

import kith.server.people.Children;
import kith.server.record.AnswerTexts;
import kith.server.record.Leaving;
import kith.server.record.WayOut;
import kith.server.people.Subject;
import kith.server.record.Reading;
import kith.server.record.RecordView;
import kith.server.record.Recording;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the interface shows of records. Each method is one read: gate, masked view and audit in one transaction, committed
 * before the first byte is written. An empty result is answered like a refusal, after its audit has been committed.
 */
@Service
class RecordReads {
    private final Gate gate;
    private final Reading reading;
    private final Recording recording;
    private final Children children;
    private final Directories directories;
    private final WayOut wayOut;

    RecordReads(Gate gate, Reading reading, Recording recording, Children children, Directories directories, WayOut wayOut) {
        this.gate = gate;
        this.reading = reading;
        this.recording = recording;
        this.children = children;
        this.directories = directories;
        this.wayOut = wayOut;
    }

    @Transactional
    public Seen<ObjectNode> find(Viewer viewer, String name) {
        Permit permit = gate.permit(viewer, Action.FIND_PEOPLE, Outlet.API);
        return children.named(permit, name).map(RecordJson::found);
    }

    @Transactional
    public Seen<ObjectNode> partnership(Viewer viewer) {
        Permit permit = gate.permit(viewer, Action.READ_DIRECTORY, Outlet.API);
        return record(viewer, recording.ofPartnership(permit));
    }

    @Transactional
    public Seen<ObjectNode> record(Viewer viewer, String record) {
        Permit permit = gate.permit(viewer, Action.READ_RECORD, record, Set.of(), Outlet.API);
        Subject subject = children.subject(permit).value();
        return reading.record(permit).map(view -> RecordJson.record(view, subject));
    }

    @Transactional
    public Seen<ObjectNode> events(Viewer viewer, String record, Optional<String> after, int limit) {
        Permit permit = gate.permit(viewer, Action.READ_TIMELINE, record, Set.of(), Outlet.API);
        Names names = directories.names(permit);
        Seen<RecordView> seen = reading.record(permit);
        List<Event> shown = shown(seen.value(), after, limit);
        mayLeave(permit, shown);
        return seen.map(view -> page(view, shown, after, names));
    }

    private void mayLeave(Permit permit, List<Event> events) {
        wayOut.mayLeave(permit, events.stream()
                .map(event -> Leaving.text(permit.record(), event.id(), event.author().agency(), AnswerTexts.of(event.answers().values())))
                .toList());
    }

    private static List<Event> shown(RecordView view, Optional<String> after, int limit) {
        List<Event> all = RecordJson.inOrder(view.history());
        int from = after.map(cursor -> {
                    for (int i = 0; i < all.size(); i++) {
                        if (all.get(i).id().equals(cursor)) {
                            return i + 1;
                        }
                    }
                    throw Parameters.cursorNotKnown();
                })
                .orElse(0);
        return all.subList(from, Math.min(all.size(), from + limit));
    }

    private static ObjectNode page(RecordView view, List<Event> shown, Optional<String> after, Names names) {
        List<Event> all = RecordJson.inOrder(view.history());
        ObjectNode body = RecordJson.object();
        ArrayNode events = body.putArray("events");
        shown.forEach(event -> events.add(RecordJson.event(event, view, names)));
        body.put("more", !shown.isEmpty() && shown.getLast() != all.getLast());
        // Also on the last page: what is recorded later is read on from here.
        (shown.isEmpty() ? after : Optional.of(shown.getLast().id())).ifPresent(next -> body.put("next", next));
        return body;
    }

    @Transactional
    public Optional<Seen<ObjectNode>> event(Viewer viewer, String record, String id) {
        Permit permit = gate.permit(viewer, Action.READ_EVENT, record, Set.of(), Outlet.API);
        Names names = directories.names(permit);
        Seen<RecordView> seen = reading.record(permit);
        seen.value().event(id).ifPresent(event -> mayLeave(permit, List.of(event)));
        return seen.value().event(id).map(event -> seen.map(view -> RecordJson.event(event, view, names)));
    }

    @Transactional
    public Seen<ObjectNode> position(Viewer viewer, String record, Optional<Instant> asKnownAt) {
        Permit permit = gate.permit(viewer, Action.READ_RECORD, record, Set.of(), Outlet.API);
        Names names = directories.names(permit);
        Seen<RecordView> seen =
                asKnownAt.map(then -> reading.recordAsKnownAt(permit, then)).orElseGet(() -> reading.record(permit));
        return seen.map(view -> PositionJson.position(view, names));
    }

    @Transactional
    public Optional<Seen<ObjectNode>> obligation(Viewer viewer, String record, String id) {
        Permit permit = gate.permit(viewer, Action.READ_OBLIGATION, record, Set.of(), Outlet.API);
        Names names = directories.names(permit);
        Seen<RecordView> seen = reading.record(permit);
        return PositionJson.obligation(seen.value(), id, names).map(node -> seen.map(_ -> node));
    }
}
