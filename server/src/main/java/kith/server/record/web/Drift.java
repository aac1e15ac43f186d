package kith.server.record.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.calendar.Due;
import kith.procedures.history.Answer;
import kith.procedures.history.Standing;
import kith.procedures.position.Episode;
import kith.procedures.position.Obligation;
import kith.server.record.KnownNames;
import kith.server.record.RecordView;
import kith.server.web.component.Link;
import kith.server.wording.Said;

/**
 * What a record lets slip while everybody is busy: what is late by more than the time that there was for it, and what a plan said would be
 * done by a day that has passed without anybody having looked at the plan again. It says nothing of why; that is for supervision.
 *
 * @param how "34 days late, and 10 days were given", "by 12 January, 31 days ago, and nobody has looked at it since"
 * @param at why it is owed, or where it was agreed
 */
public record Drift(String what, String how, Link at) {

    /** The longest drift first. Of an action it is asked only while the work in which it was agreed goes on. */
    static List<Drift> of(RecordView view, LocalDate today) {
        List<Drifted> drifted = new ArrayList<>();
        view.position().open().forEach(obligation -> late(obligation, view, today).ifPresent(drifted::add));
        drifted.addAll(actions(view, today));
        return drifted.stream().sorted(Comparator.comparing(Drifted::since)).map(Drifted::drift).toList();
    }

    private record Drifted(LocalDate since, Drift drift) {}

    /** Nothing is said of what may yet be done in time that somebody has authorised, nor where the limit may not be known. */
    private static Optional<Drifted> late(Obligation obligation, RecordView view, LocalDate today) {
        if (obligation.limit().isEmpty()
                || obligation.raisedOn().isEmpty()
                || obligation.stoppedSince().isPresent()
                || obligation.authorisedUntil().filter(until -> !day(until).isBefore(today)).isPresent()) {
            return Optional.empty();
        }
        LocalDate limit = day(obligation.limit().get());
        // What has hours has a day, or it would drift at once.
        long given = Math.max(1, ChronoUnit.DAYS.between(obligation.raisedOn().get(), limit));
        long late = ChronoUnit.DAYS.between(limit, today);
        return late <= given
                ? Optional.empty()
                : Optional.of(new Drifted(limit, new Drift(
                        obligation.sentence(),
                        "%s late, and %s given".formatted(Said.count(late, "day"), given == 1 ? "1 day was" : given + " days were"),
                        Link.to("/records/" + view.record() + "/obligations/" + obligation.id(), "Why"))));
    }

    private static LocalDate day(Due due) {
        return switch (due) {
            case Due.At(var at) -> Said.dayOf(at);
            case Due.ByEndOf(LocalDate day) -> day;
        };
    }

    private static List<Drifted> actions(RecordView view, LocalDate today) {
        List<Standing> events = Standing.of(view.history()).events().stream().filter(Standing::isStepRecorded).toList();
        List<Drifted> drifted = new ArrayList<>();
        events.reversed().stream()
                .filter(event -> event.answer(KnownNames.AGREED_ACTIONS) instanceof Answer.Entries)
                .findFirst()
                .filter(plan -> goesOn(plan, view))
                .ifPresent(plan -> {
                    Optional<LocalDate> reviewed = events.reversed().stream()
                            .filter(event -> view.packs().latest().step(event.event().subject()).filter(KnownNames::isReview).isPresent())
                            .findFirst()
                            .map(Standing::day);
                    for (Map<String, Answer> action : ((Answer.Entries) plan.answer(KnownNames.AGREED_ACTIONS)).entries()) {
                        passed(action, today)
                                .filter(by -> reviewed.filter(day -> !day.isBefore(by)).isEmpty())
                                .ifPresent(by -> drifted.add(new Drifted(by, action(action, by, plan, view, today))));
                    }
                });
        return drifted;
    }

    /** What was agreed as an episode began belongs to no other. */
    private static boolean goesOn(Standing plan, RecordView view) {
        return view.position().episodes().stream()
                .filter(Episode::isOpen)
                .anyMatch(episode -> episode.openedBy().equals(plan.id()) || plan.event().episode().equals(Optional.of(episode.id())));
    }

    /** The day by which it was to be done, where that has passed. */
    private static Optional<LocalDate> passed(Map<String, Answer> action, LocalDate today) {
        return KnownNames.BY_WHEN.stream()
                .map(action::get)
                .filter(Answer.Day.class::isInstance)
                .map(by -> ((Answer.Day) by).day())
                .findFirst()
                .filter(day -> day.isBefore(today));
    }

    private static Drift action(Map<String, Answer> action, LocalDate by, Standing plan, RecordView view, LocalDate today) {
        return new Drift(
                action.get(KnownNames.WHAT) instanceof Answer.Text(String what) ? what : "An action of the plan",
                "by %s, %s ago, and nobody has looked at it since".formatted(Said.near(by, today), Said.count(ChronoUnit.DAYS.between(by, today), "day")),
                Link.to("/records/" + view.record() + "/events/" + plan.worded().id(), "Where it was agreed"));
    }
}
