package kith.server.record.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.procedures.calendar.Calendar;
import kith.procedures.pack.Pack;
import kith.procedures.position.Offer;
import kith.procedures.position.StatusHeld;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Level;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.people.Child;
import kith.server.people.Children;
import kith.server.record.KnownNames;
import kith.server.record.Reading;
import kith.server.record.RecordView;
import kith.server.record.Unrecorded;
import kith.server.web.component.Link;
import kith.server.web.component.ObligationRow;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The page on which work with a child is brought to its end, and from which it begins again. */
@Service
public class ClosingQueries {
    private final Gate gate;
    private final Reading reading;
    private final Unrecorded unrecorded;
    private final Children children;
    private final Directories directories;
    private final Calendar calendar;
    private final Clock clock;

    ClosingQueries(
            Gate gate, Reading reading, Unrecorded unrecorded, Children children, Directories directories, Calendar calendar, Clock clock) {
        this.gate = gate;
        this.reading = reading;
        this.unrecorded = unrecorded;
        this.children = children;
        this.directories = directories;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * @param ended since when the work has ended, in words; null while it goes on
     * @param owed what every procedure still asks for, besides the closing itself
     * @param next what the viewer may record of the ending now, what decides first
     * @param nobody why there is nothing to record; null where there is something
     * @param again where to begin again; null where the work has not ended, or the viewer may not
     * @param known what a new contact can start from; empty while the work goes on
     */
    public record Page(
            Band band,
            String ended,
            Closing closing,
            List<ObligationRow> owed,
            List<Link> next,
            String nobody,
            Link again,
            List<Known.Fact> known) {}

    /** For whoever sees the whole record: a part of it cannot say what is open. */
    @Transactional
    public Seen<Page> closing(Viewer viewer, String record) {
        Permit permit = gate.permit(viewer, Action.READ_RECORD, record, Set.of(), Outlet.PAGE);
        RecordView view = reading.record(permit).value();
        if (permit.level() != Level.FULL || !(children.subject(permit).value() instanceof Child child)) {
            throw gate.refusal(permit);
        }
        Names names = directories.names(permit);
        Instant now = clock.instant();
        LocalDate today = Said.dayOf(now);
        Pack pack = view.packs().latest();
        boolean ended = Closing.hasEnded(view);
        List<Link> next = ended ? List.of() : Recordable.steps(view, viewer, List.of(KnownNames.CLOSURE_DECIDED, KnownNames.CLOSURE_PROPOSED));
        return permit.seen(new Page(
                Band.of(view, child, viewer, today, Band.Tab.OVERVIEW),
                ended(view).map(status -> Said.day(status.since())).orElse(null),
                Closing.of(view, viewer, child, unrecorded.about(viewer, record), now),
                ObligationRows.of(Closing.owed(view), record, viewer, pack, names, calendar, now),
                next,
                next.isEmpty() && !ended ? nobody(view, pack) : null,
                ended ? Recordable.steps(view, viewer, List.of(KnownNames.CONTACT)).stream().findFirst().orElse(null) : null,
                ended ? Known.of(view, child, names) : List.of()));
    }

    private static Optional<StatusHeld> ended(RecordView view) {
        return view.position().statuses().stream()
                .filter(status -> status.status().equals(KnownNames.WORK_ENDED) && status.until().isEmpty())
                .findFirst();
    }

    private static String nobody(RecordView view, Pack pack) {
        return view.position().offers().stream().map(Offer::step).anyMatch(step -> step.equals(KnownNames.CLOSURE_PROPOSED))
                ? "A social worker or a manager proposes to end the work, and a manager decides."
                : pack.step(KnownNames.CLOSURE_PROPOSED).isPresent()
                        ? "It cannot be proposed now."
                        : "Your procedures have no step that ends the work with a child.";
    }
}
