package kith.server.record.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.calendar.Due;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Standing;
import kith.procedures.pack.Pack;
import kith.procedures.position.Obligation;
import kith.server.record.KnownNames;
import kith.server.record.RecordView;
import kith.server.web.component.Link;
import kith.server.wording.Said;

/**
 * When the child was last seen, when somebody must visit next, and which visits came late or not at all.
 *
 * @param lastSeen "3 November 2026 at 15:10, alone"; null where nothing says that the child was
 * @param lastSeenAt what says so
 * @param next what is owed, each with how its time is counted, the soonest first
 * @param missed visits that came late, or were due and have not come, the latest first
 */
public record Visits(String lastSeen, String lastSeenAt, List<Next> next, List<Missed> missed) {
    private static final int MOST_MISSED = 5;

    /** @param counted how the time is counted: "20 working days from the last visit"; empty where the reader may not know */
    public record Next(String sentence, String due, String counted, Link why) {}

    /** @param how "2 days late, and done", with the reason or that there is none */
    public record Missed(String sentence, String how, Link why) {}

    static Visits of(RecordView view, Instant now) {
        Pack pack = view.packs().latest();
        Optional<Seen> seen = lastSeen(view);
        List<Obligation> owed = view.position().obligations().stream()
                .filter(obligation -> obligation.approves().isEmpty() && isVisit(pack, obligation.step()))
                .toList();
        return new Visits(
                seen.map(Seen::words).orElse(null),
                seen.map(last -> "/records/" + view.record() + "/events/" + last.event().id()).orElse(null),
                owed.stream()
                        .filter(obligation -> obligation.state() instanceof Obligation.State.Open)
                        .sorted(Comparator.comparing(Visits::by))
                        .map(obligation -> next(obligation, view, now))
                        .toList(),
                owed.stream()
                        .sorted(Comparator.comparing(Visits::by).reversed())
                        .flatMap(obligation -> missed(obligation, view, now).stream())
                        .limit(MOST_MISSED)
                        .toList());
    }

    /** Whether there is anything to say. */
    public boolean any() {
        return lastSeen != null || !next.isEmpty() || !missed.isEmpty();
    }

    private static boolean isVisit(Pack pack, String step) {
        return pack.step(step).filter(KnownNames::isVisit).isPresent();
    }

    private static Instant by(Obligation obligation) {
        return obligation.limit().or(obligation::aim).map(Due::lateFrom).orElse(Instant.MAX);
    }

    private static Next next(Obligation obligation, RecordView view, Instant now) {
        return new Next(
                obligation.sentence(),
                obligation.stoppedSince()
                        .map(since -> "the clock stands since " + Said.near(since, Said.dayOf(now)))
                        .or(() -> obligation.limit().map(limit -> (limit.lateAt(now) ? "was due " : "due ") + end(limit, now)))
                        .or(() -> obligation.aim().map(aim -> "aim " + end(aim, now)))
                        .orElse("no set time"),
                obligation.counted(),
                why(obligation, view));
    }

    private static String end(Due due, Instant now) {
        return switch (due) {
            case Due.At(Instant at) -> "by " + Said.near(at, Said.dayOf(now));
            case Due.ByEndOf(LocalDate day) -> "by " + Said.near(day, Said.dayOf(now));
        };
    }

    private static Optional<Missed> missed(Obligation obligation, RecordView view, Instant now) {
        return Lateness.of(obligation, view, now).map(late -> new Missed(
                obligation.sentence() + obligation.limit().map(limit -> ", " + end(limit, now)).orElse(""),
                late.how() + obligation.lateReason().map(reason -> ". " + Said.sentence(reason)).orElse(". Nobody has said why."),
                why(obligation, view)));
    }

    private static Link why(Obligation obligation, RecordView view) {
        return Link.to("/records/" + view.record() + "/obligations/" + obligation.id(), "Why");
    }

    /** @param words "3 November 2026 at 15:10, alone" */
    record Seen(Event event, LocalDate day, String words) {}

    static Optional<Seen> lastSeen(RecordView view) {
        Pack pack = view.packs().latest();
        return latestFirst(view).stream()
                .filter(visit -> wasSeen(visit.worded(), pack))
                .findFirst()
                .map(visit -> new Seen(visit.worded(), visit.day(), Said.occurred(visit.occurred()) + how(visit.worded().answers())));
    }

    /** Visits that stand, the latest first. */
    static List<Standing> latestFirst(RecordView view) {
        Pack pack = view.packs().latest();
        return Standing.of(view.history()).events().reversed().stream()
                .filter(standing -> standing.isStepRecorded() && isVisit(pack, standing.event().subject()))
                .toList();
    }

    /** A visit says that the child was seen, unless its form asks and the answer is another. */
    private static boolean wasSeen(Event event, Pack pack) {
        Answer seen = event.answers().get(KnownNames.SEEN);
        boolean asked = pack.step(event.subject()).flatMap(step -> step.form().field(KnownNames.SEEN)).isPresent();
        return !asked || new Answer.YesNo(true).equals(seen);
    }

    private static String how(Map<String, Answer> answers) {
        return switch (answers.get(KnownNames.SEEN_ALONE)) {
            case Answer.YesNo(boolean alone) -> alone ? ", alone" : ", not alone";
            case null, default -> "";
        };
    }
}
