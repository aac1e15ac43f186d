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
import java.util.function.BooleanSupplier;
import kith.procedures.form.Filled;
import kith.procedures.form.FormReading;
import kith.procedures.form.Typed;
import kith.procedures.form.TypedAgain;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
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

/** A story told to Kith: each scene the whole way of a write, from its form as it was typed to its commit. */
final class Pathway {
    private static final Duration AGO = Duration.ofDays(60);
    private static final Duration LATER = Duration.ofMinutes(1);

    private final Gate gate;
    private final Recording recording;
    private final TransactionTemplate transaction;
    private final String version;
    private final Told told;
    private final Map<String, Viewer> viewers = new HashMap<>();

    Pathway(ApplicationContext kith, Told told) {
        gate = kith.getBean(Gate.class);
        recording = kith.getBean(Recording.class);
        transaction = kith.getBean(TransactionTemplate.class);
        version = kith.getBean(PackShelf.class).packs(Partnership.AUTHORITY).latest().version();
        this.told = told;
        told.scenes().forEach(scene -> viewers.computeIfAbsent(scene.role(), role -> Partnership.viewer(kith, role)));
    }

    /** The whole pathway once, of a child whose record is opened by it: as many commits as scenes, or fewer where time is up. */
    int run(BooleanSupplier goesOn) {
        Instant call = Instant.now().minus(AGO).truncatedTo(ChronoUnit.MINUTES);
        List<String> events = new ArrayList<>();
        String record = transaction.execute(_ -> {
            Told.Scene contact = told.scenes().getFirst();
            Permit permit = gate.permit(viewers.get(contact.role()), Action.TAKE_CONTACT, Outlet.PAGE);
            Recording then = recording.by(Clock.fixed(call.plus(LATER), ZoneOffset.UTC));
            String opened = then.open(permit, "child");
            NewEvent described = NewEvent.ofRecord(opened, Children.DESCRIBED, new Occurred.At(call), Map.of(
                    "given_name", new Answer.Text("Robin"),
                    "family_name", new Answer.Text("Marsh"),
                    "born", new Answer.Day(LocalDate.of(2019, 5, 4)),
                    "address", new Answer.Text("4 Invented Row")));
            events.add(then.append(List.of(permit), Identifiers.next(), List.of(described, event(opened, contact, call, events))).getLast());
            return opened;
        });
        while (events.size() < told.scenes().size() && goesOn.getAsBoolean()) {
            Told.Scene scene = told.scenes().get(events.size());
            Instant when = call.plus(Duration.ofDays(scene.day())).plus(LATER.multipliedBy(events.size()));
            String event = transaction.execute(_ -> {
                Permit permit = gate.permit(viewers.get(scene.role()), Action.RECORD_STEP, record, Set.copyOf(scene.step().by()), Outlet.PAGE);
                return recording.by(Clock.fixed(when.plus(LATER), ZoneOffset.UTC))
                        .append(List.of(permit), Identifiers.next(), List.of(event(record, scene, when, events)))
                        .getLast();
            });
            events.add(event);
        }
        return events.size();
    }

    private NewEvent event(String record, Told.Scene scene, Instant when, List<String> events) {
        Map<String, List<String>> typed = new HashMap<>(
                Answering.typed(scene.step(), record, scene.answers(), LocalDate.ofInstant(when, Occurred.LONDON)).values());
        typed.putAll(TypedAgain.of(FormReading.OCCURRED, new Answer.When(new Occurred.At(when))));
        Filled filled = FormReading.read(scene.step(), new Typed(typed), Answering.context(record, "social_worker", Instant.now()));
        if (!filled.problems().isEmpty()) {
            throw new IllegalStateException(scene.step().id() + " is not filled in: " + filled.problems());
        }
        Optional<String> episode = scene.opens().map(opening -> opening.episode(events.get(opening.scene())));
        return new NewEvent(
                record,
                scene.step().id() + ".recorded",
                episode,
                Visit.claim(scene.step().id(), episode, scene.follows().map(events::get)),
                filled.occurred().orElseThrow(),
                filled.answersFor(record),
                Optional.empty(),
                Optional.empty(),
                Optional.of(version),
                scene.step().sensitivity());
    }
}
