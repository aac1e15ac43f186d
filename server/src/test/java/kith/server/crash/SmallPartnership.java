package kith.server.crash;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import kith.procedures.history.Answer;
import kith.procedures.history.Facts;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Sensitivity;
import kith.server.directory.Directories;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.people.Children;
import kith.server.record.NewEvent;
import kith.server.record.PackShelf;
import kith.server.record.Recording;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** One authority with one team and one service manager, who opens families' records and writes on them. */
public final class SmallPartnership {
    public static final String AUTHORITY = "buckinghamshire";

    /** What was committed: the records written to, and the events. */
    public record Recorded(List<String> records, List<String> events) {}

    private final Gate gate;
    private final Recording recording;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Viewer viewer;
    private final String packVersion;

    /** Enters the partnership unless it is there. */
    public SmallPartnership(ApplicationContext kith) {
        gate = kith.getBean(Gate.class);
        recording = kith.getBean(Recording.class);
        transaction = kith.getBean(TransactionTemplate.class);
        clock = kith.getBean(Clock.class);
        Directories directories = kith.getBean(Directories.class);
        transaction.executeWithoutResult(_ -> enter(directories));
        viewer = directories.viewer(AUTHORITY, "manager").orElseThrow();
        packVersion = kith.getBean(PackShelf.class).packs(AUTHORITY).latest().version();
    }

    private static void enter(Directories directories) {
        if (directories.authorities().isEmpty()) {
            directories.addAuthority(new Directories.Authority(AUTHORITY, "Buckinghamshire", AUTHORITY));
            directories.addAgency(AUTHORITY, "social_care", "Children's social care", "social_care");
            directories.addTeam(AUTHORITY, new Directories.Team("team", "First Response", "social_care", "01632 960100"));
            directories.setDuty(AUTHORITY, "team_manager", "team");
            directories.addProfessional(AUTHORITY, "manager", "Margaret Ellison", null);
            directories.addMembership(AUTHORITY, "manager", "service_manager", "team");
        }
    }

    /** One contact about some children who are not known yet: on each record who the child is, and what was said. */
    public Recorded contact(int children, RandomGenerator random) {
        return transaction.execute(_ -> {
            Permit permit = gate.permit(viewer, Action.TAKE_CONTACT, Outlet.API);
            List<String> records = new ArrayList<>();
            for (int i = 0; i < children; i++) {
                records.add(recording.open(permit, "child"));
            }
            String occasion = occasion(children);
            List<NewEvent> fresh = new ArrayList<>();
            for (String record : records) {
                fresh.add(NewEvent.ofRecord(record, Children.DESCRIBED, now(), Map.of(
                        "given_name", new Answer.Text("Child " + random.nextInt(1000)), "family_name", new Answer.Text("Ashdown"))));
                fresh.add(event(record, "contact." + Facts.RECORDED, occasion, Optional.of(packVersion), Map.of(
                        "worry", new Answer.Text("Heard crying, night " + random.nextInt(1000)),
                        "harm_suspected", new Answer.YesNo(random.nextBoolean()))));
            }
            return new Recorded(records, recording.append(List.of(permit), Identifiers.next(), fresh));
        });
    }

    /** One thing said about several known children: an event of one occasion on each record. */
    public Recorded note(List<String> records, RandomGenerator random) {
        return transaction.execute(_ -> {
            List<Permit> permits = new ArrayList<>();
            for (String record : records) {
                permits.add(gate.permit(viewer, Action.ALLOCATE, record, Set.of(), Outlet.API));
            }
            String occasion = occasion(records.size());
            List<NewEvent> fresh = records.stream()
                    .map(record -> event(record, Facts.HOLDER_ALLOCATED, occasion, Optional.empty(), Map.of(
                            "role", new Answer.Text("social_worker"),
                            "person", new Answer.Text("person-" + random.nextInt(5)),
                            "team", new Answer.Text("team"))))
                    .toList();
            return new Recorded(records, recording.append(permits, Identifiers.next(), fresh));
        });
    }

    /** The number of its events is part of an occasion's name, so that half of one can be told from a whole one. */
    private static String occasion(int events) {
        return events + "-" + Identifiers.next();
    }

    private NewEvent event(
            String record, String type, String occasion, Optional<String> packVersion, Map<String, Answer> answers) {
        return new NewEvent(
                record,
                type,
                Optional.empty(),
                Optional.empty(),
                now(),
                answers,
                Optional.empty(),
                Optional.of(occasion),
                packVersion,
                Sensitivity.ORDINARY);
    }

    private Occurred now() {
        return new Occurred.At(clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS));
    }
}
