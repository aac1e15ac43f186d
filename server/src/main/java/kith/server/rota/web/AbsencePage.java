package kith.server.rota.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.position.Holder;
import kith.server.directory.Absences;
import kith.server.directory.Directories;
import kith.server.rota.Covering;
import kith.server.web.component.Choice;
import kith.server.web.component.Link;
import kith.server.wording.Said;

/**
 * When somebody is away, and who covers.
 *
 * @param heading over the form
 * @param at where the form is sent
 * @param endedAt where it is sent that they are back; null where nothing is being changed
 * @param entries what holds and is not over
 * @param coversFor for whom they stand in themself: somebody else must, while they are away
 * @param before what is over, was ended or replaced
 */
public record AbsencePage(
        String professional,
        String name,
        String heading,
        String at,
        String endedAt,
        List<Entry> entries,
        List<String> coversFor,
        List<String> before,
        List<Choice> kinds,
        List<Choice> covers,
        Covering.Typed typed,
        List<Link> errors) {

    /** @param words "Leave, from 23 November until 4 December. Hannah Example covers." @param change where it is changed */
    public record Entry(String words, String change) {}

    /** @param changed the entry in whose place another is put; empty for a new one */
    static AbsencePage of(Covering.Person person, Optional<Absences.Entry> changed, Covering.Typed typed, List<Link> errors, LocalDate today) {
        String at = "/team/people/" + person.member().professional() + "/absences";
        List<Absences.Entry> current = person.entries().stream().filter(entry -> isCurrent(entry, today)).toList();
        return new AbsencePage(
                person.member().professional(),
                person.member().name(),
                changed.isEmpty() ? "Enter leave or sickness" : "Change what is entered",
                at + changed.map(entry -> "/" + entry.absence()).orElse(""),
                changed.map(entry -> at + "/" + entry.absence() + "/ended").orElse(null),
                current.reversed().stream()
                        .map(entry -> new Entry(words(entry.span(), person, today), at + "/" + entry.absence()))
                        .toList(),
                person.theirs().stream()
                        .filter(entry -> entry.span().cover().equals(Optional.of(new Holder.Person(person.member().professional()))))
                        .map(entry -> "%s covers for %s %s.".formatted(person.member().name(), person.name(entry.professional()), Covering.days(entry.span(), today)))
                        .toList(),
                person.entries().stream()
                        .filter(entry -> !isCurrent(entry, today))
                        .map(entry -> words(entry.span(), person, today) + (entry.holds() ? "" : " Ended or replaced."))
                        .toList(),
                Arrays.stream(Absences.Kind.values()).map(kind -> Choice.of(kind.code(), kind.words())).toList(),
                covers(person, today),
                typed,
                errors);
    }

    private static boolean isCurrent(Absences.Entry entry, LocalDate today) {
        return entry.holds() && entry.span().last().filter(today::isAfter).isEmpty();
    }

    private static String words(Absences.Span span, Covering.Person person, LocalDate today) {
        return "%s, %s. %s".formatted(span.kind().words(), Covering.days(span, today), switch (span.cover().orElse(null)) {
            case Holder.Person(String cover) -> person.name(cover) + " covers.";
            case Holder.Team _ -> "Whoever is on duty in the team covers.";
            case null -> "Nobody covers.";
        });
    }

    private static List<Choice> covers(Covering.Person person, LocalDate today) {
        List<Choice> covers = new ArrayList<>();
        for (Directories.Member other : person.covers()) {
            List<String> away = person.theirs().stream()
                    .filter(entry -> entry.professional().equals(other.professional()))
                    .map(entry -> "away " + Covering.days(entry.span(), today))
                    .toList();
            covers.add(Choice.of(
                    other.professional(),
                    String.join(", ", Stream.concat(Stream.of(other.name(), other.teamName()), away.stream()).toList())));
        }
        covers.add(Choice.of(Covering.TEAM, "The team: whoever is on duty"));
        covers.add(Choice.of(Covering.NOBODY, "Nobody yet"));
        return covers;
    }
}
