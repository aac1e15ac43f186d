package kith.server.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.history.Answer;
import kith.procedures.history.Author;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;
import kith.procedures.pack.Packs;
import kith.procedures.position.Causes;
import kith.procedures.position.Episode;
import kith.procedures.position.Position;
import kith.procedures.position.StatusHeld;
import kith.server.directory.Names;
import kith.server.gate.Level;
import kith.server.record.RecordView;
import kith.server.record.web.OnADay.Kind;
import org.junit.jupiter.api.Test;

/** What was so on a day, by what is known now, and what of it was recorded only later; with the steps of Buckinghamshire. */
class OnADayTest {
    private static final Causes NONE = new Causes(List.of(), List.of(), List.of());
    private static final Pack PACK = switch (PackLoader.load(Path.of("..", "packs"), "buckinghamshire")) {
        case Loaded.Ready(Pack pack) -> pack;
        case Loaded.Faulty(var problems) -> throw new AssertionError(problems.toString());
    };
    private static final Names NAMES = new Names(Map.of("asha", "Asha Rahman", "kwame", "Kwame Boateng"), Map.of(), Map.of(), Map.of(), Map.of(), LocalDate.of(2026, 6, 1));

    private final List<Event> events = new ArrayList<>();
    private final List<StatusHeld> statuses = new ArrayList<>();
    private final List<Episode> episodes = new ArrayList<>();

    private static Instant noon(String day) {
        return Instant.parse(day + "T12:00:00Z");
    }

    /** @return the event's id */
    private String event(String type, String day, String recorded, Map<String, Answer> answers, String corrects) {
        String id = "event" + events.size();
        events.add(new Event(
                id, type, Optional.empty(), new Occurred.On(LocalDate.parse(day)), noon(recorded), new Author("asha", "social_care", "social_worker"),
                answers, Optional.ofNullable(corrects), Optional.empty(), Optional.of(PACK.version())));
        return id;
    }

    private String recorded(String step, String day, String recorded, Map<String, Answer> answers) {
        return event(step + ".recorded", day, recorded, answers, null);
    }

    private String legalStatus(String day, String recorded, String status) {
        return recorded("legal_status", day, recorded, Map.of("status", new Answer.Choice(status)));
    }

    private String livesAt(String day, String recorded, String address) {
        return event("person.described", day, recorded, address.isEmpty() ? Map.of() : Map.of("address", new Answer.Text(address)), null);
    }

    private OnADay on(String day) {
        return on(day, Level.FULL, statuses);
    }

    private OnADay on(String day, Level level, List<StatusHeld> statusesNow) {
        History history = new History("r", events);
        Position position = new Position("r", noon("2027-06-01"), episodes, List.of(), List.of(), statusesNow, List.of());
        Instant end = noon(day).plusSeconds(11 * 3600);
        // Of the position only the beginnings are dated here: what began later was not there.
        Position before = new Position(
                "r",
                end,
                episodes.stream().filter(each -> known(each.openedBy(), end)).toList(),
                List.of(),
                List.of(),
                statuses.stream().filter(each -> known(each.begunBy(), end)).toList(),
                List.of());
        Packs packs = new Packs(List.of(PACK));
        return OnADay.of(
                new RecordView("r", "K-1", level, history, position, packs),
                new RecordView("r", "K-1", level, history.asKnownAt(end), before, packs),
                NAMES,
                LocalDate.parse(day));
    }

    private boolean known(String event, Instant end) {
        return events.stream().anyMatch(each -> each.id().equals(event) && !each.recorded().isAfter(end));
    }

    private List<String> said(String day, Kind kind) {
        return on(day).groups().stream()
                .filter(group -> group.kind() == kind)
                .flatMap(group -> group.lines().stream())
                .map(line -> String.join(" | ", line.what()) + (line.later().isEmpty() ? "" : " (" + line.later() + ")"))
                .toList();
    }

    private List<String> otherwise(String day) {
        return on(day).otherwise().stream().map(each -> String.join(" | ", each.line().what()) + " (" + each.because() + ")").toList();
    }

    @Test
    void everyQuestionIsAskedAlsoWhereNothingAnswersIt() {
        assertThat(on("2027-03-03").groups()).extracting(OnADay.Group::kind).containsExactly(Kind.values());
        assertThat(on("2027-03-03").groups()).allMatch(group -> group.lines().isEmpty());
    }

    @Test
    void anAddressHoldsFromItsDayUntilTheNext() {
        livesAt("2027-01-10", "2027-01-10", "1 Mill Lane");
        livesAt("2027-03-03", "2027-03-03", "2 Hill Road");

        assertThat(said("2027-01-09", Kind.ADDRESS)).isEmpty();
        assertThat(said("2027-01-10", Kind.ADDRESS)).containsExactly("1 Mill Lane");
        assertThat(said("2027-03-02", Kind.ADDRESS)).containsExactly("1 Mill Lane");
        assertThat(said("2027-03-03", Kind.ADDRESS)).containsExactly("2 Hill Road");
    }

    @Test
    void oneDescribedWithoutAnAddressIsNotHeldToLiveWhereTheyDid() {
        livesAt("2027-01-10", "2027-01-10", "1 Mill Lane");
        livesAt("2027-03-03", "2027-03-03", "");

        assertThat(said("2027-03-03", Kind.ADDRESS)).isEmpty();
    }

    @Test
    void aMoveHoldsFromTheDayThatTheFormNamesAndNotFromTheDayItWasHeardOf() {
        livesAt("2027-01-10", "2027-01-10", "1 Mill Lane");
        recorded("family_move", "2027-03-12", "2027-03-12", Map.of(
                "moved_on", new Answer.Day(LocalDate.parse("2027-03-02")),
                "moved_to", new Answer.Address(List.of("4 Quay Street"), "Hull", Optional.empty(), Optional.empty()),
                "moved_to_whom", new Answer.Text("An aunt")));

        assertThat(said("2027-03-01", Kind.ADDRESS)).containsExactly("1 Mill Lane");
        assertThat(said("2027-03-03", Kind.ADDRESS)).containsExactly("4 Quay Street, Hull (recorded on 12 March 2027, after that day)");
        assertThat(said("2027-03-03", Kind.WITH_WHOM)).containsExactly("An aunt (recorded on 12 March 2027, after that day)");
        assertThat(otherwise("2027-03-03")).containsExactly("1 Mill Lane (what was recorded later says otherwise)");
        assertThat(said("2027-03-12", Kind.ADDRESS)).containsExactly("4 Quay Street, Hull");
        assertThat(otherwise("2027-03-12")).isEmpty();
    }

    @Test
    void whoLivesThereIsListedAndWhoCameOrWentSinceStandsBesideThem() {
        recorded("contact", "2027-01-10", "2027-01-10", Map.of("household", new Answer.Entries(List.of(
                Map.of("who", new Answer.Person(new Answer.Person.Called.Name("Folake Ferncastle"), new Answer.Person.Born.NotKnown()), "relation", new Answer.Text("Mother")),
                Map.of("relation", new Answer.Text("Brother"))))));
        recorded("core_group", "2027-02-10", "2027-02-10", Map.of("household", new Answer.Text("Tunde moved in.")));

        assertThat(said("2027-02-09", Kind.WITH_WHOM)).containsExactly("Folake Ferncastle, date of birth not known: Mother | Brother");
        assertThat(said("2027-02-10", Kind.WITH_WHOM)).containsExactly("Folake Ferncastle, date of birth not known: Mother | Brother", "Tunde moved in.");
    }

    @Test
    void whatWasWithdrawnWasNotSoAndIsSaidToHaveBeenRecorded() {
        legalStatus("2027-02-01", "2027-02-01", "section_20");
        String wrong = legalStatus("2027-03-01", "2027-03-01", "care");
        event("legal_status.withdrawn", "2027-03-20", "2027-03-20", Map.of("reason", new Answer.Text("Another child's")), wrong);

        assertThat(said("2027-03-03", Kind.LEGAL))
                .containsExactly("Looked after: Section 20, a single stay (V2) (known only after that day, from what was recorded, corrected or withdrawn later)");
        assertThat(otherwise("2027-03-03")).singleElement().asString().contains("(C2)").endsWith("(withdrawn since)");
        assertThat(otherwise("2027-03-20")).isEmpty();
    }

    @Test
    void whatWasCorrectedIsSaidAsCorrectedAndMarked() {
        String status = legalStatus("2027-02-01", "2027-02-01", "section_20");
        event("legal_status.corrected", "2027-02-01", "2027-03-12", Map.of("status", new Answer.Choice("interim_care")), status);

        assertThat(said("2027-03-03", Kind.LEGAL)).containsExactly("Looked after: Interim care order (C1) (corrected on 12 March 2027, after that day)");
        assertThat(otherwise("2027-03-03")).containsExactly("Looked after: Section 20, a single stay (V2) (corrected since)");
        assertThat(said("2027-03-12", Kind.LEGAL)).containsExactly("Looked after: Interim care order (C1)");
    }

    @Test
    void anEndThatWasRecordedLateEndsTheFactAndLeavesWhatWasThoughtToHold() {
        legalStatus("2027-02-01", "2027-02-01", "section_20");
        recorded("looked_after_ended", "2027-03-01", "2027-03-12", Map.of("reason", new Answer.Choice("home")));

        assertThat(said("2027-03-03", Kind.LEGAL)).isEmpty();
        assertThat(otherwise("2027-03-03")).containsExactly("Looked after: Section 20, a single stay (V2) (what was recorded later says otherwise)");
        assertThat(said("2027-02-28", Kind.LEGAL)).containsExactly("Looked after: Section 20, a single stay (V2)");
        assertThat(otherwise("2027-02-28")).as("that it would end was nobody's to know, and changes nothing of that day").isEmpty();
    }

    @Test
    void aPlacementSaysTheAddressThere() {
        recorded("placement_began", "2027-02-01", "2027-02-01", Map.of("type", new Answer.Choice("foster"), "address", new Answer.Text("9 Elm Walk")));

        assertThat(on("2027-02-02").groups().get(Kind.PLACEMENT.ordinal()).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.what()).containsExactly("With another foster carer"))
                .satisfies(line -> assertThat(line.more()).contains("Address there: 9 Elm Walk"));
    }

    @Test
    void whoHadParentalResponsibilityIsSaidWithWhatShowsIt() {
        recorded("legal_status", "2027-02-01", "2027-02-01", Map.of(
                "status", new Answer.Choice("section_20"), "parental_responsibility", new Answer.Text("Her mother alone"), "paper", new Answer.Text("Birth certificate")));

        assertThat(on("2027-02-02").groups().get(Kind.RESPONSIBLE.ordinal()).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.what()).containsExactly("Her mother alone"))
                .satisfies(line -> assertThat(line.more()).containsExactly("Shown by: Birth certificate"));
    }

    @Test
    void whoeverWasAllocatedLastHeldTheRecord() {
        for (String[] allocated : new String[][] {{"2027-01-10", "asha"}, {"2027-03-03", "kwame"}}) {
            event("holder.allocated", allocated[0], allocated[0], Map.of("role", new Answer.Text("social_worker"), "person", new Answer.Text(allocated[1])), null);
        }

        assertThat(said("2027-01-09", Kind.HOLDERS)).isEmpty();
        assertThat(said("2027-03-02", Kind.HOLDERS)).containsExactly("Social worker: Asha Rahman");
        assertThat(said("2027-03-03", Kind.HOLDERS)).containsExactly("Social worker: Kwame Boateng");
    }

    @Test
    void aStatusAndAnEpisodeStandFromTheirDayToTheDayBeforeTheirEnd() {
        String conference = recorded("initial_conference", "2027-02-01", "2027-02-08", Map.of());
        statuses.add(new StatusHeld(
                "child_protection_plan", "Child protection plan", "red", LocalDate.parse("2027-02-01"), Optional.of(LocalDate.parse("2027-05-01")), conference, NONE));
        episodes.add(new Episode(
                "episode", "child_protection_plan", "Child protection", conference, noon("2027-02-01"),
                Optional.of(new Episode.Closed(noon("2027-05-01"), "end", "It ended")), List.of(), NONE));

        assertThat(said("2027-01-31", Kind.STATUSES)).isEmpty();
        assertThat(said("2027-02-03", Kind.STATUSES)).containsExactly("Child protection plan (recorded on 8 February 2027, after that day)");
        assertThat(said("2027-02-03", Kind.UNDER_WAY)).containsExactly("Child protection (recorded on 8 February 2027, after that day)");
        assertThat(said("2027-04-30", Kind.STATUSES)).containsExactly("Child protection plan");
        assertThat(said("2027-05-01", Kind.STATUSES)).isEmpty();
        assertThat(said("2027-05-01", Kind.UNDER_WAY)).isEmpty();
    }

    @Test
    void whoeverSeesAPartIsNotToldThatSomethingHiddenChangedAStatus() {
        String conference = recorded("initial_conference", "2027-02-01", "2027-02-01", Map.of());
        statuses.add(new StatusHeld("plan", "Child protection plan", "red", LocalDate.parse("2027-02-01"), Optional.empty(), conference, NONE));
        StatusHeld other = new StatusHeld("other", "Looked after", "teal", LocalDate.parse("2027-02-01"), Optional.empty(), conference, NONE);

        OnADay whole = on("2027-02-03", Level.FULL, List.of(other));
        OnADay part = on("2027-02-03", Level.SUMMARY, List.of(other));

        assertThat(whole.otherwise()).hasSize(1);
        assertThat(whole.groups().get(Kind.STATUSES.ordinal()).lines()).singleElement().extracting(OnADay.Line::later).asString().startsWith("known only after that day");
        assertThat(part.otherwise()).isEmpty();
        assertThat(part.groups().get(Kind.STATUSES.ordinal()).lines()).singleElement().extracting(OnADay.Line::later).isEqualTo("");
    }
}
