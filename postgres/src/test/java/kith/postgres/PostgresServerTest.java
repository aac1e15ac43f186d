package kith.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("storage")
class PostgresServerTest {

    private Path folder;

    @BeforeEach
    void aFolderThatOtherAccountsCanReach() throws Exception {
        folder = Files.createTempDirectory("kith-test");
    }

    @AfterEach
    void leaveNothingBehind() throws Exception {
        Postmaster.of(Cluster.database(folder)).ifPresent(Cluster::stopWithout);
        Folders.deleteTree(folder);
    }

    private RunningPostgres start() {
        return Sql.durable(folder);
    }

    @Test
    void what_was_written_is_there_after_a_restart_on_the_same_port_with_the_same_password() throws Exception {
        int port;
        String password;
        try (var server = start()) {
            Sql.run(server, "CREATE TABLE kept (word text)");
            Sql.run(server, "INSERT INTO kept VALUES ('Zoë 王')");
            port = server.port();
            password = server.password();
        }
        try (var server = start()) {
            assertThat(Sql.ask(server, "SELECT word FROM kept")).isEqualTo("Zoë 王");
            assertThat(server.port()).isEqualTo(port);
            assertThat(server.password()).isEqualTo(password);
            assertThat(server.isAdopted()).isFalse();
        }
    }

    @Test
    void the_settings_that_keep_the_record_whole_and_private_are_on_whatever_the_operator_writes() throws Exception {
        Files.writeString(
                folder.resolve("operator.conf"),
                "fsync = off\nsynchronous_commit = off\nlisten_addresses = '*'\nwork_mem = 9MB\nlog_statement = all\n");
        try (var server = start()) {
            Map.of(
                            "fsync", "on",
                            "full_page_writes", "on",
                            "synchronous_commit", "on",
                            "data_checksums", "on",
                            "listen_addresses", "127.0.0.1",
                            "server_encoding", "UTF8",
                            "password_encryption", "scram-sha-256",
                            "log_statement", "none",
                            "work_mem", "9MB")
                    .forEach((setting, value) -> {
                        try {
                            assertThat(Sql.ask(server, "SHOW " + setting)).as(setting).isEqualTo(value);
                        } catch (SQLException e) {
                            throw new AssertionError(setting, e);
                        }
                    });
        }
    }

    @Test
    void a_wrong_password_and_no_password_are_refused() {
        try (var server = start()) {
            for (String wrong : new String[] {"wrong", ""}) {
                assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), wrong).close())
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password");
            }
        }
    }

    @Test
    void the_password_is_stored_scrambled_and_its_file_is_for_its_owner_alone() throws Exception {
        try (var server = start()) {
            assertThat(Sql.ask(server, "SELECT rolpassword FROM pg_authid WHERE rolname = 'kith'"))
                    .startsWith("SCRAM-SHA-256$")
                    .doesNotContain(server.password());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(folder.resolve("password.initdb")).doesNotExist();
        }
    }

    @Test
    void no_value_and_no_statement_reaches_the_log_when_a_statement_fails() throws Exception {
        try (var server = start()) {
            Sql.run(server, "CREATE TABLE person (name text PRIMARY KEY)");
            Sql.run(server, "INSERT INTO person VALUES ('Marigold Quince')");
            assertThatThrownBy(() -> Sql.run(server, "INSERT INTO person VALUES ('Marigold Quince')"))
                    .hasMessageContaining("Marigold");
            assertThat(Files.readString(folder.resolve("log/postgresql.log")))
                    .contains("duplicate key")
                    .doesNotContain("Marigold");
        }
    }

    @Test
    void rows_committed_before_the_server_is_killed_are_there_when_it_starts_again() throws Exception {
        var server = start();
        Sql.run(server, "CREATE TABLE kept (id int)");
        for (int id = 0; id < 50; id++) {
            Sql.run(server, "INSERT INTO kept VALUES (" + id + ")");
        }
        long pid = server.pid();
        server.kill9();
        assertThat(server.isAlive()).isFalse();
        try (var again = server.startAgain()) {
            assertThat(again.pid()).isNotEqualTo(pid);
            assertThat(again.port()).isEqualTo(server.port());
            assertThat(again.isAdopted()).isFalse();
            assertThat(Sql.ask(again, "SELECT count(*) FROM kept")).isEqualTo("50");
        }
    }

    @Test
    void a_server_whose_jvm_was_killed_is_adopted_with_everything_in_it() throws Exception {
        long pid;
        try (var other = ForeignJvm.owning(folder)) {
            pid = other.serverPid();
            other.kill9();
        }
        var server = start();
        assertThat(server.isAdopted()).isTrue();
        assertThat(server.pid()).isEqualTo(pid);
        assertThat(Sql.ask(server, "SELECT count(*) FROM kept")).isEqualTo("1");
        server.stop();
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void an_orphan_that_would_run_with_other_settings_is_replaced() throws Exception {
        long pid;
        try (var other = ForeignJvm.owning(folder)) {
            pid = other.serverPid();
            other.kill9();
        }
        Files.writeString(folder.resolve("kith.conf"), "# as an earlier Kith wrote it\n");
        try (var server = start()) {
            assertThat(server.isAdopted()).isFalse();
            assertThat(server.pid()).isNotEqualTo(pid);
            assertThat(Sql.ask(server, "SELECT count(*) FROM kept")).isEqualTo("1");
        }
    }

    @Test
    void a_folder_that_another_jvm_has_is_refused_and_the_message_names_the_process() throws Exception {
        try (var server = start()) {
            try (var other = ForeignJvm.owning(folder)) {
                assertThat(other.said()).isEqualTo("refused postgres.folder_in_use");
            }
            assertThatThrownBy(this::start)
                    .isInstanceOf(PostgresCannotRun.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("KITH_HOME");
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void a_command_beside_a_running_kith_can_find_its_server_and_does_not_print_its_password() throws Exception {
        assertThat(PostgresServer.addressOf(folder)).isEmpty();
        try (var server = start()) {
            PostgresAddress address = PostgresServer.addressOf(folder).orElseThrow();
            try (var connection =
                    DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
                assertThat(connection.isValid(5)).isTrue();
            }
            assertThat(address.toString()).contains(server.jdbcUrl()).doesNotContain(server.password());
        }
        assertThat(PostgresServer.addressOf(folder)).isEmpty();
    }

    @Test
    void a_pid_file_that_names_somebody_elses_process_is_overlooked() throws Exception {
        start().stop();
        Files.writeString(
                Postmaster.pidFile(Cluster.database(folder)),
                ProcessHandle.current().pid() + "\n" + Cluster.database(folder) + "\n1\n5432\n\nlocalhost\n1 1\nready\n");
        try (var server = start()) {
            assertThat(server.isAdopted()).isFalse();
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void a_port_that_somebody_has_taken_meanwhile_is_changed_for_another() throws Exception {
        var server = start();
        int port = server.port();
        server.stop();
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                var again = start()) {
            assertThat(again.port()).isNotEqualTo(port);
            assertThat(Sql.ask(again, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void data_of_another_major_version_is_left_alone_and_said_so() throws Exception {
        start().stop();
        Path version = Cluster.database(folder).resolve("PG_VERSION");
        Files.writeString(version, "12\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(PostgresCannotRun.class)
                .hasMessageContaining("written by PostgreSQL 12")
                .hasMessageContaining("Nothing has been changed");
        assertThat(version).hasContent("12");
    }

    @Test
    void a_lost_password_file_is_reported_before_anything_is_touched() throws Exception {
        start().stop();
        Files.delete(folder.resolve("password"));
        assertThatThrownBy(this::start).hasMessageContaining("from a backup");
        assertThat(folder.resolve("password")).doesNotExist();
    }

    @Test
    void a_start_that_was_cut_short_half_way_through_creating_the_database_is_made_good() throws Exception {
        Files.createDirectories(folder.resolve("database.new/base"));
        Files.writeString(folder.resolve("database.new/PG_VERSION"), "18\n");
        try (var server = start()) {
            assertThat(Sql.ask(server, "SELECT 1")).isEqualTo("1");
            assertThat(folder.resolve("database.new")).doesNotExist();
        }
    }

    @Test
    void a_mistake_in_the_operators_settings_is_named() throws Exception {
        Files.writeString(folder.resolve("operator.conf"), "work_mem = plenty\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(PostgresCannotRun.class)
                .hasMessageContaining("operator.conf")
                .hasMessageContaining("settings");
    }

    @Test
    void databases_are_created_once_and_names_that_could_be_sql_are_refused() throws Exception {
        try (var server = start()) {
            assertThat(server.createDatabase("second")).isEqualTo(server.jdbcUrl("second"));
            assertThat(server.createDatabase("second")).isEqualTo(server.jdbcUrl("second"));
            assertThatThrownBy(() -> server.createDatabase("x; DROP DATABASE second"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_durable_folder_brings_its_own_programs_and_mends_them_when_a_file_was_lost() throws Exception {
        PostgresServer.start(folder).stop();
        Path initdb = folder.resolve("binaries/postgresql-18.6.0/bin/initdb");
        assertThat(initdb).isExecutable();
        Files.write(initdb, new byte[0]);
        try (var server = PostgresServer.start(folder)) {
            assertThat(server.version()).isEqualTo("18.6");
            assertThat(Sql.ask(server, "SHOW server_version")).isEqualTo("18.6");
        }
        assertThat(initdb).isNotEmptyFile();
    }

    @Test
    void a_folder_with_no_postgresql_programs_is_reported() {
        assertThatThrownBy(() -> PostgresServer.start(folder, Binaries.installed(folder)))
                .isInstanceOf(PostgresCannotRun.class)
                .hasMessageContaining("no PostgreSQL server here");
    }

    @Test
    void a_temporary_server_leaves_nothing_behind_also_when_it_was_killed_and_started_again() throws Exception {
        var server = PostgresServer.temporary();
        Sql.run(server, "CREATE TABLE kept AS SELECT 7 AS id");
        server.kill9();
        var again = server.startAgain();
        server.stop();
        assertThat(Sql.ask(again, "SELECT id FROM kept")).isEqualTo("7");
        again.stop();
        assertThat(again.folder()).doesNotExist();
    }
}
