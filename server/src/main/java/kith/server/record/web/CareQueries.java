package kith.server.record.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.calendar.Calendar;
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
import kith.server.web.component.DateParts;
import kith.server.web.component.Link;
import kith.server.web.component.ObligationRow;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The page of a child's legal status and care. */
@Service
public class CareQueries {
    private static final Set<String> REVIEWS_AND_VISITS = Set.of("looked_after_review", "looked_after_visit", "short_breaks_review", "short_breaks_visit");

    private static final Set<String> BEFORE_COURT = Set.of(
            "legal_planning_meeting",
            "letter_before_proceedings",
            "family_group_answered",
            "pre_proceedings_meeting",
            "pre_proceedings_ended",
            "proceedings_issued",
            "proceedings_extended",
            "proceedings_ended");

    /** As many as say how often somebody came; the timeline has the rest. */
    private static final int MOST_HELD = 12;

    private final Gate gate;
    private final Reading reading;
    private final Children children;
    private final Directories directories;
    private final Calendar calendar;
    private final Clock clock;

    CareQueries(Gate gate, Reading reading, Children children, Directories directories, Calendar calendar, Clock clock) {
        this.gate = gate;
        this.reading = reading;
        this.children = children;
        this.directories = directories;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * @param day as asked for, in words; "today" without that
     * @param asked the day as it was typed
     * @param error what is wrong with it; null where nothing is
     * @param holding what held on that day
     * @param responsible who had parental responsibility on it; null where nothing says so
     * @param next reviews, visits and meetings that are due; {@code held} those that were held, the latest first
     * @param before letters, meetings and decisions on the way to a court, the latest first
     * @param toCome days that a court or a letter named, the soonest first
     * @param record steps that say more, where the viewer may record them
     */
    public record Page(
            Band band,
            Care care,
            String day,
            DateParts asked,
            String error,
            List<Care.Held> holding,
            Care.Responsible responsible,
            List<ObligationRow> next,
            List<Care.Dated> held,
            List<Care.Dated> before,
            List<Care.Dated> toCome,
            List<Link> record) {}

    /** For whoever sees the whole record: of a part of it nobody could say what holds. */
    @Transactional
    public Seen<Page> care(Viewer viewer, String record, Map<String, String> given) {
        Permit permit = gate.permit(viewer, Action.READ_RECORD, record, Set.of(), Outlet.PAGE);
        RecordView view = reading.record(permit).value();
        if (permit.level() != Level.FULL || !(children.subject(permit).value() instanceof Child child)) {
            throw gate.refusal(permit);
        }
        Names names = directories.names(permit);
        Instant now = clock.instant();
        LocalDate today = Said.dayOf(now);
        DateParts asked = new DateParts(given.getOrDefault("on-day", "").strip(), given.getOrDefault("on-month", "").strip(), given.getOrDefault("on-year", "").strip());
        Optional<LocalDate> read = asked.read();
        LocalDate day = read.orElse(today);
        Care care = Care.of(view, names);
        return permit.seen(new Page(
                Band.of(view, child, viewer, today, Band.Tab.LEGAL_STATUS),
                care,
                day.equals(today) ? "today" : "on " + Said.day(day),
                asked,
                asked.isBlank() || read.isPresent() ? null : "Write a real date, like 27 3 2026",
                care.holdingOn(day),
                care.responsibleOn(day).orElse(null),
                ObligationRows.of(
                        view.position().open().stream()
                                .filter(obligation -> REVIEWS_AND_VISITS.contains(obligation.step()) || BEFORE_COURT.contains(obligation.step()))
                                .toList(),
                        record, viewer, view.packs().latest(), names, calendar, now),
                Care.held(view, names, REVIEWS_AND_VISITS).stream().limit(MOST_HELD).toList(),
                Care.held(view, names, BEFORE_COURT),
                Care.toCome(view, today),
                Recordable.steps(view, viewer, List.of(KnownNames.LEGAL_STATUS, KnownNames.PLACEMENT, "family_orders_known", "accommodation_asked", "legal_planning_meeting"))));
    }
}
