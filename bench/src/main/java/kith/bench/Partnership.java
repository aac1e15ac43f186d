package kith.bench;

import java.util.List;
import kith.server.directory.Accounts;
import kith.server.directory.Directories;
import kith.server.gate.Viewer;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** One authority with a person in each role, whose identifier is the role's name. */
final class Partnership {
    static final String AUTHORITY = "buckinghamshire";
    static final String PASSWORD = "a long invented password";

    private record Person(String role, String agency) {}

    private static final List<Person> PEOPLE = List.of(
            new Person("front_door_worker", "council"),
            new Person("social_worker", "council"),
            new Person("team_manager", "council"),
            new Person("service_manager", "council"),
            new Person("conference_chair", "council"),
            new Person("police", "force"),
            new Person("health", "trust"));

    private Partnership() {}

    static void enrol(ApplicationContext kith) {
        Directories directories = kith.getBean(Directories.class);
        Accounts accounts = kith.getBean(Accounts.class);
        String hash = new BCryptPasswordEncoder().encode(PASSWORD);
        kith.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            directories.addAuthority(new Directories.Authority(AUTHORITY, "Buckinghamshire", AUTHORITY));
            directories.addAgency(AUTHORITY, "council", "Buckinghamshire Council", "social_care");
            directories.addAgency(AUTHORITY, "force", "Thames Valley Police", "police");
            directories.addAgency(AUTHORITY, "trust", "Community health", "health");
            for (Person person : PEOPLE) {
                String role = person.role();
                directories.addTeam(AUTHORITY, new Directories.Team(role, "Team " + role, person.agency(), "01632 960000"));
                directories.setDuty(AUTHORITY, role, role);
                directories.addProfessional(AUTHORITY, role, "Invented " + role, null);
                directories.addMembership(AUTHORITY, role, role, role);
                accounts.add(signIn(role), AUTHORITY, role, hash);
            }
        });
    }

    static String signIn(String role) {
        return role + "@bench.kith";
    }

    static Viewer viewer(ApplicationContext kith, String role) {
        return kith.getBean(Directories.class).viewer(AUTHORITY, role).orElseThrow();
    }
}
