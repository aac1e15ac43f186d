package kith.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.server.directory.Names;
import org.junit.jupiter.api.Test;

class AnswersJsonTest {
    private static final Answer ADDRESS = new Answer.Address(List.of("Flat 3", "12 Mill Lane"), "Aylesbury", Optional.of("HP20 1UY"), Optional.of("10023"));

    private static final Map<String, Answer> EVERY_KIND = Map.ofEntries(
            Map.entry("text", new Answer.Text("“words”\n")),
            Map.entry("yes", new Answer.YesNo(false)),
            Map.entry("choice", new Answer.Choice("joint")),
            Map.entry("choices", new Answer.Choices(List.of("b", "a"))),
            Map.entry("day", new Answer.Day(LocalDate.of(2027, 1, 12))),
            Map.entry("number", new Answer.Number(new BigDecimal("2.50"))),
            Map.entry("professional", new Answer.Professional("hannah")),
            Map.entry("professionals", new Answer.Professionals(List.of("hannah", "kwame"))),
            Map.entry("agency", new Answer.Agency("police")),
            Map.entry("address", ADDRESS),
            Map.entry("short_address", new Answer.Address(List.of("1 The Green"), "Wing", Optional.empty(), Optional.empty())),
            Map.entry("person", new Answer.Person(new Answer.Person.Called.Name("Marlon Reid"), new Answer.Person.Born.On(LocalDate.of(1990, 5, 3)))),
            Map.entry("somebody", new Answer.Person(new Answer.Person.Called.Described("Tall"), new Answer.Person.Born.Aged(35))),
            Map.entry("whoever", new Answer.Person(new Answer.Person.Called.Name("Gran"), new Answer.Person.Born.NotKnown())),
            Map.entry("nowhere", new Answer.NoFixedAddress()),
            Map.entry("at", new Answer.When(new Occurred.At(Instant.parse("2027-01-12T16:10:00Z")))),
            Map.entry("about", new Answer.When(new Occurred.About(LocalDate.of(2027, 1, 12), "early in January"))),
            Map.entry("unknown", new Answer.When(new Occurred.Unknown())),
            Map.entry("entries", new Answer.Entries(List.of(
                    Map.of("who", new Answer.Agency("police"), "where", ADDRESS, "by", new Answer.Day(LocalDate.of(2027, 2, 1))),
                    Map.of("who_reason", new Answer.Text("Nobody else could"))))));

    @Test
    void an_answer_of_every_kind_is_read_as_it_was_written_and_equal_answers_are_equal_text() {
        String json = AnswersJson.write(EVERY_KIND);

        assertThat(AnswersJson.read(json)).isEqualTo(EVERY_KIND);
        assertThat(AnswersJson.write(AnswersJson.read(json))).isEqualTo(json);
    }

    @Test
    void what_no_form_asks_any_more_is_still_said_in_words() {
        Names names = new Names(Map.of(), Map.of(), Map.of("police", "Thames Valley Police"), Map.of(), Map.of(), java.time.LocalDate.of(2026, 11, 23));
        assertThat(AnswerWords.plain(new kith.procedures.history.Event(
                        "event", "visit.recorded", Optional.empty(), new Occurred.Unknown(), Instant.EPOCH,
                        new kith.procedures.history.Author("p", "a", "r"),
                        Map.of("told", new Answer.Agency("police"), "home", new Answer.NoFixedAddress(), "went", new Answer.Agency("gone")),
                        Optional.empty(), Optional.empty(), Optional.empty()), names))
                .extracting(AnswerWords.Line::answer)
                .containsExactly("No fixed address", "Thames Valley Police", "An agency no longer in the directory");
    }
}
