package kith.server.web;

import java.util.Optional;
import java.util.Set;
import kith.procedures.pack.Field;
import kith.server.gate.Viewer;

/** What the procedures call things. The shell holds no procedures; the room that does tells it. */
public interface ProcedureWords {
    /** The role of whoever is looking, with a capital: "Conference chair". */
    String role(Viewer viewer);

    /**
     * The question of that id, of the step that asks most of the others too.
     *
     * @param beside the ids of the questions on the same page
     * @return empty where no such step asks it, or several ask different things under it
     */
    Optional<Field> question(String id, Set<String> beside);
}
