package kith.procedures.position;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.history.Facts;
import kith.procedures.history.Standing;

/** What people have said of obligations: that one need not be met, or why one is late. */
final class Excuses {
    private final Map<String, Standing> excuses = new HashMap<>();
    private final Map<String, Standing> lateReasons = new HashMap<>();

    /** @param standing as happened: the first excuse stands, and the latest reason */
    Excuses(List<Standing> standing) {
        for (Standing event : standing) {
            if (event.event().type().equals(Facts.OBLIGATION_EXCUSED)) {
                excuses.putIfAbsent(event.text("obligation"), event);
            } else if (event.event().type().equals(Facts.OBLIGATION_LATE_REASON_GIVEN)) {
                lateReasons.put(event.text("obligation"), event);
            }
        }
    }

    private static Standing said(Map<String, Standing> of, ObligationKey obligation) {
        return of.isEmpty() ? null : of.get(obligation.id());
    }

    /** The obligation's state where it was excused before what would else have decided it (null while nothing has); null where it was not. */
    Obligation.State before(ObligationKey obligation, Standing decidedBy, Gathered causes) {
        Standing excuse = said(excuses, obligation);
        if (excuse == null || decidedBy != null && Standing.AS_HAPPENED.compare(excuse, decidedBy) > 0) {
            return null;
        }
        causes.event(excuse.id()).event(excuse.giverOf("reason"));
        return new Obligation.State.Excused(excuse.id(), excuse.text("reason"));
    }

    /** Whether that happened before it was excused, if it ever was. */
    boolean isStillOwedAt(ObligationKey obligation, Standing event) {
        Standing excuse = said(excuses, obligation);
        return excuse == null || Standing.AS_HAPPENED.compare(event, excuse) < 0;
    }

    Optional<String> lateReason(ObligationKey obligation, Gathered causes) {
        Standing given = said(lateReasons, obligation);
        if (given == null) {
            return Optional.empty();
        }
        causes.event(given.id()).event(given.giverOf("reason"));
        return Optional.of(given.text("reason"));
    }
}
