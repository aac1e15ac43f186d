package kith.procedures.pack;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.condition.Condition;

/** {@code kith pack check} and {@code kith pack schema}. */
public final class PackCommand {
    private static final int DONE = 0;
    private static final int PROBLEMS = 1;
    private static final int MISUSED = 2;
    private static final String USAGE = """
            Usage: kith pack check [--watch] [--packs FOLDER] [PACK...]   look for problems in packs; all of them where none is named
            """;

    private PackCommand() {}

    /** @return the exit code: always that nothing is wrong */
    public static int schema(PrintStream out) {
        out.print(Schema.json());
        return DONE;
    }

    /** What lies beside a pack, to be checked against it once it is sound. */
    public interface Beside {
        /** @param packs the folder of packs, under which the problems name their files */
        List<Problem> problems(Path packs, Pack pack);
    }

    /**
     * With {@code --watch} it stays, and looks again whenever a file was saved, until its thread is interrupted.
     *
     * @return the exit code: 0 where nothing is wrong, 1 where a pack has problems, 2 where the command was misused
     */
    public static int check(List<String> args, Beside beside, PrintStream out, PrintStream err) {
        Path folder = Path.of("packs");
        List<String> named = new ArrayList<>();
        boolean watching = false;
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).equals("--packs") && i + 1 < args.size()) {
                folder = Path.of(args.get(++i));
            } else if (args.get(i).equals("--watch")) {
                watching = true;
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
        return watching ? watch(chosen.get(), beside, out) : check(chosen.get(), Kept.nothing(), beside, out);
    }

    private static int watch(ChosenPacks chosen, Beside beside, PrintStream out) {
        Saves saves = new Saves(chosen.folder());
        Kept kept = Kept.nothing();
        int result = check(chosen, kept, beside, out);
        try {
            while (true) {
                out.println("Waiting for a file to be saved; Ctrl-C ends.\n");
                saves.awaitNext();
                kept = kept.next();
                result = check(chosen, kept, beside, out);
            }
        } catch (InterruptedException ended) {
            return result;
        }
    }

    private static int check(ChosenPacks chosen, Kept kept, Beside beside, PrintStream out) {
        int result = DONE;
        for (String id : chosen.ids()) {
            List<Problem> problems = switch (PackLoader.check(chosen.folder(), id, kept)) {
                case Loaded.Ready(Pack pack) -> {
                    // First, because whoever watches waits for it.
                    out.println(summary(pack));
                    yield beside.problems(chosen.folder(), pack);
                }
                case Loaded.Faulty(List<Problem> found) -> found;
            };
            if (!problems.isEmpty()) {
                problems.forEach(problem -> out.println(chosen.shown(problem)));
                out.println("%s: %d problem%s".formatted(id, problems.size(), problems.size() == 1 ? "" : "s"));
                result = PROBLEMS;
            }
        }
        return result;
    }

    private static String summary(Pack pack) {
        int waiting = pack.prepared().size();
        return "%s: %d procedures, %d steps, %d rules, %d conditions%s".formatted(
                pack.id(),
                pack.procedures().size(),
                pack.procedures().stream().mapToInt(procedure -> procedure.steps().size()).sum(),
                pack.procedures().stream().mapToInt(procedure -> procedure.rules().size()).sum(),
                conditions(pack).filter(condition -> !(condition instanceof Condition.Always)).count(),
                waiting == 0 ? "" : "; prepared, and not in force: %d procedure%s".formatted(waiting, waiting == 1 ? "" : "s"));
    }

    private static Stream<Condition> conditions(Pack pack) {
        return pack.procedures().stream().flatMap(procedure -> Stream.of(
                        procedure.opens().stream().map(Procedure.Opening::condition),
                        procedure.closes().stream().map(Procedure.Closing::condition),
                        procedure.steps().stream().flatMap(PackCommand::conditions),
                        procedure.rules().stream().map(Rule::condition),
                        procedure.rules().stream().flatMap(rule -> rule.exceptions().stream().map(Rule.Exception::condition)),
                        procedure.rules().stream().flatMap(rule -> rule.extension().stream().map(Rule.Extension::condition)),
                        procedure.statuses().stream()
                                .flatMap(status -> Stream.of(status.begins().condition(), status.ends().condition())))
                .flatMap(each -> each));
    }

    private static Stream<Condition> conditions(Step step) {
        return Stream.of(
                        Stream.of(step.offered()),
                        step.approvals().stream().map(Step.Approval::when),
                        step.form().fields().stream()
                                .flatMap(field -> Stream.concat(Stream.of(field), field.group().stream().flatMap(group -> group.questions().stream())))
                                .flatMap(field -> Stream.concat(field.required().stream(), field.shown().stream())))
                .flatMap(each -> each);
    }
}
