package kith.procedures.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.procedures.condition.Condition;
import kith.procedures.condition.ConditionCompiler;
import kith.procedures.history.About;

/** Reads a merged tree into a pack. */
final class PackReader {
    private static final Pattern BLANK = Pattern.compile("\\{([^{}]*)\\}");

    private final Located.Mapping pack;
    private final Kept.File packFile;
    private final List<Kept.File> procedureFiles;
    private final List<Located.Mapping> procedures;
    private final Problems problems;
    private final Kept kept;

    PackReader(Kept.File pack, List<Kept.File> procedures, Problems problems, Kept kept) {
        this.pack = pack.tree();
        this.packFile = pack;
        this.procedureFiles = List.copyOf(procedures);
        this.procedures = procedures.stream().map(Kept.File::tree).toList();
        this.problems = problems;
        this.kept = kept;
    }

    /** @return to be shown to nobody where reading it left a problem */
    Pack read(String version) {
        problems.addAll(shape(packFile, Grammar.PACK, "pack.yaml"));
        procedureFiles.parallelStream()
                .map(file -> shape(file, Grammar.PROCEDURE, file.tree().text("procedure").map(Located.Text::text).orElse("This procedure")))
                .toList()
                .forEach(problems::addAll);
        List<Declared> declared = declared();
        Names names = names(declared);
        Reading ofAll = reading(names);
        List<Boolean> waiting = procedures.stream().map(procedure -> isOnlyPrepared(procedure, names)).toList();
        LocalDate effectiveFrom = Reading.day(ofAll.words(pack, "effective_from")).orElse(LocalDate.EPOCH);
        inForceByThen(effectiveFrom);
        oneEditionADay();
        // What is carried out can name only what is carried out; what is prepared can name both.
        Reading reading = !waiting.contains(true) ? ofAll : reading(names(
                IntStream.range(0, procedures.size()).filter(i -> !waiting.get(i)).mapToObj(declared::get).toList()));
        List<Kept.Read> each = IntStream.range(0, procedures.size())
                .parallel()
                .mapToObj(i -> read(waiting.get(i) ? ofAll : reading, procedureFiles.get(i)))
                .toList();
        each.forEach(procedure -> problems.addAll(procedure.problems()));
        List<Procedure> read = each.stream().map(Kept.Read::procedure).toList();
        List<Procedure> carriedOut = new ArrayList<>();
        List<Pack.Prepared> prepared = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            if (waiting.get(i)) {
                prepared.add(new Pack.Prepared(read.get(i), ofAll.words(procedures.get(i), "in_force_with")));
            } else {
                carriedOut.add(read.get(i));
            }
        }
        return new Pack(
                reading.words(pack, "pack"),
                reading.words(pack, "name"),
                version,
                effectiveFrom,
                names.roles,
                List.copyOf(names.documents.values()),
                headings(ofAll, read),
                new ContactReader(ofAll).contacts(pack),
                carriedOut,
                prepared);
    }

    private List<Problem> shape(Kept.File file, Shape shape, String called) {
        return kept.shapes.get(file.layers(), _ -> {
            Problems found = new Problems();
            new ShapeCheck(found).check(file.tree(), shape, called);
            return found.asFound();
        });
    }

    private List<Declared> declared() {
        Map<String, Place> steps = new HashMap<>();
        Map<String, Place> rules = new HashMap<>();
        List<Declared> all = new ArrayList<>();
        for (Kept.File file : procedureFiles) {
            Declared.Gathered gathered = kept.declared.get(file.layers(), _ -> Declared.in(file.tree()));
            problems.addAll(gathered.problems());
            gathered.ids().forEach(id -> Declared.once(id.kind().equals("step") ? steps : rules, id, problems));
            all.add(gathered.declared());
        }
        return all;
    }

    private Names names(List<Declared> declared) {
        return kept.names.get(new Names.Made(pack, declared), Names.Made::names);
    }

    private Reading reading(Names names) {
        return new Reading(names, problems, new ConditionCompiler(names.questions, kept.conditions));
    }

    private Kept.Read read(Reading reading, Kept.File file) {
        return kept.procedures.get(new Kept.Reads(reading.names, file.layers()), _ -> {
            Problems found = new Problems();
            Procedure procedure = procedure(new Reading(reading.names, found, reading.compiler), file.tree());
            return new Kept.Read(procedure, found.asFound());
        });
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

    /** Of two from one day nobody could say which applies. */
    private void oneEditionADay() {
        pack.named("documents").forEach(document -> {
            Set<String> days = new HashSet<>();
            document.getValue().named("editions").forEach(edition -> edition.getValue().text("from").filter(from -> !days.add(from.text())).ifPresent(from ->
                    problems.add(from.place(), "Another edition of %s applies from the same day".formatted(document.getKey()), "Correct one of the two days")));
        });
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
        List<Optional<Exploration.Hole>> holes = procedures.parallelStream().map(text -> {
            Pack its = whole.procedure(id(text)).isPresent() ? whole : later;
            Procedure procedure = its.procedure(id(text)).orElseThrow();
            return kept.holes.get(Exploration.question(its, procedure), _ -> Exploration.hole(its, procedure));
        }).toList();
        for (int i = 0; i < holes.size(); i++) {
            Located.Mapping text = procedures.get(i);
            holes.get(i).ifPresent(hole -> problems.add(text.placeOf("procedure"),
                    "%s %s: %s".formatted(id(text), hole.what(), hole.path()), hole.remedy()));
        }
    }

    private static String id(Located.Mapping procedure) {
        return procedure.text("procedure").map(Located.Text::text).orElse("");
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

    private Procedure procedure(Reading ofAll, Located.Mapping text) {
        Reading reading = ofAll.on(ofAll.names.about.getOrDefault(ofAll.words(text, "procedure"), About.CHILD));
        String id = reading.words(text, "procedure");
        Source source = reading.source(text, Optional.empty());
        text.text("alongside").ifPresent(other -> reading.known(other, reading.names.procedures, "procedure"));
        StepReader steps = new StepReader(reading);
        RuleReader rules = new RuleReader(reading);
        return new Procedure(
                id,
                reading.words(text, "name"),
                reading.words(text, "summary"),
                reading.about(),
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
                reading.problems.add(station.placeOf("step"), "%s belongs to %s".formatted(step, home.get()),
                        "Draw only this procedure's own steps; it can be drawn beside another with `alongside`");
            }
            if (stations.stream().anyMatch(other -> other.step().equals(step))) {
                reading.problems.add(station.placeOf("step"), "%s is drawn twice".formatted(step), "Keep one of the two");
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
                            .ifPresent(ref -> reading.problems.add(place, "%s has several entries and cannot be said in a flag".formatted(ref), "Name another question, or leave it out"));
                } else {
                    reading.problems.add(place, "{%s} cannot be filled in".formatted(name), "Write {since} or {step.field}");
                }
            }
        }
    }
}
