package kith.server.record.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.Event;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.position.Episode;
import kith.procedures.position.Obligation;
import kith.server.record.RecordView;
import kith.server.web.component.Pathway;
import kith.server.web.component.Pathway.Branch;
import kith.server.web.component.Pathway.Progress;
import kith.server.web.component.Pathway.Station;
import kith.server.web.component.Urgency;
import kith.server.wording.DueWords;
import kith.server.wording.Said;

/**
 * The pathway drawn from the position: episodes in the order in which they opened, what runs alongside as a branch, the
 * latest station reached as "you are here", what is to come with its limit.
 */
final class PathwayDrawing {
    private static final int MOST_STATIONS = 8;

    private final RecordView view;
    private final Calendar calendar;
    private final Instant now;
    private final Map<String, Obligation> obligations = new HashMap<>();
    private final Map<String, Event> events = new HashMap<>();

    private PathwayDrawing(RecordView view, Calendar calendar, Instant now) {
        this.view = view;
        this.calendar = calendar;
        this.now = now;
        view.position().obligations().forEach(obligation -> obligations.put(obligation.id(), obligation));
        view.history().events().forEach(event -> events.put(event.id(), event));
    }

    /** Empty where the viewer sees no episode. */
    static Optional<Pathway> of(RecordView view, Calendar calendar, Instant now) {
        return new PathwayDrawing(view, calendar, now).draw();
    }

    private Optional<Pathway> draw() {
        Pack pack = view.packs().latest();
        Set<String> branching = new HashSet<>();
        pack.procedures().forEach(procedure -> procedure.alongside().ifPresent(branching::add));
        List<Episode> inOrder = view.position().episodes().stream()
                .sorted(Comparator.comparing(Episode::opened).thenComparing(Episode::id))
                .toList();
        List<Drawn> line = new ArrayList<>();
        List<Episode> beside = new ArrayList<>();
        for (Episode episode : inOrder) {
            if (branching.contains(episode.procedure())) {
                beside.add(episode);
            } else if (pack.procedure(episode.procedure()).map(Procedure::stations).filter(stations -> !stations.isEmpty()).isPresent()) {
                line.addAll(stations(episode));
            }
        }
        if (line.isEmpty()) {
            return Optional.empty();
        }
        List<Drawn> shown = line.subList(Math.max(0, line.size() - MOST_STATIONS), line.size());
        int here = -1;
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).reached()) {
                here = i;
            }
        }
        List<Station> stations = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            stations.add(i == here ? shown.get(i).here() : shown.get(i).station());
        }
        List<Branch> branches = beside.stream()
                .filter(Episode::isOpen)
                .flatMap(episode -> branch(episode, shown).stream())
                .limit(2)
                .toList();
        return Optional.of(new Pathway(stations, branches));
    }

    private record Drawn(Station station, Instant at, boolean reached) {
        Station here() {
            return new Station(station.name(), Progress.HERE, station.urgency(), station.when(), station.note(), station.href());
        }
    }

    private Optional<Branch> branch(Episode episode, List<Drawn> line) {
        int after = 0;
        for (int i = 0; i < line.size(); i++) {
            if (line.get(i).reached() && !line.get(i).at().isAfter(episode.opened())) {
                after = i;
            }
        }
        List<Drawn> own = stations(episode);
        return own.isEmpty() ? Optional.empty() : Optional.of(new Branch(after, own.getLast().station()));
    }

    private List<Drawn> stations(Episode episode) {
        List<Drawn> drawn = new ArrayList<>();
        for (Episode.StationReached station : episode.stations()) {
            Optional<Obligation> obligation = station.obligation().map(obligations::get);
            if (!station.events().isEmpty()) {
                drawn.add(done(station, obligation));
            }
            boolean stillOwed = obligation.filter(owed -> owed.state() instanceof Obligation.State.Open).isPresent();
            if (stillOwed || (station.events().isEmpty() && episode.isOpen())) {
                drawn.add(coming(station, obligation));
            }
        }
        return drawn;
    }

    private Drawn done(Episode.StationReached station, Optional<Obligation> latest) {
        Event event = events.get(station.events().getLast());
        Instant at = event == null ? now : event.earliest();
        String href = event == null ? null : "/records/" + view.record() + "/events/" + event.id();
        String when = event == null ? "" : Said.shortDay(event.day());
        Optional<String> late = view.position().obligations().stream()
                .filter(met -> met.step().equals(station.step()) && met.approves().isEmpty())
                .filter(met -> met.state() instanceof Obligation.State.Met(String by, Instant _) && station.events().contains(by))
                .filter(met -> met.limit().isPresent())
                .max(Comparator.comparing(met -> met.limit().get().lateFrom()))
                .flatMap(met -> met.state() instanceof Obligation.State.Met(String _, Instant metAt)
                        ? DueWords.howLate(met.limit().get(), metAt)
                        : Optional.empty());
        return new Drawn(
                new Station(
                        station.label(),
                        Progress.DONE,
                        late.isPresent() ? Urgency.LATE : Urgency.LATER,
                        when,
                        late.orElse(null),
                        href),
                at,
                true);
    }

    private Drawn coming(Episode.StationReached station, Optional<Obligation> obligation) {
        Optional<DueWords> words = obligation
                .filter(owed -> owed.limit().isPresent())
                .map(owed -> DueWords.open(owed.limit(), now, calendar));
        String due = obligation.flatMap(Obligation::limit).map(limit -> "by " + Said.shortDay(Said.dayOf(limit.lateFrom().minusSeconds(1)))).orElse(null);
        return new Drawn(
                new Station(
                        station.label(),
                        Progress.COMING,
                        words.map(ObligationRows::urgency).orElse(Urgency.LATER),
                        due,
                        words.filter(said -> said.pressing() != DueWords.Pressing.LATER)
                                .map(DueWords::when)
                                .orElse(null),
                        obligation.map(owed -> "/records/" + view.record() + "/obligations/" + owed.id()).orElse(null)),
                now,
                false);
    }
}
