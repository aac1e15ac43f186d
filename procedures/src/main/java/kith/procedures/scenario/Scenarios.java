package kith.procedures.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.evaluate.WrittenTimelines;
import kith.procedures.evaluate.Writing;
import kith.procedures.history.History;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Problem;
import kith.procedures.position.CompiledPacks;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads the scenarios that are held to a pack: its own, and those of the packs that it extends. Those of a pack lie in
 * {@code scenarios/*.yaml} of its folder, and what they must come to in {@code scenarios.yaml}. Where a pack is tighter than the
 * one that it extends, it says under the same name what the scenario comes to here, of its own timeline or of the other's.
 */
public final class Scenarios {
    private static final String YAML = ".yaml";

    private final Path packs;
    private final Pack pack;

    /** As it will be once what is prepared is in force. */
    private final Pack later;

    /** Both, made ready; empty where nothing is to be played through. */
    private final Optional<Ready> ready;

    private final List<String> lineage;
    private final Set<String> said = new HashSet<>();
    private final List<Scenario> read = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private record Ready(CompiledPacks now, CompiledPacks later) {
        static Ready of(Pack pack) {
            CompiledPacks now = CompiledPacks.of(pack);
            return new Ready(now, pack.prepared().isEmpty() ? now : CompiledPacks.of(pack.asIfInForce()));
        }
    }

    private Scenarios(Path packs, Pack pack, Optional<Ready> ready) {
        this.packs = packs;
        this.pack = pack;
        this.later = pack.asIfInForce();
        this.ready = ready;
        this.lineage = lineage(packs, pack.id());
    }

    public sealed interface Read {
        /** @param scenarios the pack's own first, in the order of scenarios.yaml; empty where nobody has written any */
        record Ready(List<Scenario> scenarios) implements Read {
            public Ready {
                scenarios = List.copyOf(scenarios);
            }
        }

        /** @param problems never empty; their files are named under the folder of packs */
        record Faulty(List<Problem> problems) implements Read {
            public Faulty {
                problems = List.copyOf(problems);
            }
        }
    }

    /** @param packs the folder of packs, from which that pack was loaded */
    public static Read read(Path packs, Pack pack) {
        Scenarios scenarios = new Scenarios(packs, pack, Optional.of(Ready.of(pack)));
        scenarios.lineage.forEach(scenarios::in);
        return scenarios.problems.isEmpty() ? new Read.Ready(scenarios.read) : new Read.Faulty(scenarios.problems);
    }

    /**
     * Everything that can be seen to be wrong with the scenarios, what they must come to and the survivors, without playing anything through.
     *
     * @param packs the folder of packs, from which that pack was loaded; problems name their files under it
     */
    public static List<Problem> problems(Path packs, Pack pack) {
        Scenarios scenarios = new Scenarios(packs, pack, Optional.empty());
        scenarios.lineage.forEach(scenarios::in);
        scenarios.problems.addAll(Survivors.problems(packs, pack));
        return List.copyOf(scenarios.problems);
    }

    /** The pack, the pack that it extends, the one that this extends, and so on. Of a pack that loads. */
    public static List<String> lineage(Path packs, String id) {
        List<String> lineage = new ArrayList<>(List.of(id));
        for (Optional<String> base = base(packs, id); base.isPresent(); base = base(packs, base.get())) {
            lineage.add(base.get());
        }
        return lineage;
    }

    private static Optional<String> base(Path packs, String id) {
        Writing writing = new Writing(id);
        return text(packs.resolve(id).resolve("pack.yaml"))
                .flatMap(writing::root)
                .flatMap(root -> writing.mapping(root, ""))
                .map(root -> writing.entries(root, List.of()).get("extends"))
                .map(NodeTuple::getValueNode)
                .flatMap(value -> value instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty());
    }

    /** Empty where there is no such file, or it is not UTF-8. */
    public static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private void in(String id) {
        Path folder = packs.resolve(id);
        Set<String> timelines = timelines(folder.resolve("scenarios"));
        Path file = folder.resolve("scenarios.yaml");
        String shown = id + "/scenarios.yaml";
        if (!Files.exists(file)) {
            timelines.stream().findFirst().ifPresent(_ -> problems.add(new Problem(
                    shown, 1, 1, "There are scenarios, and nothing says what they must come to", "Write this file")));
            return;
        }
        Writing writing = new Writing(shown);
        Map<String, ExpectationReader.Read> expectations = text(file)
                .map(text -> new ExpectationReader(later, writing).read(text))
                .orElseGet(() -> {
                    problems.add(new Problem(shown, 1, 1, "This file cannot be read", "Look at its permissions, and save it as UTF-8"));
                    return Map.of();
                });
        timelines.stream().filter(name -> !expectations.containsKey(name)).forEach(name -> problems.add(new Problem(
                "%s/scenarios/%s.yaml".formatted(id, name), 1, 1, "Nothing says what this must come to",
                "Write it in %s, under this name".formatted(shown))));
        List<Wanted> wanted = new ArrayList<>();
        expectations.forEach((name, expected) -> {
            if (said.add(name)) {
                holder(id, name).ifPresentOrElse(
                        holder -> wanted.add(new Wanted(holder, name, expected)),
                        () -> writing.wrong(
                                expected.at(), "There is no timeline %s/scenarios/%s.yaml".formatted(id, name), "Write it, or take this out"));
            }
        });
        // Side by side: each is read by itself, and there are hundreds.
        wanted.parallelStream().map(this::told).toList().forEach(told -> judge(told, writing));
        problems.addAll(writing.problems());
    }

    /** @param holder the pack in whose folder the timeline lies */
    private record Wanted(String holder, String name, ExpectationReader.Read expected) {
        boolean ifInForce() {
            return expected.expectation().filter(Expectation::ifInForce).isPresent();
        }
    }

    /**
     * @param children by their labels; empty where something is wrong with the timeline
     * @param timeline empty then too, and where nothing is to be played through
     */
    private record Told(Wanted wanted, List<Problem> problems, Optional<List<String>> children, Optional<WrittenTimelines.Told> timeline) {}

    /** The pack, or else the nearest of those that it extends, that has the timeline of that name. */
    private Optional<String> holder(String id, String name) {
        return lineage.subList(lineage.indexOf(id), lineage.size()).stream()
                .filter(each -> Files.exists(packs.resolve(each).resolve("scenarios").resolve(name + YAML)))
                .findFirst();
    }

    private Told told(Wanted wanted) {
        Writing writing = new Writing("%s/scenarios/%s.yaml".formatted(wanted.holder(), wanted.name()));
        Optional<String> text = text(packs.resolve(wanted.holder()).resolve("scenarios").resolve(wanted.name() + YAML));
        Pack of = wanted.ifInForce() ? later : pack;
        if (ready.isEmpty()) {
            Optional<List<String>> children = text.flatMap(there -> WrittenTimelines.children(writing, there, of));
            return new Told(wanted, writing.problems(), children, Optional.empty());
        }
        CompiledPacks under = wanted.ifInForce() ? ready.get().later() : ready.get().now();
        Optional<WrittenTimelines.Told> told = text.flatMap(there ->
                WrittenTimelines.read(writing, there, of, history -> Scenario.position(history, under, Instant.EPOCH)));
        return new Told(wanted, writing.problems(), told.map(timeline -> timeline.children().stream().map(History::record).toList()), told);
    }

    private void judge(Told told, Writing expectations) {
        ExpectationReader.Read expected = told.wanted().expected();
        problems.addAll(told.problems());
        if (told.children().isEmpty() || expected.expectation().isEmpty()) {
            return;
        }
        Set<String> there = new TreeSet<>(told.children().get());
        Set<String> judged = expected.expectation().get().children();
        there.stream().filter(child -> !judged.contains(child)).forEach(child -> expectations.wrong(
                expected.at(), "Nothing is expected of " + child, "Say of each child of the timeline what it must come to"));
        judged.stream().filter(child -> !there.contains(child)).forEach(child -> expectations.unknown(
                expected.at(), "child", child, List.copyOf(there)));
        told.timeline().ifPresent(timeline ->
                read.add(new Scenario(told.wanted().name(), told.wanted().holder(), timeline, expected.expectation().get())));
    }

    private Set<String> timelines(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(YAML))
                    .map(name -> name.substring(0, name.length() - YAML.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            problems.add(new Problem(
                    packs.relativize(folder).toString().replace('\\', '/'), 1, 1, "This folder cannot be read", "Look at its permissions"));
            return Set.of();
        }
    }
}
