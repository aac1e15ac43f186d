package kith.server.work.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.Event;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.procedures.position.AwaitedApproval;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.people.Child;
import kith.server.people.Children;
import kith.server.people.Siblings;
import kith.server.people.Subject;
import kith.server.record.AnswerWords;
import kith.server.record.EventWords;
import kith.server.record.Looks;
import kith.server.record.Reading;
import kith.server.record.RecordView;
import kith.server.record.RoleWords;
import kith.server.steps.Draft;
import kith.server.steps.Drafts;
import kith.server.web.component.Choice;
import kith.server.web.component.Link;
import kith.server.web.component.ObligationRow;
import kith.server.web.component.Urgency;
import kith.server.work.Approving;
import kith.server.work.Obligations;
import kith.server.work.Together;
import kith.server.wording.DueWords;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of work show. */
@Service
public class WorkQueries {
    private static final int MOST_NOTES = 10;

    private final Gate gate;
    private final Obligations obligations;
    private final Drafts drafts;
    private final Reading reading;
    private final Looks looks;
    private final Children children;
    private final Siblings siblings;
    private final Directories directories;
    private final Calendar calendar;
    private final Clock clock;

    WorkQueries(
            Gate gate,
            Obligations obligations,
            Drafts drafts,
            Reading reading,
            Looks looks,
            Children children,
            Siblings siblings,
            Directories directories,
            Calendar calendar,
            Clock clock) {
        this.gate = gate;
        this.obligations = obligations;
        this.drafts = drafts;
        this.reading = reading;
        this.looks = looks;
        this.children = children;
        this.siblings = siblings;
        this.directories = directories;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * @param approvals what waits for the viewer's decision, apart, because people wait for it
     * @param notes where a note is written about the children for whom the viewer holds something
     * @param changes what others recorded on the records on which the viewer holds something, since the viewer last looked
     * @param latestChange when the first of them was recorded, as the button sends it back; empty where there is none
     */
    public record MyWork(
            String name,
            List<ObligationRow> approvals,
            List<ObligationRow> mine,
            List<ObligationRow> team,
            List<ObligationRow> invited,
            List<ObligationRow> told,
            String teamName,
            List<Link> drafts,
            List<Link> notes,
            List<Change> changes,
            String latestChange,
            boolean mayTakeContacts) {

        /** The lists by their headings, in the order of the page. */
        SequencedMap<String, List<ObligationRow>> lists() {
            SequencedMap<String, List<ObligationRow>> lists = new LinkedHashMap<>();
            lists.put("Waiting for your decision", approvals);
            lists.put("Held by you", mine);
            lists.put("Held by your team", team);
            lists.put("Late, and yours to know", told);
            lists.put("You are asked to take part", invited);
            return lists;
        }
    }

    @Transactional
    public Seen<MyWork> myWork(Viewer viewer, Outlet outlet) {
        Permit permit = gate.permit(viewer, Action.SEE_WORK, outlet);
        Seen<Obligations.Held> held = obligations.held(permit);
        List<Obligations.Work> mine = held.value().mine();
        List<Obligations.Work> team = held.value().team();
        Pack pack = reading.packs(viewer.authority()).latest();
        Instant now = clock.instant();
        List<Draft> own = drafts.own(viewer);
        Map<String, Child> about = children.among(permit, own.stream().flatMap(draft -> draft.record().stream()).toList()).value();
        List<Link> begun = own.stream().map(draft -> begun(draft, about, pack)).toList();
        List<String> joined = pack.procedures().stream()
                .flatMap(procedure -> procedure.steps().stream())
                .filter(step -> step.participants().contains(viewer.role()))
                .map(Step::id)
                .toList();
        List<Obligations.Work> invited =
                joined.isEmpty() ? List.of() : obligations.ofSteps(permit, joined).value();
        List<Obligations.Work> late = obligations.lateToTell(permit, now).value();
        List<String> known = Stream.concat(mine.stream(), team.stream()).map(work -> work.row().obligation()).toList();
        List<Looks.Change> changes = looks.changes(permit).value();
        return held.map(_ -> new MyWork(
                viewer.name(),
                rows(Stream.concat(mine.stream(), team.stream()).filter(work -> isDecision(work, viewer)), viewer, pack, now),
                rows(mine.stream().filter(work -> !isDecision(work, viewer)), viewer, pack, now),
                rows(team.stream().filter(work -> !isDecision(work, viewer)), viewer, pack, now),
                rows(invited.stream(), viewer, pack, now),
                rows(late.stream().filter(work -> !known.contains(work.row().obligation())), viewer, pack, now)
                        .stream()
                        .map(WorkQueries::toKnow)
                        .toList(),
                viewer.teamName(),
                begun,
                notes(mine),
                changes.stream().map(change -> change(change, now)).toList(),
                changes.stream().findFirst().map(latest -> latest.recorded().toString()).orElse(""),
                viewer.worksAtTheFrontDoor()));
    }

    /** @param recorded "recorded 16:10 on 12 January by Sam Example" */
    public record Change(Link what, String about, String recorded) {}

    private static Change change(Looks.Change change, Instant now) {
        return new Change(
                Link.to("/records/" + change.record() + "/events/" + change.event(), change.title()),
                change.about().orElseGet(() -> new Subject.Partnership().name()),
                "recorded " + Said.near(change.recorded(), Said.dayOf(now)) + " by " + change.author().orElse("someone no longer in the directory"));
    }

    /** Nothing up to the latest change that was shown is new to the viewer any more. */
    @Transactional
    public void lookedAtAll(Viewer viewer, Instant latest) {
        looks.lookedAtAll(gate.permit(viewer, Action.SEE_WORK, Outlet.PAGE), latest);
    }

    /** Whom it is about first: of drafts of the same kind that tells one from the other. */
    private static Link begun(Draft draft, Map<String, Child> about, Pack pack) {
        String name = draft.record().map(about::get).map(child -> child.name() + ": ").orElse("");
        return Link.to(
                "/drafts/" + draft.id(),
                name + pack.step(draft.step()).map(Step::name).orElse("Draft") + ", saved " + Said.moment(draft.saved()));
    }

    /** A line for each family. */
    private static List<Link> notes(List<Obligations.Work> mine) {
        return mine.stream()
                .collect(Collectors.groupingBy(Obligations.Work::family, LinkedHashMap::new, Collectors.toMap(
                        Obligations.Work::record, Function.identity(), (one, _) -> one, LinkedHashMap::new)))
                .values()
                .stream()
                .map(family -> new Together(List.copyOf(family.values())))
                .map(family -> Link.to("/records/" + family.first().record() + "/note", family.names()))
                .limit(MOST_NOTES)
                .toList();
    }

    /** One row for what is asked at the same time, for the same reason, for brothers and sisters. */
    private List<ObligationRow> rows(Stream<Obligations.Work> work, Viewer viewer, Pack pack, Instant now) {
        return Together.of(work.toList()).stream().map(same -> row(same, viewer, pack, now)).toList();
    }

    /** To be known, not done: others have it in hand. */
    private static ObligationRow toKnow(ObligationRow row) {
        return new ObligationRow(row.urgency(), row.when(), row.due(), row.what(), row.about(), row.explanation(), row.why(), null);
    }

    private static boolean isDecision(Obligations.Work work, Viewer viewer) {
        return work.row().approves().isPresent() && work.row().owner().equals(viewer.role());
    }

    private ObligationRow row(Together same, Viewer viewer, Pack pack, Instant now) {
        Obligations.Work work = same.first();
        DueWords words = DueWords.open(work.row().limit(), work.row().aim(), now, calendar)
                .authorisedUntil(work.row().authorised(), now, calendar)
                .stoppedSince(work.row().stoppedSince(), now);
        String at = "/records/" + work.record();
        Optional<Link> action = work.row().approves().isPresent()
                ? Optional.of(work.row().owner())
                        .filter(viewer.role()::equals)
                        .map(_ -> Link.to(at + "/events/" + work.row().approves().get() + "/approval", "Decide"))
                : pack.step(work.row().step())
                        .filter(step -> step.by().contains(viewer.role()))
                        .map(step -> Link.to(at + "/steps/" + step.id(), step.action()));
        return new ObligationRow(
                urgency(words),
                words.when(),
                words.due(),
                work.row().sentence(),
                Link.to(at, same.names()),
                Said.sentence(Said.capital(work.row().because())),
                Link.to(at + "/obligations/" + work.row().obligation(), "Why, and where it says so"),
                action.orElse(null));
    }

    public static Urgency urgency(DueWords words) {
        return switch (words.pressing()) {
            case LATE -> Urgency.LATE;
            case SOON -> Urgency.SOON;
            case LATER -> Urgency.LATER;
        };
    }

    public record Approval(
            String record,
            String child,
            String event,
            String submission,
            String sentence,
            String title,
            String occurred,
            String author,
            List<AnswerWords.Part> parts,
            boolean mayDecide,
            boolean mayTelephone,
            String approverRole,
            List<Choice> approvers,
            Decided typed,
            List<Link> errors) {}

    /** What was chosen and written on the page of an approval. */
    public record Decided(String decision, String comment, String approver) {
        static final Decided NOTHING = new Decided("", "", "");
    }

    @Transactional
    public Seen<Approval> approval(Viewer viewer, String record, String eventId, String submission, Decided typed, List<Link> errors) {
        Permit permit = gate.permit(viewer, Action.READ_EVENT, record, Set.of(), Outlet.PAGE);
        Seen<RecordView> seen = reading.record(permit);
        RecordView view = seen.value();
        Event event = view.event(eventId).orElseThrow(() -> gate.refusal(permit));
        Pack pack = view.packs().latest();
        Step step = view.packs().step(event.subject(), event.packVersion()).orElseThrow(() -> gate.refusal(permit));
        Optional<AwaitedApproval> waiting = Approving.awaited(view, eventId, viewer.role());
        boolean awaited = waiting.isPresent();
        Step.Approval approval = step.approval(waiting.map(AwaitedApproval::approval).orElse("")).orElseThrow(() -> gate.refusal(permit));
        Names names = directories.names(permit);
        List<Choice> approvers = directories.members(permit).stream()
                .filter(member -> member.role().equals(approval.by()))
                .map(member -> Choice.of(member.professional(), member.name() + ", " + member.teamName()))
                .toList();
        String child = children.subject(permit).value().name();
        return seen.map(_ -> new Approval(
                record,
                child,
                eventId,
                submission,
                approval.sentence(),
                EventWords.title(event, view.packs()),
                Said.occurred(event.occurred()),
                names.person(event.author().person()) + ", " + RoleWords.of(event.author().role(), pack),
                AnswerWords.parts(step, event.answers(), names),
                awaited && viewer.role().equals(approval.by()),
                awaited && !viewer.role().equals(approval.by()) && step.by().contains(viewer.role()),
                RoleWords.of(approval.by(), pack),
                approvers,
                typed,
                errors));
    }

    /** @param ticked the brothers and sisters for whom it is to count too, by record */
    public record Allocation(
            String record,
            String child,
            String submission,
            List<Choice> people,
            List<Choice> siblings,
            List<String> ticked,
            List<Link> errors) {}

    /** @param ticked what was ticked before; empty on first sight, where a family is allocated together */
    @Transactional
    public Seen<Allocation> allocation(
            Viewer viewer, String record, String submission, Optional<List<String>> ticked, List<Link> errors) {
        Permit permit = gate.permit(viewer, Action.ALLOCATE, record, Set.of(), Outlet.PAGE);
        List<Choice> people = new ArrayList<>();
        directories.members(permit).stream()
                .filter(member -> member.role().equals("social_worker"))
                .forEach(member -> people.add(Choice.of(member.professional(), member.name()).withHint(member.teamName())));
        List<Choice> brothersAndSisters = siblings.of(permit).value().stream()
                .map(sibling -> Choice.of(sibling.child().record(), sibling.child().name()).withHint(Said.capital(sibling.relation())))
                .toList();
        return children.subject(permit)
                .map(child -> new Allocation(
                        record,
                        child.name(),
                        submission,
                        people,
                        brothersAndSisters,
                        ticked.orElse(brothersAndSisters.stream().map(Choice::value).toList()),
                        errors));
    }

    public record ReasonFor(
            String record, String child, String obligation, String sentence, String kind, String submission, String reason, List<Link> errors) {}

    @Transactional
    public Seen<ReasonFor> reason(
            Viewer viewer, String record, String obligationId, String kind, String submission, String reason, List<Link> errors) {
        Permit permit = gate.permit(viewer, Action.READ_OBLIGATION, record, Set.of(), Outlet.PAGE);
        Seen<RecordView> seen = reading.record(permit);
        String sentence = seen.value().position().obligations().stream()
                .filter(obligation -> obligation.id().equals(obligationId))
                .findFirst()
                .orElseThrow(() -> gate.refusal(permit))
                .sentence();
        String child = children.subject(permit).value().name();
        return seen.map(_ -> new ReasonFor(record, child, obligationId, sentence, kind, submission, reason, errors));
    }
}
