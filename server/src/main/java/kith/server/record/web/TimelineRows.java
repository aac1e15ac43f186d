package kith.server.record.web;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.Standing;
import kith.procedures.pack.Pack;
import kith.server.directory.Names;
import kith.server.record.EventWords;
import kith.server.record.Looks;
import kith.server.record.RecordView;
import kith.server.record.RoleWords;
import kith.server.web.component.TimelineItem;
import kith.server.wording.Said;

/** A history as the entries of a timeline, the latest happening first. */
final class TimelineRows {
    private final RecordView view;
    private final Pack pack;
    private final Names names;

    /** What was recorded and not withdrawn since. */
    private final Set<String> standing;

    TimelineRows(RecordView view, Names names) {
        this.view = view;
        this.pack = view.packs().latest();
        this.names = names;
        this.standing = Standing.of(view.history()).events().stream().map(Standing::id).collect(Collectors.toSet());
    }

    /** Every entry. An allocation gives the record a holder in more than one role and is one entry. */
    List<Event> latestFirst() {
        return view.history().events().stream()
                .filter(event -> !event.type().equals(Facts.HOLDER_ALLOCATED) || allocatedWith(event).getFirst().equals(event))
                .sorted(Comparator.comparing(Event::earliest).thenComparing(Event::recorded).thenComparing(Event::id).reversed())
                .toList();
    }

    /** What people did last. */
    List<TimelineItem> news(int most) {
        return latestFirst().stream()
                .filter(event -> !Looks.NO_NEWS.contains(event.type()))
                .limit(most)
                .map(this::item)
                .toList();
    }

    TimelineItem item(Event event) {
        TimelineItem item = TimelineItem.of(
                        Said.occurred(event.occurred()),
                        names.person(event.author().person()) + ", " + RoleWords.of(event.author().role(), pack),
                        EventWords.title(event, view.packs()))
                .at("/records/" + view.record() + "/events/" + event.id());
        Optional<String> gist = event.type().equals(Facts.HOLDER_ALLOCATED) ? Optional.of(holders(event)) : gist(event);
        if (gist.isPresent()) {
            item = item.saying(gist.get());
        }
        if (event.fact().equals(Facts.RECORDED) && !standing.contains(event.id())) {
            return item.remarking("withdrawn since, nothing counts it");
        }
        long days = ChronoUnit.DAYS.between(event.day(), Said.dayOf(event.recorded()));
        return days > 0 ? item.remarking("recorded " + Said.count(days, "day") + " later") : item;
    }

    /** The allocations that one person made at one time, that of the social worker first. */
    private List<Event> allocatedWith(Event allocation) {
        return view.history().events().stream()
                .filter(event -> event.type().equals(Facts.HOLDER_ALLOCATED)
                        && event.recorded().equals(allocation.recorded())
                        && event.author().equals(allocation.author()))
                .sorted(Comparator.comparing((Event event) -> !text(event, "role").equals("social_worker")).thenComparing(Event::id))
                .toList();
    }

    String holders(Event allocation) {
        return allocatedWith(allocation).stream()
                .map(event -> names.person(text(event, "person")) + ", " + RoleWords.of(text(event, "role"), pack))
                .collect(Collectors.joining("; "));
    }

    /** The decision of an event, or else the beginning of its first long answer. */
    private Optional<String> gist(Event event) {
        return view.packs().step(event.subject(), event.packVersion())
                .map(step -> new Gist(step, event.answers(), names))
                .flatMap(gist -> gist.decided().or(() -> gist.begins(150)))
                .or(() -> Gist.brought(event, 150));
    }

    private static String text(Event event, String field) {
        return event.answers().get(field) instanceof Answer.Text(String text) ? text : "";
    }
}
