package kith.server.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Sensitivity;
import kith.server.TestDatabase;
import kith.server.directory.Accounts;
import kith.server.directory.Directories;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.record.NewEvent;
import kith.server.record.Reading;
import kith.server.record.Recording;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.transaction.support.TransactionTemplate;

/** A small invented partnership, and records in it. People sign in by their roles. */
@Component
final class Partners {
    static final String PASSWORD = "a long invented password";
    static final String AUTHORITY = "testshire";

    private final Directories directories;
    private final Accounts accounts;
    private final Gate gate;
    private final Reading reading;
    private final Recording recording;
    private final TransactionTemplate transaction;

    Partners(
            Directories directories, Accounts accounts, Gate gate, Reading reading, Recording recording, TransactionTemplate transaction) {
        this.directories = directories;
        this.accounts = accounts;
        this.gate = gate;
        this.reading = reading;
        this.recording = recording;
        this.transaction = transaction;
    }

    void enrol() {
        transaction.executeWithoutResult(_ -> {
            directories.addAuthority(new Directories.Authority(AUTHORITY, "Testshire", "buckinghamshire"));
            directories.addAgency(AUTHORITY, "council", "Testshire Council", "social_care");
            directories.addAgency(AUTHORITY, "force", "Testshire Police", "police");
            person("council", "front_door_worker", "front_door");
            person("council", "team_manager", "managers");
            person("council", "social_worker", "workers");
            person("council", "administrator", "systems");
            person("force", "police", "unit");
        });
    }

    private void person(String agency, String role, String team) {
        directories.addTeam(AUTHORITY, new Directories.Team(team, "Team " + team, agency, "01632 960000"));
        directories.setDuty(AUTHORITY, role, team);
        directories.addProfessional(AUTHORITY, role, "Invented " + role, null);
        directories.addMembership(AUTHORITY, role, role, team);
        accounts.add(role + "@testshire", AUTHORITY, role, new BCryptPasswordEncoder(4).encode(PASSWORD));
    }

    /** A database and a data folder of the test's own. */
    static void register(DynamicPropertyRegistry registry) {
        TestDatabase.register(registry);
        registry.add("kith.packs", () -> Path.of("../packs").toAbsolutePath().normalize().toString());
        registry.add("kith.data", Partners::folder);
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("kith-api").toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Viewer viewer(String role) {
        return directories.viewer(AUTHORITY, role).orElseThrow();
    }

    /** A child's record with one contact, which asks the managers for a decision. */
    String child(String givenName, String familyName) {
        return child(givenName, familyName, false);
    }

    /** The same, with significant harm suspected, so that the police and others are asked to a strategy discussion. */
    String childInDanger(String givenName, String familyName) {
        return child(givenName, familyName, true);
    }

    private String child(String givenName, String familyName, boolean harm) {
        return transaction.execute(_ -> {
            Permit permit = gate.permit(viewer("front_door_worker"), Action.TAKE_CONTACT, Outlet.PAGE);
            String record = recording.open(permit, "child");
            Occurred when = new Occurred.At(Instant.parse("2026-03-02T10:20:00Z"));
            recording.append(
                    List.of(permit),
                    Identifiers.next(),
                    List.of(
                            NewEvent.ofRecord(
                                    record,
                                    "person.described",
                                    when,
                                    Map.of(
                                            "given_name", new Answer.Text(givenName),
                                            "family_name", new Answer.Text(familyName),
                                            "address", new Answer.Text("4 Invented Row"),
                                            "born", new Answer.Day(LocalDate.of(2019, 5, 4)))),
                            new NewEvent(
                                    record,
                                    "contact.recorded",
                                    Optional.empty(),
                                    Optional.empty(),
                                    when,
                                    Map.of(
                                            "worry", new Answer.Text("Marks on the arms"),
                                            "harm_suspected", new Answer.YesNo(harm),
                                            "harm_suspected_at", new Answer.When(when),
                                            "source", new Answer.Choice("school")),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(reading.packs(AUTHORITY).latest().version()),
                                    Sensitivity.ORDINARY)));
            return record;
        });
    }
}
