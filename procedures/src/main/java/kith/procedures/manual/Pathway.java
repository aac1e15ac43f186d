package kith.procedures.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Step;
import kith.procedures.words.PackWords;

/**
 * What is drawn of a procedure: how it opens, its stations in order, how it closes.
 *
 * @param openings what opens it, in words
 * @param closings why it closes, in words
 */
record Pathway(String procedure, String name, List<String> openings, List<Stop> stops, List<String> closings) {
    private static final int TIMES_SHOWN = 3;

    /** @param under short lines below the station: its time, its approval */
    record Stop(String label, List<String> under) {}

    static Pathway of(Procedure procedure, PackWords words) {
        return new Pathway(
                procedure.id(),
                procedure.name(),
                procedure.opens().stream().map(opening -> words.happened(opening.on())).distinct().toList(),
                procedure.stations().stream().map(station -> stop(station, procedure, words)).toList(),
                procedure.closes().stream().map(Procedure.Closing::because).distinct().toList());
    }

    private static Stop stop(Procedure.Station station, Procedure procedure, PackWords words) {
        List<String> under = new ArrayList<>(times(procedure, station.step()));
        procedure.step(station.step())
                .map(Step::approvers)
                .filter(roles -> !roles.isEmpty())
                .map(roles -> "approved by " + words.everyRole(roles))
                .ifPresent(under::add);
        return new Stop(station.label(), under);
    }

    private static List<String> times(Procedure procedure, String step) {
        List<String> times = procedure.rules().stream()
                .filter(rule -> rule.must().equals(step))
                .flatMap(rule -> Stream.concat(rule.limit().stream(), rule.exceptions().stream().map(Rule.Exception::limit)))
                .map(PackWords::by)
                .distinct()
                .toList();
        if (times.size() > TIMES_SHOWN) {
            return List.of("several limits");
        }
        return times.isEmpty()
                ? List.of()
                : List.of(PackWords.anyOf(times).replace(" or within ", " or ").replace(", within ", ", "));
    }

    /** The drawing as a sentence or two. */
    String described() {
        Optional<String> stations = stops.isEmpty()
                ? Optional.empty()
                : Optional.of("Its stations are, in order: " + stops.stream()
                        .map(stop -> stop.under().isEmpty() ? stop.label() : stop.label() + " (" + String.join(", ", stop.under()) + ")")
                        .collect(Collectors.joining("; ")) + ".");
        return Stream.of(
                        Optional.of("It opens when: " + String.join("; or ", openings) + "."),
                        stations,
                        Optional.of("It closes when: " + String.join("; or ", closings) + "."))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }
}
