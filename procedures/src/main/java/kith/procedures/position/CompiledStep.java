package kith.procedures.position;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kith.procedures.condition.Condition;
import kith.procedures.condition.Conditions;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Step;

/** A step of one version, with all that recording it may set off. Filled while the version is compiled, and not changed after that. */
final class CompiledStep {

    record OpeningOf(Procedure procedure, Condition condition) {}

    record ClosingOf(Procedure procedure, Condition condition, String because) {}

    final CompiledPack pack;
    final Step step;

    /** Why it may be recorded, as a list of causes has it. */
    final List<String> offeredAsCause;

    final List<OpeningOf> opens = new ArrayList<>(0);
    final List<ClosingOf> closes = new ArrayList<>(0);

    /** Save those that any opening of an episode sets off, whatever its step. */
    final List<CompiledPack.RuleOf> rules = new ArrayList<>(0);

    final List<Rule.Extension> extensions = new ArrayList<>(0);
    final List<Procedure.Status> statusesBegun = new ArrayList<>(0);
    final List<Procedure.Status> statusesEnded = new ArrayList<>(0);

    CompiledStep(CompiledPack pack, Step step) {
        this.pack = pack;
        this.step = step;
        this.offeredAsCause = List.of(step.id() + ".offered");
    }

    boolean mayOpen(String procedure) {
        for (OpeningOf opening : opens) {
            if (opening.procedure.id().equals(procedure)) {
                return true;
            }
        }
        return false;
    }

    /** The steps whose recordings decide what a recording of this one leads to, beside its own answers. */
    Set<String> reads() {
        Set<String> read = new HashSet<>();
        step.approvals().forEach(approval -> read.addAll(Conditions.steps(approval.when())));
        List<CompiledPack.RuleOf> mayFire = new ArrayList<>(rules);
        for (OpeningOf opening : opens) {
            read.addAll(Conditions.steps(opening.condition));
            mayFire.addAll(pack.rulesOnOpening(opening.procedure.id()));
        }
        closes.forEach(closing -> read.addAll(Conditions.steps(closing.condition)));
        for (CompiledPack.RuleOf rule : mayFire) {
            read.addAll(Conditions.steps(rule.rule().condition()));
            read.addAll(rule.readsLater());
        }
        extensions.forEach(extension -> read.addAll(Conditions.steps(extension.condition())));
        for (Procedure.Status status : statusesBegun) {
            read.addAll(Conditions.steps(status.begins().condition()));
            Flagging.quoted(status.says()).forEach(field -> read.add(field.step()));
        }
        statusesEnded.forEach(status -> read.addAll(Conditions.steps(status.ends().condition())));
        read.remove(step.id());
        return read;
    }
}
