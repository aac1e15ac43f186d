package kith.server.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import kith.ledger.Evidence;
import kith.ledger.HistoryReader;
import kith.ledger.HistoryWriter;
import kith.ledger.Keyring;
import kith.ledger.Report;
import kith.ledger.SignedHead;
import kith.ledger.SigningKey;
import kith.ledger.Verdict;
import kith.ledger.Verifier;
import kith.ledger.Verify;
import kith.server.database.Store;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;

/**
 * {@code kith verify} and {@code kith head}: the ledger of a database, looked at from outside the application, while Kith runs or
 * while it is stopped. The history goes straight from the database to the verifier and never lies in a file.
 */
public final class LedgerCommand {
    private final LedgerRequest request;
    private final LedgerStore store;
    private final JdbcTemplate jdbc;
    private final HistoryExport export;
    private final PrintStream out;
    private final PrintStream err;

    private LedgerCommand(
            LedgerRequest request, LedgerStore store, Function<JdbcTemplate, Contents> contents, PrintStream out, PrintStream err) {
        this.request = request;
        this.store = store;
        this.jdbc = new JdbcTemplate(store.database());
        this.export = new HistoryExport(jdbc, new JdbcTransactionManager(store.database()), contents.apply(jdbc));
        this.out = out;
        this.err = err;
    }

    /** Whether the arguments call one of these commands. */
    public static boolean isCalledBy(String... arguments) {
        return arguments.length > 0 && (arguments[0].equals("verify") || arguments[0].equals("head"));
    }

    /**
     * Runs the command that the arguments call.
     *
     * @param settings the environment: {@code KITH_DATA}, {@code KITH_KEYS}, {@code KITH_DB_URL} …
     * @param contents how the record gives its events' contents, over the command's own connection
     * @return {@link Verify#WHOLE}, {@link Verify#DIVERGENT} or {@link Verify#NOT_VERIFIED}
     */
    public static int run(
            String[] arguments,
            Map<String, String> settings,
            Function<JdbcTemplate, Contents> contents,
            PrintStream out,
            PrintStream err) {
        boolean verify = arguments[0].equals("verify");
        List<String> problems = new ArrayList<>();
        LedgerRequest request =
                LedgerRequest.read(verify, Arrays.asList(arguments).subList(1, arguments.length), problems);
        if (!problems.isEmpty()) {
            problems.forEach(err::println);
            err.println(LedgerRequest.USAGE);
            return Verify.NOT_VERIFIED;
        }
        try (LedgerStore store = LedgerStore.open(settings)) {
            LedgerCommand command = new LedgerCommand(request, store, contents, out, err);
            return verify ? command.verify() : command.head();
        } catch (NotAcceptable wrong) {
            wrong.problems().forEach(problem -> say(err, problem));
        } catch (DataAccessException | TransactionException unreadable) {
            say(err, Store.unreadable(settings));
        }
        return Verify.NOT_VERIFIED;
    }

    private static void say(PrintStream err, Problem problem) {
        err.println(problem.message());
        if (!problem.where().isEmpty()) {
            err.println("  where: " + problem.where());
        }
        err.println("  code: " + problem.code());
    }

    private List<String> authorities() {
        List<String> known = jdbc.queryForList("select authority from authority order by authority", String.class);
        List<Problem> problems = new ArrayList<>();
        request.authority().filter(asked -> !known.contains(asked)).ifPresent(asked -> problems.add(unknown(asked)));
        request.heads().stream()
                .map(held -> held.signed().head().authority())
                .filter(said -> request.authority().isEmpty() && !known.contains(said))
                .forEach(said -> problems.add(unknown(said)));
        if (known.isEmpty()) {
            problems.add(new Problem("ledger.empty", "", "There is no authority in this database.", "Start Kith once to set it up."));
        }
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        return request.authority().map(List::of).orElse(known);
    }

    private static Problem unknown(String authority) {
        return new Problem(
                "ledger.authority_unknown", authority, "There is no authority of this name in the database.", "Check the name.");
    }

    private int head() {
        int answer = Verify.WHOLE;
        for (String authority : authorities()) {
            Optional<String> text = request.onlyKey()
                    ? Optional.of(keyring(authority).keys().getFirst().text() + "\n")
                    : newestHead(authority).map(SignedHead::text);
            if (text.isPresent()) {
                out.print(text.get());
            } else {
                err.println("Nothing has been recorded for " + authority + ", so there is no head yet.");
                answer = Verify.NOT_VERIFIED;
            }
        }
        return answer;
    }

    private Optional<SignedHead> newestHead(String authority) {
        return parsed(jdbc.queryForList(
                "select note from ledger_head where authority = ? order by size desc limit 1", String.class, authority));
    }

    private static Optional<SignedHead> parsed(List<String> notes) {
        try {
            return notes.stream().findFirst().map(SignedHead::parse);
        } catch (IllegalArgumentException notAHead) {
            return Optional.empty();
        }
    }

    private Keyring keyring(String authority) {
        if (request.keys().isPresent()) {
            return request.keys().get();
        }
        try {
            return store.keys().keyring(authority);
        } catch (NoSuchFileException none) {
            throw new NotAcceptable(new Problem(
                    "ledger.key_missing",
                    SigningKey.publicFile(store.keys().folder(), authority).toString(),
                    "The public key of " + authority + " is not here.",
                    "If nothing has been recorded yet, there is no key yet. Otherwise set KITH_KEYS to the folder that holds it, or give it"
                            + " with --key."));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new NotAcceptable(new Problem(
                    "ledger.key_unusable",
                    SigningKey.publicFile(store.keys().folder(), authority).toString(),
                    "The public key of " + authority + " cannot be read.",
                    "Put the file back from your copy, or give it with --key."));
        }
    }

    private int verify() {
        boolean whole = true;
        for (String authority : authorities()) {
            whole &= verify(authority);
        }
        return whole ? Verify.WHOLE : Verify.DIVERGENT;
    }

    private record Looked(Verdict verdict, HistoryExport.Beside beside) {}

    private boolean verify(String authority) {
        if (isEmpty(authority)) {
            // No key is needed, and in the first half second of an authority's life there is none.
            HistoryExport.Beside beside = beside(authority);
            out.println((beside.sound() ? "Whole: n" : "N") + "othing of " + authority + " has a place in the ledger yet.");
            sayBeside(beside);
            return beside.sound();
        }
        Looked looked = look(authority, new Evidence(keyring(authority), heads(authority), request.copy()));
        out.print(Report.text(looked.verdict()));
        sayBeside(looked.beside());
        return looked.verdict() instanceof Verdict.Whole && looked.beside().sound();
    }

    private boolean isEmpty(String authority) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                """
                select not exists (select 1 from ledger_entry where authority = ?)
                and not exists (select 1 from ledger_head where authority = ?)
                """,
                Boolean.class,
                authority,
                authority))
                && heads(authority).isEmpty();
    }

    /**
     * Heads to hold the history to: those that somebody gave, the one that lies beside the key, and those in the database that count
     * more entries than are there (the others stand in the export).
     */
    private List<Evidence.HeldHead> heads(String authority) {
        List<Evidence.HeldHead> heads = new ArrayList<>(request.heads().stream()
                .filter(held -> request.authority().isPresent() || held.signed().head().authority().equals(authority))
                .toList());
        try {
            store.keys().lastSigned(authority).ifPresent(signed -> heads.add(new Evidence.HeldHead(
                    String.valueOf(store.keys().headFile(authority).getFileName()), signed)));
        } catch (CannotSign unreadable) {
            say(err, unreadable.problem());
        }
        parsed(jdbc.queryForList(
                        """
                        select note from ledger_head h where authority = ? and size >
                            (select coalesce(max(position) + 1, 0) from ledger_entry e where e.authority = h.authority)
                        order by size desc limit 1
                        """,
                        String.class,
                        authority))
                .ifPresent(beyond -> heads.add(new Evidence.HeldHead("the newest head in the database", beyond)));
        return heads;
    }

    private Looked look(String authority, Evidence evidence) {
        try (PipedInputStream in = new PipedInputStream(1 << 16)) {
            PipedOutputStream pipe = new PipedOutputStream(in);
            FutureTask<HistoryExport.Beside> writing = new FutureTask<>(() -> {
                try (pipe) {
                    return export.write(authority, HistoryWriter.Scope.FULL, pipe);
                }
            });
            Thread.ofPlatform().daemon().name("export").start(writing);
            Verdict verdict;
            try (HistoryReader reader = new HistoryReader(in)) {
                verdict = Verifier.verify(reader, evidence);
            }
            return new Looked(verdict, writing.get());
        } catch (ExecutionException | IOException broken) {
            throw exportBroken(authority);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new NotAcceptable(new Problem("ledger.interrupted", authority, "The verification was interrupted.", "Verify again."));
        }
    }

    private HistoryExport.Beside beside(String authority) {
        try {
            return export.write(authority, HistoryWriter.Scope.FULL, OutputStream.nullOutputStream());
        } catch (IOException broken) {
            throw exportBroken(authority);
        }
    }

    private static NotAcceptable exportBroken(String authority) {
        return new NotAcceptable(new Problem(
                "ledger.export_broken",
                authority,
                "The history could not be read from the database to its end.",
                "See whether the database still runs, and verify again."));
    }

    private void sayBeside(HistoryExport.Beside beside) {
        if (beside.waiting() > 0) {
            out.println("  Recorded and waiting for a place in the ledger, so not covered yet: " + beside.waiting() + ".");
        }
        if (!beside.waitingChanged().isEmpty()) {
            out.println("Not whole: of the events that wait for their place, these were changed after they were recorded: "
                    + String.join(", ", beside.waitingChanged()) + ".");
        }
        if (beside.unknown() > 0) {
            out.println("Not whole: " + (beside.unknown() == 1 ? "1 event stands" : beside.unknown() + " events stand")
                    + " in the record without a place in the ledger. Either their places were removed, or they were put in past Kith: "
                    + String.join(", ", beside.unknownEvents()) + (beside.unknown() > beside.unknownEvents().size() ? " …" : "") + ".");
        }
    }
}
