package kith.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {

    @TempDir
    Path folder;

    private SampleLog log;
    private String key;

    @BeforeEach
    void makeFiles() throws IOException {
        log = SampleLog.of(SampleLog.key(folder), 2, 30);
        key = SigningKey.publicFile(folder, SampleLog.AUTHORITY).toString();
        Files.write(folder.resolve("history.txt"), log.export());
        Files.write(folder.resolve("copy.txt"), SampleLog.export(log.entries(), HistoryWriter.Scope.LEAVES));
        Files.writeString(folder.resolve("march.txt"), "Dear partner,\n\n" + log.head(20).text() + "\nKind regards");
        Files.writeString(folder.resolve("april.txt"), log.head(30).text());
    }

    private record Answer(int code, String out, String err) {}

    private Answer run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Verify.run(
                args, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void a_whole_history_answers_0_and_says_up_to_which_head() {
        Answer answer = run("--export", file("history.txt"), "--key", key, "--head", file("march.txt"), "--head", file("april.txt"));
        assertThat(answer.err()).isEmpty();
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).startsWith("Whole: nothing diverges in the 30 entries of buckinghamshire.").contains("april.txt");
    }

    @Test
    void a_changed_history_answers_1_and_says_what_is_wrong_where_and_what_to_do() throws IOException {
        List<Entry> rows = new ArrayList<>(log.entries());
        rows.set(11, SampleLog.kept(11, rows.get(11).eventId(), Map.of("words", "rewritten"), new Random(1)));
        Files.write(folder.resolve("history.txt"), SampleLog.export(rows, HistoryWriter.Scope.FULL));
        Answer roughly = run("--export", file("history.txt"), "--key", key, "--head", file("march.txt"));
        assertThat(roughly.code()).isEqualTo(1);
        assertThat(roughly.out())
                .contains("The first divergent entry is one of positions 0 to 19")
                .contains("not those that march.txt vouches for")
                .contains("What to do: Keep this file and the database as they are")
                .contains("--copy");
        Answer exactly = run("--export", file("history.txt"), "--key", key, "--head", file("march.txt"), "--copy", file("copy.txt"));
        assertThat(exactly.code()).isEqualTo(1);
        assertThat(exactly.out()).contains("The first divergent entry is position 11, event " + rows.get(11).eventId() + ".");
    }

    @Test
    void bad_usage_answers_2_and_reports_all_problems_at_once() {
        Answer answer = run("--kye", key, "--head");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("“--kye” is not known").contains("“--head” is not followed").contains("--export").contains("Usage:");
        assertThat(run().code()).isEqualTo(2);
        assertThat(run("--export", "a", "--export", "b", "--key", key).err()).contains("given twice");
    }

    @Test
    void files_that_cannot_be_used_answer_2_and_each_is_named_with_its_problem() throws IOException {
        Files.writeString(folder.resolve("no-head.txt"), "Dear partner");
        Files.writeString(folder.resolve("no-key.txt"), "kith/buckinghamshire");
        Answer answer = run(
                "--export", key, "--key", file("no-key.txt"), "--head", file("no-head.txt"), "--head", file("absent.txt"), "--copy", file("march.txt"));
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err().lines()).hasSize(5);
        assertThat(answer.err())
                .contains("no signed head in it")
                .contains("not a public key of Kith")
                .contains("absent.txt: there is no such file")
                .contains("does not begin with “kith-history/1”")
                .doesNotContain("Exception");
        assertThat(run("--export", folder.toString(), "--key", key).code()).isEqualTo(2);
    }

    @Test
    void every_kind_of_divergence_is_said_in_words_with_its_remedy() {
        Place exact = Place.at(1234, "ev-1");
        Place range = new Place(3, 9, java.util.Optional.empty());
        List<Divergence> all = List.of(
                new Divergence.ContentDiffers(exact, Divergence.Changed.CONTENT),
                new Divergence.ContentDiffers(exact, Divergence.Changed.LEAF),
                new Divergence.ContentDiffers(exact, Divergence.Changed.ONE_OF_BOTH),
                new Divergence.LeafDiffers(exact, "a.txt"),
                new Divergence.LeafDiffers(range, "a.txt"),
                new Divergence.IdDiffers(exact, java.util.Optional.of("ev-2")),
                new Divergence.IdDiffers(exact, java.util.Optional.empty()),
                new Divergence.Missing(range, java.util.Optional.of("ev-0"), java.util.Optional.of("ev-9")),
                new Divergence.Reordered(exact, "ev-2"),
                new Divergence.Repeated(exact),
                new Divergence.Inserted(exact),
                new Divergence.TailCut(range, 10, "a.txt"),
                new Divergence.DisposalNotRecorded(exact),
                new Divergence.DisposalDiffers(exact, "ev-2"),
                new Divergence.ContentWithheld(exact),
                new Divergence.LineUnreadable(exact, 1236, "its salt is not written in hexadecimal digits"),
                new Divergence.FileUnfinished(1),
                new Divergence.EndCountDiffers(3, 2),
                new Divergence.HistoryOfOtherAuthority("salford", "leeds"),
                new Divergence.HeadOfOtherAuthority("a.txt", "salford", "leeds"),
                new Divergence.HeadOfUnknownKey("a.txt", "0011aabb"),
                new Divergence.HeadSignatureInvalid("a.txt"),
                new Divergence.HeadsContradict("a.txt", "b.txt"),
                new Divergence.HeadOfOtherPast("a.txt", "c.txt"),
                new Divergence.CopyUnfit("c.txt", "its end is missing"));
        long kinds = Arrays.stream(Divergence.OfEntries.class.getPermittedSubclasses()).count()
                + Arrays.stream(Divergence.OfEvidence.class.getPermittedSubclasses()).count();
        assertThat(all.stream().map(Divergence::getClass).distinct()).hasSize((int) kinds);
        assertThat(all.stream().map(Report::what)).doesNotHaveDuplicates();
        for (Divergence divergence : all) {
            assertThat(Report.what(divergence)).matches("[A-Z].*\\.").doesNotContain("null").doesNotContain("Optional");
            assertThat(Report.remedy(divergence)).matches("[A-Z].*\\.");
        }
        assertThat(Report.what(all.getFirst())).startsWith("Position 1,234, event ev-1: what the entry says was changed");
    }
}
