package kith.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kith.ledger.Verify;
import kith.postgres.PostgresServer;
import kith.postgres.RunningPostgres;
import kith.server.ledger.LedgerCommand;
import kith.server.record.EventContents;
import kith.server.record.Projections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The application and PostgreSQL are killed at random moments while four threads record. What was acknowledged is there afterwards. */
@Tag("storage")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KillTest {
    private static final int ROUNDS = 3;

    @TempDir
    static Path folder;

    private static RunningPostgres postgres;
    private static Core.Place place;

    /** A running writer and what it has promised so far. */
    private static final class Child implements AutoCloseable {
        private final Process process;
        private final Thread reader;
        private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        private final CountDownLatch ready = new CountDownLatch(1);

        Child(long seed) throws IOException {
            String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            ProcessBuilder start = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx384m",
                    "-Duser.timezone=UTC",
                    "-cp",
                    classes,
                    Writer.class.getName(),
                    place.url(),
                    place.user(),
                    place.keys().toString(),
                    Long.toString(seed));
            start.environment().put("KITH_DB_PASSWORD", place.password());
            start.redirectError(folder.resolve("writer-" + seed + ".err").toFile());
            process = start.start();
            reader = Thread.ofPlatform().daemon().start(this::read);
            await("the writer starts", ready.getCount() == 0);
        }

        private void read() {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(Writer.ACKNOWLEDGED)) {
                        acknowledged.addAll(List.of(line.substring(Writer.ACKNOWLEDGED.length()).split(" ")));
                    } else if (line.equals(Writer.READY)) {
                        ready.countDown();
                    }
                }
            } catch (IOException killed) {
                throw new UncheckedIOException(killed);
            }
        }

        private void await(String what, boolean already) {
            try {
                assertThat(already || ready.await(90, TimeUnit.SECONDS)).as(what).isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        void recordsMore(int events) throws InterruptedException {
            int enough = acknowledged.size() + events;
            while (acknowledged.size() < enough) {
                assertThat(process.isAlive()).as("the writer lives").isTrue();
                Thread.sleep(5);
            }
        }

        Set<String> kill9() throws InterruptedException {
            // Through the handle: Process itself would throw away what the writer said and we have not read.
            process.toHandle().destroyForcibly();
            process.waitFor();
            reader.join();
            return acknowledged;
        }

        @Override
        public void close() {
            process.toHandle().destroyForcibly();
        }
    }

    @BeforeAll
    static void start() {
        postgres = PostgresServer.temporary();
        place = new Core.Place(
                postgres.createDatabase("kith_killed"), postgres.user(), postgres.password(), folder.resolve("keys"));
    }

    @AfterAll
    static void stop() {
        postgres.stop();
    }

    @Test
    void what_was_acknowledged_survives_the_death_of_the_application() throws Exception {
        Random random = new Random(20260701);
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            try (Child child = new Child(round)) {
                child.recordsMore(40);
                Thread.sleep(random.nextInt(800));
                acknowledged.addAll(child.kill9());
            }
            assertAllIsWell(acknowledged);
        }
    }

    @Test
    void what_was_acknowledged_survives_the_death_of_postgresql_and_recording_goes_on() throws Exception {
        Random random = new Random(20260702);
        Set<String> acknowledged;
        try (Child child = new Child(100)) {
            for (int round = 0; round < ROUNDS; round++) {
                child.recordsMore(40);
                Thread.sleep(random.nextInt(800));
                postgres.kill9();
                postgres = postgres.startAgain();
                assertThat(postgres.jdbcUrl("kith_killed")).as("it keeps its port").isEqualTo(place.url());
            }
            child.recordsMore(40);
            newHeadIsSigned();
            acknowledged = child.kill9();
        }
        assertAllIsWell(acknowledged);
    }

    /** By the writer's own sequencer, which has lived through every death of the database. */
    private static void newHeadIsSigned() throws SQLException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(place.url(), place.user(), place.password())) {
            long before = heads(connection);
            while (heads(connection) == before) {
                Thread.sleep(50);
            }
        }
    }

    private static long heads(Connection connection) throws SQLException {
        try (var rows = connection.createStatement().executeQuery("select count(*) from ledger_head")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void assertAllIsWell(Set<String> acknowledged) {
        try (ConfigurableApplicationContext kith = Core.start(place)) {
            JdbcTemplate jdbc = kith.getBean(JdbcTemplate.class);
            Set<String> kept = new HashSet<>(jdbc.queryForList("select event from event", String.class));
            assertThat(acknowledged).as("acknowledged events").isNotEmpty().isSubsetOf(kept);
            assertThat(jdbc.queryForList(
                            """
                            select occasion, count(*) from event where occasion is not null group by occasion
                            having count(*) <> split_part(occasion, '-', 1)::int
                            """))
                    .as("occasions of which only a part was written")
                    .isEmpty();
            assertThat(jdbc.queryForList(
                            """
                            select record from record r where not exists
                                (select 1 from event e where e.authority = r.authority and e.record = r.record)
                            """))
                    .as("records that were opened without their first events")
                    .isEmpty();
            assertThat(jdbc.queryForList(
                            """
                            select count(*) from (select event from event except
                                (select event from ledger_entry union all select event from ledger_pending)) without_leaf
                            """,
                            Long.class))
                    .as("events without a leaf")
                    .containsExactly(0L);
            assertThat(kith.getBean(Projections.class).compare(SmallPartnership.AUTHORITY))
                    .as("rows of projections that are not what the histories say")
                    .isEmpty();
        }
        // It has stopped, and flushed before: everything has its place.
        List<String> said = new ArrayList<>();
        assertThat(verify(said)).as("kith verify: %s", said).isEqualTo(Verify.WHOLE);
        assertThat(said.getFirst()).contains("Proven up to the head in").doesNotContain("waiting for a place");
    }

    private static int verify(List<String> said) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            int answer = LedgerCommand.run(
                    new String[] {"verify"},
                    Map.of(
                            "KITH_DB_URL", place.url(),
                            "KITH_DB_USER", place.user(),
                            "KITH_DB_PASSWORD", place.password(),
                            "KITH_KEYS", place.keys().toString()),
                    EventContents::new,
                    print,
                    print);
            said.add(out.toString(StandardCharsets.UTF_8));
            return answer;
        }
    }
}
