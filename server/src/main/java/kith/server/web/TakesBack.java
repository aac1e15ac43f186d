package kith.server.web;

import java.util.List;
import java.util.Map;
import kith.server.gate.Viewer;

/** Puts what was typed before a session ended back into its draft, when its writer signs in again. */
public interface TakesBack {
    /**
     * @param draft the draft of whose form it was
     * @param section the page of the form
     * @param typed what was typed there, by the name of the input
     * @throws kith.server.problem.NotAcceptable when the viewer has no such draft any more
     */
    void takeBack(Viewer viewer, String draft, String section, Map<String, List<String>> typed);
}
