package kith.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What can be asked for only so often in a minute. Forms of drafts are not among it: what somebody has typed is always taken. The pages for
 * emergencies are counted apart, so that nothing else uses them up.
 */
public enum Limited {
    SIGN_IN,
    FIND,
    EMERGENCY,
    /** Papers, and lists as files. */
    FILE,
    API;

    private static final Pattern OF_EMERGENCY = Pattern.compile("/(who-to-ring|emergency-access|handover|contacts)");
    private static final Pattern A_FILE = Pattern.compile("/.+\\.csv|/records/[^/]+/events/[^/]+/files/[^/]+");

    /** By the path as it is mapped, decoded: another spelling of an address is counted alike. */
    static Optional<Limited> of(HttpServletRequest request) {
        String path = request.getServletPath();
        boolean post = request.getMethod().equals("POST");
        if (path.startsWith("/api/")) {
            return Optional.of(API);
        }
        if (path.equals("/sign-in") || path.startsWith("/sign-in/") || path.equals("/your-account") || path.startsWith("/your-account/")) {
            return post ? Optional.of(SIGN_IN) : Optional.empty();
        }
        if (path.startsWith("/find/") || path.equals("/find") && post) {
            return Optional.of(FIND);
        }
        if (OF_EMERGENCY.matcher(path).matches()) {
            return Optional.of(EMERGENCY);
        }
        return A_FILE.matcher(path).matches() ? Optional.of(FILE) : Optional.empty();
    }
}
