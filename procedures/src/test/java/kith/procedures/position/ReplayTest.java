package kith.procedures.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import org.junit.jupiter.api.Test;

/** Carrying a position on comes to what working everything out anew comes to. */
class ReplayTest {
    private static final int HISTORIES = 1_500;

    @Test
    void event_by_event_in_the_order_of_recording() {
        Random random = new Random(1);
        for (int seed = 0; seed < HISTORIES; seed++) {
            goOnThrough(RandomHistories.of(seed), 1, random);
        }
    }

    @Test
    void some_events_at_a_time() {
        Random random = new Random(2);
        for (int seed = 0; seed < HISTORIES; seed++) {
            goOnThrough(RandomHistories.of(seed), 4, random);
        }
    }

    @Test
    void in_whatever_order_events_arrive() {
        Random random = new Random(3);
        for (int seed = 0; seed < HISTORIES; seed++) {
            List<Event> events = new ArrayList<>(RandomHistories.of(seed).events());
            Collections.shuffle(events, random);
            goOnThrough(new History("record", events), 1, random);
        }
    }

    @Test
    void twice_from_the_same_place_as_when_the_first_write_was_rolled_back() {
        for (int seed = 0; seed < 300; seed++) {
            History history = RandomHistories.of(seed);
            Replay before = Trial.replay(beginning(history, history.events().size() - 1));
            Position asItWas = before.position();
            Position once = before.goOn(history, Trial.AT).position();
            assertThat(before.position()).isEqualTo(asItWas);
            assertThat(before.goOn(history, Trial.AT).position()).isEqualTo(once).isEqualTo(Trial.positionOf(history));
        }
    }

    @Test
    void what_opens_an_episode_that_an_event_named_before_it_arrived() {
        String episode = Ids.episode("enquiry", "late");
        Trial early = new Trial()
                .recordedIn(episode, "named", "discussion", "2027-01-04T09:00", "outcome", Trial.choice("enquiry"))
                .recorded("late", "contact", "2027-01-04T10:00", "harm", Trial.YES);
        goOnThrough(early.history(), 1, new Random(0));
    }

    @Test
    void what_an_event_of_which_only_the_day_is_known_sees_later_that_day() {
        Trial oneDay = new Trial()
                .recorded("c", "contact", "2027-01-04T09:00", "harm", Trial.YES)
                .recorded("d", "discussion", "2027-01-04T11:00", "outcome", Trial.choice("enquiry"))
                .recorded("o", "outcome", "2027-01-08T11:00", "result", Trial.choice("plan"))
                .approved("a", "outcome", "o", "2027-01-08T12:00", "manager")
                .recorded("l", "letter", "2027-01-15")
                .recorded("r", "review", "2027-01-15T15:00", "decision", Trial.choice("end"));
        goOnThrough(oneDay.history(), 1, new Random(0));
        assertThat(oneDay.obligation("last_core_group").trigger()).isEqualTo("l");
    }

    @Test
    void a_recording_that_comes_last_leaves_what_it_does_not_touch_untouched() {
        Trial trial = new Trial()
                .recorded("c", "contact", "2027-01-04T09:00", "harm", Trial.YES)
                .recorded("d", "discussion", "2027-01-04T11:00", "outcome", Trial.choice("enquiry"));
        Replay before = Trial.replay(trial.history());
        History longer = beginning(trial.history(), 2);
        List<Event> events = new ArrayList<>(longer.events());
        events.add(Trial.event("l", "letter.recorded", "2027-01-05T09:00", null, "worker"));
        Position after = before.goOn(new History("record", events), Trial.AT).position();
        for (int i = 0; i < before.position().obligations().size(); i++) {
            assertThat(after.obligations().get(i)).isSameAs(before.position().obligations().get(i));
        }
    }

    private static void goOnThrough(History history, int most, Random random) {
        Replay replay = Trial.replay(beginning(history, 0));
        for (int known = 0; known < history.events().size(); ) {
            known = Math.min(history.events().size(), known + 1 + random.nextInt(most));
            History longer = beginning(history, known);
            replay = replay.goOn(longer, Trial.AT);
            assertThat(replay.position()).isEqualTo(Trial.positionOf(longer));
        }
    }

    private static History beginning(History history, int size) {
        return new History(history.record(), history.events().subList(0, size));
    }
}
