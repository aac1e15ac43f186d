package kith.server.projection;

import kith.procedures.history.History;
import kith.procedures.pack.Packs;
import kith.procedures.position.Position;

/** Everything from which a record's projections follow. */
public record Stand(String authority, History history, Position position, Packs packs) {
    public String record() {
        return history.record();
    }
}
