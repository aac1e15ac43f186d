package kith.server.frontdoor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.calendar.EnglandCalendar;
import kith.procedures.calendar.Hours;
import kith.procedures.pack.Contact;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Source;
import org.junit.jupiter.api.Test;

/** Who answers now comes first, by the clock of England. */
class ContactsTest {
    private static final Pack PACK = new Pack(
            "p", "P", "1", LocalDate.of(2027, 1, 1), Map.of(), List.of(), List.of(),
            List.of(
                    contact("coroner", "office hours", false, Optional.of("police")),
                    contact("police", "at any time", false, Optional.empty()),
                    contact("duty", "Monday to Friday 9:00 to 17:00", true, Optional.of("night")),
                    contact("night", "out of office hours", true, Optional.of("duty"))),
            List.of(), List.of());

    private static Contact contact(String id, String hours, boolean urgent, Optional<String> outOfHours) {
        return new Contact(
                id, id, "help", Optional.empty(), Optional.of("ring " + id), Optional.empty(), Optional.empty(), Hours.read(hours).orElseThrow(), urgent,
                outOfHours, new Source("d", "Document", "1", List.of()));
    }

    private static Contacts at(String instant) {
        return Contacts.of(PACK, Instant.parse(instant), EnglandCalendar.standard());
    }

    private static List<String> now(String instant) {
        return at(instant).now().stream().map(Contacts.Line::name).toList();
    }

    @Test
    void by_day_the_offices_and_by_night_who_answers_then_the_most_urgent_first() {
        assertThat(now("2027-01-05T10:00:00Z")).containsExactly("duty", "coroner", "police");
        assertThat(now("2027-01-05T02:15:00Z")).containsExactly("night", "police");
    }

    @Test
    void the_hours_are_those_of_england_in_summer_too() {
        assertThat(now("2027-07-06T08:00:00Z")).containsExactly("duty", "coroner", "police");
        assertThat(now("2027-07-06T07:59:00Z")).containsExactly("night", "police");
        assertThat(now("2027-07-06T16:00:00Z")).containsExactly("night", "police");
        assertThat(at("2027-07-06T16:00:00Z").at()).isEqualTo("17:00");
    }

    @Test
    void on_a_bank_holiday_offices_are_closed() {
        assertThat(now("2026-12-28T11:00:00Z")).containsExactly("duty", "night", "police");
    }

    @Test
    void whoever_does_not_answer_says_who_does() {
        assertThat(at("2027-01-05T02:15:00Z").otherwise())
                .extracting(Contacts.Line::name, line -> line.instead().orElseThrow().name(), line -> line.instead().orElseThrow().phone())
                .containsExactly(tuple("duty", "night", "ring night"), tuple("coroner", "police", "ring police"));
    }
}
