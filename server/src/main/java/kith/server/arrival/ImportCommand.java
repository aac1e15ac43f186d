package kith.server.arrival;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.server.database.Store;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.problem.Refused;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** {@code kith import FOLDER}: an old system's tables into the record, while Kith runs or while it is stopped. */
public final class ImportCommand {
    private static final int DONE = 0;
    private static final int PROBLEMS = 1;
    private static final int MISUSED = 2;

    private static final String NAME = "import";
    private static final String USAGE =
            """
            Usage: kith import [--demo] --as SIGN-IN [--dry-run] [--mapping FILE] FOLDER
              FOLDER             CSV files in the layout of the Standard Safeguarding Dataset (docs/import.md)
              --as SIGN-IN       the administrator who brings the records along
              --dry-run          say what would come along and what would be lost, and record nothing; comes first
              --without-dry-run  bring along what was never rehearsed
              --mapping FILE     another mapping than Kith's
              --demo             into the data of kith demo instead of kith run""";

    private ImportCommand() {}

    /** Whether the arguments call this command. */
    public static boolean isCalledBy(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    /**
     * @param settings the environment: {@code KITH_PACKS}, {@code KITH_DATA}, {@code KITH_DB_URL} …
     * @return 0 done, 1 there are problems and nothing more was written, 2 the command was misused
     */
    public static int run(String[] arguments, Map<String, String> settings, Clock clock, PrintStream out, PrintStream err) {
        Optional<Importing.Request> request = request(Arrays.asList(arguments).subList(1, arguments.length));
        if (request.isEmpty()) {
            err.println(USAGE);
            return MISUSED;
        }
        try (Store store = Store.open(settings);
                AnnotationConfigApplicationContext kith = new AnnotationConfigApplicationContext()) {
            kith.getEnvironment().getPropertySources().addFirst(new MapPropertySource(
                    "settings",
                    Map.of(
                            "kith.packs", Store.path(settings, "KITH_PACKS", Path.of("packs")).toString(),
                            // What is protected is marked with the key of the Kith into which it comes.
                            "kith.keys", Store.path(settings, "KITH_KEYS", store.folder().resolve("keys")).toString())));
            kith.registerBean(javax.sql.DataSource.class, store::database);
            kith.registerBean(Clock.class, () -> clock);
            kith.register(ImportContext.class);
            kith.refresh();
            out.print(kith.getBean(Importing.class).run(request.get(), err::println).report());
            return DONE;
        } catch (NotAcceptable wrong) {
            wrong.problems().forEach(problem -> say(err, problem));
        } catch (Refused refused) {
            say(err, new Problem("arrival.refused", "--as", "Only an administrator may bring records along.", "Name one."));
        } catch (DataAccessException | TransactionException unreadable) {
            say(err, Store.unreadable(settings));
        }
        return PROBLEMS;
    }

    private static Optional<Importing.Request> request(List<String> said) {
        List<String> left = new ArrayList<>(said);
        Optional<String> as = valueOf("--as", left);
        Optional<String> mapping = valueOf("--mapping", left);
        boolean dryRun = left.remove("--dry-run");
        boolean unrehearsed = left.remove("--without-dry-run");
        left.remove("--demo");
        if (as.isEmpty() || left.size() != 1 || left.getFirst().startsWith("-")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Importing.Request(as.get(), Path.of(left.getFirst()), mapping.map(Path::of), dryRun, unrehearsed));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static Optional<String> valueOf(String option, List<String> said) {
        int at = said.indexOf(option);
        if (at < 0 || at + 1 >= said.size()) {
            return Optional.empty();
        }
        said.remove(at);
        return Optional.of(said.remove(at));
    }

    private static void say(PrintStream err, Problem problem) {
        err.println(problem.what());
        if (!problem.where().isEmpty()) {
            err.println("  where: " + problem.where());
        }
        err.println("  what to do: " + problem.todo());
    }
}
