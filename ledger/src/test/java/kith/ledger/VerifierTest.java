package kith.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the verifier makes of heads, keys, copies and files, as opposed to changed entries. */
class VerifierTest {

    private static final int SIZE = 20;

    @TempDir
    static Path folder;

    private static SampleLog log;

    @BeforeAll
    static void makeLog() {
        log = SampleLog.of(SampleLog.key(folder), 5, SIZE);
    }

    @Test
    void a_history_without_a_held_head_is_whole_but_proven_up_to_nothing() {
        Verdict.Whole whole = whole(log.export(), log.evidence());
        assertThat(whole.held()).isEmpty();
        assertThat(Report.text(whole)).contains("No held head reaches it");
    }

    @Test
    void entries_newer_than_any_head_are_said_to_be_so() {
        Verdict.Whole whole = whole(
                SampleLog.export(log.entries(), HistoryWriter.Scope.FULL, log.head(8), log.head(17)), log.evidence(12, 5));
        assertThat(whole.held().orElseThrow().said().size()).isEqualTo(12);
        assertThat(whole.carried().orElseThrow().said().size()).isEqualTo(17);
        assertThat(Report.text(whole))
                .contains("Proven up to the head in head-12.txt: 12 entries, signed on Friday 12 February 2027 at 09:00")
                .contains("up to 17 entries it agrees with heads that the authority signed and kept itself")
                .contains("The last 3 entries are newer than any head");
    }

    @Test
    void an_empty_history_is_whole() {
        byte[] empty = SampleLog.export(List.of(), HistoryWriter.Scope.FULL, log.head(0));
        assertThat(whole(empty, log.evidence(0)).size()).isZero();
    }

    @Test
    void a_history_of_leaves_proves_the_same_root_without_any_content() {
        byte[] leaves = SampleLog.export(log.entries(), HistoryWriter.Scope.LEAVES);
        Verdict.Whole whole = whole(leaves, log.evidence(SIZE));
        assertThat(whole.root()).isEqualTo(log.head(SIZE).head().root());
        assertThat(whole.counts()).isEqualTo(new Verdict.Counts(0, 0, SIZE));
    }

    @Test
    void a_full_history_may_not_withhold_content() {
        List<Entry> rows = new ArrayList<>(log.entries());
        Entry hidden = rows.get(6);
        rows.set(6, new Entry.LeafOnly(6, hidden.eventId(), hidden.leaf()));
        assertThat(SampleLog.divergent(rows, log.evidence(SIZE)).divergences())
                .contains(new Divergence.ContentWithheld(Place.at(6, hidden.eventId())));
    }

    @Test
    void disposal_leaves_the_root_as_it_was() {
        SigningKey key = log.key();
        Random random = new Random(3);
        Entry.Kept child = SampleLog.kept(0, "ev-child", Map.of("words", "what is to go"), random);
        Disposed disposed = new Disposed(0, "ev-child", child.leaf());
        Entry.Kept disposal = SampleLog.kept(1, "ev-disposal", Map.of(Disposed.FIELD, Disposed.list(List.of(disposed))), random);
        SampleLog before = new SampleLog(key, List.of(child, disposal));
        SampleLog after = new SampleLog(key, List.of(new Entry.Emptied(0, "ev-child", child.leaf()), disposal));
        assertThat(whole(after.export(), before.evidence(1, 2)).counts()).isEqualTo(new Verdict.Counts(1, 1, 0));
        assertThat(new String(after.export(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain(java.util.HexFormat.of().formatHex(child.content().salt()));
    }

    @Test
    void a_disposal_counts_only_after_what_it_disposes_of() {
        Random random = new Random(4);
        Entry.Kept child = SampleLog.kept(1, "ev-child", Map.of(), random);
        String list = Disposed.list(List.of(new Disposed(1, "ev-child", child.leaf())));
        Entry.Kept early = SampleLog.kept(0, "ev-disposal", Map.of(Disposed.FIELD, list), random);
        List<Entry> rows = List.of(early, new Entry.Emptied(1, "ev-child", child.leaf()));
        assertThat(SampleLog.divergent(rows, log.evidence()).divergences())
                .containsExactly(new Divergence.DisposalNotRecorded(Place.at(1, "ev-child")));
    }

    @Test
    void a_head_of_another_key_or_authority_or_with_a_false_figure_is_named_and_the_others_still_count() throws IOException {
        SigningKey stranger = SigningKey.create(folder.resolve("stranger"), SampleLog.AUTHORITY);
        SigningKey salford = SigningKey.create(folder.resolve("salford"), "salford");
        Head said = log.head(9).head();
        SignedHead genuine = log.head(9);
        Head moreThanSaid = new Head(said.authority(), 10, said.root(), said.signedAt());
        Head ofSalford = new Head("salford", 9, said.root(), said.signedAt());
        Evidence evidence = new Evidence(
                log.keys(),
                List.of(
                        new Evidence.HeldHead("stranger.txt", stranger.sign(said)),
                        new Evidence.HeldHead("salford.txt", salford.sign(ofSalford)),
                        new Evidence.HeldHead("false.txt", new SignedHead(moreThanSaid, genuine.keyId(), genuine.signature())),
                        log.held(SIZE)),
                Optional.empty());
        Verdict.Divergent found = SampleLog.divergent(log.export(), evidence);
        assertThat(found.divergences()).containsExactlyInAnyOrder(
                new Divergence.HeadOfUnknownKey("stranger.txt", stranger.verifyKey().id()),
                new Divergence.HeadOfOtherAuthority("salford.txt", "salford", SampleLog.AUTHORITY),
                new Divergence.HeadSignatureInvalid("false.txt"));
        assertThat(found.first()).isEmpty();
        assertThat(SampleLog.divergent(log.entries().subList(0, 19), evidence).divergences())
                .hasAtLeastOneElementOfType(Divergence.TailCut.class);
    }

    @Test
    void a_forged_head_in_the_file_is_named_by_its_line() throws IOException {
        SigningKey stranger = SigningKey.create(folder.resolve("forger"), SampleLog.AUTHORITY);
        byte[] export = SampleLog.export(log.entries(), HistoryWriter.Scope.FULL, stranger.sign(log.head(4).head()));
        assertThat(SampleLog.divergent(export, log.evidence(SIZE)).divergences())
                .containsExactly(new Divergence.HeadOfUnknownKey("line 6 of the history", stranger.verifyKey().id()));
    }

    @Test
    void two_signed_pasts_are_shown_to_contradict_each_other_whichever_of_them_is_exported() {
        List<Entry> rewritten = new ArrayList<>(log.entries());
        rewritten.set(3, SampleLog.kept(3, rewritten.get(3).eventId(), Map.of("words", "another past"), new Random(8)));
        SampleLog other = new SampleLog(log.key(), rewritten);
        for (int[] sizes : new int[][] {{10, 10}, {10, 15}, {SIZE, SIZE}}) {
            Evidence evidence = new Evidence(
                    log.keys(),
                    List.of(
                            new Evidence.HeldHead("ours.txt", log.head(sizes[0])),
                            new Evidence.HeldHead("theirs.txt", other.head(sizes[1]))),
                    Optional.empty());
            assertThat(SampleLog.divergent(SampleLog.export(rewritten, HistoryWriter.Scope.FULL), evidence).divergences())
                    .anySatisfy(divergence -> assertThat(divergence).isInstanceOf(Divergence.HeadsContradict.class));
            if (sizes[0] == sizes[1]) {
                assertThat(SampleLog.divergent(log.export(), evidence).divergences())
                        .anySatisfy(divergence -> assertThat(divergence).isInstanceOf(Divergence.HeadsContradict.class));
            }
        }
    }

    @Test
    void the_history_of_another_authority_is_not_compared_at_all() throws IOException {
        SigningKey salford = SigningKey.create(folder.resolve("salford-2"), "salford");
        Evidence evidence = new Evidence(new Keyring("salford", List.of(salford.verifyKey())), List.of(), Optional.empty());
        assertThat(SampleLog.divergent(log.export(), evidence).divergences())
                .containsExactly(new Divergence.HistoryOfOtherAuthority(SampleLog.AUTHORITY, "salford"));
    }

    @Test
    void a_copy_that_was_itself_changed_is_not_compared_with() {
        List<Entry> rows = new ArrayList<>(log.entries());
        rows.set(2, new Entry.LeafOnly(2, rows.get(2).eventId(), Hash.plain()));
        byte[] copy = SampleLog.export(rows, HistoryWriter.Scope.LEAVES);
        Evidence evidence = new Evidence(
                log.keys(), log.evidence(SIZE).heads(), Optional.of(new Evidence.HeldCopy("copy.txt", () -> SampleLog.reader(copy))));
        assertThat(SampleLog.divergent(log.export(), evidence).divergences())
                .containsExactly(new Divergence.CopyUnfit("copy.txt", "it does not agree with the head in head-20.txt"));
    }

    @Test
    void an_older_copy_helps_as_far_as_it_goes() {
        byte[] copy = SampleLog.export(log.entries().subList(0, 12), HistoryWriter.Scope.LEAVES);
        Evidence evidence = new Evidence(
                log.keys(), log.evidence(SIZE).heads(), Optional.of(new Evidence.HeldCopy("copy.txt", () -> SampleLog.reader(copy))));
        assertThat(SampleLog.verify(log.export(), evidence)).isInstanceOf(Verdict.Whole.class);
        List<Entry> rows = new ArrayList<>(log.entries());
        rows.set(15, SampleLog.kept(15, rows.get(15).eventId(), Map.of(), new Random(1)));
        assertThat(SampleLog.divergent(rows, evidence).first()).contains(new Place(12, 19, Optional.empty()));
    }

    @Test
    void a_file_that_breaks_off_anywhere_is_never_whole() {
        byte[] export = log.export();
        for (int length = 0; length < export.length; length += 7) {
            byte[] cut = Arrays.copyOf(export, length);
            try (HistoryReader reader = SampleLog.reader(cut)) {
                assertThat(Verifier.verify(reader, log.evidence())).isInstanceOf(Verdict.Divergent.class);
            } catch (IOException refused) {
                assertThat(refused).isInstanceOf(HistoryReader.NotAHistory.class);
            }
        }
        byte[] withoutLastNewline = Arrays.copyOf(export, export.length - 1);
        assertThat(SampleLog.verify(withoutLastNewline, log.evidence())).isInstanceOf(Verdict.Divergent.class);
    }

    @Test
    void an_export_that_failed_half_way_is_seen_to_be_unfinished() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HistoryWriter writer = new HistoryWriter(bytes, SampleLog.AUTHORITY, HistoryWriter.Scope.FULL)) {
            writer.entry(log.entries().getFirst());
        }
        assertThat(SampleLog.divergent(bytes.toByteArray(), log.evidence(1)).divergences()).contains(new Divergence.FileUnfinished(1));
    }

    @Test
    void a_signed_head_of_another_past_is_told_from_changed_entries_when_a_copy_agrees_with_the_history() {
        List<Entry> rewritten = new ArrayList<>(log.entries());
        rewritten.set(3, SampleLog.kept(3, rewritten.get(3).eventId(), Map.of(), new Random(8)));
        SignedHead ofOtherPast = new SampleLog(log.key(), rewritten).head(9);
        byte[] export = SampleLog.export(log.entries(), HistoryWriter.Scope.FULL, ofOtherPast);
        assertThat(SampleLog.divergent(export, log.withCopy()).divergences())
                .containsExactly(new Divergence.HeadOfOtherPast("line 11 of the history", "copy"));
    }

    @Test
    void a_compressed_file_is_read_and_a_compressed_file_cut_short_is_an_error() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(log.export());
        }
        assertThat(SampleLog.verify(packed.toByteArray(), log.evidence(SIZE))).isInstanceOf(Verdict.Whole.class);
        byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() - 20);
        assertThatThrownBy(() -> Verifier.verify(SampleLog.reader(cut), log.evidence())).isInstanceOf(IOException.class);
    }

    @Test
    void of_very_many_divergences_the_first_are_listed_and_the_rest_counted() {
        List<Entry> rows = new ArrayList<>();
        Random random = new Random(12);
        for (int position = 0; position < 5_000; position++) {
            Entry.Kept kept = SampleLog.kept(position, "ev-" + position, Map.of(), random);
            rows.add(position < 37 ? kept : new Entry.Kept(position, kept.eventId(), Hash.plain(), kept.content()));
        }
        Verdict.Divergent found = SampleLog.divergent(rows, log.evidence());
        assertThat(found.first()).contains(Place.at(37, "ev-37"));
        assertThat(found.divergences()).hasSize(Findings.MOST_LISTED);
        assertThat(found.divergences().size() + found.unlisted()).isEqualTo(5_000 - 37);
    }

    @Test
    void a_head_is_for_one_size_and_one_instant() {
        Head head = new Head(SampleLog.AUTHORITY, 1, Hash.plain(), Instant.EPOCH);
        assertThat(head.text()).isEqualTo("kith/buckinghamshire\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nsigned 1970-01-01T00:00:00Z\n");
        assertThatThrownBy(() -> new Head("two words", 1, Hash.plain(), Instant.EPOCH)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Head("salford", -1, Hash.plain(), Instant.EPOCH)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Verdict.Whole whole(byte[] export, Evidence evidence) {
        return switch (SampleLog.verify(export, evidence)) {
            case Verdict.Whole whole -> whole;
            case Verdict.Divergent divergent -> throw new AssertionError("It was found divergent: " + divergent);
        };
    }
}
