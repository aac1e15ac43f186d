package kith.server.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.calendar.Due;
import kith.procedures.history.Answer;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.procedures.pack.Packs;
import kith.procedures.pack.Source;
import kith.procedures.position.Causes;
import kith.procedures.position.Episode;
import kith.procedures.position.Extension;
import kith.procedures.position.Holder;
import kith.procedures.position.Obligation;
import kith.procedures.position.ObligationKey;
import kith.procedures.position.Position;
import kith.procedures.position.Words;
import kith.server.gate.Level;
import kith.server.record.RecordView;
import org.junit.jupiter.api.Test;

/** A record shows what slips: looked at on 12 February 2027, with the steps of Buckinghamshire. */
class DriftTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 2, 12);
    private static final Causes NONE = new Causes(List.of(), List.of(), List.of());
    private static final Pack PACK = switch (PackLoader.load(Path.of("..", "packs"), "buckinghamshire")) {
        case Loaded.Ready(Pack pack) -> pack;
        case Loaded.Faulty(var problems) -> throw new AssertionError(problems.toString());
    };

    private final List<Event> events = new ArrayList<>();
    private final List<Obligation> obligations = new ArrayList<>();
    private boolean open = true;

    private List<String> drift() {
        Episode plan = new Episode(
                "episode", "child_in_need_plan", "Child in need plan", "help", Instant.parse("2027-01-04T09:00:00Z"),
                open ? Optional.empty() : Optional.of(new Episode.Closed(Instant.parse("2027-02-01T09:00:00Z"), "end", "It ended")), List.of(), NONE);
        Position position = new Position("r", Instant.parse("2027-02-12T10:00:00Z"), List.of(plan), obligations, List.of(), List.of(), List.of());
        RecordView view = new RecordView("r", "K-1", Level.FULL, new History("r", events), position, new Packs(List.of(PACK)));
        return Drift.of(view, TODAY).stream().map(drift -> drift.what() + ": " + drift.how()).toList();
    }

    private void owed(String raised, Due limit, Obligation.State state, Optional<Instant> stopped, List<Extension> extensions) {
        obligations.add(new Obligation(
                new ObligationKey("rule", "episode", "start"), "procedure", "visit", "Visit the child", "social_worker", new Holder.Person("asha"), "start",
                Optional.of(LocalDate.parse(raised)), Optional.empty(), Optional.of(limit), Optional.empty(), state, new Words.Plain(""), "", new Words.Plain(""),
                extensions, stopped, Optional.empty(), false, Optional.empty(), List.of(), new Source("d", "Document", "1", List.of()), Optional.empty(), "1", NONE));
    }

    private void owed(String raised, String limit) {
        owed(raised, new Due.ByEndOf(LocalDate.parse(limit)), new Obligation.State.Open(), Optional.empty(), List.of());
    }

    private void recorded(String step, String day, Map<String, Answer> answers) {
        Instant at = Instant.parse(day + "T12:00:00Z");
        events.add(new Event(
                step + day, step + ".recorded", Optional.of("episode"), new Occurred.At(at), at, new Author("asha", "social_care", "social_worker"),
                answers, Optional.empty(), Optional.empty(), Optional.of(PACK.version())));
    }

    private void agreed(String day, String what, String by) {
        recorded("child_in_need_meeting", day, Map.of("agreed_actions", new Answer.Entries(List.of(
                Map.of("what", new Answer.Text(what), "by", new Answer.Day(LocalDate.parse(by)))))));
    }

    @Test
    void what_is_late_by_its_own_time_is_not_drift_and_a_day_later_it_is() {
        owed("2027-01-23", "2027-02-02");
        assertThat(drift()).isEmpty();
        owed("2027-01-23", "2027-02-01");
        assertThat(drift()).containsExactly("Visit the child: 11 days late, and 9 days were given");
    }

    @Test
    void what_had_hours_had_a_day() {
        owed("2027-02-10", new Due.At(Instant.parse("2027-02-11T10:00:00Z")), new Obligation.State.Open(), Optional.empty(), List.of());
        assertThat(drift()).isEmpty();
        owed("2027-02-09", new Due.At(Instant.parse("2027-02-09T20:00:00Z")), new Obligation.State.Open(), Optional.empty(), List.of());
        assertThat(drift()).containsExactly("Visit the child: 3 days late, and 1 day was given");
    }

    @Test
    void what_was_done_or_stands_still_does_not_drift() {
        owed("2027-01-01", new Due.ByEndOf(LocalDate.of(2027, 1, 4)), new Obligation.State.Met("e", Instant.parse("2027-02-01T10:00:00Z")), Optional.empty(), List.of());
        owed("2027-01-01", new Due.ByEndOf(LocalDate.of(2027, 1, 4)), new Obligation.State.Open(), Optional.of(Instant.parse("2027-01-05T10:00:00Z")), List.of());
        assertThat(drift()).isEmpty();
    }

    @Test
    void what_somebody_allowed_to_take_longer_drifts_once_that_has_passed_too() {
        owed("2027-01-01", new Due.ByEndOf(LocalDate.of(2027, 1, 10)), new Obligation.State.Open(), Optional.empty(), List.of(allowedUntil("2027-02-12")));
        assertThat(drift()).isEmpty();
        owed("2027-01-01", new Due.ByEndOf(LocalDate.of(2027, 1, 10)), new Obligation.State.Open(), Optional.empty(), List.of(allowedUntil("2027-02-11")));
        assertThat(drift()).containsExactly("Visit the child: 33 days late, and 9 days were given");
    }

    private static Extension allowedUntil(String day) {
        return new Extension(
                "e", "e", "team_manager", Instant.parse("2027-01-20T10:00:00Z"), new Due.ByEndOf(LocalDate.parse(day)), false, Optional.empty());
    }

    @Test
    void an_action_drifts_from_the_day_after_the_one_that_was_agreed() {
        agreed("2027-01-15", "Fit the stair gate", "2027-02-12");
        assertThat(drift()).isEmpty();
        events.clear();
        agreed("2027-01-15", "Fit the stair gate", "2027-02-11");
        assertThat(drift()).containsExactly("Fit the stair gate: by 11 February, 1 day ago, and nobody has looked at it since");
    }

    @Test
    void whoever_looks_at_it_on_the_day_or_later_ends_the_drift_and_nobody_does_before() {
        agreed("2027-01-15", "Fit the stair gate", "2027-02-01");
        recorded("child_in_need_review", "2027-01-31", Map.of());
        recorded("case_note", "2027-02-05", Map.of());
        assertThat(drift()).hasSize(1);
        recorded("supervision_session", "2027-02-01", Map.of());
        assertThat(drift()).isEmpty();
    }

    @Test
    void only_the_latest_plan_counts_and_only_while_its_work_goes_on() {
        agreed("2027-01-05", "Fit the stair gate", "2027-01-10");
        agreed("2027-01-15", "Register with a dentist", "2027-02-01");
        assertThat(drift()).containsExactly("Register with a dentist: by 1 February, 11 days ago, and nobody has looked at it since");
        open = false;
        assertThat(drift()).isEmpty();
    }

    @Test
    void the_longest_comes_first() {
        agreed("2027-01-15", "Fit the stair gate", "2027-01-20");
        owed("2027-01-10", "2027-01-12");
        owed("2027-01-25", "2027-01-29");
        assertThat(drift()).extracting(line -> line.substring(0, line.indexOf(':'))).containsExactly("Visit the child", "Fit the stair gate", "Visit the child");
    }
}
