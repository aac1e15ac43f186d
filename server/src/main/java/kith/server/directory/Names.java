package kith.server.directory;

import java.util.Map;
import java.util.Optional;
import kith.procedures.position.Holder;

/** Names by identifier. */
public record Names(Map<String, String> people, Map<String, Directories.Team> teams, Map<String, String> agencies) {
    public Names {
        people = Map.copyOf(people);
        teams = Map.copyOf(teams);
        agencies = Map.copyOf(agencies);
    }

    public String person(String professional) {
        return people.getOrDefault(professional, "Someone no longer in the directory");
    }

    public String agency(String agency) {
        return agencies.getOrDefault(agency, "An agency no longer in the directory");
    }

    public Optional<Directories.Team> team(String team) {
        return Optional.ofNullable(teams.get(team));
    }

    public String holder(Holder holder) {
        return switch (holder) {
            case Holder.Person(String person) -> person(person);
            case Holder.Team(String team) -> team(team).map(Directories.Team::name).orElse("Team no longer in the directory");
        };
    }
}
