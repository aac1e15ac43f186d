package kith.server.record.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.About;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.procedures.position.Episode;
import kith.procedures.position.Holder;
import kith.procedures.position.Obligation;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Level;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.people.Children;
import kith.server.people.Siblings;
import kith.server.people.Subject;
import kith.server.record.AnswerWords;
import kith.server.record.EventWords;
import kith.server.record.KnownNames;
import kith.server.record.Looks;
import kith.server.record.Reading;
import kith.server.record.RecordView;
import kith.server.record.Recording;
import kith.server.record.RoleWords;
import kith.server.record.Withdrawing;
import kith.server.web.component.EmergencyHelp;
import kith.server.web.component.Link;
import kith.server.web.component.ObligationRow;
import kith.server.web.component.Pathway;
import kith.server.web.component.TimelineItem;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of a record show. Each method is one read: gate, history, masked view and audit in one transaction. */
@Service
public class RecordQueries {
    private static final int LATEST = 5;
    private static final int ON_A_PAGE = 50;

    private final Gate gate;
    private final Reading reading;
    private final Recording recording;
    private final Looks looks;
    private final Children children;
    private final Siblings siblings;
    private final Directories directories;
    private final Calendar calendar;
    private final Clock clock;

    RecordQueries(
            Gate gate,
            Reading reading,
            Recording recording,
            Looks looks,
            Children children,
            Siblings siblings,
            Directories directories,
            Calendar calendar,
            Clock clock) {
        this.gate = gate;
        this.reading = reading;
        this.recording = recording;
        this.looks = looks;
        this.children = children;
        this.siblings = siblings;
        this.directories = directories;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * @param pathway of a child; null where there is none
     * @param visits to a child, for whoever sees the whole record; null elsewhere, as others may have seen the child since
     * @param drift of a child's record, for whoever sees the whole of it; empty elsewhere, as others may have looked at the plan since
     * @param kept of the partnership, what is kept on its record, by its name: the latest of each
     */
    public record Overview(
            Band band,
            Pathway pathway,
            List<Link> kept,
            List<ObligationRow> next,
            Visits visits,
            List<Unexplained> unexplained,
            List<Drift> drift,
            List<Recordable.Group> also,
            List<Relative> siblings,
            List<Holding> holders,
            List<TimelineItem> latest,
            EmergencyHelp emergency,
            boolean mayWriteNotes,
            boolean mayHandOver,
            boolean mayAllocate,
            boolean whole,
            boolean ofChild,
            boolean pinned,
            boolean recorded)
            implements Shown {}

    /**
     * Something late that needs a reason and has none.
     *
     * @param how "2 days late, no longer needed"
     */
    public record Unexplained(String what, String how, String reasonAt) {}

    public record Relative(String relation, String name, String age, String record) {}

    /** @param away "away until 4 December; Ada Example covers, 01632 960112"; null for whoever is here */
    public record Holding(String role, String name, String away) {}

    /** What is shown of a record: where it stands, or, where it stands still, whom to ring. */
    public sealed interface Shown permits Overview, WhomToRing {
        Band band();
    }

    @Transactional
    public Seen<? extends Shown> shown(Viewer viewer, String record, boolean recorded) {
        Permit permit = gate.permit(viewer, Action.READ_RECORD, record, Set.of(), Outlet.PAGE);
        return permit.level() == Level.WHO_TO_RING ? whomToRing(permit, recorded) : overview(permit, recorded);
    }

    private Seen<WhomToRing> whomToRing(Permit permit, boolean recorded) {
        Names names = directories.names(permit);
        Subject subject = children.subject(permit).value();
        return reading.record(permit).map(view -> WhomToRing.of(
                view,
                Band.of(view, subject, permit.viewer(), Said.dayOf(clock.instant()), Band.Tab.OVERVIEW),
                permit.viewer(),
                directories.duties(permit.authority()),
                names,
                recorded));
    }

    private Seen<Overview> overview(Permit permit, boolean recorded) {
        Viewer viewer = permit.viewer();
        String record = permit.record();
        Seen<RecordView> seen = reading.record(permit);
        RecordView view = seen.value();
        Siblings.Family family = siblings.family(permit).value();
        boolean pinned = looks.looked(permit, view);
        Names names = directories.names(permit);
        Instant now = clock.instant();
        LocalDate today = Said.dayOf(now);
        Pack pack = view.packs().latest();
        List<Obligation> open = view.position().open();
        boolean ofChild = view.history().about() == About.CHILD;
        List<Relative> relatives = family.siblings().stream()
                .map(sibling -> new Relative(
                        sibling.relation(), sibling.child().name(), sibling.child().age(today), sibling.child().record()))
                .toList();
        return seen.map(_ -> new Overview(
                Band.of(view, family.subject(), viewer, today, Band.Tab.OVERVIEW),
                ofChild ? PathwayDrawing.of(view, calendar, now).orElse(null) : null,
                view.history().about() == About.PARTNERSHIP ? kept(view) : List.of(),
                ObligationRows.of(open, record, viewer, pack, names, calendar, now),
                ofChild && permit.level() == Level.FULL ? Visits.of(view, now) : null,
                Lateness.unexplained(view, now).stream()
                        .map(late -> new Unexplained(
                                late.obligation().sentence(),
                                late.how(),
                                "/records/" + record + "/obligations/" + late.obligation().id() + "/late-reason"))
                        .toList(),
                ofChild && permit.level() == Level.FULL ? Drift.of(view, today) : List.of(),
                Recordable.of(view, viewer).first(),
                relatives,
                holders(view, pack, names),
                new TimelineRows(view, names).news(LATEST),
                emergency(view, names),
                mayRecord(KnownNames.CASE_NOTE, view, viewer),
                mayRecord(KnownNames.HANDOVER, view, viewer),
                ofChild && permit.level() == Level.FULL && Set.of("team_manager", "service_manager").contains(viewer.role()),
                permit.level() == Level.FULL,
                ofChild,
                pinned,
                recorded));
    }

    /** The record stays at hand among the viewer's work, or no longer. */
    @Transactional
    public void pin(Viewer viewer, String record, boolean pinned) {
        looks.pin(gate.permit(viewer, Action.READ_RECORD, record, Set.of(), Outlet.PAGE), pinned);
    }

    static boolean mayRecord(String step, RecordView view, Viewer viewer) {
        return view.position().offers().stream().anyMatch(offer -> offer.step().equals(step) && view.gives(offer.by(), viewer));
    }

    /**
     * Its registers and duties run beside each other: no way leads from one to the next that could be drawn. Of each stands what is kept, which the
     * first of its steps records, and not that it was looked at again.
     */
    private static List<Link> kept(RecordView view) {
        List<Link> kept = new ArrayList<>();
        for (Episode episode : view.position().episodes()) {
            if (episode.isOpen()) {
                episode.stations().stream()
                        .limit(1)
                        .flatMap(station -> station.events().stream())
                        .flatMap(event -> view.event(event).stream())
                        .max(Comparator.comparing(event -> event.occurred().earliest(event.recorded())))
                        .ifPresent(event -> kept.add(Link.to(
                                "/records/" + view.record() + "/events/" + event.id(),
                                episode.name() + ", " + Said.occurred(event.occurred()))));
            }
        }
        return kept;
    }

    static List<Holding> holders(RecordView view, Pack pack, Names names) {
        Map<String, Event> latest = new HashMap<>();
        view.history().events().stream()
                .filter(event -> event.type().equals(Facts.HOLDER_ALLOCATED))
                .sorted(Comparator.comparing(Event::recorded))
                .forEach(event -> latest.put(text(event, "role"), event));
        return latest.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> {
                    String person = text(entry.getValue(), "person");
                    return new Holding(RoleWords.title(entry.getKey(), pack), names.person(person), names.awayWords(person).orElse(null));
                })
                .toList();
    }

    static EmergencyHelp emergency(RecordView view, Names names) {
        // The social worker's team; while nobody is allocated, the duty team that holds what is owed.
        Optional<String> allocated = view.history().events().stream()
                .filter(event -> event.type().equals(Facts.HOLDER_ALLOCATED) && text(event, "role").equals("social_worker"))
                .max(Comparator.comparing(Event::recorded))
                .map(event -> text(event, "team"));
        String ring = java.util.stream.Stream.concat(
                        allocated.stream(),
                        view.position().open().stream()
                                .map(Obligation::holder)
                                .flatMap(holder -> holder instanceof Holder.Team(String team)
                                        ? java.util.stream.Stream.of(team)
                                        : java.util.stream.Stream.empty()))
                .flatMap(team -> names.team(team).stream())
                .filter(team -> !team.phone().isBlank())
                .findFirst()
                .map(team -> " Then ring " + team.name() + " on " + team.phone() + "."
                        + names.onDutyWords(team.team()).map(words -> " " + Said.capital(words) + ".").orElse(""))
                .orElse("");
        return new EmergencyHelp(
                "If a child is in danger now, ring the police on 999." + ring, List.of(Link.to("/who-to-ring", "Who to ring")));
    }

    /** Which record is the partnership's own. */
    @Transactional
    public Seen<String> partnership(Viewer viewer) {
        Permit permit = gate.permit(viewer, Action.READ_DIRECTORY, Outlet.PAGE);
        return permit.seen(recording.ofPartnership(permit));
    }

    public record Steps(Band band, List<Recordable.Group> groups) {}

    /** Everything that the viewer may record now beyond what must be. */
    @Transactional
    public Seen<Steps> steps(Viewer viewer, String record) {
        Permit permit = gate.permit(viewer, Action.READ_RECORD, record, Set.of(), Outlet.PAGE);
        Seen<RecordView> seen = reading.record(permit);
        Subject subject = children.subject(permit).value();
        return seen.map(view -> new Steps(
                Band.of(view, subject, viewer, Said.dayOf(clock.instant()), Band.Tab.RECORD), Recordable.of(view, viewer).all()));
    }

    public record Timeline(Band band, List<TimelineItem> items, Link older, boolean whole) {}

    /** The history, the latest happening first, a page at a time. @param before the event after which the page goes on */
    @Transactional
    public Seen<Timeline> timeline(Viewer viewer, String record, Optional<String> before) {
        Permit permit = gate.permit(viewer, Action.READ_TIMELINE, record, Set.of(), Outlet.PAGE);
        Seen<RecordView> seen = reading.record(permit);
        RecordView view = seen.value();
        Subject subject = children.subject(permit).value();
        looks.looked(permit, view);
        Names names = directories.names(permit);
        TimelineRows rows = new TimelineRows(view, names);
        List<Event> events = rows.latestFirst();
        int from = 0;
        if (before.isPresent()) {
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i).id().equals(before.get())) {
                    from = i + 1;
                }
            }
        }
        int to = Math.min(events.size(), from + ON_A_PAGE);
        Link older = to < events.size() ? Link.to("?before=" + events.get(to - 1).id(), "Older") : null;
        List<TimelineItem> items = events.subList(from, to).stream().map(rows::item).toList();
        return seen.map(_ -> new Timeline(
                Band.of(view, subject, viewer, Said.dayOf(clock.instant()), Band.Tab.TIMELINE), items, older, permit.level() == Level.FULL));
    }

    /**
     * @param notice that it does not stand, or not in these words; or null
     * @param correctAt where to put it right, or null
     * @param withdrawAt where to take it back, or a withdrawal of it; or null
     * @param approveAt where to decide on it, or null
     */
    public record EventPage(
            Band band,
            String title,
            String occurred,
            String recorded,
            String author,
            List<AnswerWords.Part> parts,
            List<AnswerWords.Line> plain,
            String files,
            List<Link> others,
            List<Link> related,
            StandingNotice notice,
            String correctAt,
            String withdrawAt,
            String approveAt) {}

    @Transactional
    public Seen<EventPage> event(Viewer viewer, String record, String id) {
        Permit permit = gate.permit(viewer, Action.READ_EVENT, record, Set.of(), Outlet.PAGE);
        Seen<RecordView> seen = reading.record(permit);
        RecordView view = seen.value();
        Event event = view.event(id).orElseThrow(() -> gate.refusal(permit));
        Subject subject = children.subject(permit).value();
        Names names = directories.names(permit);
        Pack pack = view.packs().latest();
        Optional<Step> step = view.packs().step(event.subject(), event.packVersion());
        boolean isForm = step.isPresent() && (event.fact().equals(Facts.RECORDED) || event.fact().equals(Facts.CORRECTED));
        String at = "/records/" + record;
        List<Link> related = view.history().events().stream()
                .filter(other -> other.corrects().equals(Optional.of(id)) || event.corrects().equals(Optional.of(other.id())))
                .sorted(Comparator.comparing(Event::recorded))
                .map(other -> Link.to(
                        at + "/events/" + other.id(), EventWords.title(other, view.packs()) + ", " + Said.moment(other.recorded())))
                .toList();
        List<Link> others = new ArrayList<>();
        if (event.occasion().isPresent()) {
            List<String> records = reading.recordsOfOccasion(permit, event.occasion().get());
            siblings.of(permit).value().stream()
                    .filter(sibling -> records.contains(sibling.child().record()))
                    .forEach(sibling -> others.add(Link.to("/records/" + sibling.child().record(), sibling.child().name())));
        }
        String correctAt = isForm
                        && view.gives(step.get().by(), viewer)
                        && event.fact().equals(Facts.RECORDED)
                        && Withdrawing.isWithdrawable(view, event)
                ? at + "/events/" + id + "/correction"
                : null;
        String withdrawAt = step.filter(of -> view.gives(of.by(), viewer) && Withdrawing.isWithdrawable(view, event)).isPresent()
                ? at + "/events/" + id + "/withdrawal"
                : null;
        String approveAt = view.position().awaitedApprovals().stream()
                .filter(awaited -> awaited.event().equals(id))
                .findFirst()
                .map(_ -> at + "/events/" + id + "/approval")
                .orElse(null);
        return seen.map(_ -> new EventPage(
                Band.of(view, subject, viewer, Said.dayOf(clock.instant()), Band.Tab.TIMELINE),
                EventWords.title(event, view.packs()),
                Said.occurred(event.occurred()),
                Said.moment(event.recorded()),
                names.person(event.author().person()) + ", " + RoleWords.of(event.author().role(), pack),
                isForm ? AnswerWords.parts(step.get(), event.answers(), names) : List.of(),
                isForm ? List.of() : AnswerWords.plain(event, names),
                at + "/events/" + id + "/files/",
                others,
                related,
                StandingNotice.of(event, view, names).orElse(null),
                correctAt,
                withdrawAt,
                approveAt));
    }

    private static String text(Event event, String field) {
        return event.answers().get(field) instanceof Answer.Text(String text) ? text : "";
    }
}
