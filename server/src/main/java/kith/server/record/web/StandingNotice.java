package kith.server.record.web;

import java.util.List;
import java.util.Optional;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.Standing;
import kith.server.directory.Names;
import kith.server.record.RecordView;
import kith.server.web.component.Link;
import kith.server.wording.Said;

/**
 * That what somebody looks at does not stand any more, or not in these words: whoever comes to it by an old link must not act on it.
 *
 * @param more what made it so
 */
public record StandingNotice(String text, Link more) {

    static Optional<StandingNotice> of(Event event, RecordView view, Names names) {
        if (!event.fact().equals(Facts.RECORDED)) {
            return Optional.empty();
        }
        Standing.Standings known = Standing.of(view.history());
        Optional<Standing> standing = known.events().stream().filter(each -> each.id().equals(event.id())).findFirst();
        if (standing.isEmpty()) {
            return withdrawals(event, view).stream().filter(each -> known.withdrawals().contains(each.id())).findFirst().map(withdrawal -> said(
                    "This was withdrawn on %s by %s. Nothing counts it.", withdrawal, "Why it was withdrawn", view, names));
        }
        return standing.map(Standing::worded).filter(worded -> worded != event).map(worded -> said(
                "This was corrected on %s by %s. What is below was said first and does not stand.", worded, "What stands", view, names));
    }

    private static List<Event> withdrawals(Event event, RecordView view) {
        return view.history().events().stream()
                .filter(other -> other.fact().equals(Facts.WITHDRAWN) && other.corrects().equals(Optional.of(event.id())))
                .toList();
    }

    private static StandingNotice said(String text, Event by, String more, RecordView view, Names names) {
        return new StandingNotice(
                text.formatted(Said.moment(by.recorded()), names.person(by.author().person())),
                Link.to("/records/" + view.record() + "/events/" + by.id(), more));
    }
}
