package kith.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command {@code kith verify}: verifies an exported history without Kith, without a network and without a database.
 *
 * <pre>
 * kith verify --export FILE --key FILE [--head FILE ...] [--copy FILE]
 * </pre>
 */
public final class Verify {

    /** Everything agrees. */
    public static final int WHOLE = 0;
    /** Something diverges, and is named. */
    public static final int DIVERGENT = 1;
    /** The command was called wrongly, or a file could not be read: nothing was verified. */
    public static final int NOT_VERIFIED = 2;

    private static final String USAGE = """
            Usage: kith verify --export FILE --key FILE [--head FILE ...] [--copy FILE]
              --export  the history, as Kith exported it
              --key     the authority's public key (several, one a line, if it has changed)
              --head    a signed head that you hold; an e-mail saved as text will do
              --copy    an earlier export that you hold: it tells exactly which entry was changed""";

    private Verify() {}

    /** Runs the program and ends it with {@link #run}'s answer. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /** @return {@link #WHOLE}, {@link #DIVERGENT} or {@link #NOT_VERIFIED} */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        Request request = new Request();
        List<String> problems = request.read(args);
        if (!problems.isEmpty()) {
            problems.forEach(err::println);
            err.println(USAGE);
            return NOT_VERIFIED;
        }
        List<Evidence.HeldHead> heads = new ArrayList<>();
        request.heads.forEach(file -> reading(file, problems, () -> SignedHead.parse(text(file)))
                .ifPresent(signed -> heads.add(new Evidence.HeldHead(name(file), signed))));
        Optional<Keyring> keys = reading(request.key, problems, () -> Keyring.parse(text(request.key)));
        Optional<Evidence.HeldCopy> copy =
                Optional.ofNullable(request.copy).map(file -> new Evidence.HeldCopy(name(file), () -> open(file)));
        // Opened once beforehand, so that a wrong file is reported with the other problems and not in the middle of the work.
        copy.ifPresent(_ -> reading(request.copy, problems, () -> closed(request.copy)));
        reading(request.export, problems, () -> closed(request.export));
        if (!problems.isEmpty() || keys.isEmpty()) {
            problems.forEach(err::println);
            return NOT_VERIFIED;
        }
        Optional<Verdict> verdict = reading(request.export, problems, () -> {
            try (HistoryReader history = open(request.export)) {
                return Verifier.verify(history, new Evidence(keys.get(), heads, copy));
            }
        });
        if (verdict.isEmpty()) {
            problems.forEach(err::println);
            return NOT_VERIFIED;
        }
        out.print(Report.text(verdict.get()));
        return switch (verdict.get()) {
            case Verdict.Whole _ -> WHOLE;
            case Verdict.Divergent _ -> DIVERGENT;
        };
    }

    private static final class Request {
        private Path export;
        private Path key;
        private Path copy;
        private final List<Path> heads = new ArrayList<>();

        List<String> read(String[] args) {
            List<String> problems = new ArrayList<>();
            for (int i = 0; i < args.length; i += 2) {
                String option = args[i];
                if (i + 1 == args.length) {
                    problems.add("“" + option + "” is not followed by a file.");
                    break;
                }
                try {
                    Path file = Path.of(args[i + 1]);
                    switch (option) {
                        case "--export" -> export = once(option, export, file, problems);
                        case "--key" -> key = once(option, key, file, problems);
                        case "--copy" -> copy = once(option, copy, file, problems);
                        case "--head" -> heads.add(file);
                        default -> problems.add("“" + option + "” is not known here.");
                    }
                } catch (InvalidPathException notAPath) {
                    problems.add("After “" + option + "” stands no file name.");
                }
            }
            if (export == null) {
                problems.add("Say with --export which history to verify.");
            }
            if (key == null) {
                problems.add("Say with --key which public key to verify it with.");
            }
            return problems;
        }

        private static Path once(String option, Path before, Path file, List<String> problems) {
            if (before != null) {
                problems.add("“" + option + "” is given twice.");
            }
            return file;
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> Optional<T> reading(Path file, List<String> problems, Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (NoSuchFileException absent) {
            problems.add(absent.getFile() + ": there is no such file. Check the name and the folder.");
        } catch (HistoryReader.NotAHistory | IllegalArgumentException wrong) {
            problems.add(file + ": " + wrong.getMessage());
        } catch (IOException failed) {
            problems.add(file + ": it could not be read to its end. Copy it again from where you received it.");
        }
        return Optional.empty();
    }

    private static Path closed(Path file) throws IOException {
        open(file).close();
        return file;
    }

    private static HistoryReader open(Path file) throws IOException {
        InputStream stream = Files.newInputStream(file);
        try {
            return new HistoryReader(stream);
        } catch (IOException notOpened) {
            stream.close();
            throw notOpened;
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), UTF_8);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
