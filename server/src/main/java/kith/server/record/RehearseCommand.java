package kith.server.record;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import kith.procedures.calendar.EnglandCalendar;
import kith.procedures.pack.ChosenPacks;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.procedures.rehearsal.Rehearsal;
import kith.server.database.Store;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code kith pack rehearse NEW}: what a new version of a pack would change about what is owed on the records there are. It reads, while
 * Kith runs or while it is stopped, and changes nothing; of a record it prints the reference and nothing else.
 */
public final class RehearseCommand {
    private static final int DONE = 0;
    private static final int PROBLEMS = 1;
    private static final int MISUSED = 2;
    /** Records in memory at a time. */
    private static final int AT_ONCE = 2_000;

    private static final String NAME = "rehearse";
    private static final String USAGE =
            """
            Usage: kith pack rehearse [--demo] NEW
              NEW      the changed pack's folder, such as changed/buckinghamshire; what it extends lies beside it
              --demo   on the data of kith demo instead of kith run""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    private RehearseCommand(Store store, Clock clock) {
        this.jdbc = new JdbcTemplate(store.database());
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(store.database()));
        this.transaction.setReadOnly(true);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
    }

    /** Whether the arguments call this command. */
    public static boolean isCalledBy(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    /**
     * @param settings the environment: {@code KITH_PACKS}, {@code KITH_DATA}, {@code KITH_DB_URL} …
     * @return 0 rehearsed, 1 a pack or the database has problems, 2 the command was misused
     */
    public static int run(String[] arguments, Map<String, String> settings, Clock clock, PrintStream out, PrintStream err) {
        List<String> named = Arrays.stream(arguments).skip(1).filter(argument -> !argument.equals("--demo")).toList();
        if (named.size() != 1 || named.getFirst().startsWith("-")) {
            err.println(USAGE);
            return MISUSED;
        }
        try {
            Path changed = folder(named.getFirst());
            Path packs = Store.path(settings, "KITH_PACKS", Path.of("packs"));
            Pack after = pack(changed, changed.getParent());
            Pack before = pack(packs.toAbsolutePath().normalize().resolve(after.id()), packs);
            try (Store store = Store.open(settings)) {
                new RehearseCommand(store, clock).rehearse(before, after, out);
                return DONE;
            }
        } catch (NotAcceptable wrong) {
            wrong.problems().forEach(problem -> say(err, problem));
        } catch (DataAccessException | TransactionException unreadable) {
            say(err, Store.unreadable(settings));
        }
        return PROBLEMS;
    }

    private static void say(PrintStream err, Problem problem) {
        err.println(problem.what());
        if (!problem.where().isEmpty()) {
            err.println("  where: " + problem.where());
        }
        err.println("  what to do: " + problem.todo());
    }

    private static Path folder(String named) {
        try {
            Path folder = Path.of(named).toAbsolutePath().normalize();
            if (Files.exists(folder.resolve("pack.yaml"))) {
                return folder;
            }
        } catch (InvalidPathException notAPath) {
            // Told below, as a folder without a pack is.
        }
        throw new NotAcceptable(new Problem(
                "rehearse.no_pack", named, "There is no pack.yaml in this folder.", "Name the folder of the changed pack, not the folder around it."));
    }

    private static Pack pack(Path folder, Path beside) {
        return switch (PackLoader.loadFrom(folder, beside)) {
            case Loaded.Ready(Pack pack) -> pack;
            case Loaded.Faulty(var problems) -> {
                ChosenPacks chosen = new ChosenPacks(beside, List.of(folder.getFileName().toString()));
                throw new NotAcceptable(problems.stream()
                        .map(problem -> new Problem("rehearse.faulty", folder.toString(), chosen.shown(problem), "Mend it: kith pack check says the same."))
                        .toList());
            }
        };
    }

    /** On every authority that works by this pack. */
    private void rehearse(Pack before, Pack after, PrintStream out) {
        SequencedMap<String, String> names = new LinkedHashMap<>();
        jdbc.query(
                "select authority, name from authority where pack = ? order by authority",
                row -> {
                    names.put(row.getString("authority"), row.getString("name"));
                },
                after.id());
        if (names.isEmpty()) {
            throw new NotAcceptable(new Problem(
                    "rehearse.nobody", after.id(), "No authority in this database works by this pack.", "Name another pack, or set KITH_HOME or KITH_DB_URL."));
        }
        names.forEach((authority, name) -> {
            Rehearsal rehearsal = new Rehearsal(before, after, EnglandCalendar.standard(), clock.instant());
            transaction.executeWithoutResult(_ -> play(authority, rehearsal));
            out.print(rehearsal.inWords(name));
        });
    }

    private void play(String authority, Rehearsal rehearsal) {
        List<Rehearsal.Case> some = new ArrayList<>(AT_ONCE);
        EventTable.each(jdbc, authority, whole -> {
            some.add(new Rehearsal.Case(whole.reference(), whole.history()));
            if (some.size() == AT_ONCE) {
                rehearsal.play(some);
                some.clear();
            }
        });
        rehearsal.play(some);
    }
}
