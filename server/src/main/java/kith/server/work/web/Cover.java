package kith.server.work.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.history.Occurred;
import kith.procedures.position.Holder;
import kith.server.directory.Away;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.work.Loads;
import kith.server.wording.Said;

/** Who stands in for whom today, as a manager has to know it. */
record Cover(List<Directories.Member> members, Names names, LocalDate today) {

    /** Those for whom somebody stands in by name. */
    List<Directories.Member> coveredBy(Directories.Member member) {
        return members.stream()
                .filter(other -> other.role().equals(member.role())
                        && other.away().flatMap(Away::cover).equals(Optional.of(new Holder.Person(member.professional()))))
                .toList();
    }

    /** Whether they are away and nobody stands in: nobody was named, or who was is away too, or nobody is on duty in the team that does. */
    boolean isUncovered(Directories.Member member) {
        return member.away().filter(away -> away.cover().filter(this::isHere).isEmpty()).isPresent();
    }

    private boolean isHere(Holder cover) {
        return switch (cover) {
            case Holder.Person(String person) -> !names.away().containsKey(person);
            case Holder.Team(String team) -> names.onDuty().getOrDefault(team, List.of()).stream().anyMatch(turn -> !turn.away());
        };
    }

    /** Until when what they hold falls due that nobody sees to. @param unknown until when it is looked at where nobody knows when they are back */
    Instant awayUntil(Directories.Member member, Instant unknown) {
        return member.away().flatMap(Away::until).map(last -> last.plusDays(1).atStartOfDay(Occurred.LONDON).toInstant()).orElse(unknown);
    }

    /** "5 pieces of work are late or fall due while Sam Example is away, and nobody covers". */
    Optional<String> warning(Directories.Member member, int due) {
        return due == 0
                ? Optional.empty()
                : Optional.of("%s %s late or %s due %swhile %s is away, and nobody covers.".formatted(
                        due == 1 ? "1 piece of work" : due + " pieces of work",
                        due == 1 ? "is" : "are",
                        due == 1 ? "falls" : "fall",
                        member.away().flatMap(Away::until).isPresent() ? "" : "in the next two weeks ",
                        member.name()));
    }

    /** That they are away, and what they do for others. */
    List<String> notes(Directories.Member member, Map<String, Loads.Load> loads) {
        List<String> notes = new ArrayList<>();
        names.awayWords(member.professional()).ifPresent(words -> notes.add(Said.sentence(Said.capital(words))));
        member.away()
                .flatMap(Away::cover)
                .filter(cover -> cover instanceof Holder.Person && !isHere(cover))
                .ifPresent(_ -> notes.add("Whoever covers is away too."));
        // Of another team's work the manager sees nothing, and so no number is said of it.
        coveredBy(member).forEach(covered -> notes.add(covered.team().equals(member.team()) || loads.get(covered.professional()).owed() > 0
                ? "Covers for %s, with %d to be done.".formatted(covered.name(), loads.get(covered.professional()).owed())
                : "Covers for %s, %s.".formatted(covered.name(), covered.teamName())));
        return notes;
    }
}
