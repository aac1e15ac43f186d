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
import java.util.stream.Stream;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.Event;
import kith.procedures.pack.Pack;
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
    private static final int MOST_BRANCHES = 2;

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
        List<Episode> lineage = lineage();
        List<Drawn> line = lineage.stream().flatMap(episode -> stations(episode).stream()).toList();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        List<Drawn> reached = line.stream().filter(Drawn::reached).toList();
        List<Drawn> coming = line.stream().filter(drawn -> !drawn.reached()).toList();
        // What is to come stands after the place reached, also where an earlier procedure still waits for it.
        List<Drawn> inOrder = Stream.concat(reached.stream(), coming.stream()).toList();
        int from = Math.clamp(reached.size() - 2L, 0, Math.max(0, inOrder.size() - MOST_STATIONS));
        List<Drawn> shown = inOrder.subList(from, Math.min(inOrder.size(), from + MOST_STATIONS));
        int here = reached.size() - 1 - from;
        List<Station> stations = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            stations.add(i == here ? shown.get(i).here() : shown.get(i).station());
        }
        List<Branch> branches = view.position().episodes().stream()
                .filter(episode -> episode.isOpen() && !lineage.contains(episode))
                .sorted(Comparator.comparing(Episode::opened).thenComparing(Episode::id))
                .flatMap(episode -> branch(episode, shown).stream())
                .limit(MOST_BRANCHES)
                .toList();
        return Optional.of(new Pathway(stations, branches));
    }

    /**
     * The line that led to where the child is now: the furthest open episode that runs on its own and, one before the other,
     * those from which it came; the last one where none is open. Everything else that is open is a branch.
     */
    private List<Episode> lineage() {
        Pack pack = view.packs().latest();
        Set<String> beside = new HashSet<>();
        pack.procedures().stream()
                .filter(procedure -> procedure.alongside().isPresent() || procedure.stations().isEmpty())
                .forEach(procedure -> beside.add(procedure.id()));
        List<Episode> main = view.position().episodes().stream()
                .filter(episode -> !beside.contains(episode.procedure()))
                .toList();
        boolean anyOpen = main.stream().anyMatch(Episode::isOpen);
        List<Episode> longest = List.of();
        Instant latest = Instant.MIN;
        for (Episode episode : main) {
            if (anyOpen && !episode.isOpen()) {
                continue;
            }
            List<Episode> led = ledTo(episode, main);
            boolean further = led.size() > longest.size() || (led.size() == longest.size() && episode.opened().isAfter(latest));
            // Where nothing is open any more, what happened last is shown, however short.
            if (anyOpen ? further : episode.opened().isAfter(latest)) {
                longest = led;
                latest = episode.opened();
            }
        }
        return longest;
    }

    private List<Episode> ledTo(Episode last, List<Episode> main) {
        List<Episode> line = new ArrayList<>(List.of(last));
        Optional<Episode> before = before(last, main);
        while (before.isPresent() && !line.contains(before.get())) {
            line.addFirst(before.get());
            before = before(before.get(), main);
        }
        return line;
    }

    /** The episode in which the event stands that opened this one. */
    private Optional<Episode> before(Episode episode, List<Episode> main) {
        Event opener = events.get(episode.openedBy());
        if (opener == null) {
            return Optional.empty();
        }
        return main.stream()
                .filter(other -> !other.id().equals(episode.id()))
                .filter(other -> other.openedBy().equals(opener.id())
                        ? !other.procedure().equals(episode.procedure()) && standsFirst(other, opener)
                        : opener.episode().equals(Optional.of(other.id())))
                .findFirst();
    }

    /** Whether the event that opened both is a station of the other: a contact opens the referral's line, then the enquiry. */
    private static boolean standsFirst(Episode other, Event opener) {
        return other.stations().stream().anyMatch(station -> station.step().equals(opener.subject()));
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
        int branchFrom = after;
        List<Drawn> own = stations(episode);
        Optional<Station> next = own.stream().filter(drawn -> !drawn.reached()).map(Drawn::station).reduce((_, last) -> last);
        return next.map(station -> new Branch(branchFrom, station));
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
