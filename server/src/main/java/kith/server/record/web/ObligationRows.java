package kith.server.record.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.Due;
import kith.procedures.pack.Pack;
import kith.procedures.position.Holder;
import kith.procedures.position.Obligation;
import kith.server.directory.Names;
import kith.server.gate.Viewer;
import kith.server.web.component.Link;
import kith.server.web.component.ObligationRow;
import kith.server.web.component.Urgency;
import kith.server.wording.DueWords;
import kith.server.wording.Said;

/** Open obligations as rows that read as sentences, the most pressing first. */
final class ObligationRows {
    private ObligationRows() {}

    static List<ObligationRow> of(
            List<Obligation> open, String record, Viewer viewer, Pack pack, Names names, Calendar calendar, Instant now) {
        return open.stream()
                .sorted(Comparator.comparing((Obligation obligation) ->
                                obligation.limit().or(obligation::aim).map(Due::lateFrom).orElse(Instant.MAX))
                        .thenComparing(Obligation::id))
                .map(obligation -> row(obligation, record, viewer, pack, names, calendar, now))
                .toList();
    }

    private static ObligationRow row(
            Obligation obligation, String record, Viewer viewer, Pack pack, Names names, Calendar calendar, Instant now) {
        DueWords words = DueWords.open(obligation.limit(), obligation.aim(), now, calendar)
                .authorisedUntil(obligation.authorisedUntil(), now, calendar)
                .stoppedSince(obligation.stoppedSince(), now)
                .notBefore(obligation.notBefore(), now);
        String why = "/records/" + record + "/obligations/" + obligation.id();
        return new ObligationRow(
                urgency(words),
                words.when(),
                words.due(),
                obligation.sentence(),
                null,
                holder(obligation, viewer, names) + ". " + Said.sentence(Said.capital(obligation.because())),
                Link.to(why, "Why, and where it says so"),
                obligation.tooSoonAt(now) ? null : action(obligation, record, viewer, pack).orElse(null));
    }

    static Urgency urgency(DueWords words) {
        return switch (words.pressing()) {
            case LATE -> Urgency.LATE;
            case SOON -> Urgency.SOON;
            case LATER -> Urgency.LATER;
        };
    }

    private static String holder(Obligation obligation, Viewer viewer, Names names) {
        return switch (obligation.holder()) {
            case Holder.Person(String person) when person.equals(viewer.professional()) -> "You";
            case Holder.Person(String person) when viewer.persons().contains(person) -> "You, for " + names.person(person);
            case Holder.Team(String team) when viewer.holdsAsManager().contains(team) -> "You, and whoever else manages them";
            case Holder.Team(String team) when team.equals(viewer.team()) ->
                "Your team, " + viewer.teamName() + names.onDutyWords(team).map(words -> " (" + words + ")").orElse("");
            case Holder holder -> names.reached(holder);
        };
    }

    /** The one thing to press: only for those to whom the procedure gives it. */
    private static Optional<Link> action(Obligation obligation, String record, Viewer viewer, Pack pack) {
        if (obligation.approves().isPresent()) {
            return obligation.owner().equals(viewer.role())
                    ? Optional.of(Link.to("/records/" + record + "/events/" + obligation.approves().get() + "/approval", "Decide"))
                    : Optional.empty();
        }
        // Nobody holds their own supervision.
        if (obligation.holder().equals(new Holder.Team(Viewer.managerOf(viewer.professional())))) {
            return Optional.empty();
        }
        return pack.step(obligation.step())
                .filter(step -> step.by().contains(viewer.role()))
                .map(step -> Link.to("/records/" + record + "/steps/" + step.id(), step.action()));
    }
}
