package kith.procedures.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.position.Obligation.State;
import org.junit.jupiter.api.Test;

/** What holds of every position, tried on histories that nobody would write by hand. */
class PositionPropertiesTest {
    private static final int HISTORIES = 400;
    private static final Causes NONE = new Causes(List.of(), List.of(), List.of());

    @Test
    void the_order_in_which_events_arrive_decides_nothing() {
        onRandomHistories(history -> {
            List<Event> shuffled = new ArrayList<>(history.events());
            Collections.shuffle(shuffled, new Random(7));
            assertThat(Trial.positionOf(new History(history.record(), shuffled))).isEqualTo(Trial.positionOf(history));
        });
    }

    @Test
    void what_was_known_then_never_changes_with_what_is_recorded_later() {
        onRandomHistories(history -> {
            // Random histories are recorded in the order of their events, so that what was there then is their beginning.
            for (int known = 1; known < history.events().size(); known++) {
                Instant then = history.events().get(known - 1).recorded();
                if (history.events().get(known).recorded().isAfter(then)) {
                    Position asItStood = Trial.positionOf(new History(history.record(), history.events().subList(0, known)));
                    List<Event> shuffled = new ArrayList<>(history.events());
                    Collections.shuffle(shuffled, new Random(known));
                    assertThat(Trial.positionOf(new History(history.record(), shuffled).asKnownAt(then))).isEqualTo(asItStood);
                }
            }
        });
    }

    @Test
    void taking_a_cause_away_changes_the_conclusion() {
        int[] overdetermined = {0};
        int[] causes = {0};
        onRandomHistories(history -> {
            Map<Object, Causes> before = conclusions(Trial.positionOf(history));
            for (Event event : history.events()) {
                Map<Object, Causes> after = conclusions(Trial.positionOf(without(withWhatNamesIt(event, history), history)));
                before.forEach((conclusion, its) -> {
                    if (its.events().contains(event.id())) {
                        causes[0]++;
                        if (after.containsKey(conclusion)) {
                            // Two events each enough alone: the second takes the place of the first.
                            overdetermined[0]++;
                            assertThat(after.get(conclusion)).as("%s without %s", conclusion, event).isNotEqualTo(its);
                        }
                    }
                });
            }
        });
        assertThat(causes[0]).isGreaterThan(5_000);
        assertThat(overdetermined[0]).as("of %d causes", causes[0]).isLessThan(causes[0] / 50);
    }

    @Test
    void taking_away_what_is_nobodys_cause_and_stands_in_nothings_way_changes_no_conclusion() {
        int[] tried = {0};
        onRandomHistories(history -> {
            Working working = Trial.work(history);
            Map<Object, Causes> before = conclusions(working.position(history.record(), Trial.AT));
            Set<String> read = new HashSet<>(working.stoodInTheWay());
            before.values().forEach(causes -> read.addAll(causes.events()));
            for (Event event : history.events()) {
                if (Collections.disjoint(withWhatNamesIt(event, history), read)) {
                    tried[0]++;
                    Map<Object, Causes> after = conclusions(Trial.positionOf(without(withWhatNamesIt(event, history), history)));
                    if (!after.equals(before)) {
                        Map<Object, Causes> gone = new HashMap<>(before);
                        after.forEach(gone::remove);
                        Map<Object, Causes> come = new HashMap<>(after);
                        before.forEach(come::remove);
                        throw new AssertionError("without " + event + "\nGONE " + gone + "\nCOME " + come);
                    }
                }
            }
        });
        assertThat(tried[0]).isGreaterThan(500);
    }

    @Test
    void nothing_is_both_met_and_open_and_each_obligation_stands_once() {
        onRandomHistories(history -> {
            Position position = Trial.positionOf(history);
            assertThat(position.obligations()).extracting(Obligation::id).doesNotHaveDuplicates();
            assertThat(position.open()).allMatch(obligation -> obligation.state() instanceof State.Open);
            assertThat(position.episodes()).extracting(Episode::id).doesNotHaveDuplicates();
        });
    }

    @Test
    void everything_open_has_a_holder_and_says_why_under_which_rule_and_since_which_event() {
        onRandomHistories(history -> {
            Position position = Trial.positionOf(history);
            Set<String> events = new HashSet<>();
            history.events().forEach(event -> events.add(event.id()));
            assertThat(position.obligations()).allSatisfy(obligation -> {
                assertThat(obligation.holder()).isNotNull();
                assertThat(obligation.because()).isNotBlank();
                assertThat(obligation.counted()).isNotBlank();
                assertThat(obligation.causes().rules()).contains(obligation.rule());
                assertThat(obligation.causes().events()).contains(obligation.trigger()).isSubsetOf(events);
            });
            assertThat(position.episodes()).allSatisfy(episode -> assertThat(episode.causes().events()).contains(episode.openedBy()).isSubsetOf(events));
            assertThat(position.statuses()).allSatisfy(status -> assertThat(status.causes().events()).contains(status.begunBy()).isSubsetOf(events));
            assertThat(position.offers()).allSatisfy(offer -> assertThat(offer.causes().rules()).isNotEmpty());
        });
    }

    @Test
    void no_open_episode_is_without_a_holder_and_what_comes_next() {
        onRandomHistories(history -> {
            Position position = Trial.positionOf(history);
            position.episodes().stream().filter(Episode::isOpen).forEach(episode -> {
                List<Obligation> open = position.open().stream().filter(obligation -> obligation.episode().equals(episode.id())).toList();
                boolean offered = position.offers().stream().anyMatch(offer -> offer.episode().isPresent() && offer.episode().get().equals(episode.id()));
                assertThat(offered || !open.isEmpty()).as("%s has something next", episode).isTrue();
            });
        });
    }

    @Test
    void whatever_an_open_obligation_asks_for_is_offered_or_waits_for_an_approval() {
        onRandomHistories(history -> {
            Position position = Trial.positionOf(history);
            for (Obligation obligation : position.open()) {
                boolean offered = position.offers().stream().anyMatch(offer -> offer.meets().contains(obligation.id()));
                boolean waits = position.open().stream().anyMatch(other -> other.approves().isPresent() && other.step().equals(obligation.step()));
                assertThat(offered || waits || obligation.approves().isPresent()).as("%s", obligation).isTrue();
            }
        });
    }

    private static void onRandomHistories(Consumer<History> property) {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            History history = RandomHistories.of(seed);
            try {
                property.accept(history);
            } catch (AssertionError failed) {
                throw new AssertionError("seed " + seed + ": " + failed.getMessage(), failed);
            }
        }
    }

    /** The event, and what names it, and so on: nobody can correct what is not there. */
    private static Set<String> withWhatNamesIt(Event event, History history) {
        Set<String> taken = new HashSet<>(Set.of(event.id()));
        boolean more = true;
        while (more) {
            more = false;
            for (Event other : history.events()) {
                more |= other.corrects().filter(taken::contains).isPresent() && taken.add(other.id());
            }
        }
        return taken;
    }

    private static History without(Set<String> taken, History history) {
        return new History(history.record(), history.events().stream().filter(event -> !taken.contains(event.id())).toList());
    }

    /** What each part of the position says, without its causes, and the causes of it. */
    private static Map<Object, Causes> conclusions(Position position) {
        Map<Object, Causes> conclusions = new HashMap<>();
        for (Obligation o : position.obligations()) {
            conclusions.put(
                    new Obligation(
                            o.key(), o.procedure(), o.step(), o.sentence(), o.owner(), o.holder(), o.trigger(), o.raisedOn(), o.aim(), o.limit(), o.notBefore(),
                            o.state(), o.raisedBy(), o.provided(), o.reckoned(), o.extensions(), o.stoppedSince(), o.approves(), o.reasonIfLate(), o.lateReason(), o.tellIfLate(), o.source(), o.note(),
                            o.packVersion(), NONE),
                    o.causes());
        }
        for (Episode e : position.episodes()) {
            conclusions.put(new Episode(e.id(), e.procedure(), e.name(), e.openedBy(), e.opened(), e.closed(), e.stations(), NONE), e.causes());
        }
        for (StatusHeld s : position.statuses()) {
            conclusions.put(new StatusHeld(s.status(), s.words(), s.tone(), s.since(), s.until(), s.begunBy(), NONE), s.causes());
        }
        for (Offer o : position.offers()) {
            conclusions.put(new Offer(o.step(), o.episode(), o.by(), o.meets(), o.follows(), NONE), o.causes());
        }
        return conclusions;
    }
}
