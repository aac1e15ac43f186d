package kith.server.search.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import org.springframework.stereotype.Component;

/**
 * What somebody looked for, kept in their session under a name that says nothing of it. Browsers, proxies and logs keep addresses: the words stand
 * in none, and go with the session. Each search is an attribute of its own, so that two windows of one session do not undo each other's.
 */
@Component
class KeptSearches {
    private static final String ATTRIBUTE = "search.";
    private static final String WHOSE = "whose";
    private static final String SINCE = "since";

    /** As far as anybody goes back. */
    private static final int MOST = 30;

    private final Clock clock;

    KeptSearches(Clock clock) {
        this.clock = clock;
    }

    /** @return the name by which it is asked for again */
    String keep(Viewer viewer, HttpServletRequest request, FindForm form) {
        HttpSession session = request.getSession();
        List<String> kept = names(session)
                .sorted(Comparator.comparing(name -> of(session, name).map(search -> search.get(SINCE)).orElse("")))
                .toList();
        kept.subList(0, Math.max(0, kept.size() - MOST + 1)).forEach(session::removeAttribute);
        LinkedHashMap<String, String> search = new LinkedHashMap<>(form.words());
        search.put(WHOSE, whose(viewer));
        search.put(SINCE, "%015d".formatted(clock.millis()));
        String id = Identifiers.next();
        session.setAttribute(ATTRIBUTE + id, search);
        return id;
    }

    /** Empty where this session has no such search of this viewer: somebody else's is not there, as one that never was. */
    Optional<Map<String, String>> of(Viewer viewer, HttpServletRequest request, String id) {
        return Optional.ofNullable(request.getSession(false))
                .flatMap(session -> of(session, ATTRIBUTE + id))
                .filter(search -> whose(viewer).equals(search.get(WHOSE)));
    }

    private static Stream<String> names(HttpSession session) {
        return Collections.list(session.getAttributeNames()).stream().filter(name -> name.startsWith(ATTRIBUTE));
    }

    @SuppressWarnings("unchecked")
    private static Optional<Map<String, String>> of(HttpSession session, String name) {
        return session.getAttribute(name) instanceof Map<?, ?> search ? Optional.of((Map<String, String>) search) : Optional.empty();
    }

    /** A session outlives a signing in as somebody else. */
    private static String whose(Viewer viewer) {
        return viewer.authority() + "/" + viewer.professional();
    }
}
