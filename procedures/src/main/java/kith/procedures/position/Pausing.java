package kith.procedures.position;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kith.procedures.calendar.Due;
import kith.procedures.calendar.Pauses;
import kith.procedures.history.Standing;
import kith.procedures.pack.Rule;
import kith.procedures.position.Episodes.Placed;
import kith.procedures.position.Episodes.Underway;

/**
 * Finds when the clock of an obligation stood still. The first recording that stops it does; what would stop it again while it
 * stands, or set it going while it runs, changes nothing.
 */
final class Pausing {
    private Pausing() {}

    /** @param until null while it stands */
    private record Stop(Placed from, Placed until) {
        Pauses.Span span() {
            return new Pauses.Span(from.standing.earliest(), Optional.ofNullable(until).map(on -> on.standing.earliest()));
        }
    }

    record Paused(List<Stop> stops) {
        static final Paused NEVER = new Paused(List.of());

        Pauses pauses() {
            return stops.isEmpty() ? Pauses.NONE : new Pauses(stops.stream().map(Stop::span).toList());
        }

        /**
         * What to add to how the time is counted: every stop that began before the time was up.
         *
         * @param stands whether it has not been up and no time runs
         */
        String inWords(Optional<Due> aim, Optional<Due> limit, boolean stands, Gathered causes) {
            if (stops.isEmpty()) {
                return "";
            }
            StringBuilder words = new StringBuilder();
            for (Stop stop : stops) {
                Instant began = stop.from.standing.earliest();
                if (stands || isBefore(began, aim) || isBefore(began, limit)) {
                    causes.event(stop.from);
                    if (stop.until == null) {
                        words.append("; the clock stands since: ").append(stop.from.inWords());
                    } else {
                        causes.event(stop.until);
                        words.append("; the clock stood between: %s, and: %s".formatted(stop.from.inWords(), stop.until.inWords()));
                    }
                }
            }
            return words.toString();
        }

        private static boolean isBefore(Instant began, Optional<Due> due) {
            return due.filter(end -> began.isBefore(end.lateFrom())).isPresent();
        }

        /** Since when it stands; empty where it runs. */
        Optional<Instant> standsSince() {
            return stops.stream().filter(stop -> stop.until == null).map(stop -> stop.from.standing.earliest()).findFirst();
        }
    }

    /** Also recordings before the trigger have a say, if they are of the episode. */
    static Paused of(Rule rule, Underway episode, Episodes episodes, Ending ending) {
        if (rule.pause().isEmpty()) {
            return Paused.NEVER;
        }
        Rule.Pause pause = rule.pause().get();
        List<Placed> recordings = new ArrayList<>();
        List.of(pause.from(), pause.until()).forEach(steps -> steps.forEach(step -> episodes.counting(step).stream()
                .filter(recording -> recording.belongsTo(episode) || ending.reaches(recording))
                .filter(ending::stillOwed)
                .forEach(recordings::add)));
        recordings.sort(Comparator.comparing((Placed recording) -> recording.standing, Standing.AS_HAPPENED));
        List<Stop> stops = new ArrayList<>(1);
        Placed stopped = null;
        for (Placed recording : recordings) {
            boolean isStop = pause.from().contains(recording.step.id());
            if (stopped == null && isStop) {
                stopped = recording;
            } else if (stopped != null && !isStop) {
                stops.add(new Stop(stopped, recording));
                stopped = null;
            }
        }
        if (stopped != null) {
            stops.add(new Stop(stopped, null));
        }
        return new Paused(stops);
    }
}
