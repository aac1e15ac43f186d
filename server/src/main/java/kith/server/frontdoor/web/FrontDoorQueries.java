package kith.server.frontdoor.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.procedures.calendar.Calendar;
import kith.procedures.form.Typed;
import kith.procedures.pack.Pack;
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
import kith.server.problem.Problem;
import kith.server.record.KnownNames;
import kith.server.record.Reading;
import kith.server.record.RoleWords;
import kith.server.steps.NewChild;
import kith.server.web.component.Choice;
import kith.server.web.component.DateParts;
import kith.server.web.component.Link;
import kith.server.web.component.Urgency;
import kith.server.work.Obligations;
import kith.server.work.Together;
import kith.server.wording.DueWords;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the front door's pages show. */
@Service
public class FrontDoorQueries {
    /** What waits at the front door: a decision, a discussion where harm is suspected, and the answer to whoever rang. */
    private static final List<String> FRONT_DOOR = List.of("referral_decision", "strategy_discussion", "referral_feedback");

    private final Gate gate;
    private final Obligations obligations;
    private final Children children;
    private final Directories directories;
    private final Reading reading;
    private final Calendar calendar;
    private final Clock clock;

    FrontDoorQueries(
            Gate gate, Obligations obligations, Children children, Directories directories, Reading reading, Calendar calendar, Clock clock) {
        this.gate = gate;
        this.obligations = obligations;
        this.children = children;
        this.directories = directories;
        this.reading = reading;
        this.calendar = calendar;
        this.clock = clock;
    }

    public record Waiting(String child, String record, String age, String what, String because, Urgency urgency, String when, String due, String holder) {}

    public record Queue(List<Waiting> waiting) {}

    @Transactional
    public Seen<Queue> queue(Viewer viewer, Outlet outlet) {
        Permit permit = gate.permit(viewer, Action.SEE_QUEUE, outlet);
        Names names = directories.names(permit);
        Instant now = clock.instant();
        return obligations.ofSteps(permit, FRONT_DOOR, Obligations.MOST).map(work -> new Queue(Together.of(work).stream()
                .map(each -> waiting(each, names, now))
                .toList()));
    }

    private Waiting waiting(Together together, Names names, Instant now) {
        Obligations.Work work = together.first();
        DueWords words = DueWords.open(work.row().limit(), work.row().aim(), now, calendar);
        return new Waiting(
                together.names(),
                work.record(),
                together.work().size() > 1 ? "" : work.born().map(born -> age(born, Said.dayOf(now))).orElse(""),
                work.row().sentence(),
                Said.sentence(Said.capital(work.row().because())),
                switch (words.pressing()) {
                    case LATE -> Urgency.LATE;
                    case SOON -> Urgency.SOON;
                    case LATER -> Urgency.LATER;
                },
                words.when(),
                words.due(),
                names.reached(work.row().holder()));
    }

    private static String age(LocalDate born, LocalDate today) {
        int years = java.time.Period.between(born, today).getYears();
        return years < 1 ? "under 1" : Integer.toString(years);
    }

    /** One child on the page that asks who the contact is about. @param matches children already known who may be the same */
    public record Row(
            String id,
            int number,
            String givenName,
            String familyName,
            DateParts born,
            boolean unborn,
            String sex,
            String address,
            String language,
            List<Choice> matches,
            String known,
            Map<String, String> errors) {}

    public record WhoPage(List<Row> rows, List<Link> errors, boolean asksKnown) {}

    /**
     * The page that asks who the contact is about, with what was typed.
     *
     * @param rows how many children to ask about
     * @param look whether to look for children already known by these names
     */
    @Transactional
    public Seen<WhoPage> who(Viewer viewer, Typed typed, int rows, boolean look, List<Problem> problems) {
        Permit permit = gate.permit(viewer, Action.TAKE_CONTACT, Outlet.PAGE);
        LocalDate today = Said.dayOf(clock.instant());
        Map<String, List<Choice>> matches = look ? matches(viewer, typed, today) : Map.of();
        List<Row> all = new ArrayList<>();
        for (int i = 1; i <= rows; i++) {
            String id = "new-" + i;
            Map<String, String> errors = new HashMap<>();
            problems.stream()
                    .filter(problem -> problem.where().startsWith(id + "-"))
                    .forEach(problem -> errors.put(problem.where().substring(id.length() + 1), problem.message()));
            all.add(new Row(
                    id,
                    i,
                    typed.one(id + "-given_name"),
                    typed.one(id + "-family_name"),
                    new DateParts(typed.one(id + "-born-day"), typed.one(id + "-born-month"), typed.one(id + "-born-year")),
                    typed.ticked(id + "-unborn"),
                    typed.one(id + "-sex"),
                    typed.one(id + "-address"),
                    typed.one(id + "-language"),
                    matches.getOrDefault(id, List.of()),
                    typed.one(id + "-known"),
                    errors));
        }
        List<Link> links = problems.stream().map(problem -> Link.to("#" + problem.where(), problem.message())).toList();
        return permit.seen(new WhoPage(all, links, !matches.isEmpty()));
    }

    /** Children already known by each name typed, for whom nobody has yet said whether they are the same. */
    private Map<String, List<Choice>> matches(Viewer viewer, Typed typed, LocalDate today) {
        Permit finder = gate.permit(viewer, Action.FIND_PEOPLE, Outlet.PAGE);
        Map<String, List<Choice>> matches = new HashMap<>();
        for (NewChild child : NewChild.read(typed, today).children()) {
            if (child.name().isBlank()) {
                continue;
            }
            List<Choice> same = new ArrayList<>();
            for (Child known : children.named(finder, child.name()).value()) {
                same.add(Choice.of(known.record(), known.name()).withHint(known.age(today)
                        + known.born().map(born -> ", born " + Said.day(born)).orElse("")
                        + known.address().map(address -> ", " + address).orElse("")));
            }
            if (!same.isEmpty()) {
                same.add(Choice.divider("or"));
                same.add(Choice.of("none", "None of these: a child not known yet"));
                matches.put(child.id(), same);
            }
        }
        return matches;
    }

    /** Whether somebody has still to say if a child is one of those already known. */
    @Transactional
    public boolean mustAskKnown(Viewer viewer, Typed typed) {
        gate.permit(viewer, Action.TAKE_CONTACT, Outlet.PAGE);
        return matches(viewer, typed, Said.dayOf(clock.instant())).keySet().stream()
                .anyMatch(id -> typed.one(id + "-known").isEmpty());
    }

    /** @param mayOpenInEmergency whether the viewer may open a record that is not theirs to see, in an emergency */
    public record Numbers(List<Team> teams, boolean mayOpenInEmergency) {}

    /** @param onDuty who is on duty today; empty where no rota says so */
    public record Team(String name, String phone, String onDuty, List<String> people) {}

    /** Every team with its telephone and its people: open to everyone in the partnership. */
    @Transactional
    public Seen<Numbers> whoToRing(Viewer viewer) {
        Permit permit = gate.permit(viewer, Action.READ_DIRECTORY, Outlet.PAGE);
        Names names = directories.names(permit);
        Pack pack = reading.packs(viewer.authority()).latest();
        Map<String, List<String>> people = new HashMap<>();
        directories.members(permit).stream()
                .filter(member -> !member.role().equals("administrator"))
                .forEach(member -> people.computeIfAbsent(member.team(), _ -> new ArrayList<>())
                        .add(member.name() + ", " + RoleWords.of(member.role(), pack)
                                + names.awayWords(member.professional()).map(words -> " (" + words + ")").orElse("")));
        return permit.seen(new Numbers(names.teams().values().stream()
                .sorted(java.util.Comparator.comparing(Directories.Team::name))
                .map(team -> new Team(team.name(), team.phone(), names.onDutyWords(team.team()).map(Said::capital).orElse(""), people.getOrDefault(team.team(), List.of())))
                .toList(),
                pack.step(KnownNames.EMERGENCY_ACCESS).filter(step -> step.by().contains(viewer.role())).isPresent()));
    }
}
