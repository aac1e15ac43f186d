package kith.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Random;
import kith.ledger.Verify;
import kith.postgres.PostgresServer;
import kith.postgres.RunningPostgres;
import kith.server.ledger.LedgerCommand;
import kith.server.record.EventContents;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kith verify} at a data folder, as an operator calls it. */
@Tag("storage")
class BesideRunningKithTest {

    @Test
    void data_folder_is_verified_while_kith_runs_and_when_it_is_stopped(@TempDir Path data) throws Exception {
        // Run by root, the server belongs to a lesser account, which must be able to pass through.
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
        try (RunningPostgres postgres = PostgresServer.start(data.resolve("postgres"))) {
            Core.Place place =
                    new Core.Place(postgres.jdbcUrl(), postgres.user(), postgres.password(), data.resolve("keys"));
            try (var kith = Core.start(place)) {
                new SmallPartnership(kith).contact(3, new Random(1));
                assertThat(verify(data)).startsWith("0 Whole");
            }
        }
        assertThat(verify(data)).startsWith("0 Whole: nothing diverges in the 6 entries of buckinghamshire.");
        // It left the server as it found it.
        assertThat(PostgresServer.addressOf(data.resolve("postgres"))).isEmpty();
    }

    private static String verify(Path data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            int answer = LedgerCommand.run(
                    new String[] {"verify"}, Map.of("KITH_DATA", data.toString()), EventContents::new, print, print);
            assertThat(answer).as(out.toString(StandardCharsets.UTF_8)).isEqualTo(Verify.WHOLE);
            return answer + " " + out.toString(StandardCharsets.UTF_8);
        }
    }
}
