package kith.procedures.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is so on a record, after all that was put right and taken back, is the same for everybody who asks. */
class StandingTest {
    private static final Occurred UNSAID = new Occurred.Unknown();

    private static Event event(String id, String type, Occurred occurred, int recorded, String about, String words) {
        return new Event(
                id, type, Optional.empty(), occurred, Instant.EPOCH.plusSeconds(recorded), new Author("ada", "social_care", "social_worker"),
                Map.of("words", new Answer.Text(words)), Optional.ofNullable(about), Optional.empty(), Optional.empty());
    }

    private static Event visit(String id, int day, int recorded) {
        return event(id, "visit.recorded", new Occurred.On(LocalDate.of(2026, 11, day)), recorded, null, "as first said");
    }

    private static Event correction(String id, String of, int recorded, String words) {
        return event(id, "visit.corrected", UNSAID, recorded, of, words);
    }

    private static Event withdrawal(String id, String of, int recorded) {
        return event(id, "visit.withdrawn", UNSAID, recorded, of, "on the wrong child");
    }

    private static List<Standing> standing(Event... events) {
        return Standing.of(new History("record", List.of(events))).events();
    }

    private static Answer words(String words) {
        return new Answer.Text(words);
    }

    @Test
    void a_correction_that_does_not_say_when_leaves_when_it_happened_however_late_it_comes() {
        List<Standing> standing = standing(visit("old", 2, 1), visit("new", 9, 2), correction("put-right", "old", 3, "put right"));

        assertThat(standing).extracting(Standing::id).containsExactly("old", "new");
        assertThat(standing.getFirst().answer("words")).isEqualTo(words("put right"));
        assertThat(standing.getFirst().day()).isEqualTo(LocalDate.of(2026, 11, 2));
        assertThat(standing.getFirst().datedBy()).isEqualTo("old");
    }

    @Test
    void a_correction_of_a_correction_stands_for_the_event_and_keeps_the_day_that_the_first_put_right() {
        Event dated = event("dated", "visit.corrected", new Occurred.On(LocalDate.of(2026, 11, 5)), 2, "visit", "on the fifth");

        Standing visit = standing(visit("visit", 2, 1), dated, correction("again", "dated", 3, "said anew")).getFirst();

        assertThat(visit.worded().id()).isEqualTo("again");
        assertThat(visit.answer("words")).isEqualTo(words("said anew"));
        assertThat(visit.day()).isEqualTo(LocalDate.of(2026, 11, 5));
        assertThat(visit.datedBy()).isEqualTo("dated");
    }

    @Test
    void what_is_withdrawn_does_not_stand_nor_does_a_correction_that_is_withdrawn() {
        assertThat(standing(visit("visit", 2, 1), withdrawal("gone", "visit", 2))).isEmpty();

        Standing visit = standing(visit("visit", 2, 1), correction("wrong", "visit", 2, "worse"), withdrawal("gone", "wrong", 3)).getFirst();

        assertThat(visit.answer("words")).isEqualTo(words("as first said"));
    }

    @Test
    void a_withdrawal_that_is_itself_withdrawn_leaves_the_event_standing() {
        assertThat(standing(visit("visit", 2, 1), withdrawal("gone", "visit", 2), withdrawal("back", "gone", 3)))
                .extracting(Standing::id)
                .containsExactly("visit");
    }

    /** By going through what was said one by one in the order in which it was recorded, and back again for each withdrawal. */
    @Test
    void of_whatever_was_put_right_and_taken_back_the_last_that_was_said_and_not_taken_back_stands() {
        Random random = new Random(4);
        for (int round = 0; round < 2_000; round++) {
            List<Event> events = new ArrayList<>(List.of(visit("e0", 2, 0)));
            for (int i = 1; i <= random.nextInt(7); i++) {
                String of = "e" + random.nextInt(i);
                boolean withdrawn = random.nextInt(3) == 0 || events.get(Integer.parseInt(of.substring(1))).fact().equals(Facts.WITHDRAWN);
                events.add(withdrawn ? withdrawal("e" + i, of, i) : correction("e" + i, of, i, "words of " + i));
            }
            Optional<String> expected = stands(events, 0) ? Optional.of("e" + lastStanding(events)) : Optional.empty();
            List<Event> arrived = new ArrayList<>(events);
            Collections.shuffle(arrived, random);

            assertThat(standing(arrived.toArray(Event[]::new)).stream().map(each -> each.worded().id()).findFirst()).as(events.toString()).isEqualTo(expected);
        }
    }

    private static boolean stands(List<Event> events, int event) {
        for (int later = event + 1; later < events.size(); later++) {
            if (events.get(later).fact().equals(Facts.WITHDRAWN) && events.get(later).corrects().equals(Optional.of("e" + event)) && stands(events, later)) {
                return false;
            }
        }
        return true;
    }

    private static int lastStanding(List<Event> events) {
        for (int last = events.size() - 1; last > 0; last--) {
            if (events.get(last).fact().equals(Facts.CORRECTED) && stands(events, last)) {
                return last;
            }
        }
        return 0;
    }
}
