package kith.procedures.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import kith.procedures.diff.Change;
import kith.procedures.diff.PackDiff;
import kith.procedures.manual.Manual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which edition of a document applied when. */
class EditionTest {
    private static SoundPack packs(Path folder, String editions) {
        return SoundPack.in(folder).write("sound/pack.yaml", SoundPack.PACK.replace(
                "manual: {title: The manual, edition: \"3\"}", "manual: {title: The manual, edition: \"3\", editions: {" + editions + "}}"));
    }

    @Test
    void an_edition_applies_from_its_day_until_the_next_one_does(@TempDir Path folder) {
        Pack pack = packs(folder, "third: {edition: \"3\", from: 2024-03-01}, second: {edition: \"2\", from: 2020-01-01}").ready("sound");

        assertThat(pack.editionOn(LocalDate.of(2019, 12, 31), "manual")).isEmpty();
        assertThat(pack.editionOn(LocalDate.of(2020, 1, 1), "manual")).map(Pack.Edition::id).hasValue("manual.second");
        assertThat(pack.editionOn(LocalDate.of(2024, 2, 29), "manual")).map(Pack.Edition::name).hasValue("2");
        assertThat(pack.editionOn(LocalDate.of(2024, 3, 1), "manual")).map(Pack.Edition::name).hasValue("3");
        assertThat(pack.editionOn(LocalDate.of(2024, 3, 1), "another")).isEmpty();
    }

    @Test
    void two_editions_from_one_day_are_refused(@TempDir Path folder) {
        assertThat(packs(folder, "third: {edition: \"3\", from: 2024-03-01}, fourth: {edition: \"4\", from: 2024-03-01}").problems("sound"))
                .containsExactly("sound/pack.yaml:5:126: Another edition of manual applies from the same day. Correct one of the two days.");
    }

    @Test
    void the_manual_lists_them_and_a_change_of_their_days_is_told(@TempDir Path folder) {
        Pack before = packs(folder, "third: {edition: \"3\", from: 2024-03-01, checked: The day is not confirmed.}").ready("sound");
        Pack after = packs(folder, "third: {edition: \"3\", from: 2024-04-01}").ready("sound");
        Map<String, String> manual = Manual.pages(before, Optional.empty());

        assertThat(manual.get("documents.html")).contains("Edition 3, from 1 March 2024. The day is not confirmed.");
        assertThat(PackDiff.between(before, after).changes()).extracting(Change::says).containsExactlyInAnyOrder(
                "The day from which the edition 3 applies was “1 March 2024” and is now “1 April 2024”.",
                "What confirms the edition 3 is gone. It was “The day is not confirmed.”");
    }
}
