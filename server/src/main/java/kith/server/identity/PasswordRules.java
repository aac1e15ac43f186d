package kith.server.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which passwords are too easily guessed: short ones, ones that everybody tries first, and ones made of whose they are. Nothing is asked
 * about capitals and figures, which make passwords harder to keep and hardly harder to guess (NIST SP 800-63B, 3.1.1.2).
 */
public final class PasswordRules {
    public static final int SHORTEST = 12;

    /** What bcrypt takes in. */
    private static final int MOST_BYTES = 72;

    private static final int WORD = 4;
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /**
     * What is wrong with a password, if anything.
     *
     * @param names what its owner is called and signs in with
     */
    public static Optional<String> fault(String password, String... names) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("The new password must have at least " + SHORTEST + " characters.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("The new password must have at most " + MOST_BYTES + " characters.");
        }
        String plain = plain(password);
        if (COMMON.contains(plain) || COMMON.contains(plain.replaceAll("\\d+$", "")) || plain.chars().distinct().count() < WORD) {
            return Optional.of("That password is among the first that anybody would try.");
        }
        boolean own = Arrays.stream(names)
                .flatMap(name -> Stream.concat(Stream.of(name), Arrays.stream(name.split("[^\\p{L}\\p{N}]+"))))
                .map(PasswordRules::plain)
                .anyMatch(word -> word.length() >= WORD && plain.contains(word));
        return own ? Optional.of("The new password must not hold your name or e-mail address.") : Optional.empty();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Set<String> common() {
        try (InputStream in = PasswordRules.class.getResourceAsStream("/identity/common-passwords.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(PasswordRules::plain)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
