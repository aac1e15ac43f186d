package kith.procedures.evaluate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kith.procedures.history.About;
import kith.procedures.history.Answer;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.procedures.position.Obligation;
import kith.procedures.position.Position;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads a timeline (docs/timelines.md) against a pack into the history of each child, or of each partnership. */
final class TimelineReader {
    private static final List<String> KEYS = List.of("timeline", "at", "people", "children", "partnerships", "workers", "relocations", "events");
    private static final List<String> EVENT_KEYS = List.of(
            "step", "corrects", "withdraws", "approves", "returns", "allocates", "excuses", "explains", "name", "on",
            "occurred", "recorded", "by", "answers", "each", "reason", "manner", "approval", "person");

    /** What an entry is about: exactly one of these keys stands in it. */
    private static final List<String> SUBJECTS = EVENT_KEYS.subList(0, 8);

    private static final Map<String, String> FACTS = Map.of(
            "corrects", Facts.CORRECTED,
            "withdraws", Facts.WITHDRAWN,
            "approves", Facts.APPROVED,
            "returns", Facts.RETURNED);

    private final Pack pack;
    private final Writing writing;
    private final AnswerReader answerReader;
    private final Optional<Function<History, Position>> positions;

    private final Map<String, Author> people = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> children = new LinkedHashMap<>();
    private final Map<String, List<Event>> histories = new LinkedHashMap<>();

    /** The events that each name stands for, by child, as they stand after the corrections read so far. */
    private final Map<String, Map<String, Event>> named = new LinkedHashMap<>();

    private About about = About.CHILD;
    private int unnamed;

    /** @param positions for finding the obligation that an excuse is about; without them nobody looks whether there is one */
    TimelineReader(Pack pack, Writing writing, Optional<Function<History, Position>> positions) {
        this.pack = pack;
        this.writing = writing;
        this.answerReader = new AnswerReader(writing);
        this.positions = positions;
    }

    /** The timeline; to be used only if the writing has no problems. */
    Timeline read(MappingNode root) {
        Map<String, NodeTuple> entries = writing.entries(root, KEYS);
        readPeople(entries.get("people"));
        List<About> kinds = Arrays.stream(About.values()).filter(kind -> entries.containsKey(key(kind))).toList();
        if (kinds.size() > 1) {
            writing.wrong(root, "It is about " + String.join(" and about ", kinds.stream().map(TimelineReader::key).toList()), "Write a timeline for each");
        }
        about = kinds.isEmpty() ? About.CHILD : kinds.getLast();
        readChildren(entries.get(key(about)));
        if (!entries.containsKey("events")) {
            writing.wrong(root, "The timeline has no events", "Add `events:` with a list of what happened");
        } else {
            for (Node item : writing.items(entries.get("events").getValueNode())) {
                writing.mapping(item, "Write `- step: ` with what was recorded, and when it occurred").ifPresent(this::readEvent);
            }
        }
        String title = entries.containsKey("timeline")
                ? writing.text(entries.get("timeline").getValueNode(), "Write the title").orElse("")
                : "";
        List<Timeline.Child> read = new ArrayList<>();
        histories.forEach((child, events) -> read.add(new Timeline.Child(children.get(child), new History(child, about, events))));
        return new Timeline(title, instant(entries.get("at")), names, read);
    }

    /** Under what those are listed whose records it is about. */
    private static String key(About about) {
        return switch (about) {
            case CHILD -> "children";
            case PARTNERSHIP -> "partnerships";
            case WORKER -> "workers";
            case RELOCATION -> "relocations";
        };
    }

    private static String whose(About about) {
        return switch (about) {
            case CHILD -> "a child's record";
            case PARTNERSHIP -> "the partnership's own record";
            case WORKER -> "a worker's own file";
            case RELOCATION -> "the file of a protected move";
        };
    }

    private void readPeople(NodeTuple given) {
        if (given == null) {
            return;
        }
        writing.mapping(given.getValueNode(), "Write `asha: {name: Asha Patel, role: social_worker}`").ifPresent(all ->
                writing.entries(all, List.of()).forEach((label, entry) ->
                        writing.mapping(entry.getValueNode(), "Write {name: Asha Patel, role: social_worker}")
                                .ifPresent(person -> readPerson(label, person))));
    }

    private void readPerson(String label, MappingNode person) {
        Map<String, NodeTuple> entries = writing.entries(person, List.of("name", "role"));
        names.put(label, entries.containsKey("name")
                ? writing.text(entries.get("name").getValueNode(), "Write the name").orElse(label)
                : label);
        if (entries.containsKey("role")) {
            Node at = entries.get("role").getValueNode();
            writing.text(at, "Write one role").flatMap(role -> role(at, role)).ifPresent(role ->
                    people.put(label, new Author(label, pack.roles().get(role).agency(), role)));
        } else {
            writing.wrong(person, label + " has no role", "Add the role, such as role: social_worker");
        }
    }

    private Optional<String> role(Node at, String role) {
        if (pack.roles().containsKey(role)) {
            return Optional.of(role);
        }
        writing.unknown(at, "role", role, pack.roles().keySet().stream().sorted().toList());
        return Optional.empty();
    }

    private void readChildren(NodeTuple given) {
        if (given == null) {
            children.put("child", "The child");
        } else if (given.getValueNode() instanceof MappingNode mapping) {
            writing.entries(mapping, List.of()).forEach((label, entry) -> children.put(
                    label, writing.text(entry.getValueNode(), "Write the child's name").orElse(label)));
        } else {
            for (Node item : writing.items(given.getValueNode())) {
                writing.text(item, "Write one label for each child").ifPresent(label -> {
                    if (children.put(label, Character.toUpperCase(label.charAt(0)) + label.substring(1)) != null) {
                        writing.wrong(item, label + " is listed twice", "Keep one of the two");
                    }
                });
            }
        }
        children.keySet().forEach(child -> histories.put(child, new ArrayList<>()));
    }

    private void readEvent(MappingNode event) {
        Map<String, NodeTuple> entries = writing.entries(event, EVENT_KEYS);
        List<String> subjects = SUBJECTS.stream().filter(entries::containsKey).toList();
        if (subjects.size() != 1) {
            writing.wrong(
                    event,
                    subjects.isEmpty() ? "It does not say what was recorded" : "It says two things at once: " + String.join(" and ", subjects),
                    "Give exactly one of " + String.join(", ", SUBJECTS));
            return;
        }
        String subject = subjects.getFirst();
        Node at = entries.get(subject).getValueNode();
        switch (subject) {
            case "step" -> readStep(event, at, entries);
            case "corrects", "withdraws", "approves", "returns" -> readFactAbout(FACTS.get(subject), event, at, entries);
            case "allocates" -> readAllocation(event, at, entries);
            default -> readExcuse(subject.equals("excuses") ? Facts.OBLIGATION_EXCUSED : Facts.OBLIGATION_LATE_REASON_GIVEN, event, at, entries);
        }
    }

    private void readStep(MappingNode event, Node at, Map<String, NodeTuple> entries) {
        String id = writing.text(at, "Write one step").orElse("");
        Optional<Step> found = pack.step(id);
        if (found.isEmpty()) {
            List<String> steps = pack.procedures().stream()
                    .flatMap(procedure -> procedure.steps().stream())
                    .map(Step::id)
                    .toList();
            writing.unknown(at, "step", id, steps);
        }
        List<String> on = on(entries, List.copyOf(children.keySet()));
        Optional<When> when = when(event, entries, false);
        if (found.isEmpty()) {
            return;
        }
        Step step = found.get();
        About its = pack.procedure(step.procedure()).orElseThrow().about();
        if (its != about) {
            writing.wrong(at, "%s stands on %s, and this timeline is about %s".formatted(id, whose(its), key(about)),
                    "List `%s:` and no %s".formatted(key(its), key(about)));
            return;
        }
        Optional<Author> author = author(event, entries, step.by().isEmpty() ? "" : step.by().getFirst());
        Answers answers = answers(entries, step, on);
        if (when.isPresent() && author.isPresent()) {
            add(entries, step.id(), on, child -> new Event(
                    "", step.id() + "." + Facts.RECORDED, Optional.empty(), when.get().occurred(), when.get().recorded(), author.get(),
                    answers.over(child, Map.of()), Optional.empty(), Optional.empty(), Optional.empty()));
        }
    }

    private void readFactAbout(String fact, MappingNode event, Node at, Map<String, NodeTuple> entries) {
        String name = writing.text(at, "Write one name").orElse("");
        Map<String, Event> about = named.get(name);
        if (about == null) {
            writing.wrong(
                    at,
                    "No event before this one has the name " + name,
                    kith.procedures.condition.Spelling.remedy(name, named.keySet(), "name"));
            return;
        }
        Step step = pack.step(about.values().iterator().next().subject()).orElse(null);
        if (step == null) {
            writing.wrong(at, name + " is not the recording of a step", "Name one that is");
            return;
        }
        List<String> on = on(entries, List.copyOf(about.keySet()));
        boolean correction = fact.equals(Facts.CORRECTED);
        Optional<When> when = when(event, entries, correction);
        boolean verdict = fact.equals(Facts.APPROVED) || fact.equals(Facts.RETURNED);
        String role = verdict
                ? step.approval(approval(step, entries)).map(Step.Approval::by).orElse("")
                : step.by().isEmpty() ? "" : step.by().getFirst();
        Optional<Author> author = author(event, entries, role);
        Answers answers = correction ? answers(entries, step, on) : new Answers(Map.of(), Map.of());
        Map<String, Answer> said = said(
                entries, fact.equals(Facts.APPROVED) ? List.of("manner", Facts.APPROVAL) : verdict ? List.of("reason", Facts.APPROVAL) : List.of("reason"));
        if (when.isEmpty() || author.isEmpty()) {
            return;
        }
        for (String child : on) {
            if (!about.containsKey(child)) {
                writing.wrong(at, name + " does not stand on " + child + "'s record", "Leave " + child + " out, or record it there first");
                return;
            }
        }
        add(entries, fact, on, child -> {
            Event standing = about.get(child);
            Event made = new Event(
                    "", step.id() + "." + fact, Optional.empty(), when.get().occurred(), when.get().recorded(), author.get(),
                    correction ? answers.over(child, standing.answers()) : said,
                    Optional.of(standing.id()), Optional.empty(), Optional.empty());
            if (correction) {
                about.put(child, with(standing, standing.id(), made.answers(), Optional.empty()));
            }
            return made;
        });
    }

    /** Which of the step's approvals is meant; empty where it is not said. */
    private String approval(Step step, Map<String, NodeTuple> entries) {
        if (!entries.containsKey(Facts.APPROVAL)) {
            return "";
        }
        Node at = entries.get(Facts.APPROVAL).getValueNode();
        String id = writing.text(at, "Write the id of one approval").orElse("");
        List<String> known = step.approvals().stream().map(Step.Approval::id).filter(each -> !each.isEmpty()).toList();
        if (!id.isEmpty() && !known.contains(id)) {
            writing.unknown(at, "approval", id, known);
        }
        return id;
    }

    private void readAllocation(MappingNode event, Node at, Map<String, NodeTuple> entries) {
        Optional<String> role = writing.text(at, "Write one role").flatMap(text -> role(at, text));
        Optional<String> person = Optional.empty();
        if (entries.containsKey("person")) {
            Node to = entries.get("person").getValueNode();
            person = writing.text(to, "Write one person").flatMap(label -> {
                if (!names.containsKey(label)) {
                    writing.unknown(to, "person", label, List.copyOf(names.keySet()));
                    return Optional.empty();
                }
                return Optional.of(label);
            });
        } else {
            writing.wrong(event, "It does not say to whom", "Add `person: ` with one of the people");
        }
        List<String> on = on(entries, List.copyOf(children.keySet()));
        Optional<When> when = when(event, entries, false);
        Optional<Author> author = author(event, entries, role.orElse(""));
        if (role.isPresent() && person.isPresent() && when.isPresent() && author.isPresent()) {
            Map<String, Answer> answers = Map.of("role", new Answer.Text(role.get()), "person", new Answer.Professional(person.get()));
            add(entries, "allocation", on, child -> new Event(
                    "", Facts.HOLDER_ALLOCATED, Optional.empty(), when.get().occurred(), when.get().recorded(), author.get(), answers,
                    Optional.empty(), Optional.empty(), Optional.empty()));
        }
    }

    private void readExcuse(String type, MappingNode event, Node at, Map<String, NodeTuple> entries) {
        String rule = writing.text(at, "Write one rule").orElse("");
        Optional<kith.procedures.pack.Rule> found = pack.procedures().stream()
                .flatMap(procedure -> procedure.rules().stream())
                .filter(candidate -> candidate.id().equals(rule))
                .findFirst();
        if (found.isEmpty()) {
            writing.unknown(at, "rule", rule, pack.procedures().stream()
                    .flatMap(procedure -> procedure.rules().stream().map(kith.procedures.pack.Rule::id)).toList());
        }
        List<String> on = on(entries, List.copyOf(children.keySet()));
        Optional<When> when = when(event, entries, false);
        Optional<Author> author = author(event, entries, found.map(kith.procedures.pack.Rule::owner).orElse(""));
        Map<String, Answer> said = said(entries, List.of("reason"));
        if (!entries.containsKey("reason")) {
            writing.wrong(event, "It gives no reason", "Add `reason: ` with the words");
        }
        if (found.isEmpty() || when.isEmpty() || author.isEmpty()) {
            return;
        }
        Map<String, Map<String, Answer>> answers = new HashMap<>();
        for (String child : on) {
            Optional<String> obligation = positions.isEmpty()
                    ? Optional.of("")
                    : obligation(positions.get(), child, rule, type, when.get().recorded());
            if (obligation.isEmpty()) {
                writing.wrong(at, "%s owes nothing under %s at that moment".formatted(children.get(child), rule), "Write it after what raises the obligation, in the file too");
                return;
            }
            Map<String, Answer> all = new HashMap<>(said);
            all.put("obligation", new Answer.Text(obligation.get()));
            answers.put(child, all);
        }
        add(entries, "excuse", on, child -> new Event(
                "", type, Optional.empty(), when.get().occurred(), when.get().recorded(), author.get(), answers.get(child),
                Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** The obligation meant: the latest open one of that rule; for a reason why it was late, the latest of all. */
    private Optional<String> obligation(Function<History, Position> positions, String child, String rule, String type, Instant then) {
        Position position = positions.apply(new History(child, about, histories.get(child)).asKnownAt(then));
        return position.obligations().reversed().stream()
                .filter(obligation -> obligation.rule().equals(rule))
                .filter(obligation -> type.equals(Facts.OBLIGATION_LATE_REASON_GIVEN)
                        || obligation.state() instanceof Obligation.State.Open)
                .map(Obligation::id)
                .findFirst();
    }

    private Map<String, Answer> said(Map<String, NodeTuple> entries, List<String> keys) {
        Map<String, Answer> said = new HashMap<>();
        for (String key : keys) {
            if (entries.containsKey(key)) {
                writing.text(entries.get(key).getValueNode(), "Write the words")
                        .ifPresent(text -> said.put(key, key.equals("manner") ? new Answer.Choice(text) : new Answer.Text(text)));
            }
        }
        return said;
    }

    private void add(Map<String, NodeTuple> entries, String kind, List<String> on, Function<String, Event> making) {
        String name = entries.containsKey("name")
                ? writing.text(entries.get("name").getValueNode(), "Write one name").orElse("")
                : "";
        if (named.containsKey(name)) {
            writing.wrong(entries.get("name").getValueNode(), "Two events have the name " + name, "Give this one another name");
            return;
        }
        String label = name.isEmpty() ? kind + "-" + ++unnamed : name;
        Map<String, Event> made = new LinkedHashMap<>();
        for (String child : on) {
            Event event = making.apply(child);
            String id = children.size() == 1 ? label : label + "/" + child;
            Event whole = with(event, id, event.answers(), on.size() == 1 ? Optional.empty() : Optional.of(label));
            histories.get(child).add(whole);
            made.put(child, whole);
        }
        if (!name.isEmpty()) {
            named.put(name, made);
        }
    }

    private static Event with(Event event, String id, Map<String, Answer> answers, Optional<String> occasion) {
        return new Event(
                id, event.type(), event.episode(), event.occurred(), event.recorded(), event.author(), answers,
                event.corrects(), occasion, event.packVersion());
    }

    private List<String> on(Map<String, NodeTuple> entries, List<String> otherwise) {
        if (!entries.containsKey("on")) {
            return otherwise;
        }
        List<String> on = new ArrayList<>();
        for (Node item : writing.items(entries.get("on").getValueNode())) {
            writing.text(item, "Write the children's labels").ifPresent(label -> {
                if (children.containsKey(label)) {
                    on.add(label);
                } else {
                    writing.unknown(item, "child", label, List.copyOf(children.keySet()));
                }
            });
        }
        return on;
    }

    /** @param perChild by child */
    private record Answers(Map<String, Optional<Answer>> shared, Map<String, Map<String, Optional<Answer>>> perChild) {
        Map<String, Answer> over(String child, Map<String, Answer> earlier) {
            Map<String, Answer> all = new HashMap<>(earlier);
            for (Map<String, Optional<Answer>> given : List.of(shared, perChild.getOrDefault(child, Map.of()))) {
                given.forEach((field, answer) -> answer.ifPresentOrElse(value -> all.put(field, value), () -> all.remove(field)));
            }
            return all;
        }
    }

    private Answers answers(Map<String, NodeTuple> entries, Step step, List<String> on) {
        Map<String, Optional<Answer>> shared = new HashMap<>();
        if (entries.containsKey("answers")) {
            writing.mapping(entries.get("answers").getValueNode(), "Write {question: answer}")
                    .ifPresent(given -> shared.putAll(answerReader.read(given, step, false)));
        }
        Map<String, Map<String, Optional<Answer>>> perChild = new HashMap<>();
        if (entries.containsKey("each")) {
            writing.mapping(entries.get("each").getValueNode(), "Write {child: {question: answer}}").ifPresent(each ->
                    writing.entries(each, on).forEach((child, entry) ->
                            writing.mapping(entry.getValueNode(), "Write {question: answer}").ifPresent(given ->
                                    perChild.put(child, answerReader.read(given, step, true)))));
        }
        return new Answers(shared, perChild);
    }

    private Optional<Author> author(MappingNode event, Map<String, NodeTuple> entries, String otherwise) {
        if (!entries.containsKey("by")) {
            if (!pack.roles().containsKey(otherwise)) {
                writing.wrong(event, "It does not say by whom", "Add `by: ` with a role or one of the people");
                return Optional.empty();
            }
            return Optional.of(new Author(otherwise, pack.roles().get(otherwise).agency(), otherwise));
        }
        Node at = entries.get("by").getValueNode();
        return writing.text(at, "Write one role or person").flatMap(by -> {
            if (people.containsKey(by)) {
                return Optional.of(people.get(by));
            }
            if (pack.roles().containsKey(by)) {
                return Optional.of(new Author(by, pack.roles().get(by).agency(), by));
            }
            List<String> known = new ArrayList<>(people.keySet());
            known.addAll(pack.roles().keySet().stream().sorted().toList());
            writing.unknown(at, "role or person", by, known);
            return Optional.empty();
        });
    }

    private record When(Occurred occurred, Instant recorded) {}

    /** @param correction whose {@code occurred} is that of what it corrects, so that it needs its own time of recording */
    private Optional<When> when(MappingNode event, Map<String, NodeTuple> entries, boolean correction) {
        Optional<Instant> recorded = instant(entries.get("recorded"));
        if (!entries.containsKey("occurred")) {
            if (correction && recorded.isPresent()) {
                return recorded.map(then -> new When(new Occurred.Unknown(), then));
            }
            if (!entries.containsKey("recorded")) {
                writing.wrong(event, "It does not say when", correction
                        ? "Add `recorded: ` with the time at which it was corrected"
                        : "Add `occurred: ` with a day, a time, {about: …, words: …} or unknown");
                return Optional.empty();
            }
            if (!correction && FACTS.keySet().stream().noneMatch(entries::containsKey)) {
                writing.wrong(event, "It does not say when it happened", "Add `occurred: `; write unknown if nobody knows");
                return Optional.empty();
            }
            return recorded.map(then -> new When(new Occurred.At(then), then));
        }
        Node at = entries.get("occurred").getValueNode();
        Optional<Occurred> occurred = answerReader.occurred(at);
        if (occurred.isEmpty() || entries.containsKey("recorded") && recorded.isEmpty()) {
            return Optional.empty();
        }
        if (recorded.isEmpty() && (correction || occurred.get() instanceof Occurred.Unknown)) {
            writing.wrong(at, "It does not say when it was recorded", "Add `recorded: ` with a day and time");
            return Optional.empty();
        }
        Instant known = recorded.orElseGet(() -> atOnce(occurred.get()));
        if (known.isBefore(occurred.get().earliest(known))) {
            writing.wrong(entries.get("recorded").getValueNode(), "It was recorded before it happened", "Check both times");
            return Optional.empty();
        }
        return Optional.of(new When(occurred.get(), known));
    }

    /** Where nothing is said, it was recorded when it happened; on a day whose time is not known, at the end of that day. */
    private static Instant atOnce(Occurred occurred) {
        return switch (occurred) {
            case Occurred.At(Instant instant) -> instant;
            case Occurred.On(LocalDate day) -> endOf(day);
            case Occurred.About(LocalDate day, String _) -> endOf(day);
            case Occurred.Unknown() -> throw new IllegalArgumentException("an unknown time says nothing of its recording");
        };
    }

    private static Instant endOf(LocalDate day) {
        return day.atTime(LocalTime.of(23, 59)).atZone(Occurred.LONDON).toInstant();
    }

    private Optional<Instant> instant(NodeTuple given) {
        if (given == null) {
            return Optional.empty();
        }
        Node at = given.getValueNode();
        return writing.text(at, "Write a day and time").flatMap(text -> switch (Moments.read(text)) {
            case Moments.Read.Exact(Instant instant) -> Optional.of(instant);
            case Moments.Read.Day _ -> {
                writing.wrong(at, "A time is wanted here, not only the day", "Write it as 2027-01-12 16:10");
                yield Optional.<Instant>empty();
            }
            case Moments.Read.Wrong(String what, String remedy) -> {
                writing.wrong(at, what, remedy);
                yield Optional.<Instant>empty();
            }
        });
    }
}
