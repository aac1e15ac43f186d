package kith.server.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.calendar.Due;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Packs;
import kith.procedures.pack.Source;
import kith.procedures.position.Causes;
import kith.procedures.position.Holder;
import kith.procedures.position.Obligation;
import kith.procedures.position.ObligationKey;
import kith.procedures.position.Position;
import kith.procedures.position.Words;
import kith.server.gate.Level;
import kith.server.record.RecordView;
import org.junit.jupiter.api.Test;

/** For what a reason is asked: due by the end of 8 February 2027, looked at on the twelfth. */
class LatenessTest {
    private static final Instant NOW = Instant.parse("2027-02-12T10:00:00Z");
    private static final Pack PACK = new Pack("p", "P", "1", LocalDate.of(2027, 1, 1), Map.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private static List<String> asked(Obligation.State state, boolean reasonIfLate, Optional<String> reason) {
        return asked(state, reasonIfLate, reason, "2027-02-10T09:00:00Z");
    }

    private static List<String> asked(Obligation.State state, boolean reasonIfLate, Optional<String> reason, String ended) {
        Instant at = Instant.parse(ended);
        Event end = new Event(
                "end", "referral_decision.recorded", Optional.of("episode"), new Occurred.At(at), at, new Author("asha", "social_care", "social_worker"),
                Map.of(), Optional.empty(), Optional.empty(), Optional.of("1"));
        Obligation obligation = new Obligation(
                new ObligationKey("rule", "episode", "start"), "procedure", "visit", "Visit the child", "social_worker", new Holder.Person("asha"), "start",
                Optional.empty(), Optional.empty(), Optional.of(new Due.ByEndOf(LocalDate.of(2027, 2, 8))), Optional.empty(), state, new Words.Plain(""), "", new Words.Plain(""), List.of(), Optional.empty(), Optional.empty(), reasonIfLate, reason,
                List.of(), new Source("d", "Document", "1", List.of()), Optional.empty(), "1", new Causes(List.of(), List.of(), List.of()));
        Position position = new Position("r", NOW, List.of(), List.of(obligation), List.of(), List.of(), List.of());
        RecordView view = new RecordView("r", "K-1", Level.FULL, new History("r", List.of(end)), position, new Packs(List.of(PACK)));
        return Lateness.unexplained(view, NOW).stream().map(Lateness::how).toList();
    }

    @Test
    void a_reason_is_asked_for_what_is_late_whatever_became_of_it() {
        assertThat(asked(new Obligation.State.Open(), true, Optional.empty())).containsExactly("4 days late, not done yet");
        assertThat(asked(new Obligation.State.Met("end", Instant.parse("2027-02-10T09:00:00Z")), true, Optional.empty()))
                .containsExactly("2 days late, and done");
        assertThat(asked(new Obligation.State.Cancelled("end", "the enquiry ended"), true, Optional.empty()))
                .containsExactly("2 days late, and then no longer needed");
    }

    @Test
    void none_is_asked_for_what_ended_in_time_was_excused_or_needs_none() {
        assertThat(asked(new Obligation.State.Cancelled("end", "the enquiry ended"), true, Optional.empty(), "2027-02-07T09:00:00Z")).isEmpty();
        assertThat(asked(new Obligation.State.Excused("end", "Moved away"), true, Optional.empty())).isEmpty();
        assertThat(asked(new Obligation.State.Open(), false, Optional.empty())).isEmpty();
    }

    @Test
    void none_is_asked_twice() {
        assertThat(asked(new Obligation.State.Open(), true, Optional.of("The family was away"))).isEmpty();
    }
}
