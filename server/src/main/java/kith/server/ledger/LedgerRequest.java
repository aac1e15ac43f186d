package kith.server.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.ledger.Evidence;
import kith.ledger.HistoryReader;
import kith.ledger.Keyring;
import kith.ledger.SignedHead;

/**
 * What somebody asks of the ledger's commands.
 *
 * @param authority empty for all authorities
 * @param keys public keys given by hand instead of those in the key folder
 * @param heads heads that somebody holds
 * @param copy an earlier export that somebody holds
 * @param onlyKey {@code kith head --key}: the public key instead of the head
 */
record LedgerRequest(
        Optional<String> authority,
        Optional<Keyring> keys,
        List<Evidence.HeldHead> heads,
        Optional<Evidence.HeldCopy> copy,
        boolean onlyKey) {

    static final String USAGE =
            """
            Usage: kith verify [--demo] [--authority ID] [--key FILE] [--head FILE ...] [--copy FILE]
                   kith head   [--demo] [--authority ID] [--key]
              --authority  one authority; without it, all
              --key        for verify: public keys from a file instead of the key folder; for head: print the public key
              --head       a signed head that you hold; an e-mail saved as text will do
              --copy       an earlier export that you hold: it tells exactly which entry was changed
              --demo       the data of kith demo instead of kith run""";

    /** Reads the arguments after the command's name; every problem is added to {@code problems}. */
    static LedgerRequest read(boolean verify, List<String> arguments, List<String> problems) {
        Optional<String> authority = Optional.empty();
        Optional<Keyring> keys = Optional.empty();
        Optional<Evidence.HeldCopy> copy = Optional.empty();
        List<Evidence.HeldHead> heads = new ArrayList<>();
        boolean onlyKey = false;
        for (int i = 0; i < arguments.size(); i++) {
            String option = arguments.get(i);
            if (option.equals("--demo")) {
                continue;
            }
            if (option.equals("--key") && !verify) {
                onlyKey = true;
                continue;
            }
            boolean known = option.equals("--authority") || (verify && List.of("--key", "--head", "--copy").contains(option));
            if (!known) {
                problems.add("“" + option + "” is not known here.");
                continue;
            }
            if (i + 1 == arguments.size()) {
                problems.add("“" + option + "” is not followed by anything.");
                break;
            }
            String value = arguments.get(++i);
            switch (option) {
                case "--authority" -> authority = Optional.of(value);
                case "--key" -> keys = file(value, problems, file -> Keyring.parse(text(file)));
                case "--head" -> file(value, problems, file -> new Evidence.HeldHead(name(file), SignedHead.parse(text(file))))
                        .ifPresent(heads::add);
                default -> copy = file(value, problems, file -> {
                    open(file).close();
                    return new Evidence.HeldCopy(name(file), () -> open(file));
                });
            }
        }
        return new LedgerRequest(authority, keys, heads, copy, onlyKey);
    }

    private interface Reading<T> {
        T read(Path file) throws IOException;
    }

    private static <T> Optional<T> file(String named, List<String> problems, Reading<T> reading) {
        try {
            return Optional.of(reading.read(Path.of(named)));
        } catch (InvalidPathException notAPath) {
            problems.add("“" + named + "” is no file name.");
        } catch (HistoryReader.NotAHistory | IllegalArgumentException wrong) {
            problems.add(named + ": " + wrong.getMessage());
        } catch (IOException unreadable) {
            problems.add(named + ": the file cannot be read. Check the name and the folder.");
        }
        return Optional.empty();
    }

    private static HistoryReader open(Path file) throws IOException {
        var stream = Files.newInputStream(file);
        try {
            return new HistoryReader(stream);
        } catch (IOException notOpened) {
            stream.close();
            throw notOpened;
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
