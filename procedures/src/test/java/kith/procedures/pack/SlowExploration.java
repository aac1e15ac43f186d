package kith.procedures.pack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.condition.Answers;
import kith.procedures.condition.Condition;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.Answer;

/** What {@link Exploration} promises, the plain way: it forgets nothing, and leaves nothing out. For procedures that are small. */
final class SlowExploration {
    private final Pack pack;
    private final Procedure procedure;
    private final Domains domains;
    private final int most;
    private final SequencedMap<State, List<String>> paths = new LinkedHashMap<>();
    private final Map<State, Set<State>> before = new HashMap<>();
    private final Set<State> ends = new HashSet<>();
    private final Deque<State> waiting = new ArrayDeque<>();

    private SlowExploration(Pack pack, Procedure procedure, int most) {
        this.pack = pack;
        this.procedure = procedure;
        this.most = most;
        this.domains = new Domains(pack, Stream.of(
                        procedure.opens().stream().map(Procedure.Opening::condition),
                        procedure.closes().stream().map(Procedure.Closing::condition),
                        procedure.rules().stream().map(Rule::condition),
                        procedure.steps().stream().map(Step::offered))
                .flatMap(each -> each)
                .toList());
    }

    private record State(Map<FieldRef, Answer> answers, Set<String> recorded, Set<String> fired, Set<String> owed) implements Answers {
        @Override
        public Optional<Given> answer(FieldRef field) {
            return Optional.ofNullable(answers.get(field)).map(answer -> new Given(answer, field.step()));
        }

        @Override
        public Optional<String> recorded(String step) {
            return recorded.contains(step) ? Optional.of(step) : Optional.empty();
        }

        /** No procedure on trial asks this of another procedure's step. */
        @Override
        public Optional<String> recordedThisTime(String step) {
            return recorded(step);
        }
    }

    /**
     * @param found the way into the first hole, or else into the first case that cannot end
     * @param open whether somebody is accountable for nothing there
     */
    record Result(Optional<List<String>> found, boolean open) {}

    /** Empty where there are more cases than these. */
    static Optional<Result> explore(Pack pack, Procedure procedure, int most) {
        return new SlowExploration(pack, procedure, most).explore();
    }

    private Optional<Result> explore() {
        procedure.opens().forEach(this::open);
        while (!waiting.isEmpty() && paths.size() <= most) {
            State state = waiting.removeFirst();
            for (Step step : procedure.steps()) {
                boolean again = step.repeats() || !state.recorded().contains(step.id());
                if (again && (step.anytime() || Domains.isYes(step.offered(), state))) {
                    domains.fillings(step.id(), state).forEach(filling -> arrive(Optional.of(state), state, step.id(), filling, false));
                }
            }
            procedure.closes().stream().map(Procedure.Closing::on).filter(on -> procedure.step(on).isEmpty()).distinct().forEach(on ->
                    domains.fillings(on, state).forEach(filling -> arrive(Optional.of(state), state, on, filling, false)));
        }
        if (paths.size() > most) {
            return Optional.empty();
        }
        Optional<State> hole = paths.keySet().stream().filter(state -> state.owed().isEmpty()).findFirst();
        return Optional.of(new Result(hole.or(this::trap).map(paths::get), hole.isPresent()));
    }

    private void open(Procedure.Opening opening) {
        Set<String> outside = new LinkedHashSet<>(domains.steps());
        procedure.opens().stream().map(Procedure.Opening::on).filter(on -> pack.step(on).isPresent()).forEach(outside::add);
        procedure.steps().forEach(step -> outside.remove(step.id()));
        outside.remove(opening.on());
        List<State> starts = List.of(new State(Map.of(), Set.of(), Set.of(), Set.of()));
        for (String step : outside) {
            List<State> more = new ArrayList<>(starts);
            for (State start : starts) {
                domains.fillings(step, start).stream().filter(filling -> !filling.isEmpty()).forEach(filling -> more.add(recording(start, step, filling)));
            }
            starts = more;
        }
        for (State start : starts) {
            for (SequencedMap<FieldRef, Answer> filling : domains.fillings(opening.on(), start)) {
                if (Domains.isYes(opening.condition(), recording(start, opening.on(), filling))) {
                    arrive(Optional.empty(), start, opening.on(), filling, true);
                }
            }
        }
    }

    private static State recording(State state, String step, Map<FieldRef, Answer> filling) {
        Map<FieldRef, Answer> answers = new HashMap<>(state.answers());
        answers.keySet().removeIf(ref -> ref.step().equals(step));
        answers.putAll(filling);
        Set<String> recorded = new HashSet<>(state.recorded());
        recorded.add(step);
        return new State(answers, recorded, state.fired(), state.owed());
    }

    private void arrive(Optional<State> from, State state, String step, SequencedMap<FieldRef, Answer> filling, boolean opening) {
        State recorded = recording(state, step, filling);
        if (procedure.closes().stream().anyMatch(closing -> closing.on().equals(step) && holds(closing.condition(), recorded))) {
            from.ifPresent(ends::add);
            return;
        }
        Set<String> fired = new HashSet<>(state.fired());
        Set<String> owed = new HashSet<>(state.owed());
        procedure.rules().stream().filter(rule -> rule.must().equals(step) || rule.cancelledOn().contains(step)).map(Rule::id).forEach(owed::remove);
        for (Rule rule : procedure.rules()) {
            boolean triggered = rule.on().contains(step) || opening && rule.on().contains(Rule.OPENING);
            boolean done = !rule.everyTime() && (fired.contains(rule.id()) || state.recorded().contains(rule.must()));
            if (triggered && !done && holds(rule.condition(), recorded)) {
                owed.add(rule.id());
                fired.add(rule.id());
            }
        }
        State next = new State(recorded.answers(), recorded.recorded(), fired, owed);
        from.ifPresent(there -> before.computeIfAbsent(next, _ -> new HashSet<>()).add(there));
        if (!paths.containsKey(next)) {
            List<String> path = new ArrayList<>(from.map(paths::get).orElse(List.of()));
            path.add(step + filling.keySet().stream().map(FieldRef::field).collect(Collectors.toList()));
            paths.put(next, path);
            waiting.add(next);
        }
    }

    private static boolean holds(Condition condition, State state) {
        return Domains.isYes(condition, state);
    }

    private Optional<State> trap() {
        Deque<State> back = new ArrayDeque<>(ends);
        while (!back.isEmpty()) {
            before.getOrDefault(back.removeFirst(), Set.of()).stream().filter(ends::add).forEach(back::add);
        }
        return paths.keySet().stream().filter(state -> !ends.contains(state)).findFirst();
    }
}
