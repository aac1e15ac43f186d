package kith.server.administration;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import kith.procedures.pack.Pack;
import kith.server.directory.Accounts;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.identity.ProgramKeys;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.record.Projections;
import kith.server.record.Reading;
import kith.server.record.RoleWords;
import kith.server.web.component.Choice;
import kith.server.web.component.Link;
import kith.server.wording.Said;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds people and teams to the partnership, and says which team is on duty for which role. */
@Service
public class Keeping {
    private static final Pattern SIGN_IN = Pattern.compile("[a-z0-9][a-z0-9._+-]*@[a-z0-9.-]+\\.[a-z]{2,}");
    private static final String PASSWORD_CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Gate gate;
    private final Directories directories;
    private final Accounts accounts;
    private final ProgramKeys keys;
    private final Reading reading;
    private final PasswordEncoder passwords;
    private final Projections projections;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    Keeping(
            Gate gate,
            Directories directories,
            Accounts accounts,
            ProgramKeys keys,
            Reading reading,
            PasswordEncoder passwords,
            Projections projections,
            TransactionTemplate transaction) {
        this.gate = gate;
        this.directories = directories;
        this.accounts = accounts;
        this.keys = keys;
        this.reading = reading;
        this.passwords = passwords;
        this.projections = projections;
        this.transaction = transaction;
    }

    public record Person(String professional, String name, String role, String team) {}

    /** What was typed into the forms of the page. */
    public record Typed(Map<String, String> values) {
        public static final Typed NOTHING = new Typed(Map.of());

        public String get(String name) {
            return values.getOrDefault(name, "").strip();
        }
    }

    public record Kept(
            List<Person> people,
            List<Choice> professionals,
            List<Choice> roles,
            List<Choice> teams,
            List<Choice> agencies,
            List<String> withSecondFactor,
            List<Choice> keys,
            Typed typed,
            List<Link> errors,
            String done) {}

    @Transactional
    public Seen<Kept> kept(Viewer viewer, Typed typed, List<Problem> problems, String done) {
        Permit permit = gate.permit(viewer, Action.ADMINISTER, Outlet.PAGE);
        Pack pack = reading.packs(viewer.authority()).latest();
        Names names = directories.names(permit);
        List<Directories.Member> members = directories.members(permit);
        List<Choice> professionals = members.stream()
                .map(member -> Choice.of(member.professional(), member.name() + ", " + member.teamName()))
                .toList();
        List<Person> people = members.stream()
                .map(member -> new Person(member.professional(), member.name(), RoleWords.title(member.role(), pack), member.teamName()))
                .toList();
        List<Choice> roles = new ArrayList<>(pack.roles().values().stream()
                .sorted(Comparator.comparing(Pack.Role::name))
                .map(role -> Choice.of(role.id(), RoleWords.title(role.id(), pack)))
                .toList());
        roles.add(Choice.of("administrator", RoleWords.title("administrator", pack)));
        List<Choice> teams = names.teams().values().stream()
                .sorted(Comparator.comparing(Directories.Team::name))
                .map(team -> Choice.of(team.team(), team.name()))
                .toList();
        List<Directories.Agency> all = directories.agencies(permit);
        List<String> withSecondFactor = all.stream().filter(Directories.Agency::secondFactor).map(Directories.Agency::name).toList();
        List<Choice> programs = keys.holding(viewer.authority(), null).stream()
                .map(key -> Choice.of(key.key(), key.professionalName() + ": " + key.name() + ", until " + Said.day(Said.dayOf(key.ends()))))
                .toList();
        List<Choice> agencies = all.stream()
                .map(agency -> Choice.of(agency.agency(), agency.name()))
                .toList();
        List<Link> errors = problems.stream().map(problem -> Link.to("#" + problem.where(), problem.message())).toList();
        return permit.seen(new Kept(people, professionals, roles, teams, agencies, withSecondFactor, programs, typed, errors, done));
    }

    /** Adds a person with an account. @return the first password, shown once and kept nowhere */
    @Transactional
    public String addPerson(Viewer viewer, Typed typed) {
        Permit permit = gate.permit(viewer, Action.ADMINISTER, Outlet.PAGE);
        Pack pack = reading.packs(viewer.authority()).latest();
        List<Problem> problems = new ArrayList<>();
        String name = typed.get("name");
        String signIn = typed.get("sign-in").toLowerCase(Locale.ROOT);
        String role = typed.get("role");
        String team = typed.get("team");
        if (name.isEmpty() || name.length() > 100) {
            problems.add(new Problem("name_missing", "name", "Enter the person’s name, of at most 100 characters.", ""));
        }
        if (!SIGN_IN.matcher(signIn).matches() || signIn.length() > 200) {
            problems.add(new Problem("sign_in_not_understood", "sign-in", "Enter an e-mail address like sam@example.org.", ""));
        } else if (accounts.account(signIn).isPresent()) {
            problems.add(new Problem("sign_in_taken", "sign-in", "That e-mail address signs in already.", "Choose another."));
        }
        if (!pack.roles().containsKey(role) && !role.equals("administrator")) {
            problems.add(new Problem("role_missing", "role", "Choose a role.", ""));
        }
        if (!directories.names(permit).teams().containsKey(team)) {
            problems.add(new Problem("team_missing", "team", "Choose a team.", ""));
        }
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        String professional = Identifiers.next();
        String password = password();
        directories.addProfessional(viewer.authority(), professional, name, signIn);
        directories.addMembership(viewer.authority(), professional, role, team);
        accounts.add(signIn, viewer.authority(), professional, passwords.encode(password));
        return password;
    }

    @Transactional
    public void addTeam(Viewer viewer, Typed typed) {
        Permit permit = gate.permit(viewer, Action.ADMINISTER, Outlet.PAGE);
        List<Problem> problems = new ArrayList<>();
        String name = typed.get("team-name");
        if (name.isEmpty() || name.length() > 100) {
            problems.add(new Problem("name_missing", "team-name", "Enter the team’s name, of at most 100 characters.", ""));
        }
        if (directories.agencies(permit).stream().noneMatch(agency -> agency.agency().equals(typed.get("agency")))) {
            problems.add(new Problem("agency_missing", "agency", "Choose the agency to which it belongs.", ""));
        }
        String phone = typed.get("phone");
        if (phone.length() > 40) {
            problems.add(new Problem("phone_too_long", "phone", "The telephone number is too long.", "Enter one number."));
        }
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        directories.addTeam(viewer.authority(), new Directories.Team(Identifiers.next(), name, typed.get("agency"), phone));
    }

    @Transactional
    public void addAgency(Viewer viewer, Typed typed) {
        gate.permit(viewer, Action.ADMINISTER, Outlet.PAGE);
        Pack pack = reading.packs(viewer.authority()).latest();
        List<Problem> problems = new ArrayList<>();
        String name = typed.get("agency-name");
        if (name.isEmpty() || name.length() > 100) {
            problems.add(new Problem("name_missing", "agency-name", "Enter the agency’s name, of at most 100 characters.", ""));
        }
        if (pack.roles().values().stream().noneMatch(role -> role.agency().equals(typed.get("kind")))) {
            problems.add(new Problem("kind_missing", "kind", "Choose what kind of agency it is.", ""));
        }
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        directories.addAgency(viewer.authority(), Identifiers.next(), name, typed.get("kind"));
    }

    /** Puts a team on duty for a role; what nobody holds by name passes to it at once. */
    public void setDuty(Viewer viewer, Typed typed) {
        transaction.executeWithoutResult(_ -> {
            Permit permit = gate.permit(viewer, Action.ADMINISTER, Outlet.PAGE);
            List<Problem> problems = new ArrayList<>();
            if (!reading.packs(viewer.authority()).latest().roles().containsKey(typed.get("duty-role"))) {
                problems.add(new Problem("role_missing", "duty-role", "Choose a role.", ""));
            }
            if (!directories.names(permit).teams().containsKey(typed.get("duty-team"))) {
                problems.add(new Problem("team_missing", "duty-team", "Choose a team.", ""));
            }
            if (!problems.isEmpty()) {
                throw new NotAcceptable(problems);
            }
            directories.setDuty(viewer.authority(), typed.get("duty-role"), typed.get("duty-team"));
        });
        projections.rebuild(viewer.authority());
    }

    private String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(PASSWORD_CHARACTERS.charAt(random.nextInt(PASSWORD_CHARACTERS.length())));
        }
        return password.toString();
    }
}
