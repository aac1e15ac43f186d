package kith.server.record;

import java.util.Map;
import java.util.Optional;
import kith.procedures.pack.Pack;

/** What a role is called: by the procedures, which name those who work with children, and by Kith for its own. */
public final class RoleWords {
    /** Roles that run Kith and have no part in any procedure. */
    private static final Map<String, String> OF_KITH = Map.of("administrator", "administrator");

    private RoleWords() {}

    /** In lower case, as within a sentence: "conference chair". */
    public static String of(String role, Pack pack) {
        return Optional.ofNullable(pack.roles().get(role))
                .map(Pack.Role::name)
                .or(() -> Optional.ofNullable(OF_KITH.get(role)))
                .orElse("role that the procedures no longer name");
    }

    /** With a capital, as it stands by itself: "Conference chair". */
    public static String title(String role, Pack pack) {
        String name = of(role, pack);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
