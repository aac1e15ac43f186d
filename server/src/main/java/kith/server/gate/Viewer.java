package kith.server.gate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A signed-in person acting for one agency in one role.
 *
 * @param agencyKind social_care, police, health, education …
 * @param covers those who are away today and for whom the viewer stands in
 * @param onDuty who is on duty today in the viewer's team, in the order of the day
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
        String pack,
        List<Covered> covers,
        List<OnDuty> onDuty) {

    public Viewer {
        covers = List.copyOf(covers);
        onDuty = List.copyOf(onDuty);
    }

    /** Somebody who stands in for nobody, in a team of which no rota says who is on duty. */
    public Viewer(
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
        this(authority, professional, name, agency, agencyName, agencyKind, role, team, teamName, pack, List.of(), List.of());
    }

    /**
     * Somebody of the viewer's agency who is away.
     *
     * @param until the last day of it; empty while nobody knows
     */
    public record Covered(String professional, String name, String team, Optional<LocalDate> until) {
        private List<String> grantees() {
            return List.of(Viewer.person(professional), Viewer.team(team));
        }
    }

    /**
     * @param part of the day: "by day"
     * @param away whether they are away today
     */
    public record OnDuty(String part, String name, boolean away) {}

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

    /** How the relation table may name this viewer: as themself, and as those for whom they stand in today. */
    public List<String> grantees() {
        return Stream.concat(ownGrantees().stream(), covers.stream().flatMap(covered -> covered.grantees().stream())).distinct().toList();
    }

    List<String> ownGrantees() {
        return List.of(person(professional), team(team), "role:" + role, EVERYBODY);
    }

    /** Those of the covered as whom the relation table names the viewer, and not as themself. */
    List<String> coveredBy(String grantee) {
        return ownGrantees().contains(grantee)
                ? List.of()
                : covers.stream().filter(covered -> covered.grantees().contains(grantee)).map(Covered::professional).toList();
    }

    /** As whom the viewer acts today: themself, and those who are away and for whom they stand in. */
    public List<String> persons() {
        return Stream.concat(Stream.of(professional), covers.stream().map(Covered::professional)).distinct().toList();
    }

    /** The viewer's team, and the teams of those for whom they stand in today. */
    public List<String> teams() {
        return Stream.concat(Stream.of(team), covers.stream().map(Covered::team)).distinct().toList();
    }

    private static String person(String professional) {
        return "person:" + professional;
    }

    private static String team(String team) {
        return "team:" + team;
    }
}
