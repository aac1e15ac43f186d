package kith.procedures.form;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.condition.Answers;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.Answer;
import kith.procedures.history.Event;
import kith.procedures.history.Facts;
import kith.procedures.history.History;

/** The answers that stand latest on a record, step by step: what a form may look back to and start from. */
public final class LatestAnswers implements Answers {
    private record Latest(Event event, Map<String, Answer> answers) {}

    private static final Comparator<Event> BY_RECORDING = Comparator.comparing(Event::recorded).thenComparing(Event::id);

    private final History history;

    /** Of each step that was asked about: most forms ask about none, and histories are long. */
    private final Map<String, Optional<Latest>> byStep = new HashMap<>();

    public LatestAnswers(History history) {
        this.history = history;
    }

    private Optional<Latest> latest(String step) {
        return byStep.computeIfAbsent(step, this::find);
    }

    private Optional<Latest> find(String step) {
        Set<String> withdrawn = new HashSet<>();
        for (Event event : history.events()) {
            if (event.fact().equals(Facts.WITHDRAWN)) {
                event.corrects().ifPresent(withdrawn::add);
            }
        }
        return history.events().stream()
                .filter(event -> event.type().equals(step + "." + Facts.RECORDED) && !withdrawn.contains(event.id()))
                .max(Comparator.comparing(Event::earliest).thenComparing(BY_RECORDING))
                .map(event -> new Latest(event, answers(event)));
    }

    /** Those of its last correction, if it has one. */
    private Map<String, Answer> answers(Event recorded) {
        return history.events().stream()
                .filter(event -> event.fact().equals(Facts.CORRECTED) && event.corrects().equals(Optional.of(recorded.id())))
                .max(BY_RECORDING)
                .orElse(recorded)
                .answers();
    }

    @Override
    public Optional<Given> answer(FieldRef field) {
        return latest(field.step())
                .flatMap(latest -> Optional.ofNullable(latest.answers().get(field.field()))
                        .map(answer -> new Given(answer, latest.event().id())));
    }

    @Override
    public Optional<String> recorded(String step) {
        return latest(step).map(latest -> latest.event().id());
    }

    /** What a form asks is the same in every episode: no form of a checked pack asks this. */
    @Override
    public Optional<String> recordedThisTime(String step) {
        return Optional.empty();
    }
}
