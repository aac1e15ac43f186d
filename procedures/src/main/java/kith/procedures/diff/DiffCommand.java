package kith.procedures.diff;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import kith.procedures.pack.ChosenPacks;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.procedures.pack.Problem;

/** {@code kith pack diff}: what a change to a pack changes for people. */
public final class DiffCommand {
    private static final int DONE = 0;
    private static final int PROBLEMS = 1;
    private static final int MISUSED = 2;
    private static final String USAGE = """
            Usage: kith pack diff OLD NEW [--packs FOLDER]
              OLD, NEW         a pack's folder each, such as before/buckinghamshire and packs/buckinghamshire; or two folders of packs
              --packs FOLDER   where the packs are that they extend; beside each of them where it is not given
            """;

    private DiffCommand() {}

    /** @param named the arguments that are no options, in their order */
    private record Asked(Optional<Path> packs, List<Path> named) {}

    /** @return the exit code: 0 compared, 1 a pack has problems, 2 the command was misused */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        Optional<Asked> asked = asked(args);
        if (asked.isEmpty()) {
            err.print(USAGE);
            return MISUSED;
        }
        Path before = asked.get().named().getFirst();
        Path after = asked.get().named().getLast();
        if (isPack(before) && isPack(after)) {
            return compare(before, after, asked.get().packs(), out, err);
        }
        Optional<ChosenPacks> old = isPack(before) ? Optional.empty() : ChosenPacks.of(before, List.of());
        Optional<ChosenPacks> now = isPack(after) ? Optional.empty() : ChosenPacks.of(after, List.of());
        if (old.isEmpty() || now.isEmpty()) {
            err.println("%s holds no pack.yaml, and no packs to set beside those of %s. Name two folders of one pack, or two folders of packs."
                    .formatted(old.isEmpty() && !isPack(before) ? before : after, old.isEmpty() && !isPack(before) ? after : before));
            return MISUSED;
        }
        SortedSet<String> ids = new TreeSet<>(old.get().ids());
        ids.addAll(now.get().ids());
        int result = DONE;
        for (String id : ids) {
            if (!old.get().ids().contains(id)) {
                out.println(id + ": a new pack");
            } else if (!now.get().ids().contains(id)) {
                out.println(id + ": this pack is gone");
            } else {
                result = Math.max(result, compare(before.resolve(id), after.resolve(id), asked.get().packs(), out, err));
            }
        }
        return result;
    }

    private static Optional<Asked> asked(List<String> args) {
        Optional<Path> packs = Optional.empty();
        List<Path> named = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).equals("--packs") && i + 1 < args.size()) {
                packs = Optional.of(Path.of(args.get(++i)));
            } else if (args.get(i).startsWith("-")) {
                return Optional.empty();
            } else {
                named.add(Path.of(args.get(i)));
            }
        }
        return named.size() == 2 ? Optional.of(new Asked(packs, List.copyOf(named))) : Optional.empty();
    }

    private static boolean isPack(Path folder) {
        return Files.exists(folder.resolve("pack.yaml"));
    }

    private static int compare(Path before, Path after, Optional<Path> packs, PrintStream out, PrintStream err) {
        Optional<Pack> old = loaded(before, packs, err);
        Optional<Pack> now = loaded(after, packs, err);
        if (old.isEmpty() || now.isEmpty()) {
            return PROBLEMS;
        }
        out.print(print(now.get().id(), PackDiff.between(old.get(), now.get())));
        return DONE;
    }

    private static Optional<Pack> loaded(Path folder, Optional<Path> packs, PrintStream err) {
        Path whole = folder.toAbsolutePath().normalize();
        Path beside = packs.orElse(whole.getParent());
        return switch (PackLoader.loadFrom(whole, beside)) {
            case Loaded.Ready(Pack pack) -> Optional.of(pack);
            case Loaded.Faulty(List<Problem> problems) -> {
                ChosenPacks chosen = new ChosenPacks(beside, List.of());
                problems.forEach(problem -> err.println(chosen.shown(problem)));
                yield Optional.empty();
            }
        };
    }

    /** The difference as text, a heading for each procedure and a line for each thing that changed. */
    static String print(String pack, Difference difference) {
        if (difference.isEmpty()) {
            return pack + ": Nothing that people would notice has changed.\n";
        }
        StringBuilder text = new StringBuilder();
        int count = difference.changes().size();
        text.append(pack).append(": ").append(count).append(count == 1 ? " change" : " changes").append(" that people would notice\n");
        for (Difference.Group group : difference.groups()) {
            text.append('\n').append(group.title()).append('\n');
            String heading = "";
            for (Change change : group.changes()) {
                String about = heading(change);
                if (!about.equals(heading)) {
                    text.append("  ").append(about).append('\n');
                    heading = about;
                }
                text.append("    ").append(change.says()).append(effect(change.effect())).append('\n');
            }
        }
        return text.toString();
    }

    private static String heading(Change change) {
        return switch (change.thing()) {
            case PACK -> "The pack";
            case ROLE -> "Role: %s (%s)".formatted(change.name(), change.id());
            case CONTACT -> "Contact: %s (%s)".formatted(change.name(), change.id());
            case HEADING -> "Heading: %s (%s)".formatted(change.name(), change.id());
            case DOCUMENT -> "Document: %s (%s)".formatted(change.name(), change.id());
            case PROCEDURE -> "The procedure itself (%s)".formatted(change.id());
            case RULE -> "Rule: %s (%s)".formatted(change.name(), change.id());
            case STEP -> "Step: %s (%s)".formatted(change.name(), change.id());
            case QUESTION -> "Question: %s (%s)".formatted(change.name(), change.id());
            case STATUS -> "Flag: %s (%s)".formatted(change.name(), change.id());
        };
    }

    private static String effect(Change.Effect effect) {
        return switch (effect) {
            case STRICTER -> " [stricter]";
            case LOOSER -> " [looser]";
            case DIFFERENT, REFERENCE -> "";
        };
    }
}
