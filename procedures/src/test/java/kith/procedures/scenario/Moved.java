package kith.procedures.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.history.Occurred;

/**
 * The same story at another time: what happened, what was recorded and every date that was answered move together.
 *
 * @param by how far moments move; empty where only days are known of what they are moved for: then the clock shows at each what it showed
 * @param days how far days move
 */
record Moved(Optional<Duration> by, long days) {

    /** So that what was then is now. */
    static Moved from(Occurred then, Instant recorded, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, Occurred.LONDON);
        long days = ChronoUnit.DAYS.between(then.day(recorded), day);
        return switch (then) {
            case Occurred.At(Instant instant) -> new Moved(Optional.of(Duration.between(instant, now)), days);
            case Occurred.Unknown() -> new Moved(Optional.of(Duration.between(recorded, now)), days);
            case Occurred.On _, Occurred.About _ -> new Moved(Optional.empty(), days);
        };
    }

    History of(History history) {
        return history.with(history.events().stream().map(this::of).toList());
    }

    private Event of(Event event) {
        return new Event(
                event.id(), event.type(), event.episode(), of(event.occurred()), of(event.recorded()), event.author(), of(event.answers()),
                event.corrects(), event.occasion(), event.packVersion());
    }

    private Map<String, Answer> of(Map<String, Answer> answers) {
        Map<String, Answer> moved = new LinkedHashMap<>();
        answers.forEach((question, answer) -> moved.put(question, of(answer)));
        return moved;
    }

    private Answer of(Answer answer) {
        return switch (answer) {
            case Answer.Day(LocalDate day) -> new Answer.Day(day.plusDays(days));
            case Answer.When(Occurred occurred) -> new Answer.When(of(occurred));
            case Answer.Entries(List<Map<String, Answer>> entries) -> new Answer.Entries(entries.stream().map(this::of).toList());
            case Answer.Text _, Answer.YesNo _, Answer.Choice _, Answer.Choices _, Answer.Number _, Answer.Professional _, Answer.Professionals _, Answer.Person _,
                    Answer.Address _, Answer.NoFixedAddress _, Answer.Agency _, Answer.File _ -> answer;
        };
    }

    Occurred of(Occurred occurred) {
        return switch (occurred) {
            case Occurred.At(Instant instant) -> new Occurred.At(of(instant));
            case Occurred.On(LocalDate day) -> new Occurred.On(day.plusDays(days));
            case Occurred.About(LocalDate day, String words) -> new Occurred.About(day.plusDays(days), words);
            case Occurred.Unknown unknown -> unknown;
        };
    }

    Instant of(Instant instant) {
        return by.map(instant::plus)
                .orElseGet(() -> instant.atZone(Occurred.LONDON).toLocalDateTime().plusDays(days).atZone(Occurred.LONDON).toInstant());
    }
}
