package kith.server.steps;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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

    private final Map<String, Latest> byStep = new HashMap<>();

    public LatestAnswers(History history) {
        Map<String, Event> corrections = new HashMap<>();
        Set<String> withdrawn = new HashSet<>();
        List<Event> inOrder = history.events().stream()
                .sorted(java.util.Comparator.comparing(Event::recorded).thenComparing(Event::id))
                .toList();
        for (Event event : inOrder) {
            if (event.fact().equals(Facts.CORRECTED)) {
                event.corrects().ifPresent(corrected -> corrections.put(corrected, event));
            } else if (event.fact().equals(Facts.WITHDRAWN)) {
                event.corrects().ifPresent(withdrawn::add);
            }
        }
        for (Event event : inOrder) {
            if (!event.fact().equals(Facts.RECORDED) || withdrawn.contains(event.id())) {
                continue;
            }
            Event correction = corrections.get(event.id());
            Latest so = byStep.get(event.subject());
            if (so == null || !event.earliest().isBefore(so.event().earliest())) {
                byStep.put(event.subject(), new Latest(event, correction == null ? event.answers() : correction.answers()));
            }
        }
    }

    @Override
    public Optional<Given> answer(FieldRef field) {
        return Optional.ofNullable(byStep.get(field.step()))
                .flatMap(latest -> Optional.ofNullable(latest.answers().get(field.field()))
                        .map(answer -> new Given(answer, latest.event().id())));
    }

    @Override
    public Optional<String> recorded(String step) {
        return Optional.ofNullable(byStep.get(step)).map(latest -> latest.event().id());
    }
}
