package kith.procedures.pack;

import java.math.BigDecimal;
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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.condition.Answers;
import kith.procedures.condition.Condition;
import kith.procedures.condition.Conditions;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.Answer;

/**
 * Walks a procedure through every order of steps and every answer that its conditions can tell apart, looking for an
 * episode that nobody is accountable for, and for one that cannot end.
 *
 * <p>Steps of other procedures only open and close here; what they answered is taken to be anything that their forms accept,
 * or nothing. Time plays no part. An approval that is awaited leaves an episode where it was, with one more person who owes
 * something, so approvals need no states of their own. Neither do steps on which nothing rests: they may be recorded at any time and
 * leave everything as it was. Nor is an answer kept that decides nothing later. Without these the cases would double with each of them.
 */
final class Exploration {
    private static final int MOST_STATES = 100_000;

    private final Pack pack;
    private final Procedure procedure;
    private final Domains domains;
    private final Set<String> outside;

    /** The procedure's steps on which something rests. */
    private final List<Step> steps;

    /** Those of which it matters later that they were recorded, whatever they answered. */
    private final Set<String> remembered;

    /** The questions whose answers decide something later than in the moment in which they are given. */
    private final Set<FieldRef> rememberedAnswers;

    /** Steps of other procedures of which it is asked whether they were recorded this time. */
    private final Set<String> askedOfThisTime;

    private final Map<State, Arrival> arrivals = new LinkedHashMap<>();

    /** The ways in which least is owed in a case; whoever may owe more besides is not looked at, being no nearer to a hole. */
    private final Map<Case, List<State>> least = new LinkedHashMap<>();

    private final Map<Case, Set<Case>> before = new HashMap<>();
    private final Set<Case> ending = new LinkedHashSet<>();
    private final Deque<State> waiting = new ArrayDeque<>();
    private Optional<Hole> hole = Optional.empty();

    private Exploration(Pack pack, Procedure procedure) {
        this.pack = pack;
        this.procedure = procedure;
        this.domains = new Domains(pack, conditions(procedure).toList());
        this.outside = new LinkedHashSet<>(domains.steps());
        procedure.opens().stream().map(Procedure.Opening::on).filter(on -> pack.step(on).isPresent()).forEach(outside::add);
        procedure.steps().stream().map(Step::id).forEach(outside::remove);
        Set<String> used = Stream.of(
                        conditions(procedure).flatMap(condition -> Conditions.steps(condition).stream()),
                        procedure.closes().stream().map(Procedure.Closing::on),
                        procedure.rules().stream().flatMap(rule -> rule.on().stream()),
                        procedure.rules().stream().map(Rule::must),
                        procedure.rules().stream().flatMap(rule -> rule.cancelledOn().stream()))
                .flatMap(each -> each)
                .collect(Collectors.toSet());
        this.steps = procedure.steps().stream().filter(step -> used.contains(step.id())).toList();
        this.remembered = Stream.concat(conditions(procedure), domains.ofForms())
                .flatMap(condition -> Conditions.recordings(condition).stream())
                .collect(Collectors.toCollection(HashSet::new));
        procedure.rules().stream().filter(rule -> !rule.everyTime()).map(Rule::must).forEach(remembered::add);
        procedure.steps().stream().filter(step -> !step.repeats()).map(Step::id).forEach(remembered::add);
        this.askedOfThisTime = conditions(procedure)
                .flatMap(condition -> Conditions.askedOfThisTime(condition).stream())
                .filter(step -> procedure.step(step).isEmpty())
                .collect(Collectors.toSet());
        this.rememberedAnswers = Stream.of(
                        steps.stream().filter(step -> !step.anytime()).flatMap(step -> Conditions.fields(step.offered()).stream()),
                        procedure.closes().stream().flatMap(closing -> ofOthers(List.of(closing.on()), closing.condition())),
                        procedure.rules().stream().flatMap(rule -> ofOthers(rule.on(), rule.condition())),
                        domains.readByForms())
                .flatMap(each -> each)
                .collect(Collectors.toSet());
    }

    /** The questions of the condition that are not answered in every moment in which it is judged. */
    private static Stream<FieldRef> ofOthers(List<String> on, Condition condition) {
        return Conditions.fields(condition).stream().filter(ref -> on.stream().anyMatch(moment -> !moment.equals(ref.step()) && !moment.equals(Rule.OPENING)));
    }

    /** @param path the steps that lead into it, in words */
    record Hole(String what, String path, String remedy) {}

    /**
     * Everything on which it depends what can follow: what is owed does not.
     *
     * @param led steps of other procedures that were recorded this time: what opened it, or came before that in what led to it
     * @param fired rules that have fired, and fire only once
     */
    private record Case(SequencedMap<FieldRef, Answer> answers, Set<String> recorded, Set<String> led, Set<String> fired) {}

    /** @param owed rules whose obligation is open */
    private record State(Case in, Set<String> owed) {}

    private record Arrival(Optional<State> from, String by) {}

    /**
     * A procedure with all on which it rests whether it has a hole.
     *
     * @param elsewhere the steps of other procedures that it reads, or that open it
     */
    record Question(Procedure procedure, Map<String, Optional<Step>> elsewhere) {
        /** As every procedure of a pack has an id of its own. */
        @Override
        public int hashCode() {
            return procedure.id().hashCode();
        }
    }

    static Question question(Pack pack, Procedure procedure) {
        Set<String> steps = new Domains(pack, conditions(procedure).toList()).steps();
        procedure.opens().stream().map(Procedure.Opening::on).forEach(steps::add);
        procedure.steps().stream().map(Step::id).forEach(steps::remove);
        return new Question(procedure, steps.stream().collect(Collectors.toMap(step -> step, pack::step)));
    }

    /** The shortest way into a hole, if the procedure has one. */
    static Optional<Hole> hole(Pack pack, Procedure procedure) {
        return new Exploration(pack, procedure).explore();
    }

    private static Stream<Condition> conditions(Procedure procedure) {
        return Stream.of(
                        procedure.opens().stream().map(Procedure.Opening::condition),
                        procedure.closes().stream().map(Procedure.Closing::condition),
                        procedure.rules().stream().map(Rule::condition),
                        procedure.steps().stream().map(Step::offered))
                .flatMap(each -> each);
    }

    private Optional<Hole> explore() {
        procedure.opens().forEach(this::open);
        while (hole.isEmpty() && !waiting.isEmpty()) {
            State state = waiting.removeFirst();
            steps.stream().filter(step -> mayRecord(state, step)).forEach(step -> record(state, step.id()));
            procedure.closes().stream()
                    .map(Procedure.Closing::on)
                    .filter(on -> procedure.step(on).isEmpty())
                    .distinct()
                    .forEach(on -> record(state, on));
            if (arrivals.size() > MOST_STATES) {
                return Optional.of(new Hole("has too many cases to be looked through", "more than " + MOST_STATES,
                        "Split the procedure, or let fewer answers decide"));
            }
        }
        return hole.or(this::trap);
    }

    private void open(Procedure.Opening opening) {
        for (SequencedMap<FieldRef, Answer> given : elsewhere(opening.on())) {
            Set<String> before = steps(given);
            Set<String> then = new HashSet<>(before);
            then.add(opening.on());
            for (SequencedMap<FieldRef, Answer> filling : domains.fillings(opening.on(), answers(given, before, Set.of()))) {
                for (Set<String> led : ledTo(before)) {
                    if (Domains.isYes(opening.condition(), answers(over(given, filling), then, with(led, opening.on())))) {
                        State none = new State(new Case(given, before, led, Set.of()), Set.of());
                        arrive(Optional.empty(), none, opening.on(), filling, true);
                    }
                }
            }
        }
    }

    /** What was recorded before elsewhere belongs to an earlier time, or led to this one: all of it or nothing, as one episode comes from another. */
    private List<Set<String>> ledTo(Set<String> before) {
        Set<String> led = before.stream().filter(askedOfThisTime::contains).collect(Collectors.toSet());
        return led.isEmpty() ? List.of(Set.of()) : List.of(Set.of(), led);
    }

    private static Set<String> with(Set<String> steps, String step) {
        Set<String> all = new HashSet<>(steps);
        all.add(step);
        return all;
    }

    /** What other procedures' steps may have answered before: each step anything, or nothing. */
    private List<SequencedMap<FieldRef, Answer>> elsewhere(String opener) {
        List<SequencedMap<FieldRef, Answer>> all = List.of(new LinkedHashMap<>());
        for (String step : outside) {
            if (step.equals(opener)) {
                continue;
            }
            List<SequencedMap<FieldRef, Answer>> more = new ArrayList<>(all);
            for (SequencedMap<FieldRef, Answer> given : all) {
                domains.fillings(step, answers(given, steps(given), Set.of())).stream()
                        .filter(filling -> !filling.isEmpty())
                        .forEach(filling -> more.add(over(given, filling)));
            }
            all = more;
        }
        return all;
    }

    private static Set<String> steps(Map<FieldRef, Answer> given) {
        return given.keySet().stream().map(FieldRef::step).collect(Collectors.toSet());
    }

    private boolean mayRecord(State state, Step step) {
        boolean again = step.repeats() || !state.in().recorded().contains(step.id());
        return again && (step.anytime() || Domains.isYes(step.offered(), read(state.in())));
    }

    private void record(State state, String step) {
        domains.fillings(step, read(state.in()))
                .forEach(filling -> arrive(Optional.of(state), state, step, filling, false));
    }

    private void arrive(Optional<State> from, State state, String step, SequencedMap<FieldRef, Answer> filling, boolean opening) {
        SequencedMap<FieldRef, Answer> given = new LinkedHashMap<>(state.in().answers());
        given.keySet().removeIf(ref -> ref.step().equals(step));
        given.putAll(filling);
        Set<String> recorded = new TreeSet<>(state.in().recorded());
        recorded.add(step);
        recorded.retainAll(remembered);
        boolean leads = opening && askedOfThisTime.contains(step);
        Set<String> led = leads ? with(state.in().led(), step) : state.in().led();
        Answers answers = answers(given, recorded, with(led, step));
        boolean closed = procedure.closes().stream()
                .anyMatch(closing -> closing.on().equals(step) && Domains.isYes(closing.condition(), answers));
        if (closed) {
            from.map(State::in).ifPresent(ending::add);
            return;
        }
        Set<String> fired = new TreeSet<>(state.in().fired());
        Set<String> owed = new TreeSet<>(state.owed());
        procedure.rules().stream()
                .filter(rule -> rule.must().equals(step) || rule.cancelledOn().contains(step))
                .forEach(rule -> owed.remove(rule.id()));
        for (Rule rule : procedure.rules()) {
            boolean triggered = rule.on().contains(step) || (opening && rule.on().contains(Rule.OPENING));
            boolean done = !rule.everyTime() && (fired.contains(rule.id()) || state.in().recorded().contains(rule.must()));
            if (triggered && !done && Domains.isYes(rule.condition(), answers)) {
                owed.add(rule.id());
                if (!rule.everyTime()) {
                    fired.add(rule.id());
                }
            }
        }
        // What it owes has been recorded: that says the same, and keeps cases that are alike together.
        procedure.rules().stream().filter(rule -> recorded.contains(rule.must())).map(Rule::id).forEach(fired::remove);
        given.keySet().retainAll(rememberedAnswers);
        State next = new State(new Case(given, recorded, led, fired), owed);
        from.ifPresent(there -> before.computeIfAbsent(next.in(), _ -> new HashSet<>()).add(there.in()));
        List<State> known = least.computeIfAbsent(next.in(), _ -> new ArrayList<>());
        if (known.stream().noneMatch(other -> owed.containsAll(other.owed()))) {
            known.add(next);
            arrivals.put(next, new Arrival(from, said(step, filling)));
            waiting.addLast(next);
            if (owed.isEmpty() && hole.isEmpty()) {
                hole = Optional.of(new Hole("can stand open with nobody accountable for what comes next", path(next),
                        "Add a rule for this case, or close the procedure in it"));
            }
        }
    }

    private Optional<Hole> trap() {
        Set<Case> ends = new HashSet<>(ending);
        Deque<Case> back = new ArrayDeque<>(ending);
        while (!back.isEmpty()) {
            for (Case earlier : before.getOrDefault(back.removeFirst(), Set.of())) {
                if (ends.add(earlier)) {
                    back.addLast(earlier);
                }
            }
        }
        return arrivals.keySet().stream()
                .filter(state -> !ends.contains(state.in()))
                .findFirst()
                .map(state -> new Hole("can reach a point from which it cannot end", path(state),
                        "Offer a step there that closes it, or close it in this case"));
    }

    private String path(State state) {
        List<String> steps = new ArrayList<>();
        for (Optional<State> at = Optional.of(state); at.isPresent(); at = arrivals.get(at.get()).from()) {
            steps.addFirst(arrivals.get(at.get()).by());
        }
        return String.join(", then ", steps);
    }

    private String said(String step, SequencedMap<FieldRef, Answer> filling) {
        String answers = filling.entrySet().stream()
                .map(entry -> entry.getKey().field() + ": " + said(entry.getValue()))
                .collect(Collectors.joining(", "));
        return answers.isEmpty() ? step : step + " (" + answers + ")";
    }

    private static String said(Answer answer) {
        return switch (answer) {
            case Answer.YesNo(boolean yes) -> yes ? "yes" : "no";
            case Answer.Choice(String code) -> code;
            case Answer.Choices(List<String> codes) -> codes.isEmpty() ? "others" : String.join(" and ", codes);
            case Answer.Number(BigDecimal number) -> number.toPlainString();
            default -> "answered";
        };
    }

    private static SequencedMap<FieldRef, Answer> over(Map<FieldRef, Answer> given, Map<FieldRef, Answer> more) {
        SequencedMap<FieldRef, Answer> all = new LinkedHashMap<>(given);
        all.putAll(more);
        return all;
    }

    private Answers read(Case in) {
        return answers(in.answers(), in.recorded(), in.led());
    }

    private Answers answers(Map<FieldRef, Answer> given, Set<String> recorded, Set<String> led) {
        return new Answers() {
            @Override
            public Optional<Given> answer(FieldRef field) {
                return Optional.ofNullable(given.get(field)).map(answer -> new Given(answer, field.step()));
            }

            @Override
            public Optional<String> recorded(String step) {
                return recorded.contains(step) ? Optional.of(step) : Optional.empty();
            }

            @Override
            public Optional<String> recordedThisTime(String step) {
                boolean own = procedure.step(step).isPresent();
                return (own ? recorded : led).contains(step) ? Optional.of(step) : Optional.empty();
            }
        };
    }
}
