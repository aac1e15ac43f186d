package kith.procedures.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.condition.Answers;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.History;
import kith.procedures.history.Standing;

/** The answers that stand latest on a record, step by step: what a form may look back to and start from. */
public final class LatestAnswers implements Answers {
    private final List<Standing> latestFirst;

    /** Of each step that was asked about: most forms ask about none, and histories are long. */
    private final Map<String, Optional<Standing>> byStep = new HashMap<>();

    public LatestAnswers(History history) {
        this.latestFirst = Standing.of(history).events().reversed();
    }

    private Optional<Standing> latest(String step) {
        return byStep.computeIfAbsent(step, _ -> latestFirst.stream()
                .filter(standing -> standing.isStepRecorded() && standing.event().subject().equals(step))
                .findFirst());
    }

    @Override
    public Optional<Given> answer(FieldRef field) {
        return latest(field.step())
                .flatMap(latest -> Optional.ofNullable(latest.answer(field.field()))
                        .map(answer -> new Given(answer, latest.id())));
    }

    @Override
    public Optional<String> recorded(String step) {
        return latest(step).map(Standing::id);
    }

    /** What a form asks is the same in every episode: no form of a checked pack asks this. */
    @Override
    public Optional<String> recordedThisTime(String step) {
        return Optional.empty();
    }
}
