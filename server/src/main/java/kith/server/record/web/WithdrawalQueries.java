package kith.server.record.web;

import java.util.ArrayList;
import java.util.List;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.server.directory.Directories;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.people.Children;
import kith.server.people.Siblings;
import kith.server.record.EventWords;
import kith.server.record.Reading;
import kith.server.record.Withdrawing;
import kith.server.web.component.Link;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The page on which somebody withdraws what should not stand, and sees first what would be otherwise. */
@Service
public class WithdrawalQueries {
    private final Withdrawing withdrawing;
    private final Reading reading;
    private final Children children;
    private final Siblings siblings;
    private final Directories directories;

    WithdrawalQueries(Withdrawing withdrawing, Reading reading, Children children, Siblings siblings, Directories directories) {
        this.withdrawing = withdrawing;
        this.reading = reading;
        this.children = children;
        this.siblings = siblings;
        this.directories = directories;
    }

    /**
     * @param putsBack whether it is a withdrawal that is withdrawn
     * @param foreseen what would follow; null for whoever does not see the whole record
     * @param others brothers and sisters on whose records the same recording stands, and stays
     */
    public record Withdrawal(
            String record,
            String child,
            String event,
            String title,
            String happened,
            String author,
            boolean putsBack,
            Withdrawing.Foreseen foreseen,
            List<Link> others,
            String submission,
            String reason,
            List<Link> errors) {
        public String heading() {
            return putsBack ? "Put it back" : "Withdraw it";
        }
    }

    @Transactional
    public Seen<Withdrawal> withdrawal(Viewer viewer, String record, String eventId, String submission, String reason, List<Link> errors) {
        Withdrawing.Withdrawable of = withdrawing.withdrawable(viewer, record, eventId);
        Event event = of.event();
        List<Link> others = new ArrayList<>();
        event.occasion().ifPresent(occasion -> {
            List<String> records = reading.recordsOfOccasion(of.permit(), occasion);
            siblings.of(of.permit()).value().stream()
                    .filter(sibling -> records.contains(sibling.child().record()))
                    .forEach(sibling -> others.add(Link.to("/records/" + sibling.child().record() + "/timeline", sibling.child().name())));
        });
        return children.subject(of.permit()).map(subject -> new Withdrawal(
                record,
                subject.name(),
                eventId,
                EventWords.title(event, of.view().packs()),
                Said.occurred(event.occurred()),
                directories.names(of.permit()).person(event.author().person()),
                event.fact().equals(Facts.WITHDRAWN),
                withdrawing.foreseen(of).orElse(null),
                others,
                submission,
                reason,
                errors));
    }
}
