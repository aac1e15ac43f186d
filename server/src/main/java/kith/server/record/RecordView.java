package kith.server.record;

import java.util.List;
import java.util.Optional;
import kith.procedures.history.About;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.pack.Packs;
import kith.procedures.position.Position;
import kith.server.gate.Level;
import kith.server.gate.Viewer;

/**
 * A record as one viewer may see it: events and answers that are hidden are not in it, nor is anything that follows from
 * them, but for what the viewer must do and when.
 */
public record RecordView(String record, String reference, Level level, History history, Position position, Packs packs) {
    /** Else it is the partnership's own. */
    public boolean isAboutChild() {
        return history.about() == About.CHILD;
    }

    /** Whether it is the viewer's own file. */
    public boolean isOwnFileOf(Viewer viewer) {
        return history.worker().filter(viewer.professional()::equals).isPresent();
    }

    /** Whether what the pack gives to these roles is the viewer's to do on this record. */
    public boolean gives(List<String> by, Viewer viewer) {
        return by.contains(viewer.role()) && !(isOwnFileOf(viewer) && Viewer.areManagers(by));
    }

    public Optional<Event> event(String id) {
        return history.events().stream().filter(event -> event.id().equals(id)).findFirst();
    }
}
