package kith.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kith.procedures.calendar.EnglandCalendar;
import kith.procedures.rehearsal.Rehearsal;

/** A caseload played through under two packs, on all processors, without reading it from a database. */
final class RehearsalAlone {
    private static final int CHILDREN = 70_000;
    private static final int ENGLAND = 400_000;
    private static final int AT_ONCE = 2_000;

    void run() {
        PositionAlone story = new PositionAlone(Duration.ZERO, Duration.ZERO);
        List<Rehearsal.Case> cases = new ArrayList<>();
        long events = 0;
        for (int i = 0; i < AT_ONCE; i++) {
            cases.add(new Rehearsal.Case("K" + i, story.history(Story.of(11 + i % 20))));
            events += 11 + i % 20;
        }
        System.out.printf("histories of %d events on average%n", events / AT_ONCE);
        for (int turn = 1; turn <= 3; turn++) {
            Rehearsal rehearsal = new Rehearsal(
                    PositionAlone.pack("england"), PositionAlone.pack(Partnership.AUTHORITY), EnglandCalendar.standard(), Instant.now());
            long began = System.nanoTime();
            for (int played = 0; played < CHILDREN; played += AT_ONCE) {
                rehearsal.play(cases);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    "turn %d: %,d children in %.1f s; %,d would take %.0f s; %s%n",
                    turn, CHILDREN, seconds, ENGLAND, seconds / CHILDREN * ENGLAND, Machine.load());
        }
    }
}
