package kith.procedures.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.calendar.Due;
import kith.procedures.condition.FieldRef;
import kith.procedures.evaluate.WrittenTimelines;
import kith.procedures.evaluate.Writing;
import kith.procedures.pack.Field;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Step;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code scenarios.yaml}: what each scenario of a pack must come to. */
final class ExpectationReader {
    private static final List<String> KEYS = List.of(
            "rule", "limit", "aim", "in_time", "late", "authorised", "authorised_until", "not_owed", "open", "episodes", "statuses", "offered", "not_offered", "held_by", "proposes", "editions", "access", "if_in_force");

    /** Stands for no option where a decision aid has nothing to propose. */
    private static final String NOTHING = "nothing";

    private final Writing writing;
    private final List<String> rules;
    private final List<String> procedures;
    private final List<String> statuses;
    private final List<String> steps;
    private final List<String> editions;

    /** The questions that have a decision aid, by {@code step.question}. */
    private final Map<String, Field> aids = new LinkedHashMap<>();

    /** @param pack whose rules, approvals, procedures and statuses may be named */
    ExpectationReader(Pack pack, Writing writing) {
        this.writing = writing;
        this.rules = pack.procedures().stream()
                .flatMap(procedure -> Stream.concat(
                        procedure.rules().stream().map(Rule::id),
                        procedure.steps().stream()
                                .flatMap(step -> step.approvals().stream()
                                        .flatMap(approval -> Stream.of(approval.rule(step.id()), approval.confirmedRule(step.id()))))))
                .toList();
        this.procedures = pack.procedures().stream().map(Procedure::id).toList();
        this.statuses = pack.procedures().stream()
                .flatMap(procedure -> procedure.statuses().stream())
                .map(Procedure.Status::id)
                .toList();
        this.editions = pack.documents().stream().flatMap(document -> document.editions().stream()).map(Pack.Edition::id).toList();
        this.steps = pack.procedures().stream().flatMap(procedure -> procedure.steps().stream()).map(Step::id).toList();
        pack.procedures().stream().flatMap(procedure -> procedure.steps().stream()).forEach(step -> step.form().fields().stream()
                .filter(field -> !field.proposals().isEmpty())
                .forEach(field -> aids.put(step.id() + "." + field.id(), field)));
    }

    /** @param at where the scenario's name stands */
    record Read(Node at, Optional<Expectation> expectation) {}

    /** By the scenario's name, in the file's order; an expectation is empty where something is wrong with it. */
    Map<String, Read> read(String text) {
        Map<String, Read> read = new LinkedHashMap<>();
        writing.root(text)
                .flatMap(root -> writing.mapping(root, "Begin it with `scenarios:` and, under it, the name of each scenario"))
                .map(root -> writing.entries(root, List.of("scenarios")).get("scenarios"))
                .flatMap(all -> writing.mapping(all.getValueNode(), "Write the name of each scenario with what it must come to"))
                .ifPresent(all -> writing.entries(all, List.of()).forEach((name, entry) -> read.put(name, new Read(
                        entry.getKeyNode(),
                        writing.mapping(entry.getValueNode(), "Write {rule: …, limit: …, in_time: [child]}, or {open: {child: [rule]}}")
                                .flatMap(written -> expectation(entry.getKeyNode(), written))))));
        return read;
    }

    private Optional<Expectation> expectation(Node name, MappingNode written) {
        Map<String, NodeTuple> entries = writing.entries(written, KEYS);
        Optional<Expectation.OfTerm> term = entries.containsKey("rule") ? term(name, entries) : Optional.empty();
        if (!entries.containsKey("rule")) {
            if (KEYS.subList(KEYS.indexOf("open"), KEYS.indexOf("if_in_force")).stream().noneMatch(entries::containsKey)) {
                writing.wrong(name, "The scenario is held to nothing", "Write rule with a limit or an aim, or open, episodes, statuses, offered, not_offered, held_by, proposes, editions or access");
                return Optional.empty();
            }
            for (String key : KEYS.subList(1, KEYS.indexOf("open"))) {
                if (entries.containsKey(key)) {
                    writing.wrong(entries.get(key).getKeyNode(), key + " says nothing without a rule", "Add rule, or take it out");
                }
            }
        } else if (term.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Expectation(
                term,
                ofChildren(entries.get("open"), "rule", rules),
                ofChildren(entries.get("episodes"), "procedure", procedures),
                ofChildren(entries.get("statuses"), "status", statuses),
                ofChildren(entries.get("offered"), "step", steps),
                ofChildren(entries.get("not_offered"), "step", steps),
                ofRules(entries.get("held_by"), "person or role", Optional.empty()),
                proposes(entries.get("proposes")),
                ofRules(entries.get("editions"), "edition", Optional.of(editions)),
                textsOfChildren(entries.get("access")),
                isTrue(entries.get("if_in_force"))));
    }

    private Optional<Expectation.OfTerm> term(Node name, Map<String, NodeTuple> entries) {
        Optional<String> rule = known(entries.get("rule").getValueNode(), "rule", rules);
        if (entries.containsKey("limit") == entries.containsKey("aim")) {
            writing.wrong(name, "A rule is held to one term", "Write a limit or an aim, one of the two");
            return Optional.empty();
        }
        Expectation.Kind kind = entries.containsKey("limit") ? Expectation.Kind.LIMIT : Expectation.Kind.AIM;
        Optional<Due> due = WrittenTimelines.due(writing, entries.get(entries.containsKey("limit") ? "limit" : "aim").getValueNode());
        List<String> inTime = texts(entries.get("in_time"));
        List<String> late = texts(entries.get("late"));
        List<String> authorised = texts(entries.get("authorised"));
        authorised.stream().filter(child -> !late.contains(child)).forEach(child ->
                writing.wrong(entries.get("authorised").getValueNode(), child + " is not late", "Name it under late as well, or take it out here"));
        Map<String, Due> authorisedUntil = authorisedUntil(entries.get("authorised_until"), authorised);
        List<String> notOwed = texts(entries.get("not_owed"));
        List<String> all = Stream.of(inTime, late, notOwed).flatMap(List::stream).toList();
        all.stream().distinct().filter(child -> all.indexOf(child) != all.lastIndexOf(child)).forEach(child ->
                writing.wrong(name, child + " stands in two places", "A child is in time, or late, or is not owed: keep one"));
        return rule.isPresent() && due.isPresent()
                ? Optional.of(new Expectation.OfTerm(rule.get(), kind, due.get(), inTime, late, authorised, authorisedUntil, notOwed))
                : Optional.empty();
    }

    private Map<String, Due> authorisedUntil(NodeTuple given, List<String> authorised) {
        Map<String, Due> until = new LinkedHashMap<>();
        if (given != null) {
            writing.mapping(given.getValueNode(), "Write {child: the day or time until which it was authorised}").ifPresent(children ->
                    writing.entries(children, List.of()).forEach((child, entry) -> {
                        if (!authorised.contains(child)) {
                            writing.wrong(entry.getKeyNode(), child + " is not authorised", "Name it under authorised as well, or take it out here");
                        }
                        WrittenTimelines.due(writing, entry.getValueNode()).ifPresent(due -> until.put(child, due));
                    }));
        }
        return until;
    }

    private boolean isTrue(NodeTuple given) {
        return given != null && known(given.getValueNode(), "answer", List.of("true", "false")).filter("true"::equals).isPresent();
    }

    private Map<String, List<String>> ofChildren(NodeTuple given, String kind, List<String> known) {
        Map<String, List<String>> ofChildren = new LinkedHashMap<>();
        if (given != null) {
            writing.mapping(given.getValueNode(), "Write {child: [%s]}".formatted(kind)).ifPresent(children ->
                    writing.entries(children, List.of()).forEach((child, entry) -> {
                        List<String> named = new ArrayList<>();
                        items(entry.getValueNode()).forEach(item -> known(item, kind, known).ifPresent(named::add));
                        ofChildren.put(child, List.copyOf(named));
                    }));
        }
        return ofChildren;
    }

    private Map<String, List<String>> textsOfChildren(NodeTuple given) {
        Map<String, List<String>> ofChildren = new LinkedHashMap<>();
        if (given != null) {
            writing.mapping(given.getValueNode(), "Write {child: [kept from it: person]}").ifPresent(children ->
                    writing.entries(children, List.of()).forEach((child, entry) -> ofChildren.put(child, texts(entry))));
        }
        return ofChildren;
    }

    /** @param among what may be named; empty where the timeline knows */
    private Map<String, Map<String, String>> ofRules(NodeTuple given, String kind, Optional<List<String>> among) {
        Map<String, Map<String, String>> ofChildren = new LinkedHashMap<>();
        if (given != null) {
            writing.mapping(given.getValueNode(), "Write {child: {rule: %s}}".formatted(kind)).ifPresent(children ->
                    writing.entries(children, List.of()).forEach((child, entry) -> writing
                            .mapping(entry.getValueNode(), "Write {rule: %s}".formatted(kind))
                            .ifPresent(written -> {
                                Map<String, String> named = new LinkedHashMap<>();
                                writing.entries(written, List.of()).forEach((rule, value) -> {
                                    if (!rules.contains(rule)) {
                                        writing.unknown(value.getKeyNode(), "rule", rule, rules);
                                    }
                                    among.map(known -> known(value.getValueNode(), kind, known))
                                            .orElseGet(() -> writing.text(value.getValueNode(), "Write one " + kind))
                                            .ifPresent(what -> named.put(rule, what));
                                });
                                ofChildren.put(child, named);
                            })));
        }
        return ofChildren;
    }

    private Map<String, Map<FieldRef, Optional<String>>> proposes(NodeTuple given) {
        Map<String, Map<FieldRef, Optional<String>>> ofChildren = new LinkedHashMap<>();
        if (given != null) {
            writing.mapping(given.getValueNode(), "Write {child: {step.question: option}}").ifPresent(children ->
                    writing.entries(children, List.of()).forEach((child, entry) -> writing
                            .mapping(entry.getValueNode(), "Write {step.question: option}")
                            .ifPresent(questions -> ofChildren.put(child, proposed(questions)))));
        }
        return ofChildren;
    }

    private Map<FieldRef, Optional<String>> proposed(MappingNode written) {
        Map<FieldRef, Optional<String>> proposed = new LinkedHashMap<>();
        writing.entries(written, List.of()).forEach((question, entry) -> {
            Field aid = aids.get(question);
            if (aid == null) {
                writing.unknown(entry.getKeyNode(), "decision aid", question, List.copyOf(aids.keySet()));
                return;
            }
            List<String> options = Stream.concat(aid.options().stream().map(Field.Option::code), Stream.of(NOTHING)).toList();
            int dot = question.indexOf('.');
            known(entry.getValueNode(), "option", options).ifPresent(option -> proposed.put(
                    new FieldRef(question.substring(0, dot), question.substring(dot + 1)),
                    Optional.of(option).filter(some -> !some.equals(NOTHING))));
        });
        return proposed;
    }

    private Optional<String> known(Node at, String kind, List<String> known) {
        Optional<String> name = writing.text(at, "Write one " + kind);
        if (name.isPresent() && !known.contains(name.get())) {
            writing.unknown(at, kind, name.get(), known);
            return Optional.empty();
        }
        return name;
    }

    private List<String> texts(NodeTuple given) {
        return given == null
                ? List.of()
                : items(given.getValueNode()).stream()
                        .flatMap(item -> writing.text(item, "Write the labels of children, in brackets").stream())
                        .toList();
    }

    private List<Node> items(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        writing.wrong(node, "A list is wanted here", "Put it in brackets; [] is an empty list");
        return List.of();
    }
}
