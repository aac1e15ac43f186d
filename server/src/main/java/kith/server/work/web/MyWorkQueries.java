package kith.server.work.web;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.calendar.Calendar;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.procedures.position.Holder;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.people.Subject;
import kith.server.record.Looks;
import kith.server.record.Reading;
import kith.server.steps.Draft;
import kith.server.steps.Drafts;
import kith.server.web.component.Choice;
import kith.server.web.component.Link;
import kith.server.web.component.ObligationRow;
import kith.server.web.component.Urgency;
import kith.server.work.Obligations;
import kith.server.work.PuttingAside;
import kith.server.work.Together;
import kith.server.wording.DueWords;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the page of one's own work shows, and the one on which something of it is put aside. */
@Service
public class MyWorkQueries {
    /** Of each list that others fill: the page is read from its top, and whoever works through a whole list opens that list. */
    private static final int MOST_OF_A_LIST = 25;

    private static final int MOST_NOTES = 10;
    private static final int MOST_RECENT = 6;

    private final Gate gate;
    private final Obligations obligations;
    private final PuttingAside puttingAside;
    private final Drafts drafts;
    private final Reading reading;
    private final Looks looks;
    private final Calendar calendar;
    private final Clock clock;

    MyWorkQueries(
            Gate gate,
            Obligations obligations,
            PuttingAside puttingAside,
            Drafts drafts,
            Reading reading,
            Looks looks,
            Calendar calendar,
            Clock clock) {
        this.gate = gate;
        this.obligations = obligations;
        this.puttingAside = puttingAside;
        this.drafts = drafts;
        this.reading = reading;
        this.looks = looks;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * @param approvals what waits for the viewer's decision, apart, because people wait for it
     * @param covering what those hold for whom the viewer stands in today
     * @param onDuty who is on duty today in the viewer's team; empty where no rota says so
     * @param aside what the viewer has put aside, until when and why
     * @param pinned records that the viewer keeps at hand
     * @param recent records that the viewer had open last
     * @param notes where a note is written about the children for whom the viewer holds something
     * @param changes what others recorded on the records on which the viewer holds something, since the viewer last looked
     * @param decidedAt the record on which the viewer has just decided something, or null
     * @param hasOwnFile whether the viewer is supervised in Kith, and has a file of their own
     * @param latestChange when the first of them was recorded, as the button sends it back; empty where there is none
     */
    public record MyWork(
            String name,
            List<ObligationRow> approvals,
            List<ObligationRow> mine,
            List<Covering> covering,
            Listed team,
            String onDuty,
            Listed invited,
            Listed told,
            List<Aside> aside,
            String teamName,
            List<Link> drafts,
            List<Link> notes,
            List<Link> pinned,
            List<Link> recent,
            List<Change> changes,
            String latestChange,
            String decidedAt,
            boolean mayTakeContacts,
            boolean hasOwnFile) {

        /** The lists by their headings, in the order of the page. */
        SequencedMap<String, List<ObligationRow>> lists() {
            SequencedMap<String, List<ObligationRow>> lists = new LinkedHashMap<>();
            lists.put("Waiting for your decision", approvals);
            lists.put("Held by you", mine);
            covering.forEach(each -> lists.put(each.heading(), each.rows()));
            lists.put(WorkList.TEAM.heading(), team.rows());
            lists.put("Put aside by you", aside.stream().map(Aside::row).toList());
            lists.put(WorkList.TOLD.heading(), told.rows());
            lists.put(WorkList.INVITED.heading(), invited.rows());
            return lists;
        }
    }

    /** @param heading "Covering for Sam Example until 4 December" */
    public record Covering(String heading, List<ObligationRow> rows) {}

    private List<Covering> covering(List<Obligations.Work> mine, Predicate<Obligations.Work> elsewhere, Viewer viewer, Pack pack, Instant now) {
        return viewer.covers().stream()
                .map(covered -> new Covering(
                        "Covering for %s %s".formatted(
                                covered.name(), covered.until().map(until -> "until " + Said.near(until, Said.dayOf(now))).orElse("until further notice")),
                        toDo(mine.stream().filter(isOf(covered.professional()).and(elsewhere.negate())), viewer, pack, now)))
                .toList();
    }

    private static Predicate<Obligations.Work> isOf(String professional) {
        return work -> work.row().holder().equals(new Holder.Person(professional));
    }

    /** A list that others fill, and that may be long; each has a page of its own. */
    public enum WorkList {
        TEAM("Held by your team"),
        TOLD("Late, and yours to know"),
        INVITED("You are asked to take part");

        private final String heading;

        WorkList(String heading) {
            this.heading = heading;
        }

        String heading() {
            return heading;
        }

        String path() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The most pressing of a list.
     *
     * @param whole where the whole list is, or null where this is all of it
     */
    public record Listed(List<ObligationRow> rows, Link whole) {}

    private static List<Obligations.Work> shown(List<Obligations.Work> asked, int most) {
        return asked.subList(0, Math.min(most, asked.size()));
    }

    /** @param asked at most one more than is shown, by which it is known that there are more */
    private static Listed listed(WorkList list, List<Obligations.Work> asked, int most, List<ObligationRow> rows) {
        return new Listed(rows, asked.size() > most ? Link.to("/my-work/lists/" + list.path(), "See the whole list") : null);
    }

    @Transactional
    public Seen<MyWork> myWork(Viewer viewer, Outlet outlet, String decided) {
        Permit permit = gate.permit(viewer, Action.SEE_WORK, outlet);
        // A file holds what there is.
        int most = outlet == Outlet.FILE ? Obligations.MOST : MOST_OF_A_LIST;
        Seen<Obligations.Held> held = obligations.held(permit, most + 1);
        List<Obligations.Work> mine = held.value().mine();
        List<Obligations.Work> team = held.value().team();
        Pack pack = reading.packs(viewer.authority()).latest();
        Instant now = clock.instant();
        List<Draft> own = drafts.own(viewer);
        List<Looks.AtHand> atHand = looks.atHand(permit, own.stream().flatMap(draft -> draft.record().stream()).toList()).value();
        Map<String, String> names = atHand.stream().collect(Collectors.toMap(Looks.AtHand::record, Looks.AtHand::name));
        List<Link> begun = own.stream().map(draft -> begun(draft, names, pack)).toList();
        List<Obligations.Work> invited = invited(permit, pack, most + 1);
        List<Obligations.Work> told = obligations.lateToTell(permit, most + 1).value();
        List<Looks.Change> changes = looks.changes(permit).value();
        Predicate<Obligations.Work> decision = work -> isDecision(work, viewer);
        Predicate<Obligations.Work> elsewhere = decision.or(work -> PuttingAside.isAside(work, now));
        List<Obligations.Work> waiting = team.stream().filter(elsewhere.negate()).toList();
        return held.map(_ -> new MyWork(
                viewer.name(),
                rows(Stream.concat(mine.stream(), team.stream()).filter(decision), viewer, pack, now),
                toDo(mine.stream().filter(isOf(viewer.professional()).and(elsewhere.negate())), viewer, pack, now),
                covering(mine, elsewhere, viewer, pack, now),
                listed(WorkList.TEAM, waiting, most, toDo(shown(waiting, most).stream(), viewer, pack, now)),
                Names.words(viewer.onDuty()),
                listed(WorkList.INVITED, invited, most, rows(shown(invited, most).stream(), viewer, pack, now)),
                listed(WorkList.TOLD, told, most, toKnow(shown(told, most), viewer, pack, now)),
                Together.of(Stream.concat(mine.stream(), team.stream()).filter(elsewhere.and(decision.negate())).toList()).stream()
                        .map(same -> aside(same, viewer, pack, now))
                        .toList(),
                viewer.teamName(),
                begun,
                notes(mine),
                links(atHand.stream().filter(Looks.AtHand::pinned)),
                links(atHand.stream().filter(record -> !record.pinned() && record.opened().isPresent()).limit(MOST_RECENT)),
                changes(changes, now),
                changes.stream().findFirst().map(latest -> latest.recorded().toString()).orElse(""),
                Identifiers.isOne(decided) ? "/records/" + decided : null,
                viewer.worksAtTheFrontDoor(),
                viewer.isManaged()));
    }

    private List<Obligations.Work> invited(Permit permit, Pack pack, int most) {
        List<String> joined = pack.procedures().stream()
                .flatMap(procedure -> procedure.steps().stream())
                .filter(step -> step.participants().contains(permit.viewer().role()))
                .map(Step::id)
                .toList();
        return joined.isEmpty() ? List.of() : obligations.ofSteps(permit, joined, most).value();
    }

    /** @param cut whether there is more than is shown, which is as much as anybody works through */
    public record WholeList(String heading, List<ObligationRow> rows, boolean cut) {}

    /** One of the lists as far as anybody works through it. */
    @Transactional
    public Seen<WholeList> list(Viewer viewer, WorkList list) {
        Permit permit = gate.permit(viewer, Action.SEE_WORK, Outlet.PAGE);
        Pack pack = reading.packs(viewer.authority()).latest();
        Instant now = clock.instant();
        return permit.seen(switch (list) {
            case TEAM -> {
                List<Obligations.Work> work = obligations.held(permit, Obligations.MOST).value().team();
                List<Obligations.Work> waiting = work.stream().filter(each -> !isDecision(each, viewer) && !PuttingAside.isAside(each, now)).toList();
                yield new WholeList(list.heading() + ", " + viewer.teamName(), toDo(waiting.stream(), viewer, pack, now), work.size() >= Obligations.MOST);
            }
            case TOLD -> {
                List<Obligations.Work> work = obligations.lateToTell(permit, Obligations.MOST).value();
                yield new WholeList(list.heading(), toKnow(work, viewer, pack, now), work.size() >= Obligations.MOST);
            }
            case INVITED -> {
                List<Obligations.Work> work = invited(permit, pack, Obligations.MOST);
                yield new WholeList(list.heading(), rows(work.stream(), viewer, pack, now), work.size() >= Obligations.MOST);
            }
        });
    }

    private static List<Link> links(Stream<Looks.AtHand> records) {
        return records.map(record -> Link.to("/records/" + record.record(), record.name())).toList();
    }

    /**
     * Something that was put aside.
     *
     * @param back "Back on Thursday 26 November." and why
     * @param takeUpAt where it is sent that it is to be back at once
     */
    public record Aside(ObligationRow row, String back, String takeUpAt) {}

    private Aside aside(Together same, Viewer viewer, Pack pack, Instant now) {
        Obligations.PutAside aside = same.first().aside().orElseThrow();
        return new Aside(
                row(same, viewer, pack, now),
                "Back on %s. %s".formatted(Said.weekday(aside.until()), Said.sentence(aside.reason())),
                at(same.first()) + "/taken-up");
    }

    private static String at(Obligations.Work work) {
        return "/my-work/aside/" + work.record() + "/" + work.row().obligation();
    }

    /**
     * @param about "Maya, Isla and Robin Ashdown", where the same was recorded of all of them
     * @param recorded "recorded 16:10 on 12 January by Sam Example"
     */
    public record Change(Link what, String about, String recorded) {}

    /** One line for what somebody recorded once for brothers and sisters. */
    private static List<Change> changes(List<Looks.Change> changes, Instant now) {
        return changes.stream()
                .collect(Collectors.groupingBy(
                        change -> List.of(change.title(), change.recorded(), change.author()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(same -> change(same, now))
                .toList();
    }

    private static Change change(List<Looks.Change> same, Instant now) {
        Looks.Change first = same.getFirst();
        return new Change(
                Link.to("/records/" + first.record() + "/events/" + first.event(), first.title()),
                Said.list(same.stream().map(change -> change.about().orElseGet(() -> new Subject.Partnership().name())).toList()),
                "recorded " + Said.near(first.recorded(), Said.dayOf(now)) + " by " + first.author().orElse("someone no longer in the directory"));
    }

    /** Nothing up to the latest change that was shown is new to the viewer any more. */
    @Transactional
    public void lookedAtAll(Viewer viewer, Instant latest) {
        looks.lookedAtAll(gate.permit(viewer, Action.SEE_WORK, Outlet.PAGE), latest);
    }

    /** Whom it is about first: of drafts of the same kind that tells one from the other. */
    private static Link begun(Draft draft, Map<String, String> names, Pack pack) {
        String name = draft.record().map(names::get).map(child -> child + ": ").orElse("");
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

    /** What the viewer can do, and can do later, can be put aside. */
    private List<ObligationRow> toDo(Stream<Obligations.Work> work, Viewer viewer, Pack pack, Instant now) {
        return Together.of(work.toList()).stream()
                .map(same -> {
                    ObligationRow row = row(same, viewer, pack, now);
                    boolean canWait = row.action() != null && puttingAside.canWait(same, now);
                    return canWait ? row.withAside(Link.to(at(same.first()), "Put aside")) : row;
                })
                .toList();
    }

    /** To be known, not done: others have it in hand. */
    private List<ObligationRow> toKnow(List<Obligations.Work> late, Viewer viewer, Pack pack, Instant now) {
        return rows(late.stream(), viewer, pack, now).stream()
                .map(row -> new ObligationRow(row.urgency(), row.when(), row.due(), row.what(), row.about(), row.explanation(), row.why(), null))
                .toList();
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

    /**
     * @param must until when it must be done
     * @param days on which it could be back; none where it cannot wait
     * @param until the day chosen before
     */
    public record AsidePage(
            String at, String about, String sentence, String must, List<Choice> days, String until, String reason, List<Link> errors) {}

    public Seen<AsidePage> aside(Viewer viewer, String record, String obligation, String until, String reason, List<Link> errors) {
        Instant now = clock.instant();
        return puttingAside.candidate(viewer, record, obligation).map(candidate -> {
            Obligations.Work work = candidate.work().first();
            DueWords words = DueWords.open(work.row().limit(), work.row().aim(), now, calendar);
            return new AsidePage(
                    "/my-work/aside/" + record + "/" + obligation,
                    candidate.work().names(),
                    work.row().sentence(),
                    words.due(),
                    candidate.days().stream().map(day -> Choice.of(day.toString(), Said.weekday(day))).toList(),
                    until,
                    reason,
                    errors);
        });
    }
}
