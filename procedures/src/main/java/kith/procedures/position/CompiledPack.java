package kith.procedures.position;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kith.procedures.calendar.Term;
import kith.procedures.condition.Condition;
import kith.procedures.condition.Conditions;
import kith.procedures.condition.FieldRef;
import kith.procedures.condition.Wording;
import kith.procedures.history.About;
import kith.procedures.history.Facts;
import kith.procedures.pack.Field;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Source;
import kith.procedures.pack.Step;

/** One version, indexed by what sets each thing off. */
final class CompiledPack implements Wording {

    /** @param offer as it is made where no condition is asked and nothing is owed; a step that may be recorded at any time */
    record AnytimeOf(CompiledStep compiled, Offer offer) {}

    /**
     * @param because the clauses that say the rule's condition, of which the first that is yes is told; empty where it has none
     * @param asCause its id, as a list of causes has it
     * @param firesOncePerTrigger it fires for each trigger, and no trigger can set it off twice
     * @param time within which it is to be done, where no exception governs
     * @param endedOn the steps whose recording may end what it asks for, or move its limit
     * @param readsLater the steps of which it reads a recording even where that comes after its trigger
     */
    record RuleOf(
            Rule rule,
            List<String> asCause,
            boolean firesOncePerTrigger,
            List<Clause> because,
            TimeOf time,
            List<ExceptionOf> exceptions,
            Set<String> endedOn,
            Set<String> readsLater) {}

    record ExceptionOf(Condition condition, TimeOf time) {}

    /** @param counted how the time is counted, and why it governs */
    record TimeOf(Optional<Term> aim, Optional<Term> limit, Optional<Term> notBefore, Source source, Counted counted) {
        static TimeOf of(Rule rule) {
            Counted counted = rule.notBefore().map(Counted::notBefore).orElseGet(() -> Counted.of(rule.aim(), rule.limit(), ""));
            return new TimeOf(rule.aim(), rule.limit(), rule.notBefore(), rule.source(), counted);
        }

        boolean isLaidDown() {
            return aim.isPresent() || limit.isPresent() || notBefore.isPresent();
        }
    }

    /** One way in which a condition can be yes, in English. */
    record Clause(Condition condition, String words) {}

    final Pack pack;
    private final Map<String, CompiledStep> steps = new HashMap<>();
    private final Map<String, CompiledStep> byRecording = new HashMap<>();
    private final Map<String, List<CompiledStep>> stepsByProcedure = new HashMap<>();
    private final Map<String, Procedure> procedures = new HashMap<>();
    private final Map<String, List<RuleOf>> rulesByOpening = new HashMap<>();
    private final Map<FieldRef, Field> fields = new HashMap<>();
    private final Map<About, List<AnytimeOf>> anytime = new EnumMap<>(About.class);
    private final Map<String, Set<String>> readBy = new ConcurrentHashMap<>();

    CompiledPack(Pack pack) {
        this.pack = pack;
        for (Procedure procedure : pack.procedures()) {
            procedures.put(procedure.id(), procedure);
            for (Step step : procedure.steps()) {
                CompiledStep compiled = new CompiledStep(this, step);
                steps.put(step.id(), compiled);
                byRecording.put(step.id() + "." + Facts.RECORDED, compiled);
                stepsByProcedure.computeIfAbsent(procedure.id(), _ -> new ArrayList<>()).add(compiled);
                step.form().fields().forEach(field -> {
                    fields.put(new FieldRef(step.id(), field.id()), field);
                    field.group().ifPresent(group -> group.questions()
                            .forEach(asked -> fields.put(FieldRef.inGroup(step.id(), field.id(), asked.id()), asked)));
                });
                if (step.anytime()) {
                    anytime.computeIfAbsent(procedure.about(), _ -> new ArrayList<>()).add(new AnytimeOf(compiled, Offering.anytime(compiled)));
                }
            }
        }
        // Only now: they name steps and questions of other procedures.
        for (Procedure procedure : pack.procedures()) {
            for (Procedure.Opening opening : procedure.opens()) {
                steps.get(opening.on()).opens.add(new CompiledStep.OpeningOf(procedure, opening.condition()));
            }
            for (Procedure.Closing closing : procedure.closes()) {
                steps.get(closing.on()).closes.add(new CompiledStep.ClosingOf(procedure, closing.condition(), closing.because()));
            }
            for (Procedure.Status status : procedure.statuses()) {
                steps.get(status.begins().on()).statusesBegun.add(status);
                // A pack on trial may name a step that nobody can record, so that the status never ends.
                Optional.ofNullable(steps.get(status.ends().on())).ifPresent(step -> step.statusesEnded.add(status));
            }
            for (Rule rule : procedure.rules()) {
                RuleOf compiled = new RuleOf(
                        rule,
                        List.of(rule.id()),
                        rule.everyTime() && rule.on().size() == 1,
                        clauses(rule.condition()),
                        TimeOf.of(rule),
                        rule.exceptions().stream().map(this::compiled).toList(),
                        endedOn(rule),
                        readsLater(rule));
                rule.extension().ifPresent(extension -> steps.get(extension.step()).extensions.add(extension));
                for (String on : rule.on()) {
                    if (on.equals(Rule.OPENING)) {
                        rulesByOpening.computeIfAbsent(procedure.id(), _ -> new ArrayList<>()).add(compiled);
                    } else {
                        steps.get(on).rules.add(compiled);
                    }
                }
            }
        }
    }

    private ExceptionOf compiled(Rule.Exception exception) {
        String because = Conditions.inEnglish(exception.condition(), this);
        Optional<Term> limit = Optional.of(exception.limit());
        return new ExceptionOf(
                exception.condition(),
                new TimeOf(exception.aim(), limit, Optional.empty(), exception.source(), Counted.of(exception.aim(), limit, because)));
    }

    private static Set<String> endedOn(Rule rule) {
        Set<String> steps = new HashSet<>(rule.cancelledOn());
        steps.add(rule.must());
        rule.extension().ifPresent(extension -> steps.add(extension.step()));
        rule.pause().ifPresent(pause -> {
            steps.addAll(pause.from());
            steps.addAll(pause.until());
        });
        return Set.copyOf(steps);
    }

    private static Set<String> readsLater(Rule rule) {
        Set<String> steps = new HashSet<>();
        rule.from().forEach(field -> steps.add(field.step()));
        rule.ownerNamedIn().ifPresent(question -> steps.add(question.step()));
        rule.exceptions().forEach(exception -> steps.addAll(Conditions.steps(exception.condition())));
        return Set.copyOf(steps);
    }

    private List<Clause> clauses(Condition condition) {
        return switch (condition) {
            case Condition.Always() -> List.of();
            case Condition.Any(List<Condition> ways) ->
                ways.stream().map(way -> new Clause(way, Conditions.inEnglish(way, this))).toList();
            default -> List.of(new Clause(condition, Conditions.inEnglish(condition, this)));
        };
    }

    /** Null where the pack has no such step. */
    CompiledStep step(String id) {
        return steps.get(id);
    }

    /** Null where the pack has none that is recorded by events of that type. */
    CompiledStep stepRecordedAs(String type) {
        return byRecording.get(type);
    }

    boolean hasProcedure(String id) {
        return procedures.containsKey(id);
    }

    List<CompiledStep> stepsOf(String procedure) {
        return stepsByProcedure.getOrDefault(procedure, List.of());
    }

    List<AnytimeOf> anytimeSteps(About about) {
        return anytime.getOrDefault(about, List.of());
    }

    List<RuleOf> rulesOnOpening(String procedure) {
        return rulesByOpening.getOrDefault(procedure, List.of());
    }

    /** The steps whose recordings decide what a recording of that step leads to, beside its own answers. */
    Set<String> readBy(CompiledStep step) {
        return readBy.computeIfAbsent(step.step.id(), _ -> Set.copyOf(step.reads()));
    }

    @Override
    public String stepName(String step) {
        return steps.containsKey(step) ? steps.get(step).step.name() : step.replace('_', ' ');
    }

    @Override
    public String question(FieldRef field) {
        return fields.containsKey(field) ? fields.get(field).label() : field.field().replace('_', ' ');
    }

    @Override
    public String option(FieldRef field, String code) {
        if (fields.containsKey(field)) {
            for (Field.Option option : fields.get(field).options()) {
                if (option.code().equals(code)) {
                    return option.label();
                }
            }
        }
        return code.replace('_', ' ');
    }
}
