package kith.procedures.manual;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.pack.ChosenPacks;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.procedures.pack.Problem;

/** {@code kith pack manual}: packs written out as pages. */
public final class ManualCommand {
    private static final int DONE = 0;
    private static final int PROBLEMS = 1;
    private static final int MISUSED = 2;
    private static final String USAGE = """
            Usage: kith pack manual [--packs FOLDER] [--out FOLDER] [PACK...]
              --packs FOLDER   where the packs are; ./packs where it is not given
              --out FOLDER     where to write, a folder for each pack; ./manual where it is not given
              PACK             such as buckinghamshire; all packs where none is named
            """;

    private ManualCommand() {}

    /** @param named the packs asked for; empty for all */
    private record Asked(Path packs, Path out, List<String> named) {}

    /** @return the exit code: 0 written, 1 a pack has problems or the pages cannot be written, 2 the command was misused */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        Optional<Asked> asked = asked(args);
        if (asked.isEmpty()) {
            err.print(USAGE);
            return MISUSED;
        }
        Optional<ChosenPacks> chosen = ChosenPacks.of(asked.get().packs(), asked.get().named());
        if (chosen.isEmpty()) {
            err.println(ChosenPacks.noneIn(asked.get().packs()));
            return MISUSED;
        }
        int result = DONE;
        for (String id : chosen.get().ids()) {
            result = Math.max(result, write(id, chosen.get(), asked.get().out(), out, err));
        }
        return result;
    }

    private static Optional<Asked> asked(List<String> args) {
        Path packs = Path.of("packs");
        Path to = Path.of("manual");
        List<String> named = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            boolean followed = i + 1 < args.size();
            if (args.get(i).equals("--packs") && followed) {
                packs = Path.of(args.get(++i));
            } else if (args.get(i).equals("--out") && followed) {
                to = Path.of(args.get(++i));
            } else if (args.get(i).startsWith("-")) {
                return Optional.empty();
            } else {
                named.add(args.get(i));
            }
        }
        return Optional.of(new Asked(packs, to, List.copyOf(named)));
    }

    private static int write(String id, ChosenPacks chosen, Path to, PrintStream out, PrintStream err) {
        return switch (PackLoader.load(chosen.folder(), id)) {
            case Loaded.Faulty(List<Problem> problems) -> {
                problems.forEach(problem -> err.println(chosen.shown(problem)));
                err.println("%s: no manual, because the pack has problems. Mend them first.".formatted(id));
                yield PROBLEMS;
            }
            case Loaded.Ready(Pack pack) -> write(Manual.pages(pack, base(chosen.folder(), id)), to.resolve(id), out, err);
        };
    }

    /** A pack that loaded has a base that loads. */
    private static Optional<Pack> base(Path packs, String id) {
        return PackLoader.extended(packs, id).flatMap(base ->
                PackLoader.load(packs, base) instanceof Loaded.Ready(Pack pack) ? Optional.of(pack) : Optional.empty());
    }

    private static int write(Map<String, String> pages, Path folder, PrintStream out, PrintStream err) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(folder.resolve(page.getKey()), page.getValue());
            }
            out.println("%s: %d pages".formatted(folder.resolve(Book.CONTENTS).toString().replace('\\', '/'), pages.size()));
            for (String stale : others(pages, folder)) {
                err.println("%s was written for an earlier version and is not part of this manual. Delete it."
                        .formatted(folder.resolve(stale).toString().replace('\\', '/')));
            }
            return DONE;
        } catch (IOException unwritable) {
            err.println("The manual cannot be written to %s. Name a folder that you may write to with --out.".formatted(folder));
            return PROBLEMS;
        }
    }

    private static List<String> others(Map<String, String> pages, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html") && !pages.containsKey(name))
                    .sorted()
                    .toList();
        }
    }
}
