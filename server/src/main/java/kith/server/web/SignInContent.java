package kith.server.web;

import java.util.List;
import java.util.Map;

/**
 * What the sign-in page shows.
 *
 * @param username what was typed for it
 * @param kept inputs to carry along unseen: what was typed on a page whose session had ended
 */
public record SignInContent(Why why, String username, Map<String, List<String>> kept) implements NothingRecorded {
    public enum Why {
        ASKED,
        SIGNED_OUT,
        AGAIN,
        WRONG,
        LOCKED,
        SESSION_ENDED
    }

    public boolean hasErrors() {
        return why == Why.WRONG || why == Why.LOCKED;
    }
}
