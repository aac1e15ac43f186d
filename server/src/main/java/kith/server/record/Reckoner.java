package kith.server.record;

import java.time.Instant;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.History;
import kith.procedures.position.Directory;
import kith.procedures.position.Linked;
import kith.procedures.position.Position;
import kith.procedures.position.Positions;
import kith.procedures.position.Replay;
import kith.server.projection.Stand;

/** Works out where a record stands with everything the pure function needs of one authority. */
record Reckoner(String authority, PackShelf.Shelved shelved, Directory directory, Calendar calendar) {
    Stand of(History history, Instant at) {
        return stand(history, Positions.position(history, shelved.compiled(), directory, Linked.NONE, calendar, at));
    }

    Replay replay(History history, Instant at) {
        return Replay.of(history, shelved.compiled(), directory, Linked.NONE, calendar, at);
    }

    Stand stand(History history, Position position) {
        return new Stand(authority, history, position, shelved.packs());
    }
}
