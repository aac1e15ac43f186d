package kith.procedures.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.history.Standing;
import kith.procedures.pack.Access;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Packs;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Step;

/**
 * What the steps recorded on a record do to who may see it, by all that stands: what was withdrawn does nothing, and a correction counts from
 * its event's recording. Times are when something was recorded, never when it is said to have happened: nobody comes to have seen something.
 *
 * @param opened whatever was ever opened, whether or not its time is over: that is for the clock
 * @param barred who may see nothing
 * @param frozenFor the role for which the record stands still; empty where it does not
 */
public record Accesses(List<Opened> opened, Set<Barred> barred, Optional<String> frozenFor) {
    private static final Accesses NONE = new Accesses(List.of(), Set.of(), Optional.empty());

    public Accesses {
        opened = List.copyOf(opened);
        barred = Set.copyOf(barred);
    }

    /**
     * @param event that opened it
     * @param ends the first moment at which it is no longer open
     */
    public record Opened(String event, String step, String professional, Access.Extent extent, Instant begins, Instant ends) {
        private Opened endedBy(Instant moment) {
            return ends.isAfter(moment) ? new Opened(event, step, professional, extent, begins, moment) : this;
        }

        /** Whether it was open to the author of that event when they recorded it. */
        public boolean covers(Event recorded) {
            return professional.equals(recorded.author().person()) && !recorded.recorded().isBefore(begins) && recorded.recorded().isBefore(ends);
        }
    }

    public record Barred(String event, String professional, boolean managersToo) {}

    public static Accesses of(History history, Packs packs, Position position) {
        // Nearly every record is without any, and every write asks: what stands is worked out only where there is something to find.
        Set<String> doing = stepsThatDoSomething(packs);
        for (Event event : history.events()) {
            if (doing.contains(event.subject())) {
                return gathered(history, packs, position);
            }
        }
        return NONE;
    }

    private static Set<String> stepsThatDoSomething(Packs packs) {
        Set<String> doing = new HashSet<>();
        for (Pack pack : packs.versions()) {
            for (Procedure procedure : pack.procedures()) {
                for (Step step : procedure.steps()) {
                    if (!step.access().isEmpty()) {
                        doing.add(step.id());
                    }
                }
            }
        }
        return doing;
    }

    private static List<Access> access(Event event, Packs packs) {
        return packs.step(event.subject(), event.packVersion()).map(Step::access).orElse(List.of());
    }

    private static Accesses gathered(History history, Packs packs, Position position) {
        List<Opened> opened = new ArrayList<>();
        List<Barred> barred = new ArrayList<>();
        Optional<String> frozenFor = Optional.empty();
        // In the order of recording: what was opened for somebody is ended by what was recorded after it.
        List<Standing> recorded = Standing.of(history).events().stream()
                .filter(Standing::isStepRecorded)
                .sorted((one, other) -> {
                    int order = one.event().recorded().compareTo(other.event().recorded());
                    return order != 0 ? order : one.id().compareTo(other.id());
                })
                .toList();
        for (Standing standing : recorded) {
            for (Access access : access(standing.event(), packs)) {
                switch (access) {
                    case Access.Opens opens -> opened.addAll(opened(opens, standing));
                    case Access.Closes(String question) -> {
                        List<String> people = people(standing, question);
                        opened.replaceAll(one -> people.contains(one.professional()) ? one.endedBy(standing.event().recorded()) : one);
                    }
                    case Access.Bars(String question, boolean managersToo) ->
                        people(standing, question).forEach(person -> barred.add(new Barred(standing.id(), person, managersToo)));
                    case Access.Frees(String question) -> {
                        List<String> people = people(standing, question);
                        barred.removeIf(one -> people.contains(one.professional()));
                    }
                    case Access.Freezes(String role) -> {
                        if (frozenFor.isEmpty() && opensAnOpenEpisode(standing, position)) {
                            frozenFor = Optional.of(role);
                        }
                    }
                    case Access.ThroughFreeze() -> {}
                }
            }
        }
        return new Accesses(opened, barred.stream().collect(Collectors.toUnmodifiableSet()), frozenFor);
    }

    private static boolean opensAnOpenEpisode(Standing standing, Position position) {
        return position.episodes().stream().anyMatch(episode -> episode.isOpen() && episode.openedBy().equals(standing.id()));
    }

    private static List<Opened> opened(Access.Opens opens, Standing standing) {
        Event event = standing.event();
        List<String> people = switch (opens.whom()) {
            case Access.Whom.Author() -> List.of(event.author().person());
            case Access.Whom.Named(String question) -> people(standing, question);
        };
        Optional<Instant> ends = switch (opens.lasting()) {
            case Access.Lasting.Hours(int hours) -> Optional.of(event.recorded().plusSeconds(hours * 3600L));
            case Access.Lasting.Until(String question) -> Optional.ofNullable(answers(standing).get(question))
                    .filter(Answer.Day.class::isInstance)
                    .map(day -> endOf(((Answer.Day) day).day()));
        };
        return ends.stream()
                .flatMap(end -> people.stream()
                        .map(person -> new Opened(standing.id(), event.subject(), person, opens.extent(), event.recorded(), end)))
                .toList();
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(Occurred.LONDON).toInstant();
    }

    private static List<String> people(Standing standing, String question) {
        return switch (answers(standing).get(question)) {
            case Answer.Professional(String person) -> List.of(person);
            case Answer.Professionals(List<String> people) -> people;
            case null, default -> List.of();
        };
    }

    private static Map<String, Answer> answers(Standing standing) {
        return standing.worded().answers();
    }
}
