package kith.server.work.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import kith.procedures.calendar.Calendar;
import kith.procedures.pack.Pack;
import kith.server.directory.Directories;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.record.Reading;
import kith.server.record.RoleWords;
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
    private final Reading reading;
    private final Directories directories;
    private final Calendar calendar;
    private final Clock clock;

    TeamQueries(
            Gate gate, Obligations obligations, Loads loads, Reading reading, Directories directories, Calendar calendar, Clock clock) {
        this.gate = gate;
        this.obligations = obligations;
        this.loads = loads;
        this.reading = reading;
        this.directories = directories;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * @param team whose page it is
     * @param teams which the viewer may look at
     * @param unheld what no social worker has yet, the most pressing first
     * @param moreUnheld whether there is more of it
     */
    public record Team(String team, String name, List<Choice> teams, List<ObligationRow> unheld, boolean moreUnheld, List<Person> people) {}

    public record Person(Link name, String role, Loads.Load load) {}

    /** @param wanted the team that was chosen, or nothing for the first; one that the viewer does not manage is not shown */
    @Transactional
    public Seen<Team> team(Viewer viewer, String wanted) {
        Permit permit = gate.permit(viewer, Action.SEE_TEAM, Outlet.PAGE);
        List<Directories.Member> members = managed(permit);
        List<Choice> teams = members.stream().map(member -> Choice.of(member.team(), member.teamName())).distinct().toList();
        String shown = Stream.of(wanted, viewer.team())
                .filter(team -> teams.stream().map(Choice::value).anyMatch(team::equals))
                .findFirst()
                .orElseGet(() -> teams.getFirst().value());
        List<Directories.Member> here = members.stream().filter(member -> member.team().equals(shown)).toList();
        Instant now = clock.instant();
        Seen<Map<String, Loads.Load>> held = loads.of(permit, here.stream().map(Directories.Member::professional).toList(), now, now.plus(SOON));
        List<Obligations.Work> unheld = obligations.withoutSocialWorker(permit, shown, MOST_UNHELD + 1).value();
        Pack pack = reading.packs(viewer.authority()).latest();
        return held.map(load -> new Team(
                shown,
                here.getFirst().teamName(),
                teams,
                Together.of(unheld.subList(0, Math.min(MOST_UNHELD, unheld.size()))).stream().map(same -> row(same, now)).toList(),
                unheld.size() > MOST_UNHELD,
                here.stream()
                        .map(member -> new Person(
                                Link.to("/team/people/" + member.professional(), member.name()),
                                RoleWords.of(member.role(), pack),
                                load.get(member.professional())))
                        .toList()));
    }

    /** Those whom the viewer manages, oneself among them: of a service manager every team of social care, of a team manager the own one. */
    private List<Directories.Member> managed(Permit permit) {
        Viewer viewer = permit.viewer();
        return directories.members(permit).stream()
                .filter(member -> member.agencyKind().equals("social_care") && !member.role().equals("administrator"))
                .filter(member -> viewer.role().equals("service_manager") || member.team().equals(viewer.team()))
                .toList();
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
     * @param children whose social worker the person is
     * @param others who could take them over
     * @param ticked the records that are chosen
     */
    public record PersonPage(
            String professional,
            String name,
            String role,
            Loads.Load load,
            List<Choice> children,
            List<Choice> others,
            String submission,
            List<String> ticked,
            String taker,
            List<Link> errors) {}

    /** @param ticked what was ticked before; null on first sight, where all are */
    @Transactional
    public Seen<PersonPage> person(Viewer viewer, String professional, String submission, List<String> ticked, String taker, List<Link> errors) {
        Permit permit = gate.permit(viewer, Action.SEE_TEAM, Outlet.PAGE);
        List<Directories.Member> members = managed(permit);
        Directories.Member person = members.stream()
                .filter(member -> member.professional().equals(professional))
                .findFirst()
                .orElseThrow(() -> gate.refusal(permit));
        Instant now = clock.instant();
        Loads.Load load = loads.of(permit, List.of(professional), now, now.plus(SOON)).value().get(professional);
        List<Choice> others = directories.members(permit).stream()
                .filter(member -> member.role().equals("social_worker") && !member.professional().equals(professional))
                .map(member -> Choice.of(member.professional(), member.name() + ", " + member.teamName()))
                .toList();
        Pack pack = reading.packs(viewer.authority()).latest();
        return loads.heldBy(permit, professional).map(children -> new PersonPage(
                professional,
                person.name(),
                RoleWords.of(person.role(), pack),
                load,
                children.stream()
                        .map(child -> Choice.of(child.record(), child.name())
                                .withHint(child.born().map(born -> "born " + Said.day(born)).orElse("age not known")))
                        .toList(),
                others,
                submission,
                Objects.requireNonNullElseGet(ticked, () -> children.stream().map(Loads.Held::record).toList()),
                taker,
                errors));
    }
}
