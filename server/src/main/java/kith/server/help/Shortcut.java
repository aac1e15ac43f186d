package kith.server.help;

import java.util.Arrays;
import java.util.List;
import kith.server.gate.Viewer;

/**
 * One keyboard shortcut, as the list of them says it; {@code assets/shortcuts.js} carries them out. None is a key that a browser or a
 * screen reader takes with another one, and all of them are off until somebody turns them on (WCAG 2.2, 2.1.4).
 */
enum Shortcut {
    MY_WORK("g, then w", "Go to My work", Audience.CASEWORK),
    FIND("g, then f", "Go to Find", Audience.CASEWORK),
    FRONT_DOOR("g, then q", "Go to the front door’s queue", Audience.FRONT_DOOR),
    TEAM("g, then t", "Go to Team", Audience.MANAGER),
    PEOPLE("g, then p", "Go to People and teams", Audience.ADMINISTRATOR),
    HELP("g, then h", "Go to Help", Audience.EVERYONE),
    SEARCH("/", "Write what you look for: on Find in its line, elsewhere by going there", Audience.CASEWORK),
    NOTE("n", "Write a case note on the record that is open", Audience.CASEWORK),
    LIST("?", "This list", Audience.EVERYONE);

    private final String keys;
    private final String does;
    private final Audience audience;

    Shortcut(String keys, String does, Audience audience) {
        this.keys = keys;
        this.does = does;
        this.audience = audience;
    }

    String keys() {
        return keys;
    }

    String does() {
        return does;
    }

    static List<Shortcut> of(Viewer viewer) {
        return Arrays.stream(values()).filter(shortcut -> shortcut.audience.includes(viewer)).toList();
    }
}
