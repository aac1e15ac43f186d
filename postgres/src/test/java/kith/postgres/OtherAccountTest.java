package kith.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The same programs as root and as an ordinary user. What needs root to be shown is shown when the tests run as root. */
class OtherAccountTest {

    @Test
    void the_server_never_runs_as_root() throws Exception {
        assumeTrue(Account.isRoot(), "runs as an ordinary user anyway");
        try (var server = PostgresServer.temporary()) {
            Path process = Path.of("/proc", Long.toString(server.pid()));
            assertThat(Files.getOwner(process).getName()).isNotEqualTo("root");
            assertThat(Files.getOwner(Cluster.database(server.folder())).getName())
                    .isNotEqualTo("root");
            assertThat(Files.getOwner(server.folder().resolve("password")).getName())
                    .isEqualTo("root");
        }
    }

    @Test
    void where_no_lesser_account_can_reach_the_folder_root_still_gets_a_server_that_is_adopted_and_stopped()
            throws Exception {
        assumeTrue(Account.isRoot(), "only root has such folders");
        assumeTrue(
                Command.run(List.of("unshare", "--user", "true"), java.time.Duration.ofSeconds(10))
                        .succeeded(),
                "this machine allows no user namespaces");
        Path closed = Files.createTempDirectory("kith-closed");
        Folders.permit(closed, "rwx------");
        Path folder = closed.resolve("data");
        try {
            long pid;
            try (var other = ForeignJvm.owning(folder)) {
                pid = other.serverPid();
                other.kill9();
            }
            var server = Sql.durable(folder);
            assertThat(server.isAdopted()).isTrue();
            assertThat(server.pid()).isEqualTo(pid);
            assertThat(Sql.ask(server, "SHOW fsync")).isEqualTo("on");
            server.stop();
            assertThat(server.isAlive()).isFalse();
        } finally {
            Postmaster.of(Cluster.database(folder)).ifPresent(Cluster::stopWithout);
            Folders.deleteTree(closed);
        }
    }

    @Test
    void an_ordinary_user_starts_a_server_of_their_own_and_root_keeps_its_hands_off_it() throws Exception {
        assumeTrue(Account.isRoot(), "takes root to become somebody else");
        Path home = Files.createTempDirectory("kith-nobody");
        try {
            Folders.permit(home, "rwxr-xr-x");
            String classPath = copyOfTheClassPath(home.resolve("classes"));
            Path folder = home.resolve("data");
            Files.createDirectory(folder);
            var nobody = home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            Folders.give(folder, nobody);
            String group = Command.run(List.of("id", "-g", "nobody"), java.time.Duration.ofSeconds(10))
                    .output();
            List<String> asNobody =
                    List.of("setpriv", "--reuid=nobody", "--regid=" + group, "--clear-groups", "--inh-caps=-all");
            try (var ordinary = ForeignJvm.run(asNobody, classPath, folder)) {
                assertThat(ordinary.said()).startsWith("ready ").endsWith(" false");
                Path process = Path.of("/proc", Long.toString(ordinary.serverPid()));
                assertThat(Files.getOwner(process).getName()).isEqualTo("nobody");
            }
            assertThatThrownBy(() -> Sql.durable(folder))
                    .hasMessageContaining("belongs to the account nobody")
                    .hasMessageContaining("Start Kith as nobody");
            try (var ordinary = ForeignJvm.run(asNobody, classPath, folder)) {
                assertThat(ordinary.said()).startsWith("ready ");
            }
        } finally {
            Folders.deleteTree(home);
        }
    }

    /** Under a home folder that others cannot enter, Maven's own folders are closed to the ordinary user. */
    private static String copyOfTheClassPath(Path to) throws Exception {
        Files.createDirectories(to);
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .map(from -> copy(from, to))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path copy(Path from, Path to) {
        Path target = to.resolve(Math.abs(from.toString().hashCode()) + "-" + from.getFileName());
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copied = target.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied);
                }
            }
            return target;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
