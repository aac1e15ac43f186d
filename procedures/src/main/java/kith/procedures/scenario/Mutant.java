package kith.procedures.scenario;

import java.util.HashMap;
import java.util.Map;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.Event;
import kith.procedures.history.History;
import kith.procedures.pack.Pack;

/**
 * A pack that differs from another in one thing.
 *
 * @param part whose difference it is
 * @param how such as {@code limit 6 working days for 5 working days}; no two of a part are alike
 * @param takenAway the part is not there at all, as against being another
 * @param original the pack from which it differs: the whole, or that as it will be once what is prepared is in force
 * @param forgets what cannot be recorded where it is in force
 */
public record Mutant(Part part, String how, boolean takenAway, Pack original, Pack pack, Forgets forgets) {

    /** As survivors.yaml names it: {@code send_plan: limit 6 working days for 5 working days}. */
    public String name() {
        return part.called() + ": " + how;
    }

    /** A part of a pack that can be taken away or be another. */
    public sealed interface Part {
        record OfRule(String rule) implements Part {}

        /** @param number from 1, in the rule's order */
        record OfException(String rule, int number) implements Part {}

        record OfExtension(String rule) implements Part {}

        /** @param approval which of the step's approvals; empty where it has only one */
        record OfApproval(String step, String approval) implements Part {}

        record OfStep(String step) implements Part {}

        record OfQuestion(FieldRef question) implements Part {}

        /** @param number from 1, in the order of the question's decision aid */
        record OfProposal(FieldRef question, int number) implements Part {}

        /** Of what opens and closes it. */
        record OfProcedure(String procedure) implements Part {}

        record OfStatus(String status) implements Part {}

        /** Of a provision for which something is prepared. */
        record OfProvision(String provision) implements Part {}

        record OfEdition(String edition) implements Part {}

        default String called() {
            return switch (this) {
                case OfRule(String rule) -> rule;
                case OfException(String rule, int number) -> rule + ": exception " + number;
                case OfExtension(String rule) -> rule + ": extension";
                case OfApproval(String step, String approval) -> step + ".approval" + (approval.isEmpty() ? "" : "." + approval);
                case OfStep(String step) -> "step " + step;
                case OfQuestion(FieldRef question) -> "question " + question.step() + "." + question.field();
                case OfProposal(FieldRef question, int number) -> "question %s.%s: proposal %d".formatted(question.step(), question.field(), number);
                case OfProcedure(String procedure) -> "procedure " + procedure;
                case OfStatus(String status) -> "status " + status;
                case OfProvision(String provision) -> "provision " + provision;
                case OfEdition(String edition) -> "edition " + edition;
            };
        }
    }

    /**
     * What can no longer be recorded. Taking a step or a question out of the text would leave names that mean nothing in the rules
     * that rest on it; what is meant is that nobody can fill it in.
     */
    public sealed interface Forgets {
        record Nothing() implements Forgets {}

        record Step(String step) implements Forgets {}

        record Question(FieldRef question) implements Forgets {}

        /** Of a question on whose answer nothing else rests: whoever answers it can no longer say so. */
        record Answer(FieldRef question) implements Forgets {}

        /** Whether something of the history could not have been said at all. */
        default boolean untellable(History history) {
            return this instanceof Answer(FieldRef question)
                    && history.events().stream().anyMatch(event ->
                            event.subject().equals(question.step()) && answered(event, question));
        }

        private static boolean answered(Event event, FieldRef question) {
            return question.inGroup()
                    .map(in -> event.answers().get(in.group()) instanceof kith.procedures.history.Answer.Entries(var entries)
                            && entries.stream().anyMatch(entry -> entry.containsKey(in.question())))
                    .orElseGet(() -> event.answers().containsKey(question.field()));
        }

        /** What is left of the history. */
        default History leftOf(History history) {
            return switch (this) {
                case Nothing(), Answer _ -> history;
                case Step(String step) -> history.with(
                        history.events().stream().filter(event -> !event.subject().equals(step)).toList());
                case Question(FieldRef question) -> history.with(
                        history.events().stream()
                                .map(event -> event.subject().equals(question.step()) ? without(question.field(), event) : event)
                                .toList());
            };
        }

        private static Event without(String field, Event event) {
            Map<String, kith.procedures.history.Answer> answers = new HashMap<>(event.answers());
            answers.remove(field);
            return new Event(
                    event.id(), event.type(), event.episode(), event.occurred(), event.recorded(), event.author(), answers,
                    event.corrects(), event.occasion(), event.packVersion());
        }
    }
}
