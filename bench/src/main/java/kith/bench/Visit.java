package kith.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.form.Filled;
import kith.procedures.form.FormReading;
import kith.procedures.form.Typed;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.record.NewEvent;
import kith.server.record.PackShelf;
import kith.server.record.Recording;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The write that is measured: a social worker's visit to a child on a plan. The whole way: gate with its audit, form read and
 * checked, event and leaf appended, position worked out before and after, projections brought up, commit.
 */
final class Visit {
    static final String STEP = "protection_visit";

    /** A record and the place in it where its next visit will stand. */
    record At(String record, Optional<String> episode, Optional<String> follows) {}

    private final Gate gate;
    private final Recording recording;
    private final TransactionTemplate transaction;
    private final Viewer viewer;
    private final Pack pack;
    private final Step step;

    Visit(ApplicationContext kith) {
        gate = kith.getBean(Gate.class);
        recording = kith.getBean(Recording.class);
        transaction = kith.getBean(TransactionTemplate.class);
        viewer = Partnership.viewer(kith, "social_worker");
        pack = kith.getBean(PackShelf.class).packs(Partnership.AUTHORITY).latest();
        step = pack.step(STEP).orElseThrow();
    }

    /** @return where the visit after this one will stand */
    At record(At at) {
        Instant now = Instant.now();
        LocalDate today = LocalDate.ofInstant(now, Occurred.LONDON);
        Typed typed = Answering.typed(step, at.record(), Answering.answers(step, at.record(), Map.of(), "social_worker", now), today);
        String event = transaction.execute(_ -> {
            Permit permit = gate.permit(viewer, Action.RECORD_STEP, at.record(), Set.copyOf(step.by()), Outlet.PAGE);
            Filled filled = FormReading.read(step, typed, Answering.context(at.record(), "social_worker", now));
            if (!filled.problems().isEmpty()) {
                throw new IllegalStateException("the visit is not filled in: " + filled.problems());
            }
            return recording.append(
                            List.of(permit),
                            Identifiers.next(),
                            List.of(new NewEvent(
                                    at.record(),
                                    STEP + ".recorded",
                                    at.episode(),
                                    claim(STEP, at.episode(), at.follows()),
                                    filled.occurred().orElseThrow(),
                                    filled.answersFor(at.record()),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(pack.version()),
                                    step.sensitivity())))
                    .getFirst();
        });
        return new At(at.record(), at.episode(), Optional.of(event));
    }

    /** The place that only one event can take, spelt as the pages spell it. */
    static Optional<String> claim(String step, Optional<String> episode, Optional<String> follows) {
        return episode.map(run -> run + "/" + step + "/" + follows.orElse("first"));
    }

    /** Where the next visits stand, read from the events. */
    static List<At> places(Database database) {
        return database
                .read(
                        """
                        select distinct on (record) record || ' ' || episode || ' ' || event from event
                        where type = 'protection_visit.recorded' order by record, recorded desc
                        """)
                .stream()
                .map(line -> line.split(" "))
                .map(parts -> new At(parts[0], Optional.of(parts[1]), Optional.of(parts[2])))
                .toList();
    }
}
