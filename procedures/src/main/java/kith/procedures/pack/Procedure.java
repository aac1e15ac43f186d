package kith.procedures.pack;

import java.util.List;
import java.util.Optional;
import kith.procedures.condition.Condition;
import kith.procedures.history.About;

/**
 * A pathway: the steps that can be recorded in it, what opens and closes an episode of it, and its rules.
 *
 * @param about on whose records it is carried out
 * @param opens a step (of this or another procedure) that opens an episode; none opens while one is open on the record
 * @param closes a step that closes it
 * @param stations the steps drawn on the pathway, in order
 */
public record Procedure(
        String id,
        String name,
        String summary,
        About about,
        List<Opening> opens,
        List<Closing> closes,
        List<Station> stations,
        Optional<String> alongside,
        List<Step> steps,
        List<Rule> rules,
        List<Status> statuses,
        Source source) {

    public Procedure {
        opens = List.copyOf(opens);
        closes = List.copyOf(closes);
        stations = List.copyOf(stations);
        steps = List.copyOf(steps);
        rules = List.copyOf(rules);
        statuses = List.copyOf(statuses);
    }

    public record Opening(String on, Condition condition) {}

    public record Closing(String on, Condition condition, String because) {}

    public record Station(String step, String label) {}

    /**
     * A status of the record, shown as a flag: begun by one step, ended by another.
     *
     * @param says the flag's words; {@code {step.field}} is replaced by the answer's label, {@code {since}} by the day
     */
    public record Status(String id, String says, Opening begins, Opening ends, Optional<String> tone) {}

    public Optional<Step> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }
}
