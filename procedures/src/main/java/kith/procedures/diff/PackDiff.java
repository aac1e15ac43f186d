package kith.procedures.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import kith.procedures.diff.Change.Effect;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Step;
import kith.procedures.position.Phrases;
import kith.procedures.words.PackWords;

/**
 * Compares two packs as people meet them. Things are matched by id: one with another id is another thing. The order of keys
 * and files says nothing; that of stations and of exceptions does.
 */
public final class PackDiff {
    private final Pack was;
    private final Pack is;

    /** Of the packs as they will be: what is only prepared is compared too. */
    private final PackWords before;
    private final PackWords after;
    private final RuleDiff rules;
    private final StepDiff steps;
    private final ProcedureDiff procedures;
    private final Parts partsBefore;
    private final Parts partsAfter;

    /** What a pack holds, by id. */
    private record Parts(Map<String, Procedure> procedures, Map<String, Rule> rules, Map<String, Step> steps) {
        static Parts of(Pack pack) {
            Map<String, Procedure> procedures = new HashMap<>();
            Map<String, Rule> rules = new HashMap<>();
            Map<String, Step> steps = new HashMap<>();
            for (Procedure procedure : pack.procedures()) {
                procedures.put(procedure.id(), procedure);
                procedure.rules().forEach(rule -> rules.put(rule.id(), rule));
                procedure.steps().forEach(step -> steps.put(step.id(), step));
            }
            return new Parts(procedures, rules, steps);
        }
    }

    private PackDiff(Pack before, Pack after) {
        this.was = before;
        this.is = after;
        this.before = new PackWords(before.asIfInForce());
        this.after = new PackWords(after.asIfInForce());
        this.rules = new RuleDiff(this.before, this.after);
        this.steps = new StepDiff(this.before, this.after);
        this.procedures = new ProcedureDiff(this.before, this.after);
        this.partsBefore = Parts.of(this.before.pack());
        this.partsAfter = Parts.of(this.after.pack());
    }

    /** What people would notice if {@code after} stood in the place of {@code before}; its id, name and version do not count. */
    public static Difference between(Pack before, Pack after) {
        return new PackDiff(before, after).difference();
    }

    private Difference difference() {
        List<Difference.Group> groups = new ArrayList<>();
        add(groups, Optional.empty(), "The whole pack", wholePack());
        Set<String> ids = new LinkedHashSet<>();
        after.pack().procedures().forEach(procedure -> ids.add(procedure.id()));
        before.pack().procedures().forEach(procedure -> ids.add(procedure.id()));
        for (String id : ids) {
            Optional<Procedure> was = Optional.ofNullable(partsBefore.procedures().get(id));
            Optional<Procedure> is = Optional.ofNullable(partsAfter.procedures().get(id));
            List<Change> changes = new ArrayList<>(procedures.changes(was, is));
            changes.addAll(commencement(was, is));
            changes.addAll(rules(was, is));
            changes.addAll(steps(was, is));
            changes.addAll(procedures.statuses(was, is));
            add(groups, Optional.of(id), is.or(() -> was).map(Procedure::name).orElseThrow(), changes);
        }
        return new Difference(groups);
    }

    private static void add(List<Difference.Group> groups, Optional<String> procedure, String title, List<Change> changes) {
        if (!changes.isEmpty()) {
            groups.add(new Difference.Group(procedure, title, changes));
        }
    }

    /** Of a procedure that there is on both sides, whether it is carried out or only prepared; of a new one, that it is only prepared. */
    private List<Change> commencement(Optional<Procedure> old, Optional<Procedure> now) {
        if (now.isEmpty()) {
            return List.of();
        }
        Procedure procedure = now.get();
        Noticed noticed = new Noticed(Change.Thing.PROCEDURE, procedure.id(), procedure.name(), before, after);
        Optional<Pack.Provision> waited = old.flatMap(there -> waitsFor(was, there));
        Optional<Pack.Provision> waits = waitsFor(is, procedure);
        if (waits.isPresent() && !waits.map(Pack.Provision::id).equals(waited.map(Pack.Provision::id))) {
            noticed.changed(Effect.LOOSER, "It is only prepared, until this is in force: %s.".formatted(waits.get().title()));
        } else if (waited.isPresent() && waits.isEmpty()) {
            noticed.changed(Effect.STRICTER, "It is carried out. Before, it was only prepared, for %s.".formatted(waited.get().title()));
        }
        return noticed.changes();
    }

    private static Optional<Pack.Provision> waitsFor(Pack pack, Procedure procedure) {
        return pack.prepared().stream()
                .filter(waiting -> waiting.procedure().id().equals(procedure.id()))
                .findFirst()
                .flatMap(waiting -> pack.provision(waiting.provision()));
    }

    private static void editions(Noticed noticed, Pack.Document was, Pack.Document is) {
        pairs(was.editions(), is.editions(), Pack.Edition::id).forEach(pair -> pair.compare(
                added -> noticed.changed(Effect.REFERENCE, "It has an edition of its own time: %s, from %s.".formatted(added.name(), Phrases.day(added.from()))),
                removed -> noticed.changed(Effect.REFERENCE, "This edition is no longer named: %s.".formatted(removed.name())),
                (before, after) -> {
                    noticed.compare("The name of an edition", before.name(), after.name());
                    noticed.compare("The day from which the edition %s applies".formatted(after.name()), Phrases.day(before.from()), Phrases.day(after.from()));
                    noticed.compare("What confirms the edition %s".formatted(after.name()), before.checked(), after.checked());
                    noticed.compare("What is carried out by knowing the edition %s".formatted(after.name()),
                            PackWords.allOf(before.carriesOut()), PackWords.allOf(after.carriesOut()));
                }));
    }

    private static void provisions(Noticed noticed, Pack.Document was, Pack.Document is) {
        pairs(was.provisions(), is.provisions(), Pack.Provision::id).forEach(pair -> pair.compare(
                added -> noticed.changed(Effect.REFERENCE, "It has a provision to come into force by itself: %s, %s.".formatted(added.title(), inForce(added))),
                removed -> noticed.changed(Effect.REFERENCE, "This provision is no longer named: %s.".formatted(removed.title())),
                (before, after) -> {
                    noticed.compare("The title of a provision", before.title(), after.title());
                    noticed.compare("What %s inserts".formatted(after.title()), before.inserts(), after.inserts());
                    noticed.compare(after.title() + ",", inForce(before), inForce(after));
                    noticed.compare("The commencement of %s".formatted(after.title()), before.commencement(), after.commencement());
                    noticed.compare("What is carried out by leaving %s alone until then".formatted(after.title()),
                            PackWords.allOf(before.carriesOut()), PackWords.allOf(after.carriesOut()));
                }));
    }

    private static String inForce(Pack.Provision provision) {
        return provision.inForce().map(day -> "in force from " + Phrases.day(day)).orElse("not in force");
    }

    private List<Change> rules(Optional<Procedure> was, Optional<Procedure> is) {
        List<Change> changes = new ArrayList<>();
        for (Rule rule : is.map(Procedure::rules).orElse(List.of())) {
            Rule old = partsBefore.rules().get(rule.id());
            changes.addAll(old == null
                    ? rules.added(rule)
                    : rules.changed(old, partsBefore.procedures().get(old.procedure()), rule, is.orElseThrow()));
        }
        was.map(Procedure::rules).orElse(List.of()).stream()
                .filter(rule -> !partsAfter.rules().containsKey(rule.id()))
                .forEach(rule -> changes.addAll(rules.removed(rule)));
        return changes;
    }

    private List<Change> steps(Optional<Procedure> was, Optional<Procedure> is) {
        List<Change> changes = new ArrayList<>();
        for (Step step : is.map(Procedure::steps).orElse(List.of())) {
            Step old = partsBefore.steps().get(step.id());
            changes.addAll(old == null
                    ? steps.added(step)
                    : steps.changed(old, partsBefore.procedures().get(old.procedure()), step, is.orElseThrow()));
        }
        was.map(Procedure::steps).orElse(List.of()).stream()
                .filter(step -> !partsAfter.steps().containsKey(step.id()))
                .forEach(step -> changes.addAll(steps.removed(step)));
        return changes;
    }

    private List<Change> wholePack() {
        List<Change> changes = new ArrayList<>();
        if (!before.pack().effectiveFrom().equals(after.pack().effectiveFrom())) {
            Noticed noticed = new Noticed(Change.Thing.PACK, after.pack().id(), after.pack().name(), before, after);
            noticed.changed(Effect.DIFFERENT, "It governs from %s; before, from %s."
                    .formatted(Phrases.day(after.pack().effectiveFrom()), Phrases.day(before.pack().effectiveFrom())));
            changes.addAll(noticed.changes());
        }
        Function<Pack.Role, Noticed> role = there -> new Noticed(Change.Thing.ROLE, there.id(), there.name(), before, after);
        pairs(List.copyOf(before.pack().roles().values()), List.copyOf(after.pack().roles().values()), Pack.Role::id).forEach(pair -> {
            Noticed noticed = role.apply(pair.either());
            pair.compare(
                    is -> noticed.added(Effect.DIFFERENT, "New role, in %s.".formatted(agency(is))),
                    was -> noticed.removed(Effect.DIFFERENT, "No longer a role."),
                    (was, is) -> {
                        noticed.compare("The role's name", was.name(), is.name());
                        noticed.compare("Its agency", agency(was), agency(is));
                    });
            changes.addAll(noticed.changes());
        });
        pairs(this.was.documents(), this.is.documents(), Pack.Document::id).forEach(pair -> {
            Noticed noticed = new Noticed(Change.Thing.DOCUMENT, pair.either().id(), pair.either().title(), before, after);
            pair.compare(
                    is -> noticed.added(Effect.REFERENCE, "A new document is cited%s.".formatted(edition(is))),
                    was -> noticed.removed(Effect.REFERENCE, "No longer cited."),
                    (was, is) -> {
                        noticed.compare("Its title", was.title(), is.title());
                        noticed.compare("Its edition", was.edition(), is.edition());
                        noticed.compare("The day from which it holds", was.effectiveFrom().map(Phrases::day), is.effectiveFrom().map(Phrases::day));
                        editions(noticed, was, is);
                        provisions(noticed, was, is);
                    });
            changes.addAll(noticed.changes());
        });
        pairs(before.pack().headings(), after.pack().headings(), Pack.Heading::id).forEach(pair -> {
            Noticed noticed = new Noticed(Change.Thing.HEADING, pair.either().id(), pair.either().title(), before, after);
            pair.compare(
                    is -> noticed.added(Effect.DIFFERENT, "A new heading, over %s.".formatted(listed(is, after))),
                    was -> noticed.removed(Effect.DIFFERENT, "No longer a heading."),
                    (was, is) -> {
                        noticed.compare("Its words", was.title(), is.title());
                        noticed.compare("What is listed under it", listed(was, before), listed(is, after));
                    });
            changes.addAll(noticed.changes());
        });
        changes.addAll(ContactDiff.changes(before, after));
        return changes;
    }

    private static String listed(Pack.Heading heading, PackWords words) {
        return heading.procedures().stream()
                .map(id -> words.pack().procedure(id).map(Procedure::name).orElse(id))
                .collect(Collectors.joining(", "));
    }

    private static String agency(Pack.Role role) {
        return role.agency().replace('_', ' ');
    }

    private static String edition(Pack.Document document) {
        return document.edition().map(edition -> ", edition " + edition).orElse("");
    }

    /** What bears one id on both sides, or on one of them. */
    record Pair<T>(Optional<T> was, Optional<T> is) {
        T either() {
            return is.or(() -> was).orElseThrow();
        }

        void compare(
                Consumer<T> added,
                Consumer<T> removed,
                BiConsumer<T, T> both) {
            if (was.isEmpty()) {
                added.accept(is.orElseThrow());
            } else if (is.isEmpty()) {
                removed.accept(was.get());
            } else if (!Objects.equals(was, is)) {
                both.accept(was.get(), is.get());
            }
        }
    }

    /** In the order of their ids, so that the answer does not hang on the order of a map. */
    static <T> List<Pair<T>> pairs(List<T> was, List<T> is, Function<T, String> id) {
        SequencedMap<String, Pair<T>> pairs = new LinkedHashMap<>();
        Set<String> ids = new TreeSet<>();
        was.forEach(each -> ids.add(id.apply(each)));
        is.forEach(each -> ids.add(id.apply(each)));
        ids.forEach(each -> pairs.put(each, new Pair<>(
                was.stream().filter(one -> id.apply(one).equals(each)).findFirst(),
                is.stream().filter(one -> id.apply(one).equals(each)).findFirst())));
        return List.copyOf(pairs.values());
    }
}
