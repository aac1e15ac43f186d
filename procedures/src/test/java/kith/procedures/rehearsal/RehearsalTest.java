package kith.procedures.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.calendar.EnglandCalendar;
import kith.procedures.diff.WrittenPack;
import kith.procedures.history.Answer;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    /** A Tuesday, a day and an hour after the calls. */
    private static final Instant NOW = Instant.parse("2027-01-12T11:00:00Z");

    @TempDir
    Path folder;

    @Test
    void a_change_that_touches_nobody_says_so() {
        assertThat(rehearsed("Is it urgent?", "Is it very urgent?"))
                .isEqualTo("""
                        Soundshire: 2 records played through. With the change 4 obligations are open now.
                        Nothing that is owed now would change.
                        """);
    }

    @Test
    void a_shorter_limit_says_how_many_would_be_due_sooner_and_how_many_of_them_are_late_at_once() {
        // Of the two, Ada's visit is still owed: due after 72 hours, and after 12 it is late already.
        assertThat(rehearsed("limit: 72 hours", "limit: 12 hours")).isEqualTo("""
                Soundshire: 2 records played through. With the change 4 obligations are open now.
                What is owed now would change on 1 of these records.

                Home visit
                  See the child (see_child)
                    1 would be due sooner, and is late at once
                    for example on ADA
                """);
    }

    @Test
    void a_longer_limit_says_how_many_would_be_due_later() {
        assertThat(rehearsed("limit: 10 working days", "limit: 15 working days")).contains("""
                  Write the report (write_report)
                    3 would be due later
                    for example on ADA, BEN
                """);
    }

    @Test
    void another_aim_is_told_apart_from_another_limit() {
        assertThat(rehearsed("see_child:\n    on: opening", "see_child:\n    on: opening", "{if: call.kind == 'neglect', limit: 72 hours}", "{if: call.kind == 'neglect', aim: 6 hours, limit: 72 hours}"))
                .contains("    1 would have another aim, and the same limit\n");
    }

    @Test
    void another_role_that_must_see_to_it_is_told_though_nothing_is_due_at_another_time() {
        assertThat(rehearsed("sentence: Write the report\n    owner: worker", "sentence: Write the report\n    owner: manager"))
                .contains("would change on 2 of these records")
                .contains("    3 would be owed by another role\n")
                .doesNotContain("due");
    }

    @Test
    void a_limit_that_becomes_an_aim_is_no_longer_a_limit_however_soon_the_aim() {
        String loosened = rehearsed("within: {limit: 10 working days}", "within: {aim: 5 working days}");
        assertThat(loosened).contains("    3 would have no limit any more\n").doesNotContain("sooner");
    }

    @Test
    void a_time_that_is_counted_otherwise_and_ends_on_the_same_day_is_no_change() {
        assertThat(rehearsed("limit: 10 working days", "limit: 14 days")).contains("Nothing that is owed now would change.");
    }

    @Test
    void a_rule_that_is_taken_away_and_one_that_is_new() {
        String taken = rehearsed("  write_report:\n", "  report_in_writing:\n");
        assertThat(taken).contains("""
                  Write the report (write_report)
                    3 would no longer be owed
                """);
        assertThat(taken).contains("""
                  Write the report (report_in_writing)
                    3 would be newly owed
                """);
    }

    @Test
    void what_is_over_is_counted_and_nobody_is_sent_to_it() {
        // Ben was seen within 24 hours, but not within 3.
        assertThat(rehearsed("limit: 24 hours}\n    from", "limit: 3 hours}\n    from")).contains(
                "In the past, 1 obligation would have differed");
    }

    private String rehearsed(String... replacing) {
        WrittenPack before = WrittenPack.in(folder.resolve("before"));
        WrittenPack after = WrittenPack.in(folder.resolve("after"));
        for (int i = 0; i < replacing.length; i += 2) {
            after = after.with(replacing[i], replacing[i + 1]);
        }
        Rehearsal rehearsal = new Rehearsal(before.ready(), after.ready(), EnglandCalendar.standard(), NOW);
        Event seen = event("ben-2", "seen", "2027-01-11T14:00:00Z", Map.of());
        rehearsal.play(List.of(
                new Rehearsal.Case("ADA", new History("ada", List.of(call("ada", "neglect")))),
                new Rehearsal.Case("BEN", new History("ben", List.of(call("ben", "harm"), seen)))));
        return rehearsal.inWords("Soundshire");
    }

    private static Event call(String id, String kind) {
        return event(id, "call", "2027-01-11T10:00:00Z", Map.of("kind", new Answer.Choice(kind)));
    }

    private static Event event(String id, String step, String when, Map<String, Answer> answers) {
        Instant at = Instant.parse(when);
        return new Event(
                id, step + ".recorded", Optional.empty(), new Occurred.At(at), at, new Author("worker-1", "social_care", "worker"),
                answers, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
