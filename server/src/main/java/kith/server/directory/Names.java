package kith.server.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.procedures.position.Holder;
import kith.server.gate.Viewer;

/**
 * Names by identifier, and what one has to know to reach those who bear them today.
 *
 * @param away who is away, by professional
 * @param onDuty who is on duty, by team
 */
public record Names(
        Map<String, String> people,
        Map<String, Directories.Team> teams,
        Map<String, String> agencies,
        Map<String, Away> away,
        Map<String, List<Viewer.OnDuty>> onDuty,
        LocalDate today) {
    public Names {
        people = Map.copyOf(people);
        teams = Map.copyOf(teams);
        agencies = Map.copyOf(agencies);
        away = Map.copyOf(away);
        onDuty = Map.copyOf(onDuty);
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
            case Holder.Team(String team) when Viewer.managed(team).isPresent() -> "The manager of " + person(Viewer.managed(team).get());
            case Holder.Team(String team) -> team(team).map(Directories.Team::name).orElse("Team no longer in the directory");
        };
    }

    /** The holder as one has to know to reach them today: "Sam Example (away until 4 December; Ada Example covers, 01632 960112)". */
    public String reached(Holder holder) {
        Optional<String> more = switch (holder) {
            case Holder.Person(String person) -> awayWords(person);
            case Holder.Team(String team) -> onDutyWords(team);
        };
        return holder(holder) + more.map(words -> " (" + words + ")").orElse("");
    }

    /** "away until 4 December; Ada Example covers, 01632 960112"; empty for whoever is here. */
    public Optional<String> awayWords(String professional) {
        return Optional.ofNullable(away.get(professional)).map(absence -> absence.words(today) + absence.cover()
                .flatMap(cover -> cover instanceof Holder.Team(String team) ? onDutyWords(team) : Optional.empty())
                .map(words -> ", " + words)
                .orElse(""));
    }

    /** "on duty today: Ada Example by day and Sam Example at night"; empty where no rota says who. */
    public Optional<String> onDutyWords(String team) {
        return Optional.ofNullable(onDuty.get(team)).map(turns -> "on duty today: " + words(turns));
    }

    /** "Ada Example by day, Sam Example at night". */
    public static String words(List<Viewer.OnDuty> turns) {
        return turns.stream().map(turn -> turn.name() + " " + turn.part() + (turn.away() ? ", who is away" : "")).collect(Collectors.joining(", "));
    }
}
