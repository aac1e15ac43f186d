package kith.server.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.procedures.calendar.EnglandCalendar;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Packs;
import kith.procedures.position.Causes;
import kith.procedures.position.Episode;
import kith.procedures.position.Episode.StationReached;
import kith.procedures.position.Position;
import kith.server.gate.Level;
import kith.server.record.RecordView;
import kith.server.web.component.Pathway;
import org.junit.jupiter.api.Test;

/** In which order the stations of a pathway stand. */
class PathwayDrawingTest {
    private static final Instant NOW = Instant.parse("2027-02-12T10:00:00Z");
    private static final Pack PACK = new Pack("p", "P", "1", LocalDate.of(2027, 1, 1), Map.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private final List<Event> events = new ArrayList<>();

    private Event happened(String id, String step, Optional<String> episode) {
        Instant at = NOW.minusSeconds(86_400L * (30 - events.size()));
        Event event = new Event(
                id, step + ".recorded", episode, new Occurred.At(at), at, new Author("asha", "social_care", "social_worker"), Map.of(),
                Optional.empty(), Optional.empty(), Optional.of("1"));
        events.add(event);
        return event;
    }

    private static StationReached reached(String step, String event) {
        return new StationReached(step, step, List.of(event), Optional.empty());
    }

    private static StationReached coming(String step) {
        return new StationReached(step, step, List.of(), Optional.empty());
    }

    private static Episode episode(String id, Event opener, StationReached... stations) {
        return new Episode(
                id, "procedure_" + id, id, opener.id(), opener.earliest(), Optional.empty(), List.of(stations),
                new Causes(List.of(), List.of(), List.of()));
    }

    private Pathway drawn(Episode... episodes) {
        Position position = new Position("r", NOW, List.of(episodes), List.of(), List.of(), List.of(), List.of());
        RecordView view = new RecordView("r", "K-1", Level.FULL, new History("r", events), position, new Packs(List.of(PACK)));
        return PathwayDrawing.of(view, EnglandCalendar.standard(), NOW).orElseThrow();
    }

    private static List<String> names(Pathway pathway) {
        return pathway.main().stream().map(station -> station.progress().word() + " " + station.name()).toList();
    }

    @Test
    void what_is_to_come_stands_after_the_place_reached() {
        Event contact = happened("e1", "contact", Optional.empty());
        Event discussion = happened("e2", "discussion", Optional.of("referral"));

        Pathway pathway = drawn(
                episode("referral", contact, reached("contact", "e1"), coming("feedback")),
                episode("enquiry", discussion, reached("discussion", "e2"), coming("conference")));

        assertThat(names(pathway)).containsExactly("done contact", "here discussion", "coming feedback", "coming conference");
    }

    @Test
    void the_place_reached_is_shown_however_much_is_to_come() {
        Event contact = happened("e1", "contact", Optional.empty());
        List<StationReached> stations = new ArrayList<>(List.of(reached("contact", "e1")));
        IntStream.range(0, 12).forEach(number -> stations.add(coming("step " + number)));

        Pathway pathway = drawn(episode("referral", contact, stations.toArray(StationReached[]::new)));

        assertThat(pathway.main()).hasSize(8);
        assertThat(names(pathway)).startsWith("here contact", "coming step 0");
    }

    @Test
    void the_place_reached_is_shown_however_much_lies_behind() {
        Event contact = happened("e0", "contact", Optional.empty());
        List<StationReached> stations = new ArrayList<>(List.of(reached("contact", "e0")));
        IntStream.range(1, 12).forEach(number ->
                stations.add(reached("step " + number, happened("e" + number, "step_" + number, Optional.of("referral")).id())));
        stations.add(coming("last"));

        Pathway pathway = drawn(episode("referral", contact, stations.toArray(StationReached[]::new)));

        assertThat(pathway.main()).hasSize(8);
        assertThat(names(pathway)).endsWith("here step 11", "coming last");
    }
}
