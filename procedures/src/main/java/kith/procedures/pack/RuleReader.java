package kith.procedures.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kith.procedures.calendar.Term;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.FieldRef;

/** Reads a rule. */
final class RuleReader {
    private final Reading reading;

    RuleReader(Reading reading) {
        this.reading = reading;
    }

    Rule rule(String procedure, String id, Located.Mapping text, Source inherited) {
        Source source = reading.source(text, Optional.of(inherited));
        Optional<Step.Within> within = text.mapping("within").map(there -> StepReader.within(reading, there));
        Optional<Located.Mapping> ifLate = text.mapping("if_late");
        String must = reading.step(text, "must");
        Optional<String> home = Optional.ofNullable(reading.names.steps.get(must));
        if (home.isPresent() && !home.get().equals(procedure)) {
            reading.problems.add(text.text("must").orElseThrow().place(),
                    "%s belongs to %s, and a rule can only ask for a step of its own procedure".formatted(must, home.get()),
                    "Move the rule to procedures/%s.yaml, or name a step of %s".formatted(home.get(), procedure));
        }
        Optional<Term> notBefore = notBefore(text);
        List<FieldRef> from = from(text);
        if (from.isEmpty()) {
            Stream.of(within.flatMap(Step.Within::limit), within.flatMap(Step.Within::aim), notBefore)
                    .flatMap(Optional::stream)
                    .filter(Terms::isStated)
                    .findFirst()
                    .ifPresent(stated -> reading.problems.add(text.placeOf(notBefore.equals(Optional.of(stated)) ? "not_before" : "within"),
                            "Nothing says where the time is stated", "Add `from:` with the date question whose answer states it"));
        }
        return new Rule(
                id,
                procedure,
                reading.steps(text, "on", List.of(Rule.OPENING)),
                reading.condition(text, "if"),
                reading.flag(text, "every_time", false),
                must,
                reading.words(text, "sentence"),
                reading.role(text, "owner"),
                ownerNamedIn(text),
                within.flatMap(Step.Within::aim),
                within.flatMap(Step.Within::limit),
                notBefore,
                from,
                exceptions(text, source),
                extension(text, within.flatMap(Step.Within::limit).isPresent() || !text.list("except").isEmpty(), source),
                pause(text, within),
                reading.steps(text, "cancelled_on", List.of()),
                ifLate.filter(late -> reading.flag(late, "reason", false)).isPresent(),
                ifLate.map(late -> reading.roles(late, "tell")).orElse(List.of()),
                reading.flag(text, "loosenable", true),
                reading.maybe(text, "note"),
                source);
    }

    private Optional<Term> notBefore(Located.Mapping text) {
        Optional<Term> notBefore = reading.term(text, "not_before");
        Stream.of("within", "except").filter(_ -> notBefore.isPresent()).filter(key -> text.get(key).isPresent()).forEach(key ->
                reading.problems.add(text.placeOf(key), "One rule cannot say both from when on and by when",
                        "Leave `%s` out, and ask for what has to be done by then in a rule of its own".formatted(key)));
        return notBefore;
    }

    private Optional<FieldRef> ownerNamedIn(Located.Mapping text) {
        return text.text("owner_named_in").flatMap(named -> {
            Optional<FieldRef> ref = reading.field(named);
            ref.filter(there -> reading.names.types.getOrDefault(there.step(), Map.of()).get(there.field()) != Field.Type.PROFESSIONAL).ifPresent(there -> reading.problems.add(named.place(),
                    "%s does not name one professional".formatted(there),
                    "Name a question of type professional, or leave `owner_named_in` out: then whoever holds the role must see to it"));
            return ref;
        });
    }

    private List<FieldRef> from(Located.Mapping text) {
        List<FieldRef> dates = new ArrayList<>();
        reading.several(text, "from").forEach(from -> reading.field(from).ifPresent(ref -> {
            if (!isDate(ref)) {
                reading.problems.add(from.place(), "%s is not a date, and a clock needs one to start from".formatted(ref),
                        "Name a question of type date or date_time, or leave `from` out to count from the trigger");
            }
            if (dates.stream().anyMatch(other -> other.step().equals(ref.step()))) {
                reading.problems.add(from.place(), "%s has two dates here".formatted(ref.step()), "Keep the one from which the time counts");
            }
            dates.add(ref);
        }));
        return dates;
    }

    private Optional<Rule.Extension> extension(Located.Mapping text, boolean limited, Source inherited) {
        return text.mapping("extension").map(extension -> {
            if (!limited) {
                reading.problems.add(text.placeOf("extension"), "There is no limit that could be extended", "Add `limit:` under `within:`, or leave `extension` out");
            }
            String step = reading.step(extension, "step");
            List<String> can = reading.names.recordedOrApprovedBy.getOrDefault(step, List.of());
            reading.several(extension, "authorised_by")
                    .filter(role -> reading.known(role, reading.names.roles.keySet(), "role"))
                    .filter(role -> reading.names.steps.containsKey(step) && !can.contains(role.text()))
                    .forEach(role -> reading.problems.add(role.place(), "%s can neither record nor approve %s".formatted(role.text(), step),
                            "Add it under `by` of the step, let its approval be theirs, or name another role"));
            return new Rule.Extension(
                    step,
                    reading.condition(extension, "if"),
                    reading.several(extension, "authorised_by").map(Located.Text::text).toList(),
                    until(extension, step),
                    reading.term(extension, "ceiling"),
                    extension.text("reason").flatMap(reason -> ofStep(reason, step)),
                    reading.flag(extension, "limit_stays", false),
                    reading.source(extension, Optional.of(inherited)));
        });
    }

    private Optional<Rule.Pause> pause(Located.Mapping text, Optional<Step.Within> within) {
        List<String> from = reading.steps(text, "paused_from", List.of());
        List<String> until = reading.steps(text, "paused_until", List.of());
        if (from.isEmpty() != until.isEmpty()) {
            reading.problems.add(text.placeOf(from.isEmpty() ? "paused_until" : "paused_from"),
                    from.isEmpty() ? "Nothing stops the clock that this sets going" : "Nothing sets the clock going again",
                    from.isEmpty() ? "Add `paused_from:` with the steps that stop it" : "Add `paused_until:` with the steps that do");
        }
        if (from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        List<Term> terms = Stream.concat(within.flatMap(Step.Within::aim).stream(), within.flatMap(Step.Within::limit).stream()).toList();
        if (terms.isEmpty() || !terms.stream().allMatch(Terms::canPause)) {
            reading.problems.add(text.placeOf("paused_from"), "There is no time here that could stand still",
                    "Count hours, days, weeks or months under `within`, or leave the pause out");
        }
        reading.several(text, "paused_until").filter(step -> from.contains(step.text())).forEach(step ->
                reading.problems.add(step.place(), "%s cannot both stop the clock and set it going".formatted(step.text()), "Keep it in one of the two"));
        reading.several(text, "paused_from")
                .filter(step -> reading.names.steps.containsKey(step.text()))
                .filter(step -> reading.names.askedOn.getOrDefault(step.text(), Set.of()).stream().noneMatch(until::contains))
                .forEach(step -> reading.problems.add(step.place(), "Nobody is asked to end the pause that %s begins".formatted(step.text()),
                        "Add a rule on %s that asks for %s, so that the clock does not stand unnoticed".formatted(step.text(), String.join(" or ", until))));
        return Optional.of(new Rule.Pause(from, until));
    }

    private Rule.Until until(Located.Mapping extension, String step) {
        Optional<Term> term = reading.term(extension, "to");
        if (term.isPresent() || extension.text("to").isEmpty()) {
            return new Rule.Until.Counted(term.orElse(new Term.NextWorkingDay()));
        }
        Located.Text to = extension.text("to").get();
        Optional<FieldRef> date = ShapeCheck.REFERENCE.matcher(to.text()).matches() ? ofStep(to, step) : Optional.empty();
        date.filter(ref -> !isDate(ref)).ifPresent(ref -> reading.problems.add(to.place(),
                "%s is not a date, and an extension ends on one".formatted(ref), "Name a question of type date or date_time, or write a length of time"));
        return new Rule.Until.Answered(date.orElse(new FieldRef("", "")));
    }

    /** The question, which must be one of that step's. */
    private Optional<FieldRef> ofStep(Located.Text text, String step) {
        Optional<FieldRef> field = reading.field(text);
        field.filter(ref -> !ref.step().equals(step)).ifPresent(ref -> reading.problems.add(text.place(),
                "%s is not asked in %s, which gives the extension".formatted(ref, step), "Name a question of %s".formatted(step)));
        return field;
    }

    private boolean isDate(FieldRef ref) {
        Field.Type type = reading.names.types.getOrDefault(ref.step(), Map.of()).get(ref.field());
        return type == Field.Type.DATE || type == Field.Type.DATE_TIME;
    }

    private List<Rule.Exception> exceptions(Located.Mapping text, Source inherited) {
        List<Rule.Exception> exceptions = new ArrayList<>();
        for (Located item : text.list("except")) {
            if (item instanceof Located.Mapping mapping) {
                Optional<Term> limit = reading.term(mapping, "limit");
                exceptions.add(new Rule.Exception(
                        reading.condition(mapping, "if"),
                        reading.term(mapping, "aim"),
                        limit.orElse(new Term.NextWorkingDay()),
                        reading.source(mapping, Optional.of(inherited))));
            }
        }
        return exceptions;
    }
}
