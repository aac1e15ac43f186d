package kith.server.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import org.springframework.stereotype.Component;

/**
 * Other people in other teams who do for a copy of the population what the partnership's do for it: a hundred times as many children have a hundred
 * times as many social workers. Nobody of them signs in; the teams on duty stay who they are.
 */
@Component
class OtherPeople {
    private final Directories directories;
    private final Gate gate;

    OtherPeople(Directories directories, Gate gate) {
        this.directories = directories;
        this.gate = gate;
    }

    /** The partnership as it is before there is a copy. */
    List<Directories.Member> first(Viewer administrator) {
        return directories.members(permit(administrator));
    }

    /**
     * Writes them into the directory.
     *
     * @param first those in whose place they work
     * @return who stands for whom, people and teams, by identifier
     */
    Map<String, String> enrol(Viewer administrator, List<Directories.Member> first, int nth) {
        Permit permit = permit(administrator);
        Names names = directories.names(permit);
        Map<String, String> other = new HashMap<>();
        Set<String> teams = first.stream().map(Directories.Member::team).collect(Collectors.toSet());
        teams.forEach(team -> {
            Directories.Team like = names.team(team).orElseThrow();
            String copy = team + "_" + nth;
            directories.addTeam(permit.authority(), new Directories.Team(copy, like.name() + " " + nth, like.agency(), like.phone()));
            other.put(team, copy);
        });
        first.forEach(member -> {
            String copy = other.computeIfAbsent(member.professional(), _ -> {
                String id = Identifiers.next();
                directories.addProfessional(permit.authority(), id, member.name(), null);
                return id;
            });
            directories.addMembership(permit.authority(), copy, member.role(), other.get(member.team()));
        });
        return other;
    }

    private Permit permit(Viewer administrator) {
        return gate.permit(administrator, Action.READ_DIRECTORY, Outlet.PAGE);
    }
}
