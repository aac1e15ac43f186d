package kith.server.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kith.server.directory.Accounts;
import kith.server.directory.Directories;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives an empty store its first directory, with {@code --demo} the demo partnership, and tells whoever started Kith where
 * to go. What it says is for the terminal and passes by the log: a password has no business there.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class FirstStart implements ApplicationRunner {
    /** Any number, as long as it stays: nodes that start together on one empty database take turns by it. */
    private static final long TURN = 0x6b697468L;

    private final Directories directories;
    private final Accounts accounts;
    private final Families families;
    private final Arrival arrival;
    private final FirstDirectory firstDirectory;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Environment environment;

    FirstStart(
            Directories directories,
            Accounts accounts,
            Families families,
            Arrival arrival,
            FirstDirectory firstDirectory,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Environment environment) {
        this.directories = directories;
        this.accounts = accounts;
        this.families = families;
        this.arrival = arrival;
        this.firstDirectory = firstDirectory;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        boolean demo = arguments.containsOption("demo");
        Size size = Size.of(arguments);
        if (demo && size.hasPopulation()) {
            System.out.println("A year of an invented partnership is worked out, unless it is here already …");
        }
        Filled filled = Objects.requireNonNull(transaction.execute(_ -> fillIfEmpty(demo, size)));
        if (size.times() > 1 && !filled.population().isEmpty()) {
            System.out.println(size.times() + " times as much is asked for. The rest is written now …");
            arrival.multiply(families.administrator(), filled.population(), size.times(), System.out);
        }
        say(System.out, demo, filled.password());
    }

    /**
     * What an empty store was filled with.
     *
     * @param password the administrator's, where there is a new one
     */
    private record Filled(Optional<String> password, List<Histories.Family> population) {
        static final Filled NOTHING = new Filled(Optional.empty(), List.of());
    }

    private Filled fillIfEmpty(boolean demo, Size size) {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(TURN).query((_, _) -> TURN).list();
        if (!directories.authorities().isEmpty()) {
            return Filled.NOTHING;
        }
        if (demo) {
            List<Histories.Family> population = families.move(size);
            if (!population.isEmpty()) {
                arrival.write(families.administrator(), population);
            }
            return new Filled(Optional.empty(), population);
        }
        return new Filled(Optional.of(firstDirectory.lay()), List.of());
    }

    private void say(PrintStream out, boolean demo, Optional<String> password) {
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        out.println();
        out.println("Kith is at http://localhost:" + port);
        password.ifPresent(secret -> {
            out.println();
            out.println("An administrator has been set up. This password is shown once and kept nowhere:");
            out.println("  sign in as   " + FirstDirectory.ADMINISTRATOR);
            out.println("  password     " + secret);
        });
        if (isDemo()) {
            out.println();
            out.println("Sign in as any of these; the password is " + Partnership.PASSWORD + " for all:");
            Partnership.COLLEAGUES.forEach(
                    colleague -> out.printf("  %-33s %s%n", colleague.signIn(), colleague.title()));
        } else if (demo) {
            out.println();
            out.println("This store was in use already, so the demo families were not added. Choose another KITH_HOME for them.");
        }
        out.println();
        out.flush();
    }

    private boolean isDemo() {
        return accounts.account(Partnership.COLLEAGUES.getFirst().signIn()).isPresent();
    }
}
