package kith.server.record;

import java.util.List;
import kith.server.gate.Viewer;

/** What a viewer has begun to write about a record and not recorded. What others have begun is theirs alone until they record it. */
public interface Unrecorded {
    /** @param step what was begun */
    record Begun(String draft, String step) {}

    List<Begun> about(Viewer viewer, String record);
}
