package kith.procedures;

import java.io.PrintStream;
import java.util.List;
import kith.procedures.evaluate.EvaluateCommand;
import kith.procedures.workingdays.WorkingDaysCommand;

/** The commands that need no database and no server: {@code kith pack …}, {@code kith evaluate} and {@code kith working-days}. */
public final class Commands {
    private static final int MISUSED = 2;

    private Commands() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** @return the exit code: 0 done, 1 done and something is wrong, 2 misused */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        String command = args.isEmpty() ? "" : args.getFirst();
        List<String> rest = args.isEmpty() ? List.of() : args.subList(1, args.size());
        return switch (command) {
            case "pack" -> PackCommands.run(rest, out, err);
            case "working-days" -> WorkingDaysCommand.run(rest, System.in, out, err);
            case "evaluate" -> EvaluateCommand.run(rest, out, err);
            default -> {
                err.println("Usage: kith pack … | kith evaluate | kith working-days");
                yield MISUSED;
            }
        };
    }
}
