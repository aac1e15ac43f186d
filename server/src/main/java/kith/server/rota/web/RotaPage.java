package kith.server.rota.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.server.directory.Directories;
import kith.server.directory.Rotas;
import kith.server.rota.DutyRota;
import kith.server.web.component.Choice;
import kith.server.web.component.Link;
import kith.server.wording.Said;

/**
 * Two weeks of a team's duty rota.
 *
 * @param missing how many places nobody has, in words; empty for none
 * @param away who is away in how many places, in words
 * @param before the two weeks before; null where they are over
 */
public record RotaPage(
        String team,
        String name,
        List<Choice> teams,
        String hours,
        List<Choice> allHours,
        String from,
        String weeks,
        String missing,
        List<String> away,
        List<Row> rows,
        Link before,
        Link next,
        List<Link> errors) {

    /** A day. @param day "Monday 23 November" */
    public record Row(String day, List<Cell> cells) {}

    /**
     * A part of a day.
     *
     * @param code the input's name; null where nobody has to be on duty
     * @param part "Day"
     * @param was who stands there, as the form sends it back
     * @param value who is chosen
     * @param name of whoever stands there, for print
     * @param note what is wrong with it; null for nothing
     * @param error why it could not be kept; null for nothing
     */
    public record Cell(String code, String label, String part, List<Choice> people, String was, String value, String name, String note, String error) {
        static Cell empty(Rotas.Part part) {
            return new Cell(null, null, part.words(), List.of(), null, null, null, null, null);
        }
    }

    /** @param parts those parts of the day that any of the days has */
    public List<String> parts() {
        return rows.isEmpty() ? List.of() : rows.getFirst().cells().stream().map(Cell::part).toList();
    }

    /** @param chosen what was chosen before, by code; empty on first sight */
    static RotaPage of(DutyRota.Weeks weeks, Map<String, String> chosen, Map<String, String> errors) {
        List<Rotas.Part> parts = Arrays.stream(Rotas.Part.values())
                .filter(part -> weeks.slots().stream().anyMatch(slot -> slot.place().part() == part))
                .toList();
        List<Row> rows = weeks.slots().stream()
                .map(slot -> slot.place().day())
                .distinct()
                .map(day -> new Row(Said.weekday(day), parts.stream().map(part -> cell(weeks, day, part, chosen, errors)).toList()))
                .toList();
        long missing = weeks.slots().stream().filter(slot -> slot.who().isEmpty()).count();
        List<String> away = weeks.slots().stream()
                .filter(DutyRota.Slot::away)
                .collect(Collectors.groupingBy(slot -> name(weeks, slot.who().orElseThrow()), LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(each -> "%s is away in %s where they are on duty.".formatted(each.getKey(), Said.count(each.getValue(), "place")))
                .toList();
        LocalDate last = weeks.next().minusDays(1);
        List<Link> links = new ArrayList<>();
        errors.forEach((code, words) -> links.add(Link.to(code.equals("hours") ? "#hours" : "#duty-" + code, words)));
        return new RotaPage(
                weeks.team(),
                weeks.teams().get(weeks.team()),
                weeks.teams().entrySet().stream().map(team -> Choice.of(team.getKey(), team.getValue())).toList(),
                weeks.hours().code(),
                Arrays.stream(Rotas.Hours.values()).map(hours -> Choice.of(hours.code(), hours.words())).toList(),
                weeks.first().toString(),
                Said.day(weeks.first()) + " to " + Said.day(last),
                missing == 0 ? "" : "Nobody is on duty in %s of these two weeks.".formatted(Said.count(missing, "place")),
                away,
                rows,
                weeks.before().map(day -> Link.to(at(weeks, day), "The two weeks before")).orElse(null),
                Link.to(at(weeks, weeks.next()), "The next two weeks"),
                links);
    }

    private static String at(DutyRota.Weeks weeks, LocalDate from) {
        return "/team/rota?team=" + weeks.team() + "&from=" + from;
    }

    private static String name(DutyRota.Weeks weeks, String professional) {
        return weeks.people().stream()
                .filter(member -> member.professional().equals(professional))
                .findFirst()
                .map(Directories.Member::name)
                .orElse("Somebody who is in the team no more");
    }

    private static Cell cell(DutyRota.Weeks weeks, LocalDate day, Rotas.Part part, Map<String, String> chosen, Map<String, String> errors) {
        Optional<DutyRota.Slot> found = weeks.slots().stream()
                .filter(slot -> slot.place().equals(new Rotas.Place(day, part)))
                .findFirst();
        if (found.isEmpty()) {
            return Cell.empty(part);
        }
        DutyRota.Slot slot = found.get();
        String code = slot.place().code();
        String was = slot.who().orElse("");
        List<Choice> people = new ArrayList<>(weeks.people().stream().map(member -> Choice.of(member.professional(), member.name())).distinct().toList());
        if (people.stream().noneMatch(choice -> choice.value().equals(was)) && !was.isEmpty()) {
            people.add(Choice.of(was, name(weeks, was)));
        }
        String note = slot.who().isEmpty() ? "Nobody is on duty" : slot.away() ? "Is away" : null;
        return new Cell(
                code,
                DutyRota.words(slot.place()),
                part.words(),
                people,
                was,
                chosen.getOrDefault(code, was),
                slot.who().map(who -> name(weeks, who)).orElse(""),
                note,
                errors.get(code));
    }
}
