package kith.server.gate;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A signed-in person acting for one agency in one role.
 *
 * @param agencyKind social_care, police, health, education …
 * @param covers those who are away today and for whom the viewer stands in
 * @param onDuty who is on duty today in the viewer's team, in the order of the day
 * @param manages the professionals whom the viewer manages now, oneself not among them: of a team manager the own team, of a service manager
 *     the team managers and whoever's team has none; of everybody else nobody
 * @param opened the events by which a record is open to the viewer now, for a time
 * @param hasNews whether others recorded something on the viewer's children since the viewer last looked
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
        List<OnDuty> onDuty,
        List<String> manages,
        List<String> opened,
        boolean hasNews) {

    public Viewer {
        covers = List.copyOf(covers);
        onDuty = List.copyOf(onDuty);
        manages = List.copyOf(manages);
        opened = List.copyOf(opened);
    }

    /** Somebody who stands in for nobody and manages nobody, in a team of which no rota says who is on duty, to whom nothing is opened and nothing is new. */
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
        this(authority, professional, name, agency, agencyName, agencyKind, role, team, teamName, pack, List.of(), List.of(), List.of(), List.of(), false);
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

    /** The relation table's name for the service managers of social care. */
    static final String SERVICE = "service";

    /** The role that alone reads the files of protected moves. */
    public static final String SINGLE_POINT_OF_CONTACT = "spoc";

    private static final String MANAGER_OF = "manager-of:";

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

    /**
     * As themself. That somebody manages a worker stands in the directory and not in any history, and is asked anew for each request: when the
     * worker moves, the next request of the former manager finds nothing of the file. Whoever covers reads neither the file of whom they cover nor
     * those that they read as a manager.
     */
    List<String> ownGrantees() {
        return Stream.of(
                        Stream.of(person(professional), ownFileOf(professional), barred(professional), team(team), "role:" + role, EVERYBODY),
                        opened.stream().map(Viewer::openedBy),
                        managesTheService() ? Stream.of(SERVICE) : Stream.<String>empty(),
                        manages.stream().map(Viewer::managerOf))
                .flatMap(all -> all)
                .toList();
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

    /** Whether somebody in Kith manages the viewer, who then has a file of their own: everybody of social care up to the service managers. */
    public boolean isManaged() {
        return agencyKind.equals("social_care") && !Set.of("service_manager", "administrator").contains(role);
    }

    /** Whether that worker's own file is the viewer's to read as a manager. */
    public boolean readsFileOf(Viewer worker) {
        return worker.isManaged()
                && !worker.professional().equals(professional)
                && (manages.contains(worker.professional()) || managesTheService());
    }

    /** Whether something that is given to these roles is for managers alone: nobody does it for themself. */
    public static boolean areManagers(Collection<String> roles) {
        return GateRules.MANAGERS.containsAll(roles);
    }

    /** Whoever manages the professional now, as the relation table and the holder of work name them. */
    public static String managerOf(String professional) {
        return MANAGER_OF + professional;
    }

    /** Of whom it is the manager, where it names one. */
    public static Optional<String> managed(String holder) {
        return holder.startsWith(MANAGER_OF) ? Optional.of(holder.substring(MANAGER_OF.length())) : Optional.empty();
    }

    /** How work is held that falls to whoever manages a worker, for each whom the viewer manages. */
    public List<String> holdsAsManager() {
        return manages.stream().map(Viewer::managerOf).toList();
    }

    private boolean managesTheService() {
        return managesATeam() && role.equals("service_manager");
    }

    /** A professional, as the relation table names them for what they must not see. Whoever covers for them is not barred with them. */
    static String barred(String professional) {
        return "barred:" + professional;
    }

    /** Those to whom this event opened a record, for as long as it is open to them: when that is, the viewer's own statement asks at each request. */
    static String openedBy(String event) {
        return "opened:" + event;
    }

    /** A worker themself, as the relation table names them for their own file alone. */
    static String ownFileOf(String professional) {
        return "own-file:" + professional;
    }
}
