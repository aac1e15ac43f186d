package kith.server.web;

import java.util.Optional;
import kith.procedures.pack.Field;
import kith.server.gate.Viewer;

/** What the procedures call things. The shell holds no procedures; the room that does tells it. */
public interface ProcedureWords {
    /** The role of whoever is looking, with a capital: "Conference chair". */
    String role(Viewer viewer);

    /** The question of that id; empty where no step asks it, or different steps ask different things under it. */
    Optional<Field> question(String id);
}
