package kith.server.demo;

import java.util.Comparator;
import java.util.List;
import kith.procedures.pack.Pack;
import kith.server.directory.Accounts;
import kith.server.directory.Directories;
import kith.server.identifier.Identifiers;
import kith.server.record.PackShelf;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The least directory with which a partnership can begin: its authority, children's social care with a team for each role of
 * the pack, so that nothing is ever owed by nobody, and an administrator who can enter the rest.
 */
@Component
class FirstDirectory {
    static final String AUTHORITY = "buckinghamshire";
    static final String ADMINISTRATOR = "administrator";
    private static final String AGENCY = "social_care";
    private static final String ADMINISTRATORS = "administrators";

    private final Directories directories;
    private final Accounts accounts;
    private final PackShelf shelf;
    private final PasswordEncoder passwords;

    FirstDirectory(Directories directories, Accounts accounts, PackShelf shelf, PasswordEncoder passwords) {
        this.directories = directories;
        this.accounts = accounts;
        this.shelf = shelf;
        this.passwords = passwords;
    }

    /**
     * Writes it, in the caller's transaction.
     *
     * @return the administrator's password, which is kept nowhere
     */
    String lay() {
        directories.addAuthority(new Directories.Authority(AUTHORITY, "Buckinghamshire", AUTHORITY));
        directories.addAgency(AUTHORITY, AGENCY, "Children's social care", "social_care");
        List<Pack.Role> roles = shelf.packs(AUTHORITY).latest().roles().values().stream()
                .sorted(Comparator.comparing(Pack.Role::id))
                .toList();
        for (Pack.Role role : roles) {
            addTeam(role.id(), "On duty: " + role.name());
            directories.setDuty(AUTHORITY, role.id(), role.id());
        }
        addTeam(ADMINISTRATORS, "Administrators");
        String professional = Identifiers.next();
        String password = Identifiers.next();
        directories.addProfessional(AUTHORITY, professional, "Administrator", null);
        directories.addMembership(AUTHORITY, professional, "administrator", ADMINISTRATORS);
        accounts.add(ADMINISTRATOR, AUTHORITY, professional, passwords.encode(password));
        return password;
    }

    private void addTeam(String team, String name) {
        directories.addTeam(AUTHORITY, new Directories.Team(team, name, AGENCY, "not entered yet"));
    }
}
