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

    /** Whether the front door's queue is theirs to see: where it is not, no page leads there. */
    public boolean worksAtTheFrontDoor() {
        return GateRules.FRONT_DOOR.contains(role);
    }

    /** Whether a team's work is theirs to see and to give out. */
    public boolean managesATeam() {
        return agencyKind.equals("social_care") && GateRules.MANAGERS.contains(role);
    }

    /** How the relation table may name this viewer. */
    public List<String> grantees() {
        return List.of("person:" + professional, "team:" + team, "role:" + role, EVERYBODY);
    }
}
