package kith.procedures.scenario;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kith.procedures.calendar.Term;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.Condition;
import kith.procedures.condition.Conditions;
import kith.procedures.condition.FieldRef;
import kith.procedures.pack.Access;
import kith.procedures.pack.Field;
import kith.procedures.pack.Form;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Step;
import kith.procedures.scenario.Mutant.Forgets;
import kith.procedures.scenario.Mutant.Part;

/**
 * Every pack that differs from a pack in one thing that a position rests on: it lacks a rule, an exception, an approval, a step, a
 * question that a condition or a clock reads or that carries out a requirement, a decision aid's proposal, an opening, a closing or a status, or has one figure or condition otherwise, or carries out what is only
 * prepared. What is prepared is changed in the pack as it will be.
 */
public final class Mutants {
    private static final Condition ALWAYS = new Condition.Always();

    private final Pack pack;
    private final SequencedSet<FieldRef> questions;
    private final List<Mutant> mutants = new ArrayList<>();

    private Mutants(Pack pack) {
        this.pack = pack;
        this.questions = questionsThatCount(pack);
    }

    /** In the order of the pack's text. */
    public static List<Mutant> of(Pack pack) {
        Mutants mutants = new Mutants(pack);
        pack.procedures().forEach(mutants::ofProcedure);
        pack.documents().stream().flatMap(document -> document.editions().stream()).forEach(mutants::ofEdition);
        pack.prepared().stream().map(Pack.Prepared::provision).distinct().forEach(mutants::ofProvision);
        Mutants later = new Mutants(pack.asIfInForce());
        pack.prepared().stream().map(Pack.Prepared::procedure).forEach(later::ofProcedure);
        return Stream.concat(mutants.mutants.stream(), later.mutants.stream()).toList();
    }

    private void ofEdition(Pack.Edition edition) {
        mutants.add(new Mutant(new Part.OfEdition(edition.id()), "not known", true, pack, pack.without(edition), new Forgets.Nothing()));
    }

    private void ofProvision(String provision) {
        mutants.add(new Mutant(
                new Part.OfProvision(provision), "carried out before it is in force", true, pack, pack.asIfInForce(Set.of(provision)), new Forgets.Nothing()));
    }

    private void ofProcedure(Procedure procedure) {
        ofOpeningsAndClosings(procedure);
        for (Step step : procedure.steps()) {
            forgetting(new Part.OfStep(step.id()), "never recorded", new Forgets.Step(step.id()));
            atAnyTime(step.offered()).forEach(offered -> changed(new Part.OfStep(step.id()), "offered " + offered.how(), false, procedure, changed -> with(
                    changed, replaced(changed.steps(), step, Optional.of(with(step, offered.term(), step.approvals(), step.form()))), changed.rules())));
            step.approvals().forEach(approval -> ofApproval(procedure, step, approval));
            step.access().forEach(access -> ofAccess(procedure, step, access));
            questions.stream()
                    .filter(question -> question.step().equals(step.id()))
                    .forEach(question -> forgetting(new Part.OfQuestion(question), "not asked", new Forgets.Question(question)));
            step.form().fields().stream()
                    .filter(field -> !field.carriesOut().isEmpty())
                    .map(field -> new FieldRef(step.id(), field.id()))
                    .filter(question -> !questions.contains(question))
                    .forEach(question -> forgetting(new Part.OfQuestion(question), "not asked", new Forgets.Answer(question)));
            step.form().fields().forEach(field -> field.group().stream()
                    .flatMap(group -> group.questions().stream())
                    .filter(asked -> !asked.carriesOut().isEmpty())
                    .map(asked -> FieldRef.inGroup(step.id(), field.id(), asked.id()))
                    .forEach(question -> forgetting(new Part.OfQuestion(question), "not asked", new Forgets.Answer(question))));
            step.form().fields().forEach(field -> ofProposals(procedure, step, field));
        }
        for (Rule rule : procedure.rules()) {
            ofRule(procedure, rule);
            for (int i = 0; i < rule.exceptions().size(); i++) {
                ofException(procedure, rule, i);
            }
            rule.extension().ifPresent(extension -> ofExtension(procedure, rule, extension));
        }
        procedure.statuses().forEach(status -> ofStatus(procedure, status));
    }

    /** What can be recorded on a record that stands still is the server's to hold to: no position and no access differs by it. */
    private void ofAccess(Procedure procedure, Step step, Access access) {
        switch (access) {
            case Access.Opens opens -> {
                access(procedure, step, access, "opens nothing", Optional.empty());
                if (opens.lasting() instanceof Access.Lasting.Hours(int hours)) {
                    access(procedure, step, access, "opens an hour longer", Optional.of(new Access.Opens(opens.extent(), opens.whom(), new Access.Lasting.Hours(hours + 1))));
                }
                for (Access.Extent extent : Access.Extent.values()) {
                    if (extent != opens.extent()) {
                        access(procedure, step, access, "opens " + extent.name().toLowerCase(Locale.ROOT), Optional.of(new Access.Opens(extent, opens.whom(), opens.lasting())));
                    }
                }
            }
            case Access.Closes _ -> access(procedure, step, access, "closes nothing", Optional.empty());
            case Access.Bars(String question, boolean managersToo) -> {
                access(procedure, step, access, "bars nobody", Optional.empty());
                access(procedure, step, access, managersToo ? "bars no managers" : "bars managers too", Optional.of(new Access.Bars(question, !managersToo)));
            }
            case Access.Frees _ -> access(procedure, step, access, "frees nobody", Optional.empty());
            case Access.Freezes _ -> access(procedure, step, access, "freezes nothing", Optional.empty());
            case Access.ThroughFreeze() -> {}
        }
    }

    private void access(Procedure procedure, Step step, Access access, String how, Optional<Access> by) {
        changed(new Part.OfStep(step.id()), how, false, procedure, changed -> with(
                changed, replaced(changed.steps(), step, Optional.of(with(step, replaced(step.access(), access, by)))), changed.rules()));
    }

    private static Step with(Step step, List<Access> access) {
        return new Step(
                step.id(), step.procedure(), step.kind(), step.name(), step.action(), step.done(), step.by(), step.offered(), step.anytime(),
                step.repeats(), step.siblings(), step.occurredLabel(), step.guidance(), step.meeting(), step.approvals(), step.participants(),
                step.sensitivity(), access, step.form(), step.source());
    }

    /** The questions that a condition, a clock or a decision aid of the pack reads. Nothing rests on what only forms ask about. */
    private static SequencedSet<FieldRef> questionsThatCount(Pack pack) {
        SequencedSet<FieldRef> questions = new LinkedHashSet<>();
        for (Procedure procedure : pack.procedures()) {
            Stream.of(
                            procedure.opens().stream().map(Procedure.Opening::condition),
                            procedure.closes().stream().map(Procedure.Closing::condition),
                            procedure.statuses().stream()
                                    .flatMap(status -> Stream.of(status.begins().condition(), status.ends().condition())),
                            procedure.steps().stream().flatMap(step -> step.approvals().stream()).map(Step.Approval::when),
                            proposals(procedure).map(Field.Proposal::condition),
                            procedure.rules().stream().map(Rule::condition),
                            procedure.rules().stream().flatMap(rule -> rule.exceptions().stream()).map(Rule.Exception::condition),
                            extensions(procedure).map(Rule.Extension::condition))
                    .flatMap(conditions -> conditions)
                    .forEach(condition -> questions.addAll(Conditions.fields(condition)));
            procedure.rules().stream().filter(Mutants::countsTime).forEach(rule -> questions.addAll(rule.from()));
            procedure.rules().stream().flatMap(rule -> rule.ownerNamedIn().stream()).forEach(questions::add);
            extensions(procedure).map(Rule.Extension::until).forEach(until -> {
                if (until instanceof Rule.Until.Answered(FieldRef date)) {
                    questions.add(date);
                }
            });
        }
        return questions;
    }

    static Stream<Field.Proposal> proposals(Procedure procedure) {
        return procedure.steps().stream().flatMap(step -> step.form().fields().stream()).flatMap(field -> field.proposals().stream());
    }

    private static Stream<Rule.Extension> extensions(Procedure procedure) {
        return procedure.rules().stream().flatMap(rule -> rule.extension().stream());
    }

    /** From when a rule without a term counts makes no difference. */
    private static boolean countsTime(Rule rule) {
        return rule.hasTime() || !rule.exceptions().isEmpty();
    }

    private void ofOpeningsAndClosings(Procedure procedure) {
        Part part = new Part.OfProcedure(procedure.id());
        if (procedure.opens().size() > 1) {
            changed(part, "never opened", true, procedure, changed -> with(changed, List.of(), changed.closes(), changed.statuses()));
        }
        for (int i = 0; i < procedure.opens().size(); i++) {
            Procedure.Opening opening = procedure.opens().get(i);
            String on = opening.on() + nth(procedure.opens().stream().map(Procedure.Opening::on).toList(), i);
            changed(part, "not opened by " + on, procedure.opens().size() == 1, procedure, changed ->
                    with(changed, replaced(changed.opens(), opening, Optional.empty()), changed.closes(), changed.statuses()));
            otherwise(opening.condition()).forEach(condition -> changed(part, "opened by %s %s".formatted(on, condition.how()), false, procedure, changed -> with(
                    changed,
                    replaced(changed.opens(), opening, Optional.of(new Procedure.Opening(opening.on(), condition.term()))),
                    changed.closes(),
                    changed.statuses())));
        }
        for (int i = 0; i < procedure.closes().size(); i++) {
            Procedure.Closing closing = procedure.closes().get(i);
            String on = closing.on() + nth(procedure.closes().stream().map(Procedure.Closing::on).toList(), i);
            changed(part, "not closed by " + on, false, procedure, changed ->
                    with(changed, changed.opens(), replaced(changed.closes(), closing, Optional.empty()), changed.statuses()));
            otherwise(closing.condition()).forEach(condition -> changed(part, "closed by %s %s".formatted(on, condition.how()), false, procedure, changed -> with(
                    changed,
                    changed.opens(),
                    replaced(changed.closes(), closing, Optional.of(new Procedure.Closing(closing.on(), condition.term(), closing.because()))),
                    changed.statuses())));
        }
    }

    /** Other conditions in the place of this one, with the words that say so. */
    private static Stream<Changed<Condition>> otherwise(Condition condition) {
        Changed<Condition> inAnyCase = new Changed<>("in any case", ALWAYS);
        return Stream.concat(condition.equals(ALWAYS) ? Stream.of() : Stream.of(inAnyCase), atAnyTime(condition));
    }

    private static Stream<Changed<Condition>> atAnyTime(Condition condition) {
        return Conditions.askedOfThisTime(condition).isEmpty()
                ? Stream.of()
                : Stream.of(new Changed<>("whenever the rest was recorded", Conditions.atAnyTime(condition)));
    }

    /** Tells apart those that name the same step. */
    private static String nth(List<String> steps, int i) {
        String step = steps.get(i);
        return steps.stream().filter(step::equals).count() == 1
                ? ""
                : " (%d)".formatted(steps.subList(0, i + 1).stream().filter(step::equals).count());
    }

    private void ofStatus(Procedure procedure, Procedure.Status status) {
        Part part = new Part.OfStatus(status.id());
        changed(part, "taken away", true, procedure, changed -> with(
                changed, changed.opens(), changed.closes(), replaced(changed.statuses(), status, Optional.empty())));
        ofStatus(part, "begins", status.begins(), procedure, status, begins ->
                new Procedure.Status(status.id(), status.says(), begins, status.ends(), status.tone()));
        ofStatus(part, "ends", status.ends(), procedure, status, ends ->
                new Procedure.Status(status.id(), status.says(), status.begins(), ends, status.tone()));
        // No step has an id without letters: nothing ends it.
        Procedure.Status lasting = new Procedure.Status(
                status.id(), status.says(), status.begins(), new Procedure.Opening("", ALWAYS), status.tone());
        changed(part, "never ends", false, procedure, changed -> with(
                changed, changed.opens(), changed.closes(), replaced(changed.statuses(), status, Optional.of(lasting))));
    }

    private void ofStatus(
            Part part, String what, Procedure.Opening when, Procedure procedure, Procedure.Status status, Function<Procedure.Opening, Procedure.Status> making) {
        otherwise(when.condition()).forEach(condition -> {
            Procedure.Status other = making.apply(new Procedure.Opening(when.on(), condition.term()));
            changed(part, what + " " + condition.how(), false, procedure, changed -> with(
                    changed, changed.opens(), changed.closes(), replaced(changed.statuses(), status, Optional.of(other))));
        });
    }

    private void ofRule(Procedure procedure, Rule rule) {
        Part part = new Part.OfRule(rule.id());
        rule(part, "taken away", true, procedure, rule, Optional.empty());
        Stream<Changed<Condition>> conditions = asksWhatItsOpeningsAsk(procedure, rule) ? atAnyTime(rule.condition()) : otherwise(rule.condition());
        conditions.forEach(condition -> rule(part, condition.how(), false, procedure, rule, Optional.of(
                with(rule, rule.on(), condition.term(), rule.everyTime(), rule.from(), rule.cancelledOn()))));
        if (rule.on().size() > 1) {
            rule.on().forEach(on -> rule(part, "not on " + on, false, procedure, rule, Optional.of(with(
                    rule, replaced(rule.on(), on, Optional.empty()), rule.condition(), rule.everyTime(), rule.from(), rule.cancelledOn()))));
        }
        shifted("limit", rule.limit()).forEach(changed -> rule(part, changed.how(), false, procedure, rule,
                Optional.of(with(rule, rule.aim(), Optional.of(changed.term()), rule.exceptions()))));
        shifted("aim", rule.aim()).forEach(changed -> rule(part, changed.how(), false, procedure, rule,
                Optional.of(with(rule, Optional.of(changed.term()), rule.limit(), rule.exceptions()))));
        shifted("not before", rule.notBefore()).forEach(changed -> rule(part, changed.how(), false, procedure, rule,
                Optional.of(with(rule, Optional.of(changed.term())))));
        rule.from().stream().filter(_ -> countsTime(rule)).forEach(from -> rule(part, "not counted from " + from.step() + "." + from.field(), false, procedure, rule, Optional.of(with(
                rule, rule.on(), rule.condition(), rule.everyTime(), replaced(rule.from(), from, Optional.empty()), rule.cancelledOn()))));
        rule.cancelledOn().forEach(step -> rule(part, "not cancelled on " + step, false, procedure, rule, Optional.of(with(
                rule, rule.on(), rule.condition(), rule.everyTime(), rule.from(), replaced(rule.cancelledOn(), step, Optional.empty())))));
        rule.pause().ifPresent(pause -> {
            pause.from().forEach(step -> rule(part, "not stopped by " + step, false, procedure, rule, Optional.of(with(
                    rule, rule.extension(), Optional.of(new Rule.Pause(replaced(pause.from(), step, Optional.empty()), pause.until()))))));
            pause.until().forEach(step -> rule(part, "not going on after " + step, false, procedure, rule, Optional.of(with(
                    rule, rule.extension(), Optional.of(new Rule.Pause(pause.from(), replaced(pause.until(), step, Optional.empty())))))));
        });
        if (rule.ownerNamedIn().isPresent()) {
            rule(part, "held by whoever has the role", false, procedure, rule, Optional.of(heldByTheRole(rule)));
        }
        if (rule.everyTime()) {
            rule(part, "only once", false, procedure, rule, Optional.of(
                    with(rule, rule.on(), rule.condition(), false, rule.from(), rule.cancelledOn())));
        }
    }

    /** A step that may open a procedure reaches its episodes only where it does; the rule then asks the same a second time. */
    private static boolean asksWhatItsOpeningsAsk(Procedure procedure, Rule rule) {
        return rule.on().stream().allMatch(step -> {
            List<Condition> asked = procedure.opens().stream()
                    .filter(opening -> opening.on().equals(step))
                    .map(Procedure.Opening::condition)
                    .toList();
            return procedure.step(step).isEmpty() && asked.equals(List.of(rule.condition()));
        });
    }

    private void ofException(Procedure procedure, Rule rule, int i) {
        Part part = new Part.OfException(rule.id(), i + 1);
        Rule.Exception exception = rule.exceptions().get(i);
        rule(part, "taken away", true, procedure, rule, Optional.of(with(
                rule, rule.aim(), rule.limit(), replaced(rule.exceptions(), exception, Optional.empty()))));
        Stream.concat(
                        shifted("limit", Optional.of(exception.limit())).map(changed -> new Changed<>(changed.how(),
                                new Rule.Exception(exception.condition(), exception.aim(), changed.term(), exception.source()))),
                        shifted("aim", exception.aim()).map(changed -> new Changed<>(changed.how(),
                                new Rule.Exception(exception.condition(), Optional.of(changed.term()), exception.limit(), exception.source()))))
                .forEach(changed -> rule(part, changed.how(), false, procedure, rule, Optional.of(with(
                        rule, rule.aim(), rule.limit(), replaced(rule.exceptions(), exception, Optional.of(changed.term()))))));
        atAnyTime(exception.condition()).forEach(condition -> {
            Rule.Exception other = new Rule.Exception(condition.term(), exception.aim(), exception.limit(), exception.source());
            rule(part, condition.how(), false, procedure, rule, Optional.of(with(
                    rule, rule.aim(), rule.limit(), replaced(rule.exceptions(), exception, Optional.of(other)))));
        });
    }

    private void ofExtension(Procedure procedure, Rule rule, Rule.Extension extension) {
        Part part = new Part.OfExtension(rule.id());
        rule(part, "taken away", true, procedure, rule, Optional.of(with(rule, Optional.empty(), rule.pause())));
        List<String> anybody = List.copyOf(pack.roles().keySet());
        extension(part, "whoever records it", procedure, rule, with(
                extension, extension.condition(), anybody, extension.until(), extension.ceiling(), extension.limitStays()));
        extension(part, extension.limitStays() ? "moves the limit" : "leaves the limit", procedure, rule, with(
                extension, extension.condition(), extension.authorisedBy(), extension.until(), extension.ceiling(), !extension.limitStays()));
        otherwise(extension.condition()).forEach(condition -> extension(part, condition.how(), procedure, rule, with(
                extension, condition.term(), extension.authorisedBy(), extension.until(), extension.ceiling(), extension.limitStays())));
        if (extension.until() instanceof Rule.Until.Counted(Term term)) {
            shifted("to", Optional.of(term)).forEach(changed -> extension(part, changed.how(), procedure, rule, with(
                    extension, extension.condition(), extension.authorisedBy(), new Rule.Until.Counted(changed.term()), extension.ceiling(), extension.limitStays())));
        }
        shifted("ceiling", extension.ceiling()).forEach(changed -> extension(part, changed.how(), procedure, rule, with(
                extension, extension.condition(), extension.authorisedBy(), extension.until(), Optional.of(changed.term()), extension.limitStays())));
    }

    private void extension(Part part, String how, Procedure procedure, Rule rule, Rule.Extension by) {
        rule(part, how, false, procedure, rule, Optional.of(with(rule, Optional.of(by), rule.pause())));
    }

    private void ofApproval(Procedure procedure, Step step, Step.Approval approval) {
        Part part = new Part.OfApproval(step.id(), approval.id());
        approval(part, "taken away", true, procedure, step, approval, Optional.empty());
        approval(part, approval.beforeItCounts() ? "counts at once" : "waits to count", false, procedure, step, approval, Optional.of(
                with(approval, !approval.beforeItCounts(), approval.when(), approval.within())));
        otherwise(approval.when()).forEach(condition -> approval(part, condition.how(), false, procedure, step, approval, Optional.of(
                with(approval, approval.beforeItCounts(), condition.term(), approval.within()))));
        Optional<Term> aim = approval.within().flatMap(Step.Within::aim);
        Optional<Term> limit = approval.within().flatMap(Step.Within::limit);
        Stream.concat(
                        shifted("aim", aim).map(changed -> new Changed<>(changed.how(), new Step.Within(Optional.of(changed.term()), limit))),
                        shifted("limit", limit).map(changed -> new Changed<>(changed.how(), new Step.Within(aim, Optional.of(changed.term())))))
                .forEach(changed -> approval(part, changed.how(), false, procedure, step, approval, Optional.of(
                        with(approval, approval.beforeItCounts(), approval.when(), Optional.of(changed.term())))));
    }

    private void ofProposals(Procedure procedure, Step step, Field field) {
        for (int i = 0; i < field.proposals().size(); i++) {
            Part part = new Part.OfProposal(new FieldRef(step.id(), field.id()), i + 1);
            Field.Proposal proposal = field.proposals().get(i);
            Field.Proposal inAnyCase = new Field.Proposal(proposal.option(), ALWAYS, proposal.because(), proposal.carriesOut());
            proposals(part, "taken away", true, procedure, step, field, replaced(field.proposals(), proposal, Optional.empty()));
            proposals(part, "in any case", false, procedure, step, field, replaced(field.proposals(), proposal, Optional.of(inAnyCase)));
        }
    }

    private void proposals(
            Part part, String how, boolean takenAway, Procedure procedure, Step step, Field field, List<Field.Proposal> proposals) {
        Field other = new Field(
                field.id(), field.type(), field.label(), field.hint(), field.perChild(), field.required(), field.shown(), field.reasonWhenNo(),
                field.mayBeFuture(), field.notBefore(), field.options(), field.sensitivity(), field.prefilledFrom(), proposals, field.group(), field.carriesOut(), field.templates());
        Form form = new Form(step.form().sections().stream()
                .map(section -> new Form.Section(
                        section.id(), section.title(), section.help(), replaced(section.fields(), field, Optional.of(other))))
                .toList());
        changed(part, how, takenAway, procedure, changed ->
                with(changed, replaced(changed.steps(), step, Optional.of(with(step, step.approvals(), form))), changed.rules()));
    }

    /** @param term what stands there instead */
    private record Changed<T>(String how, T term) {}

    private static Stream<Changed<Term>> shifted(String what, Optional<Term> term) {
        return term.stream().flatMap(there -> shifted(there).map(other -> new Changed<>(
                "%s %s for %s".formatted(what, Terms.write(other), Terms.write(there)), other)));
    }

    private static Stream<Term> shifted(Term term) {
        return switch (term) {
            // What somebody stated has no figure to change: another way of counting stands in for it.
            case Term.AsStated _ -> Stream.of(new Term.Hours(1), new Term.NextWorkingDay());
            case Term.LaterOf(Term one, Term other) -> Stream.concat(
                    Stream.of(one, other),
                    Stream.concat(
                            shifted(one).map(changed -> new Term.LaterOf(changed, other)),
                            shifted(other).map(changed -> new Term.LaterOf(one, changed))));
            case Term.SoonerOf(Term one, Term other) -> Stream.concat(
                    Stream.of(one, other),
                    Stream.concat(
                            shifted(one).map(changed -> new Term.SoonerOf(changed, other)),
                            shifted(other).map(changed -> new Term.SoonerOf(one, changed))));
            default -> Stream.of(-1, 1).map(by -> shifted(term, by));
        };
    }

    private static Term shifted(Term term, int by) {
        return switch (term) {
            case Term.AsStated _, Term.LaterOf _, Term.SoonerOf _ -> throw new IllegalArgumentException("it has no figure of its own");
            case Term.Hours(int hours) -> new Term.Hours(hours + by);
            case Term.Days(int days) -> new Term.Days(days + by);
            case Term.DaysBeginningWith(int days) -> new Term.DaysBeginningWith(days + by);
            case Term.WorkingDays(int days) -> new Term.WorkingDays(days + by);
            case Term.NextWorkingDay() -> new Term.WorkingDays(1 + by);
            case Term.WorkingDaysBefore(int days) -> new Term.WorkingDaysBefore(days + by);
            case Term.Weeks(int weeks) -> new Term.Weeks(weeks + by);
            case Term.Months(int months) -> new Term.Months(months + by);
        };
    }

    private void rule(Part part, String how, boolean takenAway, Procedure procedure, Rule rule, Optional<Rule> by) {
        changed(part, how, takenAway, procedure, changed -> with(changed, changed.steps(), replaced(changed.rules(), rule, by)));
    }

    private void approval(Part part, String how, boolean takenAway, Procedure procedure, Step step, Step.Approval approval, Optional<Step.Approval> by) {
        changed(part, how, takenAway, procedure, changed -> with(
                changed, replaced(changed.steps(), step, Optional.of(with(step, replaced(step.approvals(), approval, by), step.form()))), changed.rules()));
    }

    private void changed(Part part, String how, boolean takenAway, Procedure procedure, UnaryOperator<Procedure> change) {
        Pack other = new Pack(
                pack.id(), pack.name(), pack.version(), pack.effectiveFrom(), pack.roles(), pack.documents(), pack.headings(),
                pack.contacts(),
                pack.procedures().stream().map(each -> each == procedure ? change.apply(each) : each).toList(),
                pack.prepared());
        mutants.add(new Mutant(part, how, takenAway, pack, other, new Forgets.Nothing()));
    }

    private void forgetting(Part part, String how, Forgets forgets) {
        mutants.add(new Mutant(part, how, true, pack, pack, forgets));
    }

    private static <T> List<T> replaced(List<T> all, T one, Optional<T> by) {
        return all.stream().flatMap(each -> each == one ? by.stream() : Stream.of(each)).toList();
    }

    private static Procedure with(
            Procedure procedure, List<Procedure.Opening> opens, List<Procedure.Closing> closes, List<Procedure.Status> statuses) {
        return new Procedure(
                procedure.id(), procedure.name(), procedure.summary(), procedure.about(), opens, closes, procedure.stations(), procedure.alongside(),
                procedure.steps(), procedure.rules(), statuses, procedure.source());
    }

    private static Procedure with(Procedure procedure, List<Step> steps, List<Rule> rules) {
        return new Procedure(
                procedure.id(), procedure.name(), procedure.summary(), procedure.about(), procedure.opens(), procedure.closes(), procedure.stations(),
                procedure.alongside(), steps, rules, procedure.statuses(), procedure.source());
    }

    private static Rule with(Rule rule, Optional<Term> aim, Optional<Term> limit, List<Rule.Exception> exceptions) {
        return new Rule(
                rule.id(), rule.procedure(), rule.on(), rule.condition(), rule.everyTime(), rule.must(), rule.sentence(), rule.owner(), rule.ownerNamedIn(), aim,
                limit, rule.notBefore(), rule.from(), exceptions, rule.extension(), rule.pause(), rule.cancelledOn(), rule.reasonIfLate(), rule.tellIfLate(), rule.loosenable(), rule.note(),
                rule.source());
    }

    private static Rule with(
            Rule rule, List<String> on, Condition condition, boolean everyTime, List<FieldRef> from, List<String> cancelledOn) {
        return new Rule(
                rule.id(), rule.procedure(), on, condition, everyTime, rule.must(), rule.sentence(), rule.owner(), rule.ownerNamedIn(), rule.aim(),
                rule.limit(), rule.notBefore(), from, rule.exceptions(), rule.extension(), rule.pause(), cancelledOn, rule.reasonIfLate(), rule.tellIfLate(), rule.loosenable(), rule.note(),
                rule.source());
    }

    private static Rule with(Rule rule, Optional<Rule.Extension> extension, Optional<Rule.Pause> pause) {
        return new Rule(
                rule.id(), rule.procedure(), rule.on(), rule.condition(), rule.everyTime(), rule.must(), rule.sentence(), rule.owner(), rule.ownerNamedIn(), rule.aim(),
                rule.limit(), rule.notBefore(), rule.from(), rule.exceptions(), extension, pause, rule.cancelledOn(), rule.reasonIfLate(), rule.tellIfLate(),
                rule.loosenable(), rule.note(), rule.source());
    }

    private static Rule with(Rule rule, Optional<Term> notBefore) {
        return new Rule(
                rule.id(), rule.procedure(), rule.on(), rule.condition(), rule.everyTime(), rule.must(), rule.sentence(), rule.owner(), rule.ownerNamedIn(),
                rule.aim(), rule.limit(), notBefore, rule.from(), rule.exceptions(), rule.extension(), rule.pause(), rule.cancelledOn(),
                rule.reasonIfLate(), rule.tellIfLate(), rule.loosenable(), rule.note(), rule.source());
    }

    private static Rule heldByTheRole(Rule rule) {
        return new Rule(
                rule.id(), rule.procedure(), rule.on(), rule.condition(), rule.everyTime(), rule.must(), rule.sentence(), rule.owner(), Optional.empty(),
                rule.aim(), rule.limit(), rule.notBefore(), rule.from(), rule.exceptions(), rule.extension(), rule.pause(), rule.cancelledOn(), rule.reasonIfLate(),
                rule.tellIfLate(), rule.loosenable(), rule.note(), rule.source());
    }

    private static Rule.Extension with(
            Rule.Extension extension, Condition when, List<String> authorisedBy, Rule.Until until, Optional<Term> ceiling, boolean limitStays) {
        return new Rule.Extension(extension.step(), when, authorisedBy, until, ceiling, extension.reason(), limitStays, extension.source());
    }

    private static Step.Approval with(Step.Approval approval, boolean beforeItCounts, Condition when, Optional<Step.Within> within) {
        return new Step.Approval(approval.id(), approval.by(), approval.sentence(), beforeItCounts, when, within, approval.source());
    }

    private static Step with(Step step, List<Step.Approval> approvals, Form form) {
        return with(step, step.offered(), approvals, form);
    }

    private static Step with(Step step, Condition offered, List<Step.Approval> approvals, Form form) {
        return new Step(
                step.id(), step.procedure(), step.kind(), step.name(), step.action(), step.done(), step.by(), offered, step.anytime(),
                step.repeats(), step.siblings(), step.occurredLabel(), step.guidance(), step.meeting(), approvals, step.participants(),
                step.sensitivity(), step.access(), form, step.source());
    }
}
