package kith.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The account that the server's programs run as. PostgreSQL refuses to run as root, rightly: a superuser of the
 * database can read and write the server's files.
 */
sealed interface Account {

    /** Whoever runs Kith. */
    record Own(UserPrincipal owner) implements Account {}

    /** Another account of the machine, taken on for good by a root process. {@code prefix} does the taking on. */
    record Lesser(UserPrincipal owner, List<String> prefix) implements Account {
        public Lesser {
            prefix = List.copyOf(prefix);
        }
    }

    /**
     * A user namespace with nobody in it. The programs no longer see themselves as root and hold no privileges outside
     * it, but root's own files are still theirs to read: the second choice, for folders that no other account can
     * reach, such as those under /root.
     */
    record Namespace(UserPrincipal owner) implements Account {}

    UserPrincipal owner();

    /** The words of a command, run under this account. */
    default List<String> running(Path program, List<String> arguments) {
        var words = new ArrayList<String>();
        switch (this) {
            case Own _ -> {}
            case Lesser lesser -> words.addAll(lesser.prefix());
            case Namespace _ -> words.addAll(List.of("unshare", "--user"));
        }
        words.add(program.toString());
        words.addAll(arguments);
        return words;
    }

    /**
     * Chooses the account for a folder. A folder that has a database keeps the account that owns it; a new one gets
     * {@code kith}, {@code postgres} or {@code nobody}, the first that there is and that can reach the folder.
     *
     * @throws PostgresCannotRun when there is no way to run the server here, or the database is somebody else's
     */
    static Account choose(Path folder, Path database, Programs programs) throws IOException {
        boolean exists = Files.exists(database);
        if (!isRoot()) {
            if (exists && !Folders.owner(database).getName().equals(System.getProperty("user.name"))) {
                throw new PostgresCannotRun(
                        "postgres.folder_of_another",
                        database,
                        "The database belongs to the account "
                                + Folders.owner(database).getName() + ", and Kith runs as "
                                + System.getProperty("user.name") + ".",
                        "Start Kith as the account that it was first started as, or give the whole folder to this"
                                + " account with chown -R.");
            }
            if (!reaches(List.of(), folder, programs)) {
                throw programs.doNotStart();
            }
            return new Own(Folders.owner(folder));
        }
        var accounts = folder.getFileSystem().getUserPrincipalLookupService();
        UserPrincipal root = Folders.owner(folder);
        List<String> candidates =
                exists ? List.of(Folders.owner(database).getName()) : List.of("kith", "postgres", "nobody");
        for (String name : candidates) {
            for (List<String> prefix : waysToBecome(name)) {
                if (reaches(prefix, folder, programs)) {
                    return new Lesser(accounts.lookupPrincipalByName(name), prefix);
                }
            }
        }
        boolean rootsOwn = !exists || Folders.owner(database).equals(root);
        if (rootsOwn && reaches(List.of("unshare", "--user"), folder, programs)) {
            return new Namespace(root);
        }
        throw new PostgresCannotRun(
                "postgres.refuses_root",
                folder,
                "PostgreSQL does not run as root, and no lesser account (" + String.join(", ", candidates)
                        + ") can reach this folder.",
                "Start Kith as an ordinary user, or set KITH_HOME to a folder that every account can pass through,"
                        + " such as /var/lib/kith.");
    }

    private static List<List<String>> waysToBecome(String name) {
        if (name.equals("root")) {
            return List.of();
        }
        Command group = Command.run(List.of("id", "-g", name), Duration.ofSeconds(10));
        Command user = Command.run(List.of("id", "-u", name), Duration.ofSeconds(10));
        if (!group.succeeded() || !user.succeeded()) {
            return List.of();
        }
        return List.of(
                List.of(
                        "setpriv",
                        "--reuid=" + user.output(),
                        "--regid=" + group.output(),
                        "--clear-groups",
                        "--inh-caps=-all",
                        "--no-new-privs",
                        "--"),
                List.of("runuser", "-u", name, "--"));
    }

    private static boolean reaches(List<String> prefix, Path folder, Programs programs) {
        if (OperatingSystem.current() == OperatingSystem.WINDOWS) {
            return true;
        }
        var words = new ArrayList<>(prefix);
        words.addAll(List.of(
                "sh",
                "-c",
                "test -x \"$1\" && \"$0\" --version",
                programs.program("postgres").toString(),
                folder.toString()));
        return Command.run(words, Duration.ofSeconds(30)).succeeded();
    }

    static boolean isRoot() {
        return OperatingSystem.current() != OperatingSystem.WINDOWS
                && "root".equals(System.getProperty("user.name"));
    }
}
