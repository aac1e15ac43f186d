package kith.server.administration;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import kith.procedures.pack.Pack;
import kith.server.directory.Directories;
import kith.server.directory.Rotas;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.identity.AccountChanges;
import kith.server.identity.Passkeys;
import kith.server.identity.ProgramKeys;
import kith.server.identity.Sessions;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.record.Reading;
import kith.server.record.RoleWords;
import kith.server.web.component.Choice;
import kith.server.work.Leaving;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends somebody's time in the partnership: who takes over what they hold is said before, and everything that lets them in ends with it. */
@Service
public class KeepingLeavers {
    private static final Set<String> MANAGERS = Set.of("team_manager", "service_manager");

    private final Gate gate;
    private final Directories directories;
    private final Rotas rotas;
    private final Leaving leaving;
    private final Reading reading;
    private final Sessions sessions;
    private final ProgramKeys keys;
    private final Passkeys passkeys;
    private final AccountChanges changes;
    private final Clock clock;

    KeepingLeavers(
            Gate gate,
            Directories directories,
            Rotas rotas,
            Leaving leaving,
            Reading reading,
            Sessions sessions,
            ProgramKeys keys,
            Passkeys passkeys,
            AccountChanges changes,
            Clock clock) {
        this.gate = gate;
        this.directories = directories;
        this.rotas = rotas;
        this.leaving = leaving;
        this.reading = reading;
        this.sessions = sessions;
        this.keys = keys;
        this.passkeys = passkeys;
        this.changes = changes;
        this.clock = clock;
    }

    /** @param error what is wrong with who takes over, or null */
    public record Page(String professional, String name, String role, String team, Leaving.Held held, List<Choice> takers, String error) {}

    @Transactional
    public Seen<Page> page(Viewer viewer, String professional, String error) {
        Permit permit = gate.permit(viewer, Action.ADMINISTER, Outlet.PAGE);
        Pack pack = reading.packs(viewer.authority()).latest();
        List<Directories.Member> members = directories.members(permit);
        Directories.Member leaver = member(permit, members, professional);
        List<Choice> takers = takers(leaver, members).stream()
                .map(taker -> Choice.of(taker.professional(), taker.name() + ", " + RoleWords.of(taker.role(), pack) + ", " + taker.teamName()))
                .toList();
        return leaving.held(permit, professional)
                .map(held -> new Page(
                        professional, leaver.name(), RoleWords.title(leaver.role(), pack), leaver.teamName(), held, takers, error));
    }

    /** @return whose time it was */
    @Transactional
    public String end(Viewer viewer, String professional, String taker) {
        Permit permit = gate.permit(viewer, Action.ADMINISTER, Outlet.PAGE);
        List<Directories.Member> members = directories.members(permit);
        Directories.Member leaver = member(permit, members, professional);
        if (professional.equals(viewer.professional())) {
            throw new NotAcceptable(new Problem("person_own", "taker", "You cannot end your own time.", "Ask another administrator."));
        }
        List<Directories.Member> chosen = takers(leaver, members).stream().filter(member -> member.professional().equals(taker)).toList();
        boolean holds = leaving.held(permit, professional).value().records() > 0;
        if (chosen.isEmpty() && (holds || !taker.isEmpty())) {
            throw new NotAcceptable(new Problem("taker_missing", "taker", "Choose who takes over.", ""));
        }
        directories.endMemberships(viewer.authority(), professional);
        if (holds) {
            leaving.passOn(viewer, professional, chosen.getFirst());
        }
        rotas.endFrom(viewer.authority(), professional, Said.dayOf(clock.instant()), viewer.professional());
        sessions.endAll(viewer.authority(), professional);
        keys.endAll(viewer.authority(), professional, viewer.professional());
        passkeys.takeAwayAll(viewer.authority(), professional);
        changes.add(viewer.authority(), professional, AccountChanges.Kind.LEFT, viewer.professional(), "");
        return leaver.name();
    }

    private Directories.Member member(Permit permit, List<Directories.Member> members, String professional) {
        return members.stream()
                .filter(member -> member.professional().equals(professional))
                .findFirst()
                .orElseThrow(() -> gate.refusal(permit));
    }

    /** Those of the agency who do the same work, and its managers, who find it among what they hold and give it on. */
    private static List<Directories.Member> takers(Directories.Member leaver, List<Directories.Member> members) {
        return members.stream()
                .filter(member -> member.agency().equals(leaver.agency()) && !member.professional().equals(leaver.professional()))
                .filter(member -> member.role().equals(leaver.role()) || MANAGERS.contains(member.role()))
                .toList();
    }
}
