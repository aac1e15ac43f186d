package kith.server.gate;

import java.util.List;

/**
 * A signed-in person acting for one agency in one role.
 *
 * @param agencyKind social_care, police, health, education …
 */
public record Viewer(
        String authority,
        String professional,
        String name,
        String agency,
        String agencyName,
        String agencyKind,
        String role,
        String team,
        String teamName,
        String pack) {

    /** The relation table's name for every viewer of the authority. */
    static final String EVERYBODY = "everybody";

    /** How the relation table may name this viewer. */
    public List<String> grantees() {
        return List.of("person:" + professional, "team:" + team, "role:" + role, EVERYBODY);
    }
}
