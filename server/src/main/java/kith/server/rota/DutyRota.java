package kith.server.rota;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.procedures.calendar.Calendar;
import kith.server.directory.Absences;
import kith.server.directory.Directories;
import kith.server.directory.Rotas;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is on duty in a team in the two weeks that begin on a day, and where nobody is. */
@Service
public class DutyRota {
    private static final int DAYS = 14;
    private static final int PLANNED_AHEAD = 366;

    private final Gate gate;
    private final Directories directories;
    private final Rotas rotas;
    private final Absences absences;
    private final Calendar calendar;
    private final Clock clock;

    DutyRota(Gate gate, Directories directories, Rotas rotas, Absences absences, Calendar calendar, Clock clock) {
        this.gate = gate;
        this.directories = directories;
        this.rotas = rotas;
        this.absences = absences;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A place in the rota. @param who has it; empty for nobody @param away whether they are away on that day */
    public record Slot(Rotas.Place place, Optional<String> who, boolean away) {}

    /**
     * Two weeks of a team.
     *
     * @param teams which the viewer may look at, by identifier
     * @param people of the team
     */
    public record Weeks(
            String team, Map<String, String> teams, Rotas.Hours hours, LocalDate first, LocalDate today, List<Directories.Member> people, List<Slot> slots) {
        public LocalDate next() {
            return first.plusDays(DAYS);
        }

        /** Those before; empty where they are over. */
        public Optional<LocalDate> before() {
            return first.isAfter(today) ? Optional.of(first.minusDays(DAYS).isBefore(today) ? today : first.minusDays(DAYS)) : Optional.empty();
        }
    }

    /** @param wanted the team that was chosen, or nothing for the first @param from the first day; empty or past for today */
    @Transactional
    public Seen<Weeks> weeks(Viewer viewer, String wanted, String from) {
        Permit permit = gate.permit(viewer, Action.SEE_TEAM, Outlet.PAGE);
        return permit.seen(weeks(permit, wanted, from));
    }

    private Weeks weeks(Permit permit, String wanted, String from) {
        Viewer viewer = permit.viewer();
        List<Directories.Member> managed = Directories.managed(viewer, directories.members(permit));
        Map<String, String> teams = managed.stream()
                .collect(Collectors.toMap(Directories.Member::team, Directories.Member::teamName, (one, _) -> one, java.util.LinkedHashMap::new));
        String team = List.of(wanted, viewer.team()).stream().filter(teams::containsKey).findFirst().orElseGet(() -> teams.keySet().iterator().next());
        LocalDate today = Said.dayOf(clock.instant());
        LocalDate first = day(from).filter(day -> !day.isBefore(today) && day.isBefore(today.plusDays(PLANNED_AHEAD))).orElse(today);
        LocalDate last = first.plusDays(DAYS - 1);
        Rotas.Hours hours = rotas.hours(viewer.authority(), team);
        Map<Rotas.Place, String> turns =
                rotas.of(viewer.authority(), team, first, last).stream().collect(Collectors.toMap(Rotas.Turn::place, Rotas.Turn::professional));
        List<Absences.Entry> away = absences.holdingFrom(permit, first);
        List<Slot> slots = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            List<Rotas.Part> parts = hours.parts(calendar.isWorkingDay(day));
            for (Rotas.Part part : Rotas.Part.values()) {
                Rotas.Place place = new Rotas.Place(day, part);
                Optional<String> who = Optional.ofNullable(turns.get(place));
                // Whoever was put where the team does not work any more stands there until somebody takes them out.
                if (parts.contains(part) || who.isPresent()) {
                    slots.add(new Slot(
                            place,
                            who,
                            who.filter(person -> away.stream().anyMatch(entry -> entry.professional().equals(person) && entry.span().isOn(place.day())))
                                    .isPresent()));
                }
            }
        }
        return new Weeks(
                team, teams, hours, first, today, managed.stream().filter(member -> member.team().equals(team)).toList(), slots);
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (java.time.format.DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /**
     * Keeps what was chosen for the places of the two weeks.
     *
     * @param chosen by the place's code whom to put there; an empty one for nobody
     * @param was by the place's code who stood there on the page
     * @throws NotAcceptable where somebody else has put another there meanwhile: then nothing is kept
     */
    @Transactional
    public void keep(Viewer viewer, String team, String from, Map<String, String> chosen, Map<String, String> was) {
        Permit permit = gate.permit(viewer, Action.KEEP_ROTA, Outlet.PAGE);
        Weeks weeks = weeks(permit, team, from);
        if (!weeks.team().equals(team)) {
            throw gate.refusal(permit);
        }
        List<Problem> problems = new ArrayList<>();
        for (Slot slot : weeks.slots()) {
            String code = slot.place().code();
            Optional<String> now = Optional.ofNullable(chosen.get(code)).filter(who -> !who.isEmpty());
            Optional<String> before = Optional.ofNullable(was.get(code)).filter(who -> !who.isEmpty());
            if (!chosen.containsKey(code) || now.equals(before)) {
                continue;
            }
            boolean ofTheTeam = now.filter(who -> weeks.people().stream().noneMatch(member -> member.professional().equals(who))).isEmpty();
            if (!ofTheTeam) {
                problems.add(new Problem("person_missing", code, "Choose somebody of the team for " + words(slot.place()) + ".", ""));
            } else if (!rotas.put(viewer.authority(), team, slot.place(), before, now, viewer.professional())) {
                problems.add(new Problem(
                        "changed_meanwhile", code, "Somebody else has changed " + words(slot.place()) + " meanwhile.", "Look who is there now, and choose again."));
            }
        }
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
    }

    /** When somebody has to be on duty in the team. */
    @Transactional
    public void setHours(Viewer viewer, String team, String hours) {
        Permit permit = gate.permit(viewer, Action.KEEP_ROTA, Outlet.PAGE);
        if (!weeks(permit, team, "").team().equals(team)) {
            throw gate.refusal(permit);
        }
        rotas.setHours(
                viewer.authority(),
                team,
                Rotas.Hours.of(hours).orElseThrow(() -> new NotAcceptable(new Problem("hours_missing", "hours", "Choose when somebody has to be on duty.", ""))));
    }

    /** "Monday 23 November, evening". */
    public static String words(Rotas.Place place) {
        return Said.weekday(place.day()) + ", " + place.part().words().toLowerCase(java.util.Locale.ROOT);
    }
}
