package kith.procedures.coverage;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kith.procedures.pack.ChosenPacks;
import kith.procedures.pack.Problem;
import kith.procedures.scenario.Mutated;

/** {@code kith pack coverage}: how far packs carry out a catalogue of requirements, and how far that is proven. */
public final class CoverageCommand {
    private static final int DONE = 0;
    private static final int PROBLEMS = 1;
    private static final int MISUSED = 2;
    private static final String USAGE = """
            Usage: kith pack coverage --requirements FOLDER [--packs FOLDER] [--area AREA] [--topic TOPIC] [--json] [PACK...]
              counts the requirements that the packs carry out, claim without proof, do not carry out yet, and leave out of scope
              --requirements FOLDER  the catalogue: lists of requirements in .yaml files
              --area, --topic        only these, and then each requirement by itself
              --json                 print it for a program
              --packs FOLDER         where the packs are; ./packs where it is not given
            """;

    private CoverageCommand() {}

    private record Asked(Path requirements, ChosenPacks packs, Optional<String> area, Optional<String> topic, boolean json) {
        Predicate<Requirement> wanted() {
            return requirement -> area.filter(name -> !name.equalsIgnoreCase(requirement.area())).isEmpty()
                    && topic.filter(name -> !name.equalsIgnoreCase(requirement.topic())).isEmpty();
        }
    }

    /**
     * @return the exit code: 0 printed, 1 the catalogue, a pack, its scenarios or a claim has problems (printed on {@code err}), 2
     *     misused
     */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        Optional<Asked> asked = asked(args, err);
        if (asked.isEmpty()) {
            return MISUSED;
        }
        return switch (Catalogue.read(asked.get().requirements())) {
            case Catalogue.Read.Faulty(List<Problem> problems) -> {
                problems.forEach(err::println);
                yield PROBLEMS;
            }
            case Catalogue.Read.Ready(Map<String, Requirement> catalogue) -> cover(catalogue, asked.get(), out, err);
        };
    }

    private static int cover(Map<String, Requirement> catalogue, Asked asked, PrintStream out, PrintStream err) {
        ChosenPacks packs = asked.packs();
        List<Mutated.Tried> tried = new ArrayList<>();
        Set<Problem> problems = new LinkedHashSet<>();
        for (String id : packs.ids()) {
            switch (Mutated.of(packs.folder(), id)) {
                case Mutated.Faulty(List<Problem> found) -> problems.addAll(found);
                case Mutated.Tried pack -> tried.add(pack);
            }
        }
        if (!problems.isEmpty()) {
            problems.forEach(problem -> err.println(packs.shown(problem)));
            return PROBLEMS;
        }
        List<String> known = List.copyOf(catalogue.keySet());
        Set<String> claimed = tried.stream()
                .flatMap(pack -> Claims.of(pack.pack()).stream())
                .map(Claims.Claim::requirement)
                .collect(Collectors.toSet());
        tried.forEach(pack -> problems.addAll(pack.survivors().problems()));
        packs.ids().forEach(id -> problems.addAll(Claims.ofUnknown(packs.folder(), id, known)));
        OutOfScope outOfScope = OutOfScope.read(packs.folder(), known, claimed);
        problems.addAll(outOfScope.problems());
        Coverage coverage = Coverage.of(catalogue, tried, outOfScope.reasons()).only(asked.wanted());
        boolean each = asked.area().isPresent() || asked.topic().isPresent();
        out.print(asked.json() ? JsonReport.print(coverage) : new TextReport().print(coverage, each));
        problems.forEach(problem -> err.println(packs.shown(problem)));
        return problems.isEmpty() ? DONE : PROBLEMS;
    }

    private static Optional<Asked> asked(List<String> args, PrintStream err) {
        Path folder = Path.of("packs");
        Optional<Path> requirements = Optional.empty();
        Optional<String> area = Optional.empty();
        Optional<String> topic = Optional.empty();
        boolean json = false;
        List<String> named = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            boolean hasValue = i + 1 < args.size();
            if (arg.equals("--json")) {
                json = true;
            } else if (arg.equals("--requirements") && hasValue) {
                requirements = Optional.of(Path.of(args.get(++i)));
            } else if (arg.equals("--packs") && hasValue) {
                folder = Path.of(args.get(++i));
            } else if (arg.equals("--area") && hasValue) {
                area = Optional.of(args.get(++i));
            } else if (arg.equals("--topic") && hasValue) {
                topic = Optional.of(args.get(++i));
            } else if (arg.startsWith("-")) {
                err.print(USAGE);
                return Optional.empty();
            } else {
                named.add(arg);
            }
        }
        if (requirements.isEmpty()) {
            err.print(USAGE);
            return Optional.empty();
        }
        Optional<ChosenPacks> chosen = ChosenPacks.of(folder, named);
        if (chosen.isEmpty()) {
            err.println(ChosenPacks.noneIn(folder));
            return Optional.empty();
        }
        return Optional.of(new Asked(requirements.get(), chosen.get(), area, topic, json));
    }
}
