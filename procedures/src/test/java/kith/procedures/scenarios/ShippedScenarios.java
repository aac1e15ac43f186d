package kith.procedures.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kith.procedures.evaluate.WrittenTimelines;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.procedures.position.CompiledPacks;

/**
 * A shipped pack with the scenarios that are held to it: its own, and those of the statutory baseline, which a local pack may
 * tighten but not escape.
 */
record ShippedScenarios(Pack pack, List<Scenario> scenarios) {
    static final Path PACKS = Path.of("..", "packs");
    private static final String BASELINE = "england";
    private static final String YAML = ".yaml";

    private static List<ShippedScenarios> read = List.of();

    /**
     * Each pack of the repository; read once for all tests.
     *
     * @throws AssertionError with everything that is wrong with the packs or the timelines
     */
    static synchronized List<ShippedScenarios> all() {
        if (read.isEmpty()) {
            read = packs().map(ShippedScenarios::of).toList();
        }
        return read;
    }

    private static ShippedScenarios of(Path folder) {
        Pack pack =
                switch (PackLoader.load(PACKS, folder.getFileName().toString())) {
                    case Loaded.Ready(Pack ready) -> ready;
                    case Loaded.Faulty faulty -> throw new AssertionError(faulty.problems().toString());
                };
        List<Scenario> scenarios = new ArrayList<>(in(folder, pack));
        if (!pack.id().equals(BASELINE)) {
            scenarios.addAll(in(PACKS.resolve(BASELINE), pack));
        }
        return new ShippedScenarios(pack, scenarios);
    }

    static Stream<Path> packs() {
        try (Stream<Path> folders = Files.list(PACKS)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pack.yaml"))).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The names of the timelines in a pack's folder. */
    static List<String> timelines(Path folder) {
        try (Stream<Path> files = Files.list(folder.resolve("scenarios"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(YAML))
                    .map(name -> name.substring(0, name.length() - YAML.length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Map<String, Expectation> expectations(Path folder) {
        return Expectation.readFrom(folder.resolve("scenarios.yaml"));
    }

    private static List<Scenario> in(Path folder, Pack pack) {
        CompiledPacks compiled = CompiledPacks.of(pack);
        List<Scenario> scenarios = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Map<String, Expectation> expectations = expectations(folder);
        for (String name : timelines(folder)) {
            if (expectations.containsKey(name)) {
                Path file = folder.resolve("scenarios").resolve(name + YAML);
                WrittenTimelines.read(file, pack, history -> Scenario.position(history, compiled, Instant.EPOCH), problems)
                        .ifPresent(told -> scenarios.add(new Scenario(name, told, expectations.get(name))));
            }
        }
        assertThat(problems).as("what is wrong with the timelines under " + pack.id()).isEmpty();
        return scenarios;
    }
}
