package kith.server.record.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.Occurred;
import kith.server.directory.Names;
import kith.server.record.EventWords;
import kith.server.record.Marking.Mark;
import kith.server.record.RecordView;
import kith.server.wording.Said;

/**
 * The record told in the order in which it happened, a line for each thing that was done, as it stands now: what was corrected with
 * its correction, what was withdrawn not at all.
 */
final class Chronology {
    /** In characters: a line or two on paper. */
    private static final int MOST = 220;

    /**
     * @param event as it was first recorded
     * @param occurred as it stands now
     * @param telling its most telling answers
     */
    record Entry(Event event, Occurred occurred, String title, String telling, Mark mark) {
        LocalDate day() {
            return occurred.day(event.recorded());
        }

        Instant earliest() {
            return occurred.earliest(event.recorded());
        }

        String happened() {
            return Said.occurred(occurred);
        }
    }

    private static final Comparator<Event> BY_RECORDING = Comparator.comparing(Event::recorded).thenComparing(Event::id);

    private Chronology() {}

    static List<Entry> of(RecordView view, Names names) {
        Map<String, Event> corrections = new HashMap<>();
        Map<String, Event> marks = new HashMap<>();
        Set<String> withdrawn = new HashSet<>();
        view.history().events().stream().sorted(BY_RECORDING).forEach(event -> event.corrects().ifPresent(named -> {
            switch (event.fact()) {
                case Facts.CORRECTED -> corrections.put(named, event);
                case Facts.WITHDRAWN -> withdrawn.add(named);
                default -> {
                    if (event.type().equals(Facts.CHRONOLOGY_MARKED)) {
                        marks.put(named, event);
                    }
                }
            }
        }));
        TimelineRows rows = new TimelineRows(view, names);
        List<Entry> entries = new ArrayList<>();
        for (Event event : rows.latestFirst()) {
            if (isDone(event) && !withdrawn.contains(event.id())) {
                Event stands = corrections.getOrDefault(event.id(), event);
                Mark mark = marks.containsKey(event.id()) ? Mark.of(marks.get(event.id())) : Mark.NONE;
                entries.add(new Entry(event, occurred(event, stands), EventWords.title(event, view.packs()), telling(event, stands, view, rows, names), mark));
            }
        }
        entries.sort(Comparator.comparing(Entry::earliest).thenComparing(Entry::event, BY_RECORDING));
        return entries;
    }

    /** What was done, and who took it on; not what Kith writes down beside it, nor what was said about it. */
    private static boolean isDone(Event event) {
        return event.type().equals(Facts.HOLDER_ALLOCATED) || event.fact().equals(Facts.RECORDED) && !TimelineRows.BOOKKEEPING.contains(event.type());
    }

    private static Occurred occurred(Event event, Event stands) {
        return stands.occurred() instanceof Occurred.Unknown ? event.occurred() : stands.occurred();
    }

    private static String telling(Event event, Event stands, RecordView view, TimelineRows rows, Names names) {
        if (event.type().equals(Facts.HOLDER_ALLOCATED)) {
            return rows.holders(event);
        }
        Map<String, Answer> answers = stands.answers();
        return view.packs().step(stands.subject(), stands.packVersion())
                .flatMap(step -> new Gist(step, answers, names).both(MOST))
                .orElse("");
    }
}
