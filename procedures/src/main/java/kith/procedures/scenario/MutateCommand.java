package kith.procedures.scenario;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.procedures.pack.ChosenPacks;
import kith.procedures.pack.Problem;

/** {@code kith pack mutate}: what nobody would notice if it were taken away or were another. */
public final class MutateCommand {
    private static final int DONE = 0;
    private static final int SURVIVORS = 1;
    private static final int MISUSED = 2;
    private static final String USAGE = """
            Usage: kith pack mutate [--packs FOLDER] [--noticed] [PACK...]
              takes away or changes each rule, figure, approval, step, question, opening, closing and status in turn, runs the
              scenarios, and prints what none of them notices; all packs where none is named
              --noticed        print the changes that are noticed too, each with the scenarios that notice it
              --packs FOLDER   where the packs are; ./packs where it is not given
            """;

    private MutateCommand() {}

    /** @return the exit code: 0 nothing survives without a reason, 1 something does or there are problems, 2 misused */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        Path folder = Path.of("packs");
        boolean noticed = false;
        List<String> named = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).equals("--packs") && i + 1 < args.size()) {
                folder = Path.of(args.get(++i));
            } else if (args.get(i).equals("--noticed")) {
                noticed = true;
            } else if (args.get(i).startsWith("-")) {
                err.print(USAGE);
                return MISUSED;
            } else {
                named.add(args.get(i));
            }
        }
        Optional<ChosenPacks> chosen = ChosenPacks.of(folder, named);
        if (chosen.isEmpty()) {
            err.println(ChosenPacks.noneIn(folder));
            return MISUSED;
        }
        int result = DONE;
        for (String id : chosen.get().ids()) {
            result = Math.max(result, switch (Mutated.of(folder, id)) {
                case Mutated.Faulty(List<Problem> problems) -> {
                    problems.forEach(problem -> out.println(chosen.get().shown(problem)));
                    out.println("%s: %s".formatted(id, counted(problems.size(), "problem")));
                    yield SURVIVORS;
                }
                case Mutated.Tried tried -> print(tried, chosen.get(), noticed, out);
            });
        }
        return result;
    }

    private static int print(Mutated.Tried tried, ChosenPacks chosen, boolean noticed, PrintStream out) {
        String id = tried.pack().id();
        List<Problem> problems = tried.survivors().problems();
        problems.forEach(problem -> out.println(chosen.shown(problem)));
        int explained = 0;
        int unexplained = 0;
        for (Mutation.Outcome outcome : tried.outcomes()) {
            String name = outcome.mutant().name();
            Optional<String> reason = Optional.ofNullable(tried.survivors().reasons().get(name));
            if (!outcome.survives()) {
                if (noticed) {
                    out.println("%s: noticed    %s: by %s".formatted(id, name, String.join(", ", outcome.noticedBy())));
                }
            } else if (reason.isPresent()) {
                explained++;
                out.println("%s: explained  %s: %s".formatted(id, name, reason.get()));
            } else {
                unexplained++;
                out.println("%s: survives   %s".formatted(id, name));
            }
        }
        out.println("%s: %s, %s: %d noticed, %d explained, %d unexplained".formatted(
                id,
                counted(tried.scenarios().size(), "scenario"),
                counted(tried.outcomes().size(), "change"),
                tried.outcomes().size() - explained - unexplained,
                explained,
                unexplained));
        return unexplained == 0 && problems.isEmpty() ? DONE : SURVIVORS;
    }

    private static String counted(int number, String thing) {
        return "%d %s%s".formatted(number, thing, number == 1 ? "" : "s");
    }
}
