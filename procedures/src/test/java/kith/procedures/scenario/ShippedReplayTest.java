package kith.procedures.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import kith.procedures.calendar.EnglandCalendar;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.position.CompiledPacks;
import kith.procedures.position.Holder;
import kith.procedures.position.Linked;
import kith.procedures.position.Position;
import kith.procedures.position.Replay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Under the shipped packs, too, carrying a position on comes to what working everything out anew comes to. */
class ShippedReplayTest {
    private static final Instant AT = Instant.parse("2028-01-01T00:00:00Z");

    static Stream<ShippedScenarios> packs() {
        return ShippedScenarios.all().stream();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void four_timelines_told_of_one_child(ShippedScenarios shipped) {
        CompiledPacks packs = CompiledPacks.of(shipped.pack().asIfInForce());
        List<History> told =
                new ArrayList<>(shipped.scenarios().stream().flatMap(scenario -> scenario.timeline().children().stream()).toList());
        Random random = new Random(11);
        for (int round = 0; round < 6; round++) {
            Collections.shuffle(told, random);
            for (int from = 0; from + 4 <= told.size(); from += 4) {
                goOnThrough(ofOneChild(told.subList(from, from + 4)), packs);
            }
        }
    }

    /** Timelines may have events of the same name: each gets its own here. */
    private static List<Event> ofOneChild(List<History> histories) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < histories.size(); i++) {
            String its = i + "-";
            for (Event event : histories.get(i).events()) {
                events.add(new Event(
                        its + event.id(),
                        event.type(),
                        Optional.empty(),
                        event.occurred(),
                        event.recorded(),
                        event.author(),
                        event.answers(),
                        event.corrects().map(its::concat),
                        event.occasion(),
                        event.packVersion()));
            }
        }
        events.sort(Comparator.comparing(Event::recorded).thenComparing(Event::id));
        return events;
    }

    private static void goOnThrough(List<Event> events, CompiledPacks packs) {
        Replay replay = replay(new History("child", List.of()), packs);
        for (int known = 1; known <= events.size(); known++) {
            History longer = new History("child", events.subList(0, known));
            replay = replay.goOn(longer, AT);
            Position anew = replay(longer, packs).position();
            assertThat(replay.position()).isEqualTo(anew);
        }
    }

    private static Replay replay(History history, CompiledPacks packs) {
        return Replay.of(history, packs, role -> new Holder.Team("duty " + role), Linked.NONE, EnglandCalendar.standard(), AT);
    }
}
