package kith.server.api;

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

/** The answers that stand latest on a record, step by step: what a form's conditions may look back to. */
final class AnswersBefore implements Answers {
    private record Latest(Event event, Map<String, Answer> answers) {}

    private final Map<String, Latest> byStep = new HashMap<>();

    AnswersBefore(History history) {
        List<Event> inOrder = RecordJson.inOrder(history);
        Map<String, Event> corrections = new HashMap<>();
        Set<String> withdrawn = new HashSet<>();
        for (Event event : inOrder) {
            switch (event.fact()) {
                case Facts.CORRECTED -> event.corrects().ifPresent(corrected -> corrections.put(corrected, event));
                case Facts.WITHDRAWN -> event.corrects().ifPresent(withdrawn::add);
                default -> {}
            }
        }
        for (Event event : inOrder) {
            if (event.fact().equals(Facts.RECORDED) && !withdrawn.contains(event.id())) {
                Latest so = byStep.get(event.subject());
                if (so == null || !event.earliest().isBefore(so.event().earliest())) {
                    byStep.put(event.subject(), new Latest(event, corrections.getOrDefault(event.id(), event).answers()));
                }
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
