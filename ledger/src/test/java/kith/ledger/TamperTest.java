package kith.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody with the database's password changes the record, and the verifier names the first entry that they touched. */
class TamperTest {

    private static final int SIZE = 24;

    @TempDir
    static Path folder;

    private static SampleLog log;
    private static List<SampleLog> logs;

    @BeforeAll
    static void makeLogs() {
        SigningKey key = SampleLog.key(folder);
        log = SampleLog.of(key, 1, SIZE);
        logs = new ArrayList<>();
        for (int seed = 1; seed <= 8; seed++) {
            logs.add(SampleLog.of(key, seed, SIZE + seed));
        }
        assertThat(log.entries()).hasAtLeastOneElementOfType(Entry.Emptied.class);
    }

    @Test
    void an_untouched_history_is_whole_up_to_every_head() {
        for (SampleLog each : logs) {
            for (int size = 0; size <= each.size(); size++) {
                Verdict verdict = SampleLog.verify(each.export(), each.evidence(size));
                assertThat(verdict).isInstanceOf(Verdict.Whole.class);
                assertThat(((Verdict.Whole) verdict).held().orElseThrow().said().size()).isEqualTo(size);
                assertThat(((Verdict.Whole) verdict).root()).isEqualTo(each.head(each.size()).head().root());
            }
        }
    }

    @Test
    void every_changed_byte_of_the_file_is_found_and_the_entry_it_stands_in_is_named() throws IOException {
        Random random = new Random(99);
        SampleLog small = SampleLog.of(log.key(), 3, 10);
        assertThat(small.entries()).hasAtLeastOneElementOfType(Entry.Emptied.class);
        byte[] export = SampleLog.export(small.entries(), HistoryWriter.Scope.FULL, small.head(7));
        Evidence evidence = small.evidence(10);
        int line = 0;
        String[] lines = new String(export, java.nio.charset.StandardCharsets.UTF_8).split("\n");
        for (int at = 0; at < export.length; at++) {
            byte[] changed = export.clone();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            Verdict verdict;
            try (HistoryReader reader = SampleLog.reader(changed)) {
                verdict = Verifier.verify(reader, evidence);
            } catch (HistoryReader.NotAHistory refused) {
                assertThat(line).isZero();
                continue;
            } finally {
                line += export[at] == '\n' ? 1 : 0;
            }
            assertThat(verdict).as("byte %d", at).isInstanceOf(Verdict.Divergent.class);
            String[] words = lines[line - (export[at] == '\n' ? 1 : 0)].split(" ");
            if (words.length > 3) {
                Place first = ((Verdict.Divergent) verdict).first().orElseThrow();
                assertThat(first.exact()).as("byte %d", at).isTrue();
                assertThat(first.from() == Long.parseLong(words[1]) || first.eventId().equals(Optional.of(words[2])))
                        .as("byte %d of %s: %s", at, words[1] + " " + words[2], verdict)
                        .isTrue();
            }
        }
    }

    @Test
    void changed_content_is_named_and_the_head_tells_that_it_is_the_content() {
        forEveryWholeEntry((entry, rows) -> {
            byte[] canonical = entry.content().canonical();
            canonical[canonical.length - 1] ^= 1;
            rows.set((int) entry.position(), Entry.Kept.of(entry.position(), entry.eventId(), entry.leaf(), entry.content().salt(), canonical));
            Verdict.Divergent found = SampleLog.divergent(rows, log.evidence(SIZE));
            assertThat(found.divergences().getFirst()).isEqualTo(new Divergence.ContentDiffers(
                    Place.at(entry.position(), entry.eventId()), Divergence.Changed.CONTENT));
        });
    }

    @Test
    void a_changed_salt_is_named() {
        forEveryWholeEntry((entry, rows) -> {
            byte[] salt = entry.content().salt();
            salt[(int) entry.position()] ^= 0x40;
            rows.set((int) entry.position(), Entry.Kept.of(entry.position(), entry.eventId(), entry.leaf(), salt, entry.content().canonical()));
            assertNames(SampleLog.divergent(rows, log.evidence()), entry.position(), entry.eventId());
        });
    }

    @Test
    void a_changed_leaf_is_named_and_the_head_tells_that_it_is_the_leaf() {
        forEveryWholeEntry((entry, rows) -> {
            Hash other = Hash.leaf(entry.leaf().bytes());
            rows.set((int) entry.position(), new Entry.Kept(entry.position(), entry.eventId(), other, entry.content()));
            Verdict.Divergent found = SampleLog.divergent(rows, log.evidence(SIZE));
            assertThat(found.divergences().getFirst()).isEqualTo(
                    new Divergence.ContentDiffers(Place.at(entry.position(), entry.eventId()), Divergence.Changed.LEAF));
            // Once the first head has told, the later ones vouch for all that follows.
            assertThat(SampleLog.divergent(rows, log.evidence((int) entry.position() + 1, SIZE - 1, SIZE)).divergences())
                    .isEqualTo(found.divergences())
                    .noneMatch(Divergence.LeafDiffers.class::isInstance);
        });
    }

    @Test
    void content_and_leaf_changed_together_lie_between_two_heads_and_a_copy_names_the_entry() {
        forEveryWholeEntry((entry, rows) -> {
            int position = (int) entry.position();
            rows.set(position, SampleLog.kept(position, entry.eventId(), Map.of("words", "rewritten"), new Random(position)));
            boolean disposal = SampleLog.disposes(entry);
            int below = position - position % 6;

            Verdict.Divergent roughly = SampleLog.divergent(rows, log.evidence(6, 12, 18, SIZE));
            assertThat(roughly.divergences().getFirst()).isEqualTo(new Divergence.LeafDiffers(
                    new Place(below, below + 5, Optional.of(rows.get(below).eventId())), "head-" + (below + 6) + ".txt"));
            assertThat(roughly.divergences()).hasSize(disposal ? 2 : 1);

            assertNames(SampleLog.divergent(rows, log.withCopy(SIZE)), position, entry.eventId());
            assertNames(SampleLog.divergent(rows, log.evidence(position, position + 1)), position, entry.eventId());
        });
    }

    @Test
    void heads_that_the_authority_kept_in_the_file_narrow_the_place_too() {
        List<Entry> rows = new ArrayList<>(log.entries());
        rows.set(13, SampleLog.kept(13, rows.get(13).eventId(), Map.of(), new Random(0)));
        byte[] export = SampleLog.export(rows, HistoryWriter.Scope.FULL, log.head(13), log.head(14), log.head(20));
        assertThat(SampleLog.divergent(export, log.evidence(SIZE)).first()).contains(Place.at(13, rows.get(13).eventId()));
    }

    @Test
    void a_deleted_row_is_named_by_its_gap_with_its_neighbours() {
        for (int position = 0; position < SIZE - 1; position++) {
            List<Entry> rows = new ArrayList<>(log.entries());
            rows.remove(position);
            Verdict.Divergent found = SampleLog.divergent(rows, log.evidence(SIZE));
            Optional<String> before = position == 0 ? Optional.empty() : Optional.of(log.entries().get(position - 1).eventId());
            assertThat(found.divergences().getFirst()).isEqualTo(new Divergence.Missing(
                    Place.at(position, Optional.empty()), before, Optional.of(log.entries().get(position + 1).eventId())));
            assertNames(SampleLog.divergent(rows, log.withCopy(SIZE)), position, log.entries().get(position).eventId());
        }
    }

    @Test
    void deleted_rows_are_named_even_if_all_later_ones_are_renumbered_when_a_copy_is_held() {
        for (int position = 0; position < SIZE - 3; position++) {
            List<Entry> rows = new ArrayList<>(log.entries());
            rows.subList(position, position + 3).clear();
            Verdict.Divergent found = SampleLog.divergent(SampleLog.renumbered(rows), log.withCopy(SIZE));
            assertThat(found.divergences()).contains(new Divergence.Missing(
                    new Place(position, position + 2, Optional.of(log.entries().get(position).eventId())),
                    Optional.empty(),
                    Optional.of(log.entries().get(position + 3).eventId())));
            assertThat(found.first().orElseThrow().from()).isEqualTo(position);
            assertThat(SampleLog.divergent(SampleLog.renumbered(rows), log.evidence(SIZE - 3)).divergences()).isNotEmpty();
        }
    }

    @Test
    void swapped_rows_are_named_whether_they_keep_their_numbers_or_not() {
        for (int one = 0; one < SIZE; one++) {
            for (int other = one + 1; other < SIZE; other++) {
                List<Entry> rows = new ArrayList<>(log.entries());
                Collections.swap(rows, one, other);
                String belongs = log.entries().get(one).eventId();
                String found = log.entries().get(other).eventId();
                Divergence expected = new Divergence.Reordered(Place.at(one, belongs), found);
                List<Entry> renumbered = SampleLog.renumbered(rows);
                Verdict.Divergent byNumber = SampleLog.divergent(rows, log.evidence(SIZE));
                Verdict.Divergent byCopy = SampleLog.divergent(renumbered, log.withCopy(SIZE));
                assertThat(byNumber.divergences()).contains(expected);
                assertThat(byNumber.first().orElseThrow().from()).isEqualTo(one);
                assertThat(byCopy.divergences()).contains(expected);
                assertThat(byCopy.first().orElseThrow().from()).isEqualTo(one);
                assertNames(SampleLog.divergent(renumbered, log.evidence(one, one + 1)), one, found);
            }
        }
    }

    @Test
    void an_inserted_row_is_named_whether_the_later_ones_are_renumbered_or_not() {
        for (int position = 0; position < SIZE; position++) {
            List<Entry> rows = new ArrayList<>(log.entries());
            Entry inserted = SampleLog.kept(position, "ev-forged", Map.of("words", "It was discussed."), new Random(position));
            rows.add(position, inserted);
            assertNames(SampleLog.divergent(SampleLog.renumbered(rows), log.withCopy(SIZE)), position, "ev-forged");
            assertNames(SampleLog.divergent(SampleLog.renumbered(rows), log.evidence(position, position + 1)), position, "ev-forged");
            // Without renumbering a position is given twice; which of the two was first is for the heads to tell.
            assertThat(SampleLog.divergent(rows, log.evidence(SIZE)).first().orElseThrow().from()).isEqualTo(position);
        }
    }

    @Test
    void a_cut_tail_is_named_from_the_first_lost_entry() {
        for (int left = 0; left < SIZE; left++) {
            List<Entry> rows = log.entries().subList(0, left);
            Divergence byHead = new Divergence.TailCut(new Place(left, SIZE - 1, Optional.empty()), SIZE, "head-24.txt");
            assertThat(SampleLog.divergent(rows, log.evidence(SIZE)).divergences().getFirst()).isEqualTo(byHead);
            String lost = log.entries().get(left).eventId();
            Divergence byCopy = new Divergence.TailCut(new Place(left, SIZE - 1, Optional.of(lost)), SIZE, "copy");
            assertThat(SampleLog.divergent(rows, log.withCopy(SIZE)).divergences().getFirst()).isEqualTo(byCopy);
        }
    }

    @Test
    void content_that_vanishes_under_the_name_of_disposal_is_named() {
        forEveryWholeEntry((entry, rows) -> {
            rows.set((int) entry.position(), new Entry.Emptied(entry.position(), entry.eventId(), entry.leaf()));
            Verdict.Divergent found = SampleLog.divergent(rows, log.evidence(SIZE));
            assertThat(found.divergences()).contains(
                    new Divergence.DisposalNotRecorded(Place.at(entry.position(), entry.eventId())));
        });
    }

    @Test
    void an_emptied_entry_cannot_be_passed_off_as_another() {
        for (Entry entry : log.entries()) {
            if (entry instanceof Entry.Emptied emptied) {
                List<Entry> rows = new ArrayList<>(log.entries());
                rows.set((int) entry.position(), new Entry.Emptied(emptied.position(), "ev-other", emptied.leaf()));
                assertThat(SampleLog.divergent(rows, log.evidence(SIZE)).divergences()).containsExactly(
                        new Divergence.DisposalDiffers(Place.at(emptied.position(), "ev-other"), emptied.eventId()));
            }
        }
    }

    @Test
    void a_whole_entry_cannot_be_passed_off_as_another() {
        forEveryWholeEntry((entry, rows) -> {
            rows.set((int) entry.position(), new Entry.Kept(entry.position(), "ev-other", entry.leaf(), entry.content()));
            assertThat(SampleLog.divergent(rows, log.evidence(SIZE)).divergences()).containsExactly(
                    new Divergence.IdDiffers(Place.at(entry.position(), "ev-other"), Optional.of(entry.eventId())));
        });
    }

    @Test
    void several_changes_at_once_are_found_and_the_first_of_them_is_named() {
        Random random = new Random(2027);
        for (int round = 0; round < 600; round++) {
            SampleLog original = logs.get(round % logs.size());
            List<Entry> rows = new ArrayList<>(original.entries());
            int changes = 1 + random.nextInt(4);
            for (int change = 0; change < changes; change++) {
                tamper(rows, random);
            }
            int first = firstDifference(original.entries(), rows);
            if (first < 0) {
                continue;
            }
            Verdict.Divergent found = SampleLog.divergent(rows, original.withCopy(original.size()));
            assertThat(found.first().orElseThrow().from()).as("round %d: %s", round, found).isEqualTo(first);
        }
    }

    /** One change that leaves no gap and no repeated position: the hard case. */
    private static void tamper(List<Entry> rows, Random random) {
        int at = random.nextInt(rows.size());
        Entry entry = rows.get(at);
        switch (random.nextInt(5)) {
            case 0 -> rows.remove(at);
            case 1 -> Collections.swap(rows, at, random.nextInt(rows.size()));
            case 2 -> rows.add(at, SampleLog.kept(at, "ev-forged-" + random.nextInt(1000), Map.of(), random));
            case 3 -> rows.set(at, SampleLog.kept(at, entry.eventId(), Map.of("words", "rewritten"), random));
            default -> {
                if (entry instanceof Entry.Kept kept) {
                    rows.set(at, new Entry.Kept(at, kept.eventId(), Hash.leaf(new byte[] {9}), kept.content()));
                }
            }
        }
        List<Entry> renumbered = SampleLog.renumbered(rows);
        rows.clear();
        rows.addAll(renumbered);
    }

    private static int firstDifference(List<Entry> original, List<Entry> rows) {
        for (int at = 0; at < original.size(); at++) {
            if (at >= rows.size() || !original.get(at).equals(rows.get(at))) {
                return at;
            }
        }
        return -1;
    }

    private interface Tampering {
        void change(Entry.Kept entry, List<Entry> rows);
    }

    private static void forEveryWholeEntry(Tampering tampering) {
        int changed = 0;
        for (Entry entry : log.entries()) {
            if (entry instanceof Entry.Kept kept) {
                tampering.change(kept, new ArrayList<>(log.entries()));
                changed++;
            }
        }
        assertThat(changed).isGreaterThan(SIZE / 2);
    }

    private static void assertNames(Verdict.Divergent found, long position, String eventId) {
        assertThat(found.first()).as("%s", found).contains(Place.at(position, eventId));
    }
}
