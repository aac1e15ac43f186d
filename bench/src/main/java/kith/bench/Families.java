package kith.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.procedures.position.Offer;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.people.Children;
import kith.server.record.NewEvent;
import kith.server.record.PackShelf;
import kith.server.record.Reading;
import kith.server.record.Recording;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills a database with records whose histories are {@link Story}s, by the same way as every write. */
final class Families {
    private static final int AT_ONCE = 4;
    private static final Duration LASTS = Duration.ofDays(60);

    private final Gate gate;
    private final Reading reading;
    private final Recording recording;
    private final TransactionTemplate transaction;
    private final Pack pack;
    private final Map<String, Viewer> viewers = new HashMap<>();

    Families(ApplicationContext kith) {
        gate = kith.getBean(Gate.class);
        reading = kith.getBean(Reading.class);
        recording = kith.getBean(Recording.class);
        transaction = kith.getBean(TransactionTemplate.class);
        pack = kith.getBean(PackShelf.class).packs(Partnership.AUTHORITY).latest();
        for (String role : List.of("front_door_worker", "social_worker", "team_manager", "conference_chair", "police", "health")) {
            viewers.put(role, Partnership.viewer(kith, role));
        }
    }

    /** @return the records, in no order */
    List<String> moveIn(int children, Story story) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<String>> told = new ArrayList<>();
            for (int i = 0; i < children; i++) {
                int nth = i;
                told.add(threads.submit(() -> tell(nth, story)));
            }
            List<String> records = new ArrayList<>();
            for (Future<String> one : told) {
                records.add(one.get());
            }
            return records;
        }
    }

    private String tell(int nth, Story story) {
        Instant call = Instant.now().minus(LASTS).truncatedTo(ChronoUnit.MICROS);
        Story.Scene contact = story.scenes().getFirst();
        Viewer worker = viewers.get(contact.role());
        String record = transaction.execute(_ -> {
            Permit permit = gate.permit(worker, Action.TAKE_CONTACT, Outlet.PAGE);
            Recording then = at(call);
            String opened = then.open(permit, "child");
            NewEvent described = NewEvent.ofRecord(opened, Children.DESCRIBED, new Occurred.At(call), Map.of(
                    "given_name", new Answer.Text("Robin " + nth),
                    "family_name", new Answer.Text("Marsh"),
                    "born", new Answer.Day(LocalDate.of(2019, 5, 4)),
                    "address", new Answer.Text("4 Invented Row")));
            then.append(
                    List.of(permit),
                    Identifiers.next(),
                    List.of(described, event(opened, contact, call, Optional.empty(), Optional.empty())));
            return opened;
        });
        for (Story.Scene scene : story.scenes().subList(1, story.scenes().size())) {
            Instant when = call.plus(Duration.ofDays(scene.day())).plusSeconds(60);
            transaction.executeWithoutResult(_ -> {
                Step step = pack.step(scene.step()).orElseThrow();
                Permit permit = gate.permit(viewers.get(scene.role()), Action.RECORD_STEP, record, Set.copyOf(step.by()), Outlet.PAGE);
                Optional<Offer> offer = reading.record(permit).value().position().offers().stream()
                        .filter(candidate -> candidate.step().equals(scene.step()))
                        .findFirst();
                Offer taken = offer.orElseThrow(() -> new IllegalStateException("the story tells " + scene.step() + ", which is not offered"));
                at(when).append(
                        List.of(permit),
                        Identifiers.next(),
                        List.of(event(record, scene, when, taken.episode(), Visit.claim(scene.step(), taken.episode(), taken.follows()))));
            });
        }
        return record;
    }

    private Recording at(Instant when) {
        return recording.by(Clock.fixed(when, ZoneOffset.UTC));
    }

    private NewEvent event(String record, Story.Scene scene, Instant when, Optional<String> episode, Optional<String> claim) {
        Step step = pack.step(scene.step()).orElseThrow();
        return new NewEvent(
                record,
                step.id() + ".recorded",
                episode,
                claim,
                new Occurred.At(when),
                Answering.answers(step, record, scene.chosen(), "social_worker", when),
                Optional.empty(),
                Optional.empty(),
                Optional.of(pack.version()),
                step.sensitivity());
    }
}
