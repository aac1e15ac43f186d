package kith.server.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kith.procedures.history.About;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.History;
import kith.procedures.history.Standing;
import kith.procedures.pack.Packs;
import kith.server.projection.Stand;
import kith.server.record.EventWords;
import kith.server.record.Reach;
import kith.server.wording.Said;

/**
 * What was written in an event, as far as it reaches. What stands on a worker's own file is not kept for finding: it is read there and nowhere else.
 *
 * @param card whether it says who the child is
 * @param step or what else the event is about
 * @param happened when, in words
 * @param everybody whether all who see the record may read it
 * @param ordinary whether its author and those who take part in the step may read it
 * @param thread the event first recorded, of which this one is a correction or a withdrawal; itself where it is none
 * @param replaces whether it stands in place of what came before it in its thread
 */
record Passage(
        String event,
        Extent extent,
        boolean card,
        String step,
        String title,
        LocalDate day,
        String happened,
        Instant recorded,
        String author,
        String agency,
        boolean everybody,
        boolean ordinary,
        List<String> participants,
        String thread,
        boolean replaces,
        String body) {

    /** For whom, of those who may read the event at all. */
    enum Extent {
        /** Everybody: nothing in it is sensitive. */
        ALL,
        /** Its author, and those who see the whole record. */
        WHOLE,
        /** The others: what is left without the sensitive answers. */
        OPEN
    }

    Passage {
        participants = List.copyOf(participants);
    }

    /** An event is never changed: nearly all rows differ by it, and hashing long texts would cost more than comparing the few. */
    @Override
    public int hashCode() {
        return event.hashCode();
    }

    /** What no search finds: it would be found by its words, and how often they stand there. */
    private static boolean isNotFound(Stand stand) {
        return stand.history().about() == About.WORKER || stand.history().about() == About.RELOCATION;
    }

    static Stream<Passage> of(Stand stand) {
        if (isNotFound(stand)) {
            return Stream.empty();
        }
        Map<String, Event> byId = new HashMap<>();
        stand.history().events().forEach(event -> byId.put(event.id(), event));
        return stand.history().events().stream().flatMap(event -> of(event, byId, stand).stream());
    }

    /** What the new events say: what is known of the others stays, for an event is never changed. */
    static Stream<Passage> added(Stand before, Stand after) {
        if (isNotFound(after)) {
            return Stream.empty();
        }
        Map<String, Event> byId = new HashMap<>();
        after.history().events().forEach(event -> byId.put(event.id(), event));
        Map<String, Event> fresh = new HashMap<>(byId);
        before.history().events().forEach(event -> fresh.remove(event.id()));
        return fresh.values().stream().flatMap(event -> of(event, byId, after).stream());
    }

    private static List<Passage> of(Event event, Map<String, Event> byId, Stand stand) {
        Packs packs = stand.packs();
        String thread = Prose.isCard(event) ? event.type() : thread(event, byId);
        Event said = said(event, thread, stand.history());
        Reach reach = Reach.of(said, packs);
        boolean replaces = Prose.isCard(event) || Set.of(Facts.CORRECTED, Facts.WITHDRAWN).contains(event.fact());
        String whole = Prose.in(said, packs);
        // That something was withdrawn, whoever reads it learns; why, only those who read the withdrawal.
        boolean takesAway = event.fact().equals(Facts.WITHDRAWN) && said == event;
        String open = Prose.in(reach.open(), packs);
        List<Passage> passages = new ArrayList<>();
        Map<Extent, String> bodies = whole.equals(open) ? Map.of(Extent.ALL, whole) : Map.of(Extent.WHOLE, whole, Extent.OPEN, open);
        bodies.forEach((extent, body) -> {
            if (replaces || !body.isBlank()) {
                passages.add(new Passage(
                        event.id(),
                        extent,
                        Prose.isCard(event),
                        said.subject(),
                        EventWords.title(said, packs),
                        said.day(),
                        Said.occurred(said.occurred()),
                        event.recorded(),
                        said.author().person(),
                        said.author().agency(),
                        reach.everybody() || takesAway && extent != Extent.WHOLE,
                        reach.ordinary(),
                        reach.participants(),
                        thread,
                        replaces,
                        body));
            }
        });
        return passages;
    }

    /** A withdrawal that leaves something standing, because it withdraws a correction or another withdrawal, says again what stands. */
    private static Event said(Event event, String thread, History history) {
        return !event.fact().equals(Facts.WITHDRAWN)
                ? event
                : Standing.of(history.asKnownAt(event.recorded())).events().stream()
                        .filter(standing -> standing.id().equals(thread))
                        .findFirst()
                        .map(Standing::worded)
                        .orElse(event);
    }

    /** Follows corrections of corrections to what was first recorded. */
    private static String thread(Event event, Map<String, Event> byId) {
        Event at = event;
        for (int i = 0; i < byId.size() && Set.of(Facts.CORRECTED, Facts.WITHDRAWN).contains(at.fact()) && at.corrects().isPresent(); i++) {
            Event named = byId.get(at.corrects().get());
            if (named == null) {
                return at.corrects().get();
            }
            at = named;
        }
        return at.id();
    }
}
