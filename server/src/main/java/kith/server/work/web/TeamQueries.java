package kith.server.work.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.calendar.Calendar;
import kith.procedures.pack.Pack;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.record.Reading;
import kith.server.record.RoleWords;
import kith.server.sentinel.HeldBack;
import kith.server.web.component.Choice;
import kith.server.web.component.Link;
import kith.server.web.component.ObligationRow;
import kith.server.work.Loads;
import kith.server.work.Obligations;
import kith.server.work.Together;
import kith.server.wording.DueWords;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of a team show: who holds how much, and what nobody holds. */
@Service
public class TeamQueries {
    /** Two weeks: the work of an ordinary fortnight, by which a manager judges who can take on more. */
    private static final Duration SOON = Duration.ofDays(14);

    /** What nobody has yet is given out from the top. */
    private static final int MOST_UNHELD = 25;

    private final Gate gate;
    private final Obligations obligations;
    private final Loads loads;
    private final HeldBack waiting;
    private final Reading reading;
    private final Directories directories;
    private final Calendar calendar;
    private final Clock clock;

    TeamQueries(
            Gate gate, Obligations obligations, Loads loads, HeldBack waiting, Reading reading, Directories directories, Calendar calendar, Clock clock) {
        this.gate = gate;
        this.obligations = obligations;
        this.loads = loads;
        this.waiting = waiting;
        this.reading = reading;
        this.directories = directories;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * @param team whose page it is
     * @param teams which the viewer may look at
     * @param onDuty who is on duty today; empty where no rota says so
     * @param uncovered what is owed by people who are away and for whom nobody stands in
     * @param unheld what no social worker has yet, the most pressing first
     * @param moreUnheld whether there is more of it
     * @param heldBack how much waits because something protected was found in it, on whichever record the viewer sees whole
     */
    public record Team(
            String team,
            String name,
            List<Choice> teams,
            String onDuty,
            List<String> uncovered,
            List<ObligationRow> unheld,
            boolean moreUnheld,
            int heldBack,
            List<Person> people) {}

    /**
     * @param load with what those hold for whom they stand in
     * @param notes that they are away, and for whom they stand in
     */
    public record Person(Link name, String role, Loads.Load load, List<String> notes) {}

    /** @param wanted the team that was chosen, or nothing for the first; one that the viewer does not manage is not shown */
    @Transactional
    public Seen<Team> team(Viewer viewer, String wanted) {
        Permit permit = gate.permit(viewer, Action.SEE_TEAM, Outlet.PAGE);
        Names names = directories.names(permit);
        List<Choice> teams = directories.managedTeams(permit).stream().map(team -> Choice.of(team.team(), team.name())).toList();
        String shown = Stream.of(wanted, viewer.team())
                .filter(team -> teams.stream().map(Choice::value).anyMatch(team::equals))
                .findFirst()
                .orElseGet(() -> teams.getFirst().value());
        List<Directories.Member> everybody = directories.membersOf(permit, shown);
        List<Directories.Member> here = Directories.managed(viewer, everybody).stream().filter(member -> member.team().equals(shown)).toList();
        Instant now = clock.instant();
        Cover cover = new Cover(everybody, names, Said.dayOf(now));
        List<String> people = here.stream()
                .flatMap(member -> Stream.concat(Stream.of(member.professional()), cover.coveredBy(member).stream().map(Directories.Member::professional)))
                .distinct()
                .toList();
        Seen<Map<String, Loads.Load>> held = loads.of(permit, people, now, now.plus(SOON));
        List<Directories.Member> uncovered = here.stream().filter(cover::isUncovered).toList();
        Map<String, Integer> due = uncovered.isEmpty()
                ? Map.of()
                : loads.dueBy(permit, uncovered.stream().collect(Collectors.toMap(Directories.Member::professional, member -> cover.awayUntil(member, now.plus(SOON)), (one, _) -> one)))
                        .value();
        List<Obligations.Work> unheld = obligations.withoutSocialWorker(permit, shown, MOST_UNHELD + 1).value();
        int heldBack = waiting.waiting(permit).value();
        Pack pack = reading.packs(viewer.authority()).latest();
        return held.map(load -> new Team(
                shown,
                here.getFirst().teamName(),
                teams,
                names.onDutyWords(shown).map(Said::capital).orElse(""),
                uncovered.stream().flatMap(member -> cover.warning(member, due.getOrDefault(member.professional(), 0)).stream()).distinct().toList(),
                Together.of(unheld.subList(0, Math.min(MOST_UNHELD, unheld.size()))).stream().map(same -> row(same, now)).toList(),
                unheld.size() > MOST_UNHELD,
                heldBack,
                here.stream()
                        .map(member -> new Person(
                                Link.to("/team/people/" + member.professional(), member.name()),
                                RoleWords.of(member.role(), pack),
                                cover.coveredBy(member).stream()
                                        .map(covered -> load.get(covered.professional()))
                                        .reduce(load.get(member.professional()), Loads.Load::with),
                                cover.notes(member, load)))
                        .toList()));
    }

    private ObligationRow row(Together same, Instant now) {
        Obligations.Work work = same.first();
        DueWords words = DueWords.open(work.row().limit(), work.row().aim(), now, calendar).stoppedSince(work.row().stoppedSince(), now);
        String at = "/records/" + work.record();
        return new ObligationRow(
                MyWorkQueries.urgency(words),
                words.when(),
                words.due(),
                work.row().sentence(),
                Link.to(at, same.names()),
                Said.sentence(Said.capital(work.row().because())),
                Link.to(at + "/obligations/" + work.row().obligation(), "Why, and where it says so"),
                Link.to(at + "/allocation", "Allocate"));
    }

    /**
     * @param away that the person is away; empty for whoever is here
     * @param children whose social worker the person is
     * @param others who could take them over
     * @param ticked the records that are chosen
     * @param supervisionAt where their own file is; null for the viewer's own page and for whom the viewer does not manage
     */
    public record PersonPage(
            String professional,
            String name,
            String role,
            Loads.Load load,
            String away,
            List<Choice> children,
            List<Choice> others,
            String submission,
            List<String> ticked,
            String taker,
            String supervisionAt,
            List<Link> errors) {}

    /** @param ticked what was ticked before; null on first sight, where all are */
    @Transactional
    public Seen<PersonPage> person(Viewer viewer, String professional, String submission, List<String> ticked, String taker, List<Link> errors) {
        Permit permit = gate.permit(viewer, Action.SEE_TEAM, Outlet.PAGE);
        List<Directories.Member> everybody = directories.members(permit);
        Directories.Member person = Directories.managed(viewer, everybody).stream()
                .filter(member -> member.professional().equals(professional))
                .findFirst()
                .orElseThrow(() -> gate.refusal(permit));
        Instant now = clock.instant();
        Loads.Load load = loads.of(permit, List.of(professional), now, now.plus(SOON)).value().get(professional);
        List<Choice> others = everybody.stream()
                .filter(member -> member.role().equals("social_worker") && !member.professional().equals(professional))
                .map(member -> Choice.of(
                        member.professional(),
                        member.name() + ", " + member.teamName() + member.away().map(away -> ", away " + away.untilWords(Said.dayOf(now))).orElse("")))
                .toList();
        Pack pack = reading.packs(viewer.authority()).latest();
        return loads.heldBy(permit, professional).map(children -> new PersonPage(
                professional,
                person.name(),
                RoleWords.of(person.role(), pack),
                load,
                person.away().map(away -> Said.sentence(Said.capital(away.words(Said.dayOf(now))))).orElse(""),
                children.stream()
                        .map(child -> Choice.of(child.record(), child.name())
                                .withHint(child.born().map(born -> "born " + Said.day(born)).orElse("age not known")))
                        .toList(),
                others,
                submission,
                Objects.requireNonNullElseGet(ticked, () -> children.stream().map(Loads.Held::record).toList()),
                taker,
                directories.viewer(viewer.authority(), professional).filter(viewer::readsFileOf).isPresent() ? "/team/people/" + professional + "/supervision" : null,
                errors));
    }
}
