package kith.server.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.procedures.calendar.Calendar;
import kith.server.directory.Rotas;

/** Who is on duty in the invented teams in the first two weeks: the people of each take turns. What comes after is left to whoever tries Kith. */
record Turns(Partnership partnership, Rotas rotas, Calendar calendar) {
    private static final int DAYS = 14;
    private static final Set<String> TAKE_TURNS = Set.of("front_door_worker", "social_worker");
    private static final String NIGHTS = "emergency_duty";
    private static final String PLANNED_BY = "gareth";

    void plan(LocalDate from) {
        rotas.setHours(Partnership.AUTHORITY, NIGHTS, Rotas.Hours.OUT_OF_HOURS);
        SortedMap<String, List<String>> managers = partnership.peopleByTeam(Set.of("team_manager"));
        partnership.peopleByTeam(TAKE_TURNS).forEach((team, workers) -> {
            // Where one alone works, their manager takes every other turn.
            List<String> people = workers.size() > 1 ? workers : Stream.concat(workers.stream(), managers.getOrDefault(team, List.of()).stream()).toList();
            Rotas.Hours hours = team.equals(NIGHTS) ? Rotas.Hours.OUT_OF_HOURS : Rotas.Hours.OFFICE;
            List<Rotas.Place> places = IntStream.range(0, DAYS)
                    .mapToObj(from::plusDays)
                    .flatMap(day -> hours.parts(calendar.isWorkingDay(day)).stream().map(part -> new Rotas.Place(day, part)))
                    .toList();
            for (int i = 0; i < places.size(); i++) {
                rotas.put(
                        Partnership.AUTHORITY, team, places.get(i), Optional.empty(), Optional.of(people.get(i % people.size())), partnership.id(PLANNED_BY));
            }
        });
    }
}
