package kith.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL programs that can be run: their folder and version. */
record Programs(Path bin, String version, int major) {

    private static final int OLDEST = 15;
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ((\\d+)[^ ]*)");

    /**
     * @param store the folder under which shipped programs are unpacked
     * @throws PostgresCannotRun when there are none for this machine, or they do not start, or are too old
     */
    static Programs of(Binaries binaries, Path store) {
        return switch (binaries) {
            case Binaries.Installed(Path bin) -> installed(bin.toAbsolutePath().normalize());
            case Binaries.Shipped() -> shipped(store.toAbsolutePath().normalize());
        };
    }

    Path program(String name) {
        return program(bin, name);
    }

    private static Path program(Path bin, String name) {
        return bin.resolve(OperatingSystem.current() == OperatingSystem.WINDOWS ? name + ".exe" : name);
    }

    private static Programs installed(Path bin) {
        Command asked = version(bin);
        Programs programs = parse(bin, asked);
        if (programs == null) {
            throw new PostgresCannotRun(
                    "postgres.no_programs",
                    bin,
                    "There is no PostgreSQL server here that starts (" + firstLine(asked.output()) + ").",
                    "Name the folder that holds the programs postgres, initdb and pg_ctl,"
                            + " such as /usr/lib/postgresql/15/bin.");
        }
        if (programs.major() < OLDEST) {
            throw new PostgresCannotRun(
                    "postgres.too_old",
                    bin,
                    "This is PostgreSQL " + programs.version() + "; Kith needs " + OLDEST + " or later.",
                    "Install a later PostgreSQL and name its folder.");
        }
        return programs;
    }

    private static Programs shipped(Path store) {
        String version = shippedVersion();
        Path home = store.resolve("postgresql-" + version);
        if (!isWhole(home)) {
            Folders.deleteQuietly(home);
            unpack(home);
        }
        return new Programs(
                home.resolve("bin"),
                version.replaceFirst("\\.0$", ""),
                Integer.parseInt(version.substring(0, version.indexOf('.'))));
    }

    PostgresCannotRun doNotStart() {
        return new PostgresCannotRun(
                "postgres.programs_do_not_start",
                bin,
                "The programs of PostgreSQL " + version + " do not start here.",
                "If the folder is on a file system mounted noexec, set KITH_HOME to a folder elsewhere. Otherwise"
                        + " install PostgreSQL 15 or later and set KITH_DB_URL, KITH_DB_USER and KITH_DB_PASSWORD.");
    }

    // A power cut soon after unpacking can leave empty files behind, so the sizes are summed up at every start.
    private static boolean isWhole(Path home) {
        try {
            Path noted = home.resolve("bytes");
            return Files.exists(noted) && Files.readString(noted).strip().equals(Long.toString(bytesUnder(home)));
        } catch (IOException e) {
            return false;
        }
    }

    private static long bytesUnder(Path home) throws IOException {
        try (var all = Files.walk(home)) {
            long sum = 0;
            for (Path file : all.toList()) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !file.endsWith("bytes")) {
                    sum += Files.size(file);
                }
            }
            return sum;
        }
    }

    private static Command version(Path bin) {
        Path postgres = program(bin, "postgres");
        return Files.isRegularFile(postgres)
                ? Command.run(List.of(postgres.toString(), "--version"), Duration.ofSeconds(30))
                : new Command(127, "no program named postgres");
    }

    private static Programs parse(Path bin, Command asked) {
        var matcher = VERSION.matcher(asked.output());
        return asked.succeeded() && matcher.find()
                ? new Programs(bin, matcher.group(1), Integer.parseInt(matcher.group(2)))
                : null;
    }

    private static String shippedVersion() {
        var properties = new Properties();
        try (InputStream in = Programs.class.getResourceAsStream("binaries.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return properties.getProperty("postgres-binaries.version");
    }

    private static void unpack(Path home) {
        String archive = OperatingSystem.archiveName();
        try (InputStream packed = Programs.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new PostgresCannotRun(
                        "postgres.no_programs_for_machine",
                        home,
                        "Kith was built without a PostgreSQL for this kind of machine (" + archive + ").",
                        "Build Kith on this machine, or set KITH_DB_URL, KITH_DB_USER and KITH_DB_PASSWORD"
                                + " to use a PostgreSQL server of your own, 15 or later.");
            }
            Files.createDirectories(home.getParent());
            Path partial = Files.createTempDirectory(home.getParent(), "unpacking");
            try {
                unpack(packed, partial);
                Folders.write(partial.resolve("bytes"), Long.toString(bytesUnder(partial)), "rw-r--r--");
                Folders.permit(partial, "rwxr-xr-x");
                settle(partial, home);
            } finally {
                Folders.deleteQuietly(partial);
            }
        } catch (IOException e) {
            throw new PostgresCannotRun(
                    "postgres.cannot_unpack",
                    home,
                    "The PostgreSQL programs could not be unpacked (" + e.getClass().getSimpleName() + ").",
                    "Make sure that the disk has 200 MB free and that the folder may be written to.",
                    e);
        }
    }

    private static void settle(Path partial, Path home) throws IOException {
        try {
            Files.move(partial, home);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            // Another process unpacked the same version meanwhile: its copy is as good as ours.
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static void unpack(InputStream packed, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("archive entry outside its folder");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Path pointed = Path.of(entry.getLinkName());
                    if (!target.resolveSibling(pointed).normalize().startsWith(into)) {
                        throw new IOException("archive link outside its folder");
                    }
                    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                        Files.createSymbolicLink(target, pointed);
                    }
                } else if (entry.isLink()) {
                    Files.copy(into.resolve(entry.getLinkName()).normalize(), target);
                } else {
                    Files.copy(tar, target);
                    Folders.permit(target, (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x");
                }
            }
        }
        // The process's umask may have closed folders to the account that the server runs as.
        try (var folders = Files.walk(into)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                Folders.permit(folder, "rwxr-xr-x");
            }
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("it said nothing");
    }
}
