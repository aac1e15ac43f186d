package kith.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import kith.ledger.Content;
import kith.ledger.Frontier;
import kith.ledger.Hash;
import kith.ledger.HistoryWriter;
import kith.ledger.Leaf;
import kith.ledger.Verify;
import kith.postgres.RunningPostgres;
import kith.server.TestDatabase;
import kith.server.crash.Core;
import kith.server.crash.SmallPartnership;
import kith.server.record.EventContents;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody has the database's password, and not the signing key. Whatever they change is found, and the first entry is named. */
@org.junit.jupiter.api.Tag("storage")
class TamperingTest {
    private static final String AUTHORITY = SmallPartnership.AUTHORITY;

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext kith;
    private static Core.Place place;
    private static JdbcTemplate thief;
    private static List<String> tables;

    private String said = "";

    private record Row(long position, String record, String event) {}

    @BeforeAll
    static void record_some_events() {
        RunningPostgres server = TestDatabase.server();
        String url = server.createDatabase("kith_" + UUID.randomUUID().toString().replace("-", ""));
        place = new Core.Place(url, server.user(), server.password(), folder.resolve("keys"));
        kith = Core.start(place);
        thief = kith.getBean(JdbcTemplate.class);
        SmallPartnership partnership = new SmallPartnership(kith);
        Random random = new Random(7);
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            records.addAll(partnership.contact(1 + i % 2, random).records());
            waitUntilPlaced();
        }
        for (int i = 0; i < 6; i++) {
            partnership.note(List.of(records.get(i % records.size())), random);
            waitUntilPlaced();
        }
        // What follows is done with the database's password while no sequencer runs, as it would be at night.
        kith.getBean(SequencerThread.class).stop();
        tables = List.of("event", "ledger_entry", "ledger_pending", "ledger_frontier", "ledger_head");
        tables.forEach(table -> thief.execute("create table kept_" + table + " as table " + table));
    }

    private static void waitUntilPlaced() {
        Sequencer sequencer = kith.getBean(Sequencer.class);
        // The thread may have the turn: then this one passes on, and asks again.
        while (thief.queryForObject("select count(*) from ledger_pending", Long.class) > 0) {
            assertThat(sequencer.addPending().problems()).isEmpty();
        }
    }

    @AfterAll
    static void stop() {
        kith.close();
    }

    @BeforeEach
    @AfterEach
    void put_everything_back() {
        tables.reversed().forEach(table -> thief.execute("delete from " + table));
        tables.forEach(table -> thief.execute("insert into " + table + " select * from kept_" + table));
    }

    private int verify(String... options) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "KITH_DB_URL", place.url(),
                "KITH_DB_USER", place.user(),
                "KITH_DB_PASSWORD", place.password(),
                "KITH_KEYS", place.keys().toString()));
        return command(settings, "verify", options);
    }

    private int command(Map<String, String> settings, String name, String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = name;
        System.arraycopy(options, 0, arguments, 1, options.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            int answer = LedgerCommand.run(arguments, settings, EventContents::new, print, print);
            said = out.toString(StandardCharsets.UTF_8);
            return answer;
        }
    }

    private static List<Row> entries() {
        return thief.query(
                "select position, record, event from ledger_entry order by position",
                (row, _) -> new Row(row.getLong(1), row.getString(2), row.getString(3)));
    }

    private void assertNamed(long position, String... words) {
        assertThat(said).contains("The first divergent entry is position " + position);
        assertThat(said).contains(words);
    }

    @Test
    void untouched_history_is_whole_up_to_the_newest_head_that_lies_outside_the_database() {
        assertThat(verify()).as(said).isEqualTo(Verify.WHOLE);
        assertThat(said)
                .contains("Whole: nothing diverges in the " + entries().size() + " entries of buckinghamshire.")
                .contains("Proven up to the head in buckinghamshire.head.txt: " + entries().size() + " entries");
    }

    @Test
    void key_is_kept_outside_the_database_and_hidden_from_others() throws IOException {
        assertThat(Files.getPosixFilePermissions(place.keys().resolve(AUTHORITY + ".private.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(place.keys())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void positions_follow_each_other_without_a_gap_and_nothing_waits() {
        assertThat(entries()).extracting(Row::position).containsExactlyElementsOf(
                LongStream.range(0, entries().size()).boxed().toList());
        assertThat(thief.queryForObject("select count(*) from event", Long.class)).isEqualTo(entries().size());
        assertThat(thief.queryForObject("select count(*) from ledger_pending", Long.class)).isZero();
    }

    @Test
    void changed_byte_of_an_answer_is_found() {
        Row row = entries().get(5);
        thief.update(
                "update event set answers = replace(answers::text, '\"text\": \"', '\"text\": \"x')::jsonb where event = ?", row.event());
        assertThat(verify()).isEqualTo(Verify.DIVERGENT);
        assertNamed(5, row.event(), "what the entry says was changed after it was recorded");
    }

    @Test
    void every_column_that_people_read_is_covered() {
        Row row = entries().get(3);
        for (String change : List.of(
                "type = 'contact.withdrawn'",
                "episode = 'another'",
                "occurred_kind = 'unknown', occurred_at = null",
                "occurred_at = occurred_at - interval '1 microsecond'",
                "recorded = recorded + interval '1 microsecond'",
                "author = 'somebody'",
                "agency = 'police'",
                "role = 'chair'",
                "answers = '{}'",
                "answers = '{\"a\": {\"b\": 1}}'",
                "corrects = 'x'",
                "occasion = 'x'",
                "pack_version = 'x'",
                "sensitivity = 'RESTRICTED'",
                "submission = 'x'",
                "salt = '\\x00'")) {
            put_everything_back();
            thief.update("update event set " + change + " where event = ?", row.event());
            assertThat(verify()).as(change).isEqualTo(Verify.DIVERGENT);
            assertNamed(3, row.event());
        }
    }

    @Test
    void changed_leaf_is_found() {
        thief.update("update ledger_entry set leaf = set_byte(leaf, 0, get_byte(leaf, 0) # 1) where position = 4");
        assertThat(verify()).isEqualTo(Verify.DIVERGENT);
        assertNamed(4, entries().get(4).event(), "the entry's leaf was changed");
    }

    @Test
    void content_changed_together_with_its_leaf_is_found() {
        Row row = entries().getLast();
        thief.update("update event set role = 'chair' where event = ?", row.event());
        thief.update(
                "update ledger_entry set leaf = ? where position = ?",
                Leaf.of(content(row).salt(), content(row).canonical()).bytes(),
                row.position());
        assertThat(verify()).isEqualTo(Verify.DIVERGENT);
        assertNamed(row.position(), row.event(), "its content and its leaf were changed together");
    }

    private static Content content(Row row) {
        return new EventContents(thief).of(AUTHORITY, List.of(new Contents.Key(row.record(), row.event()))).get(row.event());
    }

    @Test
    void deleted_event_is_found() {
        Row row = entries().get(6);
        thief.update("delete from event where event = ?", row.event());
        assertThat(verify()).isEqualTo(Verify.DIVERGENT);
        assertNamed(6, row.event(), "the content is gone, and no later entry records its disposal");
    }

    @Test
    void deleted_entry_is_found_and_its_event_is_named() {
        Row row = entries().get(6);
        thief.update("delete from ledger_entry where position = 6");
        assertThat(verify()).isEqualTo(Verify.DIVERGENT);
        assertNamed(6, "this entry is missing", "1 event stands in the record without a place in the ledger", row.event());
    }

    @Test
    void swapped_order_is_found() {
        Row before = entries().get(12);
        Row after = entries().get(13);
        thief.update("update ledger_entry set position = -1 where position = 12");
        thief.update("update ledger_entry set position = 12 where position = 13");
        thief.update("update ledger_entry set position = 13 where position = -1");
        assertThat(entries().get(12)).isEqualTo(new Row(12, after.record(), after.event()));
        assertThat(entries().get(13)).isEqualTo(new Row(13, before.record(), before.event()));
        assertThat(verify()).isEqualTo(Verify.DIVERGENT);
        assertNamed(12, after.event(), "put in the place of another");
    }

    @Test
    void swapped_order_within_a_batch_is_named_with_a_copy_that_a_partner_keeps() throws IOException {
        Path copy = folder.resolve("leaves.txt");
        try (var out = Files.newOutputStream(copy)) {
            kith.getBean(HistoryExport.class).write(AUTHORITY, HistoryWriter.Scope.LEAVES, out);
        }
        thief.update("update ledger_entry set position = -1 where position = 0");
        thief.update("update ledger_entry set position = 0 where position = 1");
        thief.update("update ledger_entry set position = 1 where position = -1");
        assertThat(verify()).isEqualTo(Verify.DIVERGENT);
        assertThat(said).contains("one of positions 0 to 1");
        assertThat(verify("--copy", copy.toString())).isEqualTo(Verify.DIVERGENT);
        assertNamed(0, "the order was changed");
    }

    @Test
    void cut_tail_is_found_also_when_its_heads_the_frontier_and_the_events_went_with_it() {
        Row last = entries().getLast();
        thief.update("delete from ledger_entry where position = ?", last.position());
        assertThat(verify()).isEqualTo(Verify.DIVERGENT);
        assertNamed(last.position(), "the end of the history is missing", last.event());

        thief.update("delete from ledger_head where size > ?", last.position());
        thief.update("delete from event where event = ?", last.event());
        assertThat(verify()).isEqualTo(Verify.DIVERGENT);
        assertNamed(last.position(), "the end of the history is missing: buckinghamshire.head.txt vouches for");
    }

    @Test
    void event_put_in_past_kith_is_found() {
        thief.update(
                "insert into event select authority, record, 'put-in', 'put-in', type, episode, null, occurred_kind, occurred_at, occurred_on,"
                        + " occurred_words, recorded, author, agency, role, answers, corrects, occasion, pack_version, sensitivity, salt"
                        + " from event where event = ?",
                entries().get(2).event());
        assertThat(verify()).isEqualTo(Verify.DIVERGENT);
        assertThat(said).contains("1 event stands in the record without a place in the ledger", "put-in");
    }

    @Test
    void event_changed_before_it_got_its_place_is_found() {
        SmallPartnership.Recorded fresh = new SmallPartnership(kith).contact(1, new Random(1));
        assertThat(verify()).as(said).isEqualTo(Verify.WHOLE);
        assertThat(said).contains("waiting for a place in the ledger, so not covered yet: 2.");
        thief.update("update event set role = 'chair' where event = ?", fresh.events().getFirst());
        assertThat(verify()).isEqualTo(Verify.DIVERGENT);
        assertThat(said).contains("these were changed after they were recorded: " + fresh.events().getFirst());
    }

    @Test
    void rewritten_frontier_is_not_signed() {
        thief.update("update ledger_frontier set size = 1, frontier = ?", new Frontier(
                        1, List.of(Hash.leaf(new byte[] {1})))
                .text());
        new SmallPartnership(kith).contact(1, new Random(1));
        long heads = thief.queryForObject("select count(*) from ledger_head", Long.class);
        Sequencer.Turn turn = kith.getBean(Sequencer.class).addPending();
        assertThat(turn.added()).isZero();
        assertThat(turn.problems()).extracting(problem -> problem.code()).containsExactly("ledger.not_vouched");
        assertThat(thief.queryForObject("select count(*) from ledger_head", Long.class)).isEqualTo(heads);
    }

    @Test
    void ledger_that_was_put_back_to_an_earlier_state_is_not_signed_again() {
        // Everything that the database holds of the last batch goes, so that all of it agrees with an older genuine head.
        thief.update("delete from ledger_entry");
        thief.update("delete from ledger_head");
        thief.update("delete from ledger_frontier");
        new SmallPartnership(kith).contact(1, new Random(1));
        Sequencer.Turn turn = kith.getBean(Sequencer.class).addPending();
        assertThat(turn.problems()).extracting(problem -> problem.code()).containsExactly("ledger.behind");
        assertThat(thief.queryForObject("select count(*) from ledger_head", Long.class)).isZero();
    }

    @Test
    void head_is_printed_as_partners_receive_it_and_holds_the_history_to_it() throws IOException {
        Map<String, String> settings = Map.of(
                "KITH_DB_URL", place.url(), "KITH_DB_USER", place.user(), "KITH_DB_PASSWORD", place.password(), "KITH_KEYS",
                place.keys().toString());
        assertThat(command(settings, "head")).isEqualTo(Verify.WHOLE);
        Path mail = Files.writeString(folder.resolve("mail.txt"), "Dear partner,\n> " + said.replace("\n", "\n> ") + "\nKith\n");
        assertThat(command(settings, "head", "--key")).isEqualTo(Verify.WHOLE);
        Path key = Files.writeString(folder.resolve("key.txt"), said);
        assertThat(said).startsWith("kith/buckinghamshire+");
        assertThat(verify("--head", mail.toString(), "--key", key.toString())).as(said).isEqualTo(Verify.WHOLE);
    }

    @Test
    void wrong_calls_verify_nothing_and_say_all_that_is_wrong() {
        assertThat(verify("--head", "no-such-file", "--frobnicate")).isEqualTo(Verify.NOT_VERIFIED);
        assertThat(said).contains("no-such-file: the file cannot be read", "“--frobnicate” is not known here", "Usage:");
        assertThat(verify("--authority", "rutland")).isEqualTo(Verify.NOT_VERIFIED);
        assertThat(said).contains("There is no authority of this name");
        assertThat(command(Map.of("KITH_DATA", folder.resolve("nothing").toString()), "verify")).isEqualTo(Verify.NOT_VERIFIED);
        assertThat(said).contains("There is no database of Kith here").doesNotContain(Arrays.asList("Exception", "at kith"));
        assertThat(command(Map.of("KITH_DB_URL", place.url(), "KITH_DB_PASSWORD", "wrong"), "verify")).isEqualTo(Verify.NOT_VERIFIED);
        assertThat(said).contains("The database cannot be read").doesNotContain("wrong");
    }
}
