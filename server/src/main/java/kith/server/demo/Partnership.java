package kith.server.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.server.directory.Accounts;
import kith.server.directory.Directories;
import kith.server.identifier.Identifiers;

/**
 * The demo partnership. Nobody in it exists; telephone numbers are from the range that Ofcom keeps for drama.
 *
 * @param ids the professionals' identifiers by key
 */
record Partnership(Map<String, String> ids) {
    static final String AUTHORITY = "buckinghamshire";
    static final String PACK = "buckinghamshire";
    /** Not a secret: it opens invented families only, and is printed at every start. */
    static final String PASSWORD = "kith-demo";

    private record Agency(String agency, String name, String kind) {}

    private record Team(String team, String agency, String name, String phone) {}

    /** @param key what stories call them; @param title how the sign-in table introduces them */
    record Colleague(String key, String name, String title, String role, String team) {
        String signIn() {
            return name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.').replace("'", "") + "@demo.kith";
        }
    }

    private static final List<Agency> AGENCIES = List.of(
            new Agency("social_care", "Buckinghamshire Council children's social care", "social_care"),
            new Agency("police", "Thames Valley Police", "police"),
            new Agency("health", "Buckinghamshire community health", "health"),
            new Agency("elm_hollow", "Elm Hollow School", "education"),
            new Agency("housing", "Vale and Chiltern Housing", "housing"),
            new Agency("probation", "Probation Service, Buckinghamshire", "probation"),
            new Agency("lantern", "The Lantern Family Centre", "voluntary"));

    static Set<String> agencies() {
        return AGENCIES.stream().map(Agency::agency).collect(Collectors.toSet());
    }

    private static final List<Team> TEAMS = List.of(
            new Team("first_response", "social_care", "First Response", "01632 960101"),
            new Team("aylesbury", "social_care", "Aylesbury social work team", "01632 960112"),
            new Team("wycombe", "social_care", "Wycombe social work team", "01632 960118"),
            new Team("conferences", "social_care", "Conference and review service", "01632 960125"),
            new Team("emergency_duty", "social_care", "Emergency Social Work Team", "01632 960128"),
            new Team("management", "social_care", "Children's services management", "01632 960130"),
            new Team("designated_officers", "social_care", "Designated officers for allegations", "01632 960132"),
            new Team("virtual_school", "social_care", "Virtual school", "01632 960134"),
            new Team("information_governance", "social_care", "Information governance", "01632 960136"),
            new Team("systems", "social_care", "Practice systems", "01632 960139"),
            new Team("child_abuse_unit", "police", "Child abuse investigation unit", "01632 960144"),
            new Team("safeguarding_nurses", "health", "Safeguarding nurses and health visitors", "01632 960151"),
            new Team("elm_hollow_safeguarding", "elm_hollow", "Elm Hollow safeguarding", "01632 960163"),
            new Team("tenancy_support", "housing", "Tenancy support", "01632 960170"),
            new Team("public_protection", "probation", "Public protection", "01632 960176"),
            new Team("lantern_family_support", "lantern", "Lantern family support", "01632 960182"));

    private static final SequencedMap<String, String> DUTIES = duties();

    static final List<Colleague> COLLEAGUES = List.of(
            new Colleague("sam", "Sam Okafor", "front-door worker, First Response", "front_door_worker", "first_response"),
            new Colleague("margaret", "Margaret Ellison", "team manager, First Response", "team_manager", "first_response"),
            new Colleague("hannah", "Hannah Whitlock", "social worker, Aylesbury", "social_worker", "aylesbury"),
            new Colleague("kwame", "Kwame Mensah", "social worker, Aylesbury", "social_worker", "aylesbury"),
            new Colleague("priya", "Priya Raman", "team manager, Aylesbury", "team_manager", "aylesbury"),
            new Colleague("agnieszka", "Agnieszka Lis", "social worker, Wycombe", "social_worker", "wycombe"),
            new Colleague("tomos", "Tomos Bevan", "team manager, Wycombe", "team_manager", "wycombe"),
            new Colleague("idris", "Idris Vaughan", "social worker, out of hours", "social_worker", "emergency_duty"),
            new Colleague("yvonne", "Yvonne Achebe", "conference chair", "conference_chair", "conferences"),
            new Colleague("gareth", "Gareth Lindqvist", "service manager", "service_manager", "management"),
            new Colleague("ngozi", "Ngozi Umeh", "independent reviewing officer", "independent_reviewing_officer", "conferences"),
            new Colleague("alastair", "Alastair Muir", "designated officer for allegations", "lado", "designated_officers"),
            new Colleague("ruth", "Ruth Castellano", "detective sergeant, police", "police", "child_abuse_unit"),
            new Colleague("farida", "Farida Karimi", "named nurse, health", "health", "safeguarding_nurses"),
            new Colleague("daniel", "Daniel Brightwell", "designated safeguarding lead, school", "school", "elm_hollow_safeguarding"),
            new Colleague("beth", "Beth Calloway", "business support officer", "business_support_officer", "first_response"),
            new Colleague("mei", "Mei Tan", "administrator", "administrator", "systems"));

    /** Those who work with the population; their sign-ins are not printed. */
    private static List<Colleague> staff() {
        return entries("people", person -> new Colleague(word(person, "key"), word(person, "name"), "", word(person, "role"), word(person, "team")));
    }

    private static <T> List<T> entries(String of, Function<Map<String, Object>, T> entry) {
        return Resources.list(Resources.yaml("population/staff").get(of)).stream().map(Resources::map).map(entry).toList();
    }

    private static String word(Map<String, Object> entry, String key) {
        return String.valueOf(entry.get(key));
    }

    /** What everybody is called, by key. */
    static Map<String, String> names() {
        return Stream.concat(COLLEAGUES.stream(), staff().stream()).collect(Collectors.toMap(Colleague::key, Colleague::name));
    }

    private static SequencedMap<String, String> duties() {
        SequencedMap<String, String> duties = new LinkedHashMap<>();
        duties.put("front_door_worker", "first_response");
        duties.put("business_support_officer", "first_response");
        duties.put("team_manager", "first_response");
        duties.put("social_worker", "aylesbury");
        duties.put("service_manager", "management");
        duties.put("director_of_childrens_services", "management");
        duties.put("conference_chair", "conferences");
        duties.put("independent_reviewing_officer", "conferences");
        duties.put("lado", "designated_officers");
        duties.put("virtual_school_head", "virtual_school");
        duties.put("information_governance_lead", "information_governance");
        duties.put("emergency_duty_team", "emergency_duty");
        duties.put("police", "child_abuse_unit");
        duties.put("health", "safeguarding_nurses");
        duties.put("school", "elm_hollow_safeguarding");
        duties.put("housing", "tenancy_support");
        duties.put("probation", "public_protection");
        duties.put("voluntary", "lantern_family_support");
        return duties;
    }

    /** Those whose stories are told by hand, with new identifiers for everyone. */
    static Partnership invent() {
        return invent(COLLEAGUES);
    }

    /** With everybody who works with the population. */
    static Partnership inventWhole() {
        return invent(Stream.concat(COLLEAGUES.stream(), staff().stream()).toList());
    }

    private static Partnership invent(List<Colleague> colleagues) {
        Map<String, String> ids = new LinkedHashMap<>();
        colleagues.forEach(colleague -> ids.put(colleague.key(), Identifiers.next()));
        return new Partnership(ids);
    }

    /** @throws IllegalArgumentException for a key that nobody has */
    String id(String key) {
        if (!ids.containsKey(key)) {
            throw new IllegalArgumentException("nobody in the partnership is called " + key);
        }
        return ids.get(key);
    }

    /** Writes the directory, and an account for each of the colleagues. */
    void enrol(Directories directories, Accounts accounts, String passwordHash) {
        directories.addAuthority(new Directories.Authority(AUTHORITY, "Buckinghamshire", PACK));
        AGENCIES.forEach(agency -> directories.addAgency(AUTHORITY, agency.agency(), agency.name(), agency.kind()));
        TEAMS.forEach(team -> directories.addTeam(
                AUTHORITY, new Directories.Team(team.team(), team.name(), team.agency(), team.phone())));
        DUTIES.forEach((role, team) -> directories.setDuty(AUTHORITY, role, team));
        List<Colleague> others = staff().stream().filter(colleague -> ids.containsKey(colleague.key())).toList();
        if (!others.isEmpty()) {
            entries("agencies", agency -> new Agency(word(agency, "agency"), word(agency, "name"), word(agency, "kind")))
                    .forEach(agency -> directories.addAgency(AUTHORITY, agency.agency(), agency.name(), agency.kind()));
            entries("teams", team -> new Directories.Team(word(team, "team"), word(team, "name"), word(team, "agency"), word(team, "phone")))
                    .forEach(team -> directories.addTeam(AUTHORITY, team));
        }
        for (Colleague colleague : Stream.concat(COLLEAGUES.stream(), others.stream()).toList()) {
            String id = id(colleague.key());
            directories.addProfessional(AUTHORITY, id, colleague.name(), colleague.signIn());
            directories.addMembership(AUTHORITY, id, colleague.role(), colleague.team());
            accounts.add(colleague.signIn(), AUTHORITY, id, passwordHash);
        }
    }

    /** The identifiers of those who work in these roles, by team. */
    SortedMap<String, List<String>> peopleByTeam(Set<String> roles) {
        return Stream.concat(COLLEAGUES.stream(), staff().stream())
                .filter(colleague -> ids.containsKey(colleague.key()) && roles.contains(colleague.role()))
                .collect(Collectors.groupingBy(Colleague::team, TreeMap::new, Collectors.mapping(colleague -> id(colleague.key()), Collectors.toList())));
    }

    static List<String> dutyRoles() {
        return List.copyOf(DUTIES.keySet());
    }
}
