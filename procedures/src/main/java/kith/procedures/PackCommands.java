package kith.procedures;

import java.io.PrintStream;
import java.util.List;
import kith.procedures.coverage.CoverageCommand;
import kith.procedures.diff.DiffCommand;
import kith.procedures.manual.ManualCommand;
import kith.procedures.pack.PackCommand;
import kith.procedures.scenario.MutateCommand;
import kith.procedures.scenario.Scenarios;

/** {@code kith pack …}: one line here for each command, which lives in a package of its own. */
final class PackCommands {
    private static final int MISUSED = 2;
    private static final String USAGE = """
            Usage: kith pack check [--watch] [--packs FOLDER] [PACK...]   look for problems in packs; all of them where none is named
                   kith pack schema                             print the JSON Schema of the pack language
                   kith pack mutate …                           what no scenario would notice if it were taken away or changed
                   kith pack coverage --requirements FOLDER …   which requirements the packs carry out, with proof or without
                   kith pack manual [--packs FOLDER] [--out FOLDER] [PACK...]   write the procedures as pages to read and print
                   kith pack diff OLD NEW [--packs FOLDER]      say in words what differs between two versions of a pack
                   kith pack rehearse [--demo] NEW              what a changed pack would change about what is owed today
            """;

    private PackCommands() {}

    /** @return the exit code: 0 where nothing is wrong, 1 where something is, 2 where the command was misused */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        String command = args.isEmpty() ? "" : args.getFirst();
        List<String> rest = args.isEmpty() ? List.of() : args.subList(1, args.size());
        return switch (command) {
            case "diff" -> DiffCommand.run(rest, out, err);
            case "manual" -> ManualCommand.run(rest, out, err);
            case "check" -> PackCommand.check(rest, Scenarios::problems, out, err);
            case "schema" -> PackCommand.schema(out);
            case "coverage" -> CoverageCommand.run(rest, out, err);
            case "mutate" -> MutateCommand.run(rest, out, err);
            default -> {
                err.print(USAGE);
                yield MISUSED;
            }
        };
    }
}
