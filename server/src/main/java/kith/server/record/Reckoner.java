package kith.server.record;

import java.time.Instant;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.History;
import kith.procedures.position.Directory;
import kith.procedures.position.Holder;
import kith.procedures.position.Linked;
import kith.procedures.position.Position;
import kith.procedures.position.Positions;
import kith.procedures.position.Replay;
import kith.server.gate.Viewer;
import kith.server.projection.Stand;

/** Works out where a record stands with everything the pure function needs of one authority. */
record Reckoner(String authority, PackShelf.Shelved shelved, Directory directory, Calendar calendar) {
    Stand of(History history, Instant at) {
        return stand(history, Positions.position(history, shelved.compiled(), directoryFor(history), Linked.NONE, calendar, at));
    }

    Replay replay(History history, Instant at) {
        return Replay.of(history, shelved.compiled(), directoryFor(history), Linked.NONE, calendar, at);
    }

    /** What is owed on a worker's own file falls to whoever manages the worker, and to no team on duty. */
    private Directory directoryFor(History history) {
        return history.worker().<Directory>map(worker -> new ManagersOf(worker, directory)).orElse(directory);
    }

    private record ManagersOf(String worker, Directory directory) implements Directory {
        @Override
        public boolean isHere(String person) {
            return directory.isHere(person);
        }

        @Override
        public Holder dutyFor(String role) {
            return new Holder.Team(Viewer.managerOf(worker));
        }
    }

    Stand stand(History history, Position position) {
        return new Stand(authority, history, position, shelved.packs());
    }
}
