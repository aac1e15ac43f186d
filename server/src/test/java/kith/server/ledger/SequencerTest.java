package kith.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import kith.ledger.SigningKey;
import kith.ledger.Verify;
import kith.postgres.RunningPostgres;
import kith.server.TestDatabase;
import kith.server.crash.Core;
import kith.server.crash.SmallPartnership;
import kith.server.problem.Problem;
import kith.server.record.EventContents;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Leaves get their places in order and once, whoever adds them and whatever is in the way. */
@org.junit.jupiter.api.Tag("storage")
class SequencerTest {
    private static final String AUTHORITY = SmallPartnership.AUTHORITY;

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext kith;
    private static Core.Place place;
    private static JdbcTemplate jdbc;
    private static SmallPartnership partnership;

    @BeforeAll
    static void start() {
        RunningPostgres server = TestDatabase.server();
        place = new Core.Place(
                server.createDatabase("kith_" + UUID.randomUUID().toString().replace("-", "")),
                server.user(),
                server.password(),
                folder.resolve("keys"));
        kith = Core.start(place);
        jdbc = kith.getBean(JdbcTemplate.class);
        partnership = new SmallPartnership(kith);
        // The tests take the turns themselves.
        kith.getBean(SequencerThread.class).stop();
    }

    @AfterAll
    static void stop() {
        kith.close();
    }

    @BeforeEach
    void nothing_waits() {
        assertThat(node().addPending().problems()).isEmpty();
        assertThat(waiting()).isZero();
    }

    /** Another application node, with the same database and a copy of the keys. */
    private static Sequencer node() {
        return new Sequencer(jdbc, kith.getBean(TransactionTemplate.class), place.keys(), Clock.systemUTC());
    }

    private static long waiting() {
        return jdbc.queryForObject("select count(*) from ledger_pending", Long.class);
    }

    private static List<Long> positions(String authority) {
        return jdbc.queryForList("select position from ledger_entry where authority = ? order by position", Long.class, authority);
    }

    private static void assertWhole() {
        Map<String, String> settings = Map.of(
                "KITH_DB_URL", place.url(), "KITH_DB_USER", place.user(), "KITH_DB_PASSWORD", place.password(), "KITH_KEYS",
                place.keys().toString());
        String[] verify = {"verify", "--authority", AUTHORITY};
        assertThat(LedgerCommand.run(verify, settings, EventContents::new, System.out, System.err)).isEqualTo(Verify.WHOLE);
    }

    @Test
    void several_nodes_add_while_several_people_record_and_every_leaf_gets_one_place() throws Exception {
        AtomicBoolean recording = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<Integer>> nodes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Sequencer node = node();
                nodes.add(threads.submit(() -> {
                    int added = 0;
                    while (recording.get()) {
                        Sequencer.Turn turn = node.addPending();
                        assertThat(turn.problems()).isEmpty();
                        added += turn.added();
                    }
                    return added;
                }));
            }
            List<Callable<Integer>> people = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Random random = new Random(i);
                people.add(() -> {
                    int events = 0;
                    for (int n = 0; n < 15; n++) {
                        events += partnership.contact(1 + random.nextInt(2), random).events().size();
                    }
                    return events;
                });
            }
            int recorded = 0;
            for (Future<Integer> person : threads.invokeAll(people)) {
                recorded += person.get();
            }
            recording.set(false);
            int added = node().addPending().added();
            for (Future<Integer> node : nodes) {
                added += node.get();
            }
            // A node may have been amid its last batch when the others were asked.
            added += node().addPending().added();
            assertThat(added).isEqualTo(recorded);
        }
        assertThat(positions(AUTHORITY))
                .containsExactlyElementsOf(LongStream.range(0, positions(AUTHORITY).size()).boxed().toList());
        assertThat(waiting()).isZero();
        assertWhole();
    }

    @Test
    void nobody_who_records_waits_for_the_sequencer_nor_one_node_for_another() {
        partnership.contact(1, new Random(1));
        kith.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            jdbc.queryForList("select authority from ledger_frontier for update");
            try (ExecutorService another = Executors.newSingleThreadExecutor()) {
                // Both return while the frontier stays locked; if they waited for it, this would never end.
                assertThat(another.submit(() -> partnership.contact(1, new Random(2)).events()).get()).hasSize(2);
                assertThat(another.submit(() -> node().addPending().added()).get()).isZero();
            } catch (Exception unexpected) {
                throw new AssertionError(unexpected);
            }
        });
        assertThat(node().addPending().added()).isEqualTo(4);
    }

    @Test
    void much_at_once_goes_in_batches_each_with_its_head() {
        jdbc.update("insert into authority (authority, name, pack) values ('rutland', 'Rutland', 'england')");
        jdbc.update(
                """
                insert into ledger_pending (authority, record, event, leaf)
                select 'rutland', 'r', 'event-' || n, sha256(n::text::bytea) from generate_series(1, 4100) n
                """);
        assertThat(node().addPending()).isEqualTo(new Sequencer.Turn(4100, List.of()));
        assertThat(positions("rutland")).containsExactlyElementsOf(LongStream.range(0, 4100).boxed().toList());
        assertThat(jdbc.queryForList("select size from ledger_head where authority = 'rutland' order by size", Long.class))
                .containsExactly(2000L, 4000L, 4100L);
    }

    @Test
    void lost_key_is_reported_and_never_replaced_in_silence() throws IOException {
        partnership.contact(1, new Random(1));
        assertThat(node().addPending().added()).isEqualTo(2);
        partnership.contact(1, new Random(1));
        Path hidden = folder.resolve("hidden");
        Files.move(place.keys(), hidden);
        try {
            Sequencer.Turn turn = node().addPending();
            assertThat(turn.added()).isZero();
            assertThat(turn.problems()).extracting(Problem::code).containsExactly("ledger.key_missing");
            assertThat(place.keys()).doesNotExist();
        } finally {
            Files.move(hidden, place.keys());
        }
        assertThat(node().addPending()).isEqualTo(new Sequencer.Turn(2, List.of()));
        assertWhole();
    }

    @Test
    void verification_needs_no_key_before_the_first_event_has_its_place() {
        String url = TestDatabase.server().createDatabase("kith_" + UUID.randomUUID().toString().replace("-", ""));
        Core.Place fresh = new Core.Place(url, place.user(), place.password(), folder.resolve("none"));
        Map<String, String> settings = Map.of(
                "KITH_DB_URL", url, "KITH_DB_USER", place.user(), "KITH_DB_PASSWORD", place.password(), "KITH_KEYS",
                fresh.keys().toString());
        String[] verify = {"verify"};
        try (ConfigurableApplicationContext another = Core.start(fresh)) {
            another.getBean(SequencerThread.class).stop();
            new SmallPartnership(another).contact(1, new Random(1));
            assertThat(LedgerCommand.run(verify, settings, EventContents::new, System.out, System.err)).isEqualTo(Verify.WHOLE);
            assertThat(fresh.keys()).isDirectoryNotContaining("glob:**.pem");
            another.getBean(JdbcTemplate.class).update("delete from ledger_pending");
            assertThat(LedgerCommand.run(verify, settings, EventContents::new, System.out, System.err)).isEqualTo(Verify.DIVERGENT);
        }
    }

    @Test
    void one_authority_that_cannot_be_served_does_not_keep_another_waiting() {
        jdbc.update("insert into authority (authority, name, pack) values ('aardvark', 'Aardvark', 'england')");
        jdbc.update("insert into ledger_frontier (authority, size, frontier) values ('aardvark', 0, 'no frontier')");
        jdbc.update("insert into ledger_pending (authority, record, event, leaf) values ('aardvark', 'r', 'e', sha256('x'))");
        partnership.contact(1, new Random(1));
        try {
            Sequencer.Turn turn = node().addPending();
            assertThat(turn.added()).isEqualTo(2);
            assertThat(turn.problems()).extracting(Problem::code).containsExactly("ledger.not_vouched");
        } finally {
            jdbc.update("delete from ledger_pending where authority = 'aardvark'");
        }
    }

    @Test
    void keys_may_change_as_long_as_the_former_public_key_stays() throws IOException {
        partnership.contact(1, new Random(1));
        assertThat(node().addPending().added()).isEqualTo(2);
        Path present = place.keys().resolve(AUTHORITY + ".public.txt");
        Files.move(present, place.keys().resolve(AUTHORITY + ".former.txt"));
        Files.delete(place.keys().resolve(AUTHORITY + ".private.pem"));
        SigningKey.create(place.keys(), AUTHORITY);
        partnership.contact(1, new Random(1));
        assertThat(node().addPending()).isEqualTo(new Sequencer.Turn(2, List.of()));
        assertWhole();
    }
}
