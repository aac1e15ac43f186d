package kith.procedures.evaluate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.procedures.calendar.Due;
import kith.procedures.evaluate.EvaluateCommand.Evaluated;
import kith.procedures.history.Event;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.procedures.position.Episode;
import kith.procedures.position.Obligation;
import kith.procedures.position.Offer;
import kith.procedures.position.Phrases;
import kith.procedures.position.Position;
import kith.procedures.position.StatusHeld;

/** The position of each child in plain text. */
final class TextReport {
    private final Pack pack;
    private final Timeline timeline;
    private final StringBuilder text = new StringBuilder();

    TextReport(Pack pack, Timeline timeline) {
        this.pack = pack;
        this.timeline = timeline;
    }

    String print(List<Evaluated> children) {
        if (!timeline.title().isEmpty()) {
            line(timeline.title());
            line("");
        }
        children.forEach(this::child);
        return text.toString();
    }

    private void child(Evaluated child) {
        Position position = child.position();
        line(child.name() + ", as known on " + Phrases.instant(position.at()));
        line(pack.name() + ", version " + pack.version().substring(0, Math.min(12, pack.version().length())));
        for (StatusHeld status : position.statuses()) {
            line("* " + status.words() + status.until().map(until -> ", until " + Phrases.day(until)).orElse(""));
        }
        line("");
        line("EPISODES");
        none(position.episodes());
        position.episodes().forEach(this::episode);
        line("");
        line("OBLIGATIONS");
        none(position.obligations());
        position.obligations().forEach(obligation -> obligation(obligation, position.at()));
        line("");
        line("NEXT STEPS");
        none(position.offers());
        position.offers().forEach(offer -> offer(offer, position));
        line("");
        List<Event> late = child.known().events().stream().filter(TextReport::isRecordedLate).toList();
        if (!late.isEmpty()) {
            line("RECORDED LATER THAN IT HAPPENED");
            late.forEach(event -> line("  %s: happened %s, recorded %s".formatted(
                    event.id(), Phrases.when(event.occurred(), event.recorded()), Phrases.instant(event.recorded()))));
            line("");
        }
    }

    private static boolean isRecordedLate(Event event) {
        return event.day().isBefore(java.time.LocalDate.ofInstant(event.recorded(), kith.procedures.history.Occurred.LONDON));
    }

    private void episode(Episode episode) {
        line("  %s: opened %s%s".formatted(
                episode.name(),
                Phrases.instant(episode.opened()),
                episode.closed()
                        .map(closed -> ", closed %s. %s".formatted(Phrases.instant(closed.at()), closed.because()))
                        .orElse(", open")));
        if (!episode.stations().isEmpty()) {
            line("    " + episode.stations().stream()
                    .map(station -> "[%s] %s".formatted(
                            station.events().isEmpty() ? " " : station.events().size() == 1 ? "x" : "x" + station.events().size(),
                            station.label()))
                    .collect(Collectors.joining("  ")));
        }
    }

    private void obligation(Obligation obligation, Instant at) {
        line("  %s: %s".formatted(Standings.status(obligation, at).toUpperCase(java.util.Locale.ROOT), obligation.sentence()));
        line("    rule    " + obligation.rule());
        line("    source  %s, %s".formatted(obligation.source().title(), obligation.source().section()));
        line("    due     " + obligation.stoppedSince()
                .map(since -> "the clock stands since " + Phrases.instant(since))
                .orElseGet(() -> due(obligation)));
        switch (obligation.state()) {
            case Obligation.State.Open() -> {}
            case Obligation.State.Met(String by, Instant met) -> line("    met     %s by %s".formatted(Phrases.instant(met), by));
            case Obligation.State.Excused(String _, String reason) -> line("    excused " + reason);
            case Obligation.State.Cancelled(String _, String because) -> line("    ended   " + because);
        }
        obligation.lateReason().ifPresent(reason -> line("    late    " + reason));
        obligation.authorisedUntil().ifPresent(until -> line("    beyond  %suntil ".formatted(obligation.lateAt(at) ? "late, authorised " : "authorised ") + Phrases.due(until)));
        line("    holder  %s (%s)".formatted(
                Standings.holder(obligation.holder(), timeline.people()), pack.roleName(obligation.owner())));
        line("    why     " + obligation.because() + (obligation.provided().isEmpty() ? "" : ", and " + obligation.provided()));
        line("    counted " + obligation.counted());
        obligation.note().ifPresent(note -> line("    note    " + note.strip()));
    }

    private static String due(Obligation obligation) {
        if (obligation.notBefore().isPresent()) {
            return "not before " + Phrases.due(obligation.notBefore().get()) + " has passed";
        }
        String aimed = obligation.aim().map(due -> "aim " + Phrases.due(due)).orElse("");
        return obligation.limit().map(due -> Phrases.due(due) + (aimed.isEmpty() ? "" : " (" + aimed + ")"))
                .orElse(aimed.isEmpty() ? "no time laid down" : aimed);
    }

    private void offer(Offer offer, Position position) {
        String where = offer.episode().flatMap(position::episode).map(episode -> " in " + episode.name()).orElse("");
        String meets = position.obligations().stream()
                .filter(obligation -> offer.meets().contains(obligation.id()))
                .map(Obligation::rule)
                .distinct()
                .collect(Collectors.joining(", "));
        line("  %s (%s)%s, by %s%s".formatted(
                pack.step(offer.step()).map(Step::action).orElse(offer.step()),
                offer.step(),
                where,
                offer.by().stream().map(pack::roleName).collect(Collectors.joining(" or ")),
                meets.isEmpty() ? "" : "; meets " + meets));
    }

    private void none(List<?> things) {
        if (things.isEmpty()) {
            line("  none");
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
