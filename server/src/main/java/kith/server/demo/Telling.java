package kith.server.demo;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.record.NewEvent;
import kith.server.record.Reading;
import kith.server.record.Recording;

/**
 * Tells the families' stories to an empty record, in the order in which things were recorded, each by its author and
 * through the gate. A scene that its author could not have recorded stops the start: the stories prove the procedures.
 */
final class Telling {
    private final Gate gate;
    private final Reading reading;
    private final Recording recording;
    private final Partnership partnership;
    private final Moments moments;
    private final Composing composing;

    /** @param viewers the partnership's people as viewers, by key */
    Telling(
            Gate gate,
            Reading reading,
            Recording recording,
            Map<String, Viewer> viewers,
            Partnership partnership,
            Moments moments) {
        this.gate = gate;
        this.reading = reading;
        this.recording = recording;
        this.partnership = partnership;
        this.moments = moments;
        this.composing = new Composing(reading.packs(Partnership.AUTHORITY).latest(), viewers, partnership, moments);
    }

    /** To be called in a transaction: all of the stories are told or none. */
    void tell(List<Story> stories) {
        Told.inOrder(stories, moments).forEach(this::tell);
    }

    private void tell(Told told) {
        Viewer viewer = composing.viewer(told);
        Recording then = recording.by(Clock.fixed(told.typed(), ZoneOffset.UTC));
        if (told.story().isOfPartnership() && composing.recordOf(told, Story.PARTNERSHIP).isEmpty()) {
            composing.opened(told, Story.PARTNERSHIP, then.ofPartnership(gate.permit(viewer, Action.READ_DIRECTORY, Outlet.PAGE)));
        }
        if (told.story().worker().isPresent() && composing.recordOf(told, Story.WORKER).isEmpty()) {
            String worker = partnership.id(told.story().worker().get());
            composing.opened(told, Story.WORKER, then.ofWorker(gate.permit(viewer, Action.SEE_WORK, Outlet.PAGE), worker));
        }
        List<Permit> permits = new ArrayList<>();
        boolean opens = composing.recordOf(told, told.scene().about().getFirst()).isEmpty();
        if (opens) {
            Permit permit = gate.permit(viewer, Action.TAKE_CONTACT, Outlet.PAGE);
            permits.add(permit);
            told.story().children().forEach(child -> composing.opened(
                    told, child.key(), then.open(permit, child.expected().isPresent() ? "unborn_child" : "child")));
        }
        Map<String, Permit> permitted = new HashMap<>();
        if (!opens) {
            Action action = action(told.scene().deed());
            Set<String> roles = roles(told);
            composing.records(told).values().forEach(record -> permitted.put(record, gate.permit(viewer, action, record, roles, Outlet.PAGE)));
            permits.addAll(permitted.values());
        }
        List<NewEvent> fresh = composing.events(told, record -> reading.record(permitted.get(record)).value().position(), opens);
        composing.recorded(fresh, then.append(permits, Identifiers.next(), fresh));
    }

    private static Action action(Story.Deed deed) {
        return switch (deed) {
            case Story.Records _ -> Action.RECORD_STEP;
            case Story.Approves _ -> Action.APPROVE;
            case Story.Allocates _ -> Action.ALLOCATE;
            case Story.Explains _ -> Action.GIVE_LATE_REASON;
        };
    }

    private Set<String> roles(Told told) {
        return switch (told.scene().deed()) {
            case Story.Records records -> Set.copyOf(composing.step(told, records.step()).by());
            case Story.Approves approves -> Set.copyOf(composing.step(told, approves.step()).approvers());
            case Story.Allocates _, Story.Explains _ -> Set.of();
        };
    }
}
