package kith.server.record.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.Standing;
import kith.server.directory.Names;
import kith.server.record.EventWords;
import kith.server.record.Marking.Mark;
import kith.server.record.Looks;
import kith.server.record.RecordView;
import kith.server.wording.Said;

/**
 * The record told in the order in which it happened, a line for each thing that was done, as it stands now: what was corrected with
 * its correction, what was withdrawn not at all.
 */
final class Chronology {
    /** In characters: a line or two on paper. */
    private static final int MOST = 220;

    /** @param telling its most telling answers */
    record Entry(Standing standing, String title, String telling, Mark mark) {
        Event event() {
            return standing.event();
        }

        LocalDate day() {
            return standing.day();
        }

        String happened() {
            return Said.occurred(standing.occurred());
        }
    }

    private Chronology() {}

    static List<Entry> of(RecordView view, Names names) {
        List<Standing> standing = Standing.of(view.history()).events();
        Map<String, Event> marks = new HashMap<>();
        standing.stream()
                .map(Standing::event)
                .filter(event -> event.type().equals(Facts.CHRONOLOGY_MARKED))
                .forEach(mark -> marks.put(mark.corrects().orElse(""), mark));
        TimelineRows rows = new TimelineRows(view, names);
        Set<String> lines = rows.latestFirst().stream().map(Event::id).collect(Collectors.toSet());
        return standing.stream()
                .filter(one -> isDone(one.event()) && lines.contains(one.id()))
                .map(one -> new Entry(
                        one,
                        EventWords.title(one.event(), view.packs()),
                        telling(one.worded(), view, rows, names),
                        marks.containsKey(one.id()) ? Mark.of(marks.get(one.id())) : Mark.NONE))
                .toList();
    }

    /** What was done, and who took it on; not what Kith writes down beside it, nor what was said about it. */
    private static boolean isDone(Event event) {
        return event.type().equals(Facts.HOLDER_ALLOCATED) || event.fact().equals(Facts.RECORDED) && !Looks.NO_NEWS.contains(event.type());
    }

    private static String telling(Event event, RecordView view, TimelineRows rows, Names names) {
        if (event.type().equals(Facts.HOLDER_ALLOCATED)) {
            return rows.holders(event);
        }
        return view.packs().step(event.subject(), event.packVersion())
                .flatMap(step -> new Gist(step, event.answers(), names).both(MOST))
                .orElse("");
    }
}
