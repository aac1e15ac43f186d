package kith.procedures.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.condition.Condition;
import kith.procedures.condition.FieldRef;
import kith.procedures.condition.Spelling;
import kith.procedures.history.About;
import kith.procedures.pack.Field.Type;

/** Reads a step with its form. */
final class StepReader {
    private final Reading reading;

    StepReader(Reading reading) {
        this.reading = reading;
    }

    /** @param laterSteps steps that can only be recorded after this one */
    Step step(String procedure, String id, Located.Mapping text, Source inherited, List<String> laterSteps) {
        Step.Kind kind = reading.constant(text, "kind", Step.Kind.values(), Step.Kind.FORM);
        boolean siblings = reading.flag(text, "siblings", false);
        Source source = reading.source(text, Optional.of(inherited));
        Optional<Located.Mapping> meeting = text.mapping("meeting");
        if (kind != Step.Kind.MEETING && meeting.isPresent()) {
            reading.problems.add(text.placeOf("meeting"), "%s is not a meeting".formatted(id), "Write `kind: meeting`, or leave this out");
        }
        if (siblings && reading.about() != About.CHILD) {
            reading.problems.add(text.placeOf("siblings"), "%s is not about a child, and there are no brothers and sisters".formatted(id), "Leave it out");
        }
        readWhole(text);
        if (reading.maybe(text, "offered").filter("false"::equals).isPresent()) {
            reading.problems.add(text.placeOf("offered"), "%s would never be offered".formatted(id), "Write when it is, or remove the step");
        }
        return new Step(
                id,
                procedure,
                kind,
                reading.words(text, "name"),
                reading.words(text, "action"),
                reading.words(text, "done"),
                reading.roles(text, "by"),
                reading.condition(text, "offered"),
                reading.flag(text, "anytime", false),
                reading.flag(text, "repeats", false),
                siblings,
                reading.maybe(text, "when_label").orElse("When did it happen?"),
                reading.maybe(text, "guidance"),
                meeting.map(this::meeting),
                approvals(text, source),
                reading.roles(text, "participants"),
                reading.constant(text, "sensitivity", Sensitivity.values(), Sensitivity.ORDINARY),
                new AccessReader(reading, id).access(text),
                form(id, text, siblings, laterSteps),
                source);
    }

    /** Every partner reads the whole of the partnership's own record, and whoever reads a worker's own file reads all of it. */
    private void readWhole(Located.Mapping text) {
        if (reading.about() == About.PARTNERSHIP && text.get("sensitivity").isPresent()) {
            reading.problems.add(text.placeOf("sensitivity"), "Every partner reads the whole of the partnership's own record",
                    "Leave it out, and ask nothing here that is not for everybody");
        }
        if (reading.about() == About.WORKER && text.get("sensitivity").isPresent()) {
            reading.problems.add(text.placeOf("sensitivity"), "Whoever reads a worker's own file reads all of it", "Leave it out");
        }
        if (reading.about() == About.RELOCATION && (text.get("sensitivity").isPresent() || text.get("participants").isPresent())) {
            reading.problems.add(text.placeOf(text.get("sensitivity").isPresent() ? "sensitivity" : "participants"),
                    "The single point of contact reads all of this file, and nobody else any of it", "Leave it out");
        }
        if (reading.about() == About.WORKER && text.get("participants").isPresent()) {
            reading.problems.add(text.placeOf("participants"), "Nobody else takes part in what stands on a worker's own file", "Leave it out");
        }
    }

    private Step.Meeting meeting(Located.Mapping text) {
        List<Step.Quorum> quorum = new ArrayList<>();
        for (Located item : text.list("quorum")) {
            if (item instanceof Located.Mapping mapping) {
                quorum.add(new Step.Quorum(reading.words(mapping, "name"), reading.roles(mapping, "any_of")));
            }
        }
        return new Step.Meeting(reading.role(text, "chair"), quorum);
    }

    private List<Step.Approval> approvals(Located.Mapping text, Source inherited) {
        List<Step.Approval> approvals = new ArrayList<>();
        text.mapping("approval").ifPresent(one -> approvals.add(approval(one, inherited)));
        for (Located each : text.list("approval")) {
            if (each instanceof Located.Mapping one) {
                Step.Approval approval = approval(one, inherited);
                if (approval.id().isEmpty()) {
                    reading.problems.add(one.place(), "This approval has no id", "Add `id:`, so that it can be told from the others");
                } else if (approvals.stream().anyMatch(other -> other.id().equals(approval.id()))) {
                    reading.problems.add(one.placeOf("id"), "%s is approved twice".formatted(approval.id()), "Give each approval an id of its own");
                }
                approvals.add(approval);
            }
        }
        return approvals;
    }

    private Step.Approval approval(Located.Mapping text, Source inherited) {
        return new Step.Approval(
                text.text("id").map(Located.Text::text).orElse(""),
                reading.role(text, "by"),
                reading.words(text, "sentence"),
                reading.flag(text, "before_it_counts", false),
                reading.condition(text, "if"),
                text.mapping("within").map(within -> within(reading, within)),
                reading.source(text, Optional.of(inherited)));
    }

    static Step.Within within(Reading reading, Located.Mapping text) {
        if (text.get("aim").isEmpty() && text.get("limit").isEmpty()) {
            reading.problems.add(text.place(), "`within` says neither an aim nor a limit", "Add `limit:`, as in {limit: 10 working days}");
        }
        return new Step.Within(reading.term(text, "aim"), reading.term(text, "limit"));
    }

    private Form form(String step, Located.Mapping text, boolean siblings, List<String> laterSteps) {
        FormCheck check = new FormCheck(step, reading.problems);
        List<Form.Section> sections = new ArrayList<>();
        for (Located item : text.list("form")) {
            if (item instanceof Located.Mapping section) {
                List<Field> fields = new ArrayList<>();
                section.named("questions").forEach(question -> {
                    Field field = field(step, question.getKey(), question.getValue(), siblings, Optional.empty());
                    check.add(field, question.getValue(), sections.size(), Optional.empty());
                    fields.add(field);
                });
                sections.add(new Form.Section(
                        reading.words(section, "section"), reading.words(section, "title"), reading.maybe(section, "help"), fields));
            }
        }
        check.check(laterSteps);
        return new Form(sections);
    }

    /** @param group the repeating group, an entry of which is asked this; empty for a question of the form itself */
    private Field field(String step, String id, Located.Mapping text, boolean siblings, Optional<String> group) {
        Optional<String> entry = group.map(within -> step + "." + within);
        Type type = reading.constant(text, "type", Type.values(), Type.TEXT);
        List<Field.Option> options = options(text);
        boolean chooses = type == Type.CHOICE || type == Type.CHOICES;
        if (chooses && options.isEmpty()) {
            reading.problems.add(text.place(), "%s is a choice without options".formatted(id), "Add `options:` with a code and a label for each");
        }
        onlyFor(text, "options", chooses, id, "a choice");
        onlyFor(text, "templates", type == Type.LONG_TEXT, id, "a long text");
        onlyFor(text, "proposes", type == Type.CHOICE, id, "a choice of one");
        onlyFor(text, "reason_when_no", type == Type.YES_NO, id, "a yes/no question");
        boolean dated = type == Type.DATE || type == Type.DATE_TIME;
        onlyFor(text, "may_be_future", dated, id, "a date");
        onlyFor(text, "not_before", dated, id, "a date");
        onlyFor(text, "each", type == Type.GROUP, id, "a group");
        onlyFor(text, "questions", type == Type.GROUP, id, "a group");
        readWhole(text);
        boolean perChild = reading.flag(text, "per_child", false);
        if (perChild && !siblings) {
            reading.problems.add(text.placeOf("per_child"), "%s is asked for each child, but the step is about one".formatted(id),
                    "Add `siblings: true` to the step, or leave this out");
        }
        Optional<Condition> required = text.get("required").isEmpty()
                ? Optional.of(new Condition.Always())
                : reading.maybeCondition(text, "required", entry);
        return new Field(
                id,
                type,
                reading.words(text, "label"),
                reading.maybe(text, "hint"),
                perChild,
                required,
                reading.maybeCondition(text, "shown_when", entry),
                reading.flag(text, "reason_when_no", false),
                reading.flag(text, "may_be_future", false),
                reading.maybe(text, "not_before"),
                options,
                reading.constant(text, "sensitivity", Sensitivity.values(), Sensitivity.ORDINARY),
                text.text("prefilled_from").flatMap(from -> prefilledFrom(from, type, text)),
                proposals(text, options),
                type == Type.GROUP && group.isEmpty() ? Optional.of(group(step, id, text)) : Optional.empty(),
                claims(text),
                text.named("templates").stream().map(template -> new Field.Template(
                        template.getKey(), reading.words(template.getValue(), "label"), reading.words(template.getValue(), "text").strip())).toList());
    }

    private Field.Group group(String step, String id, Located.Mapping text) {
        if (text.text("each").isEmpty()) {
            reading.problems.add(text.place(), "%s does not say what each of its entries is".formatted(id), "Add `each:`, as in each: action");
        }
        List<Field> questions = text.named("questions").stream()
                .map(asked -> field(step, asked.getKey(), asked.getValue(), true, Optional.of(id)))
                .toList();
        if (questions.isEmpty()) {
            reading.problems.add(text.place(), "%s is a group that asks nothing".formatted(id), "Add `questions:`, which each entry is asked");
        }
        return new Field.Group(reading.words(text, "each"), questions);
    }

    private List<Field.Proposal> proposals(Located.Mapping text, List<Field.Option> options) {
        List<String> codes = options.stream().map(Field.Option::code).toList();
        List<Field.Proposal> proposals = new ArrayList<>();
        for (Located item : text.list("proposes")) {
            if (item instanceof Located.Mapping proposal) {
                proposal.text("option").filter(option -> !codes.isEmpty() && !codes.contains(option.text())).ifPresent(option -> reading.problems.add(
                        option.place(),
                        "%s is not an option of this question".formatted(option.text()),
                        Spelling.remedy(option.text(), codes, "option")));
                proposals.add(new Field.Proposal(
                        reading.words(proposal, "option"), reading.condition(proposal, "if"), reading.words(proposal, "because"), claims(proposal)));
            }
        }
        return proposals;
    }

    private List<String> claims(Located.Mapping text) {
        return reading.several(text, "carries_out").map(Located.Text::text).distinct().toList();
    }

    private void onlyFor(Located.Mapping text, String key, boolean fits, String id, String kind) {
        if (!fits && text.get(key).isPresent() && text.text("type").isPresent()) {
            reading.problems.add(text.placeOf(key), "%s is not %s, so %s means nothing here".formatted(id, kind, key),
                    "Leave it out, or change the type");
        }
    }

    private Optional<String> prefilledFrom(Located.Text from, Type type, Located.Mapping text) {
        Optional<FieldRef> ref = reading.field(from);
        ref.filter(_ -> type == Type.GROUP).ifPresent(other -> entriesFrom(from, other, text));
        ref.map(named -> reading.names.types.getOrDefault(named.step(), Map.of()).get(named.field()))
                .filter(other -> other != type && !(words(other) && words(type)))
                .ifPresent(other -> reading.problems.add(from.place(),
                        "%s is a %s and cannot start a %s".formatted(from.text(), Grammar.word(other), Grammar.word(type)),
                        "Name a question of the same type"));
        return ref.map(FieldRef::toString);
    }

    /** An entry can start from another's where what both are asked has one kind of answer. */
    private void entriesFrom(Located.Text from, FieldRef other, Located.Mapping text) {
        Map<String, Type> types = reading.names.types.getOrDefault(other.step(), Map.of());
        text.named("questions").forEach(asked -> {
            Type type = reading.constant(asked.getValue(), "type", Type.values(), Type.TEXT);
            Optional.ofNullable(types.get(other.field() + "." + asked.getKey()))
                    .filter(there -> there != type && !(words(there) && words(type)))
                    .ifPresent(there -> reading.problems.add(from.place(),
                            "%s.%s is a %s and cannot start a %s".formatted(other, asked.getKey(), Grammar.word(there), Grammar.word(type)),
                            "Let both be of the same type, or give one of them another id"));
        });
    }

    private static boolean words(Type type) {
        return type == Type.TEXT || type == Type.LONG_TEXT;
    }

    private List<Field.Option> options(Located.Mapping text) {
        List<Field.Option> options = new ArrayList<>();
        text.mapping("options").ifPresent(mapping -> mapping.entries().forEach((code, entry) -> {
            switch (entry.value()) {
                case Located.Text label -> options.add(new Field.Option(code, label.text(), Optional.empty(), Optional.empty()));
                case Located.Mapping option -> options.add(new Field.Option(
                        code, reading.words(option, "label"), reading.maybe(option, "hint"), reading.maybe(option, "census")));
                case Located.Listing _ -> {}
            }
        }));
        return options;
    }
}
