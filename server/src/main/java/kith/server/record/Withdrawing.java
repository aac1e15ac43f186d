package kith.server.record;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.history.Answer;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.Occurred;
import kith.procedures.history.Standing;
import kith.procedures.pack.Step;
import kith.procedures.position.Obligation;
import kith.procedures.position.Position;
import kith.procedures.position.StatusHeld;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Level;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Taking back what should not stand on a record, above all what was recorded on another child's: it stays on the timeline with the reason,
 * and nothing counts it any more. A withdrawal made in error is withdrawn in its turn. Whoever may record the step may do either.
 */
@Service
public class Withdrawing {
    private final Gate gate;
    private final Reading reading;
    private final Recording recording;
    private final Standings standings;
    private final Clock clock;

    Withdrawing(Gate gate, Reading reading, Recording recording, Standings standings, Clock clock) {
        this.gate = gate;
        this.reading = reading;
        this.recording = recording;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * What would be otherwise.
     *
     * @param noLongerOwed sentences of obligations
     * @param owedAgain sentences of obligations
     * @param noLongerSo statuses of the child, in words
     * @param soAgain statuses of the child, in words
     */
    public record Foreseen(List<String> noLongerOwed, List<String> owedAgain, List<String> noLongerSo, List<String> soAgain) {
        public boolean isEmpty() {
            return Stream.of(noLongerOwed, owedAgain, noLongerSo, soAgain).allMatch(List::isEmpty);
        }
    }

    /** What the viewer may take back, behind the permit to do so. */
    public record Withdrawable(Permit permit, RecordView view, Event event) {}

    /** Whether the event stands and is of a kind that can be taken back: a step that was recorded, or a withdrawal. */
    public static boolean isWithdrawable(RecordView view, Event event) {
        Standing.Standings known = Standing.of(view.history());
        return switch (event.fact()) {
            case Facts.RECORDED -> view.packs().step(event.subject(), event.packVersion()).isPresent()
                    && known.events().stream().anyMatch(standing -> standing.id().equals(event.id()));
            case Facts.WITHDRAWN -> known.withdrawals().contains(event.id());
            default -> false;
        };
    }

    @Transactional
    public Withdrawable withdrawable(Viewer viewer, String record, String eventId) {
        Permit reader = gate.permit(viewer, Action.READ_EVENT, record, Set.of(), Outlet.PAGE);
        RecordView view = reading.record(reader).value();
        Event event = view.event(eventId).filter(each -> isWithdrawable(view, each)).orElseThrow(() -> gate.refusal(reader));
        Step step = view.packs().step(event.subject(), event.packVersion()).orElseThrow(() -> gate.refusal(reader));
        return new Withdrawable(gate.recording(viewer, step, record, Outlet.PAGE), view, event);
    }

    /** What would follow, worked out as if it had been withdrawn now; empty for a viewer who does not see the whole record. */
    @Transactional
    public Optional<Foreseen> foreseen(Withdrawable of) {
        if (of.permit.level() != Level.FULL) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Event withdrawal = new Event(
                "foreseen",
                of.event.subject() + "." + Facts.WITHDRAWN,
                of.event.episode(),
                new Occurred.At(now),
                now,
                new Author(of.permit.viewer().professional(), of.permit.viewer().agency(), of.permit.viewer().role()),
                Map.of(),
                Optional.of(of.event.id()),
                Optional.empty(),
                Optional.empty());
        List<Event> events = new ArrayList<>(of.view.history().events());
        events.add(withdrawal);
        Position after = standings.reckoner(of.permit.authority()).of(of.view.history().with(events), now).position();
        Position before = of.view.position();
        return Optional.of(new Foreseen(
                onlyIn(owed(before), owed(after)), onlyIn(owed(after), owed(before)), onlyIn(so(before), so(after)), onlyIn(so(after), so(before))));
    }

    private static Map<String, String> owed(Position position) {
        return position.obligations().stream()
                .filter(obligation -> obligation.state() instanceof Obligation.State.Open)
                .collect(Collectors.toMap(Obligation::id, Obligation::sentence));
    }

    private static Map<String, String> so(Position position) {
        return position.statuses().stream()
                .filter(status -> status.until().isEmpty())
                .map(StatusHeld::words)
                .collect(Collectors.toMap(Function.identity(), Function.identity(), (one, _) -> one));
    }

    private static List<String> onlyIn(Map<String, String> these, Map<String, String> those) {
        Stream<Map.Entry<String, String>> only = these.entrySet().stream().filter(entry -> !those.containsKey(entry.getKey()));
        return only.map(Map.Entry::getValue).distinct().sorted().toList();
    }

    /**
     * @param submission the same for every attempt
     * @throws NotAcceptable where no reason is given, or too long a one
     * @throws Overtaken when somebody else withdrew it first
     */
    @Transactional
    public void withdraw(Viewer viewer, String record, String eventId, String submission, String reason) {
        Permit reader = gate.permit(viewer, Action.READ_EVENT, record, Set.of(), Outlet.PAGE);
        if (recording.isRecorded(reader, submission)) {
            return;
        }
        Withdrawable of = withdrawable(viewer, record, eventId);
        Written said = Written.of("reason", "Why should it not stand?", reason);
        List<Problem> problems = said.problems(
                new Problem("reason_missing", "reason", "Say why it should not stand, for example that it is about another child.", ""), Written.LONG);
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        long before = of.view.history().events().stream()
                .filter(event -> event.fact().equals(Facts.WITHDRAWN) && event.corrects().equals(Optional.of(eventId)))
                .count();
        Step step = of.view.packs().step(of.event.subject(), of.event.packVersion()).orElseThrow();
        recording.append(
                List.of(of.permit),
                submission,
                List.of(new NewEvent(
                        record,
                        of.event.subject() + "." + Facts.WITHDRAWN,
                        of.event.episode(),
                        Optional.of(eventId + "/" + Facts.WITHDRAWN + "/" + before),
                        new Occurred.At(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                        Map.of("reason", new Answer.Text(said.text())),
                        Optional.of(eventId),
                        Optional.empty(),
                        Optional.empty(),
                        step.sensitivity())));
    }
}
