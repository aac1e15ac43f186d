package kith.server;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.procedures.form.FormProblem;
import kith.procedures.form.FormReading;
import kith.procedures.form.Typed;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Field;
import kith.procedures.position.Position;
import kith.server.directory.Accounts;
import kith.server.directory.Directories;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.record.Reading;
import kith.server.record.RecordView;
import kith.server.steps.Sheet;
import kith.server.steps.StepWork;
import kith.server.work.Managing;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** A small invented partnership, and records in it that come about as they would in life: by steps that somebody records. */
public final class TestPartnership {
    public static final String AUTHORITY = "testshire";
    public static final String PASSWORD = "a long invented password";

    /** Who belongs to it. People sign in by the name given here in small letters. */
    public enum Colleague {
        FRONT_DOOR_WORKER("front_door_worker", "first_response"),
        /** Answers for the front door. */
        TEAM_MANAGER("team_manager", "first_response"),
        SECOND_MANAGER("team_manager", "first_response"),
        SOCIAL_WORKER("social_worker", "aylesbury"),
        /** In another team than the one that holds the records. */
        OTHER_SOCIAL_WORKER("social_worker", "wycombe"),
        /** Answers while the office is closed. */
        NIGHT_SOCIAL_WORKER("social_worker", "emergency_duty"),
        SERVICE_MANAGER("service_manager", "management"),
        CONFERENCE_CHAIR("conference_chair", "conferences"),
        POLICE("police", "child_abuse_unit"),
        HEALTH("health", "nurses"),
        SCHOOL("school", "school_safeguarding"),
        /** For families that are protected on a move; this partnership's own procedures know none. */
        SINGLE_POINT_OF_CONTACT("spoc", "contact_point"),
        SYSTEMS_ADMINISTRATOR("administrator", "systems");

        private final String role;
        private final String team;

        Colleague(String role, String team) {
            this.role = role;
            this.team = team;
        }

        public String signIn() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public String role() {
            return role;
        }
    }

    private static final Set<Colleague> WITHOUT_DUTY =
            Set.of(Colleague.OTHER_SOCIAL_WORKER, Colleague.NIGHT_SOCIAL_WORKER, Colleague.SYSTEMS_ADMINISTRATOR);

    private static final Map<String, String> AGENCY_OF_TEAM = Map.ofEntries(
            Map.entry("first_response", "social_care"),
            Map.entry("aylesbury", "social_care"),
            Map.entry("wycombe", "social_care"),
            Map.entry("emergency_duty", "social_care"),
            Map.entry("management", "social_care"),
            Map.entry("conferences", "social_care"),
            Map.entry("systems", "social_care"),
            Map.entry("contact_point", "social_care"),
            Map.entry("child_abuse_unit", "police"),
            Map.entry("nurses", "health"),
            Map.entry("school_safeguarding", "education"));

    private final Directories directories;
    private final Accounts accounts;
    private final Gate gate;
    private final Reading reading;
    private final StepWork work;
    private final Managing managing;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** Looks at the application; {@link #enrol} fills it. */
    public TestPartnership(ApplicationContext kith) {
        directories = kith.getBean(Directories.class);
        accounts = kith.getBean(Accounts.class);
        gate = kith.getBean(Gate.class);
        reading = kith.getBean(Reading.class);
        work = kith.getBean(StepWork.class);
        managing = kith.getBean(Managing.class);
        transaction = kith.getBean(TransactionTemplate.class);
        clock = kith.getBean(Clock.class);
    }

    /** Enters the authority, its agencies, teams, duties, people and accounts into an empty store. */
    public TestPartnership enrol() {
        String hash = new BCryptPasswordEncoder(4).encode(PASSWORD);
        transaction.executeWithoutResult(_ -> {
            directories.addAuthority(new Directories.Authority(AUTHORITY, "Testshire", "buckinghamshire"));
            Set.copyOf(AGENCY_OF_TEAM.values())
                    .forEach(agency -> directories.addAgency(AUTHORITY, agency, "Testshire " + agency.replace('_', ' '), agency));
            AGENCY_OF_TEAM.forEach((team, agency) -> directories.addTeam(
                    AUTHORITY, new Directories.Team(team, "Team " + team.replace('_', ' '), agency, "01632 960100")));
            for (Colleague colleague : Colleague.values()) {
                directories.addProfessional(AUTHORITY, colleague.signIn(), "Invented " + colleague.signIn().replace('_', ' '), null);
                directories.addMembership(AUTHORITY, colleague.signIn(), colleague.role, colleague.team);
                accounts.add(colleague.signIn(), AUTHORITY, colleague.signIn(), hash);
                if (!WITHOUT_DUTY.contains(colleague)) {
                    directories.setDuty(AUTHORITY, colleague.role, colleague.team);
                }
            }
            directories.setDuty(AUTHORITY, "emergency_duty_team", Colleague.NIGHT_SOCIAL_WORKER.team);
        });
        return this;
    }

    public Viewer viewer(Colleague colleague) {
        return directories.viewer(AUTHORITY, colleague.signIn()).orElseThrow();
    }

    /** A contact about one child not known before: the record it opens. */
    public String contact(String givenName, String familyName) {
        return contact(List.of(givenName), familyName).getFirst();
    }

    /** One contact about brothers and sisters not known before: the records it opens. */
    public List<String> contact(List<String> givenNames, String familyName) {
        Viewer viewer = viewer(Colleague.FRONT_DOOR_WORKER);
        String first = work.record(viewer, contactDraft(givenNames, familyName));
        return transaction.execute(_ -> {
            List<String> records = new ArrayList<>(List.of(first));
            view(Colleague.SERVICE_MANAGER, first).history().events().stream()
                    .filter(event -> event.type().equals("sibling.linked"))
                    .forEach(event -> records.add(((kith.procedures.history.Answer.Text) event.answers().get("other")).text()));
            return records;
        });
    }

    /** A contact that could be recorded and is not yet. */
    public String contactDraft(List<String> givenNames, String familyName) {
        Viewer viewer = viewer(Colleague.FRONT_DOOR_WORKER);
        Map<String, List<String>> who = new HashMap<>();
        for (int i = 0; i < givenNames.size(); i++) {
            who.put("new-" + (i + 1) + "-given_name", List.of(givenNames.get(i)));
            who.put("new-" + (i + 1) + "-family_name", List.of(familyName));
        }
        String draft = work.beginContact(viewer, new Typed(who));
        fill(viewer, draft, Map.of("harm_suspected", "no"));
        return draft;
    }

    /** Begins a step and fills it in as far as it must be: what {@code answers} names by the question's id, and anything else somehow. */
    public String draft(Colleague who, String record, String step, Map<String, String> answers) {
        String draft = work.begin(viewer(who), record, step);
        fill(viewer(who), draft, answers);
        return draft;
    }

    /** Records a step of a record. */
    public void record(Colleague who, String record, String step, Map<String, String> answers) {
        work.record(viewer(who), draft(who, record, step, answers));
    }

    public void allocate(String record, Colleague socialWorker) {
        managing.allocate(
                viewer(Colleague.SERVICE_MANAGER), List.of(record), kith.server.identifier.Identifiers.next(), socialWorker.signIn());
    }

    public Position position(String record) {
        return transaction.execute(_ -> view(Colleague.SERVICE_MANAGER, record).position());
    }

    /** The record as a colleague sees it. */
    public RecordView view(Colleague who, String record) {
        return transaction.execute(_ -> {
            Permit permit = gate.permit(viewer(who), Action.READ_RECORD, record, Set.of(), Outlet.PAGE);
            return reading.record(permit).value();
        });
    }

    /** Every input of a draft's form that must be answered, with what was answered. */
    public Map<String, List<String>> fill(Viewer viewer, String draft, Map<String, String> answers) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        Sheet sheet = work.sheet(viewer, draft).value();
        for (Field field : sheet.step().form().fields()) {
            if (answers.containsKey(field.id())) {
                sheet.children().keySet().forEach(record -> {
                    String input = FormReading.input(field, record);
                    if (field.type() == Field.Type.DATE) {
                        day(input, LocalDate.parse(answers.get(field.id())), all);
                    } else {
                        all.put(input, List.of(answers.get(field.id())));
                    }
                });
            }
        }
        for (int round = 0; round < 20; round++) {
            work.keep(viewer, draft, new Typed(all), Set.of());
            sheet = work.sheet(viewer, draft).value();
            if (sheet.filled().problems().isEmpty()) {
                return all;
            }
            for (FormProblem problem : sheet.filled().problems()) {
                answer(sheet, problem.input(), all);
            }
        }
        throw new IllegalStateException("cannot be filled in: " + sheet.filled().problems());
    }

    private void answer(Sheet sheet, String input, Map<String, List<String>> all) {
        String id = input.substring(input.indexOf('~') + 1);
        if (input.equals(FormReading.OCCURRED)) {
            day(input, all);
            all.put(input + "-time-not-known", List.of("yes"));
            return;
        }
        String[] entry = id.split("\\.");
        Field field = entry.length < 3
                ? sheet.step().form().field(id).orElse(null)
                : sheet.step().form().field(entry[0]).flatMap(Field::group).orElseThrow().asks(entry[2]).filter(asked -> asked.id().equals(entry[2])).orElse(null);
        if (field == null) {
            all.put(input, List.of("Written in a test"));
            return;
        }
        switch (field.type()) {
            case TEXT, LONG_TEXT -> all.put(input, List.of("Written in a test"));
            case YES_NO -> all.put(input, List.of("yes"));
            case CHOICE, CHOICES -> all.put(input, List.of(field.options().getFirst().code()));
            case NUMBER -> all.put(input, List.of("3"));
            case PROFESSIONAL, PROFESSIONALS -> all.put(
                    input, List.of(sheet.professionals().getFirst().professional()));
            case AGENCY -> all.put(input, List.of(sheet.agencies().getFirst().agency()));
            case PERSON -> {
                all.put(input + "-name", List.of("Written in a test"));
                all.put(input + "-born-not-known", List.of("yes"));
            }
            case FILE -> throw new IllegalStateException("a file is sent, not typed");
            case ADDRESS -> {
                all.put(input + "-line1", List.of("Written in a test"));
                all.put(input + "-town", List.of("Testham"));
            }
            case GROUP -> {
                all.put(input, List.of("1"));
                answer(sheet, FormReading.entryInput(input, "1") + field.group().orElseThrow().questions().getFirst().id(), all);
            }
            case DATE -> day(input, all);
            case DATE_TIME -> {
                day(input, all);
                all.put(input + "-time-not-known", List.of("yes"));
            }
        }
    }

    private void day(String input, Map<String, List<String>> all) {
        day(input, LocalDate.ofInstant(clock.instant(), Occurred.LONDON), all);
    }

    private static void day(String input, LocalDate day, Map<String, List<String>> all) {
        all.put(input + "-day", List.of(Integer.toString(day.getDayOfMonth())));
        all.put(input + "-month", List.of(Integer.toString(day.getMonthValue())));
        all.put(input + "-year", List.of(Integer.toString(day.getYear())));
    }
}
