package kith.procedures.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kith.procedures.condition.Condition;
import kith.procedures.condition.ConditionCompiler;

/** Reads a merged tree into a pack. */
final class PackReader {
    private static final Pattern BLANK = Pattern.compile("\\{([^{}]*)\\}");

    private final Located.Mapping pack;
    private final List<Located.Mapping> procedures;
    private final Problems problems;

    PackReader(Located.Mapping pack, List<Located.Mapping> procedures, Problems problems) {
        this.pack = pack;
        this.procedures = List.copyOf(procedures);
        this.problems = problems;
    }

    /** @param pack to be shown to nobody where reading it left a problem */
    record Read(Pack pack, ConditionCompiler compiler) {}

    /** @param base the compiler of the pack over which this one is laid */
    Read read(String version, Optional<ConditionCompiler> base) {
        ShapeCheck shapes = new ShapeCheck(problems);
        shapes.check(pack, Grammar.PACK, "pack.yaml");
        procedures.forEach(procedure -> shapes.check(procedure, Grammar.PROCEDURE,
                procedure.text("procedure").map(Located.Text::text).orElse("This procedure")));
        Names names = new Names(pack, procedures, problems);
        Reading ofAll = new Reading(names, problems, base);
        Set<Located.Mapping> waiting = new HashSet<>();
        procedures.stream().filter(procedure -> isOnlyPrepared(procedure, names)).forEach(waiting::add);
        LocalDate effectiveFrom = Reading.day(ofAll.words(pack, "effective_from")).orElse(LocalDate.EPOCH);
        inForceByThen(effectiveFrom);
        // What is carried out can name only what is carried out; what is prepared can name both.
        Reading reading = waiting.isEmpty() ? ofAll : new Reading(
                new Names(pack, procedures.stream().filter(procedure -> !waiting.contains(procedure)).toList(), new Problems()), problems, base);
        List<Procedure> read = procedures.stream()
                .map(procedure -> procedure(waiting.contains(procedure) ? ofAll : reading, procedure))
                .toList();
        List<Procedure> carriedOut = new ArrayList<>();
        List<Pack.Prepared> prepared = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            if (waiting.contains(procedures.get(i))) {
                prepared.add(new Pack.Prepared(read.get(i), ofAll.words(procedures.get(i), "in_force_with")));
            } else {
                carriedOut.add(read.get(i));
            }
        }
        return new Read(
                new Pack(
                        reading.words(pack, "pack"),
                        reading.words(pack, "name"),
                        version,
                        effectiveFrom,
                        names.roles,
                        List.copyOf(names.documents.values()),
                        headings(ofAll, read),
                        new ContactReader(ofAll).contacts(pack),
                        carriedOut,
                        prepared),
                ofAll.compiler);
    }

    /** A provision that is not known is a problem, and nothing is carried out for it. */
    private boolean isOnlyPrepared(Located.Mapping procedure, Names names) {
        Optional<Located.Text> with = procedure.text("in_force_with");
        Optional<Pack.Provision> provision = with.flatMap(id -> names.provision(id.text()));
        with.filter(id -> provision.isEmpty() && ShapeCheck.REFERENCE.matcher(id.text()).matches()).ifPresent(id -> problems.add(
                id.place(), "There is no provision " + id.text(),
                "Write it under `provisions` of one of the `documents` of pack.yaml, or name one of those as document.provision"));
        return with.isPresent() && provision.flatMap(Pack.Provision::inForce).isEmpty();
    }

    /** Triggers before that day must keep the version that did not know it. */
    private void inForceByThen(LocalDate effectiveFrom) {
        pack.named("documents").stream()
                .flatMap(document -> document.getValue().named("provisions").stream())
                .forEach(provision -> provision.getValue().text("in_force")
                        .filter(text -> Reading.day(text.text()).filter(day -> day.isAfter(effectiveFrom)).isPresent())
                        .ifPresent(text -> problems.add(text.place(),
                                "%s comes into force after this version of the pack begins to govern".formatted(provision.getKey()),
                                "Give the pack `effective_from: %s`, or leave in_force out until then".formatted(text.text()))));
    }

    /** @param whole the pack that {@link #read} gave */
    void lookForHoles(Pack whole) {
        Pack later = whole.asIfInForce();
        for (Located.Mapping text : procedures) {
            String id = text.text("procedure").map(Located.Text::text).orElse("");
            Pack its = whole.procedure(id).isPresent() ? whole : later;
            Exploration.hole(its, its.procedure(id).orElseThrow()).ifPresent(hole -> problems.add(text.placeOf("procedure"),
                    "%s %s: %s".formatted(id, hole.what(), hole.path()), hole.remedy()));
        }
    }

    /** Where a pack has headings, whatever may begin at any time stands under one: else nobody would find it on a page. */
    private List<Pack.Heading> headings(Reading reading, List<Procedure> read) {
        Set<String> listed = new HashSet<>();
        List<Pack.Heading> headings = mappings(pack, "headings")
                .map(heading -> new Pack.Heading(
                        reading.words(heading, "heading"),
                        reading.words(heading, "title"),
                        reading.several(heading, "procedures")
                                .peek(procedure -> {
                                    reading.known(procedure, reading.names.procedures, "procedure");
                                    if (!listed.add(procedure.text())) {
                                        problems.add(procedure.place(), "%s is listed twice".formatted(procedure.text()), "Keep one of the two");
                                    }
                                })
                                .map(Located.Text::text)
                                .toList()))
                .toList();
        for (int i = 0; i < read.size() && !headings.isEmpty(); i++) {
            Procedure procedure = read.get(i);
            if (!listed.contains(procedure.id()) && procedure.steps().stream().anyMatch(Step::anytime)) {
                problems.add(procedures.get(i).placeOf("procedure"),
                        "%s may begin at any time and stands under no heading".formatted(procedure.id()),
                        "List it under one of the `headings` of pack.yaml");
            }
        }
        return headings;
    }

    private Procedure procedure(Reading reading, Located.Mapping text) {
        String id = reading.words(text, "procedure");
        Source source = reading.source(text, Optional.empty());
        text.text("alongside").ifPresent(other -> reading.known(other, reading.names.procedures, "procedure"));
        StepReader steps = new StepReader(reading);
        RuleReader rules = new RuleReader(reading);
        return new Procedure(
                id,
                reading.words(text, "name"),
                reading.words(text, "summary"),
                mappings(text, "opens").map(opening -> opening(reading, opening)).toList(),
                mappings(text, "closes")
                        .map(closing -> new Procedure.Closing(
                                reading.step(closing, "on"), reading.condition(closing, "if"), reading.words(closing, "because")))
                        .toList(),
                stations(reading, id, text),
                reading.maybe(text, "alongside"),
                text.named("steps").stream()
                        .map(step -> steps.step(id, step.getKey(), step.getValue(), source, laterSteps(text, step.getKey())))
                        .toList(),
                text.named("rules").stream()
                        .map(rule -> rules.rule(id, rule.getKey(), rule.getValue(), source))
                        .toList(),
                text.named("statuses").stream()
                        .map(status -> status(reading, status.getKey(), status.getValue()))
                        .toList(),
                source);
    }

    private static Stream<Located.Mapping> mappings(Located.Mapping text, String key) {
        return text.list(key).stream().filter(Located.Mapping.class::isInstance).map(Located.Mapping.class::cast);
    }

    private static Procedure.Opening opening(Reading reading, Located.Mapping text) {
        return new Procedure.Opening(reading.step(text, "on"), reading.condition(text, "if"));
    }

    private List<Procedure.Station> stations(Reading reading, String procedure, Located.Mapping text) {
        List<Procedure.Station> stations = new ArrayList<>();
        mappings(text, "stations").forEach(station -> {
            String step = reading.step(station, "step");
            Optional<String> home = Optional.ofNullable(reading.names.steps.get(step));
            if (home.isPresent() && !home.get().equals(procedure)) {
                problems.add(station.placeOf("step"), "%s belongs to %s".formatted(step, home.get()),
                        "Draw only this procedure's own steps; it can be drawn beside another with `alongside`");
            }
            if (stations.stream().anyMatch(other -> other.step().equals(step))) {
                problems.add(station.placeOf("step"), "%s is drawn twice".formatted(step), "Keep one of the two");
            }
            stations.add(new Procedure.Station(step, reading.words(station, "label")));
        });
        return stations;
    }

    /** Of steps recorded once each and drawn in order, those drawn after it. */
    private static List<String> laterSteps(Located.Mapping procedure, String step) {
        Located.Mapping none = new Located.Mapping(procedure.place(), new LinkedHashMap<>());
        Located.Mapping steps = procedure.mapping("steps").orElse(none);
        List<String> drawn = mappings(procedure, "stations")
                .flatMap(station -> station.text("step").stream())
                .map(Located.Text::text)
                .filter(id -> !isTrue(steps.mapping(id).orElse(none), "repeats"))
                .toList();
        return drawn.contains(step) ? drawn.subList(drawn.indexOf(step) + 1, drawn.size()) : List.of();
    }

    private static boolean isTrue(Located.Mapping mapping, String key) {
        return mapping.text(key).filter(text -> text.text().equals("true")).isPresent();
    }

    private Procedure.Status status(Reading reading, String id, Located.Mapping text) {
        Procedure.Opening none = new Procedure.Opening("", new Condition.Always());
        text.text("says").ifPresent(says -> blanks(reading, says));
        return new Procedure.Status(
                id,
                reading.words(text, "says"),
                text.mapping("begins").map(begins -> opening(reading, begins)).orElse(none),
                text.mapping("ends").map(ends -> opening(reading, ends)).orElse(none),
                reading.maybe(text, "tone"));
    }

    private void blanks(Reading reading, Located.Text says) {
        Matcher matcher = BLANK.matcher(says.text());
        while (matcher.find()) {
            String name = matcher.group(1);
            Place place = says.at(matcher.start(1));
            if (!name.equals("since")) {
                if (ShapeCheck.REFERENCE.matcher(name).matches()) {
                    reading.field(new Located.Text(place, name, true, true))
                            .filter(ref -> reading.names.types.getOrDefault(ref.step(), Map.of()).get(ref.field()) == Field.Type.GROUP)
                            .ifPresent(ref -> problems.add(place, "%s has several entries and cannot be said in a flag".formatted(ref), "Name another question, or leave it out"));
                } else {
                    problems.add(place, "{%s} cannot be filled in".formatted(name), "Write {since} or {step.field}");
                }
            }
        }
    }
}
