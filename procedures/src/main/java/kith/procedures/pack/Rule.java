package kith.procedures.pack;

import java.util.List;
import java.util.Optional;
import kith.procedures.calendar.Term;
import kith.procedures.condition.Condition;
import kith.procedures.condition.FieldRef;

/**
 * When one of the steps {@code on} counts and {@code condition} is yes, {@code owner} must see to it that step {@code must}
 * is recorded, within the term.
 *
 * @param sentence what must happen, as an instruction: "Hold the strategy discussion"
 * @param owner the role that must see to it
 * @param ownerNamedIn the question that names the professional who holds it, while they are there; else whoever holds the role
 * @param everyTime each trigger raises an obligation of its own; else only the first in the episode does
 * @param on steps of the pack; {@link #OPENING} stands for whichever event opened the episode
 * @param notBefore the time that must first have passed: what is recorded sooner does not meet it; where it is there, there is neither aim nor limit
 * @param from the dates from which the term counts: of several, the one that belongs to the trigger's step; empty for when
 *     the trigger happened
 * @param exceptions other terms, the first whose condition is yes governs
 * @param extension by whom and how the limit can be moved
 * @param pause when its clock stands still
 * @param cancelledOn steps that end the need for it
 * @param tellIfLate roles told when it becomes late
 * @param loosenable whether a local pack may relax it
 */
public record Rule(
        String id,
        String procedure,
        List<String> on,
        Condition condition,
        boolean everyTime,
        String must,
        String sentence,
        String owner,
        Optional<FieldRef> ownerNamedIn,
        Optional<Term> aim,
        Optional<Term> limit,
        Optional<Term> notBefore,
        List<FieldRef> from,
        List<Exception> exceptions,
        Optional<Extension> extension,
        Optional<Pause> pause,
        List<String> cancelledOn,
        boolean reasonIfLate,
        List<String> tellIfLate,
        boolean loosenable,
        Optional<String> note,
        Source source) {

    /** In {@code on}: the event that opened the episode, whatever its step. No step may bear this name. */
    public static final String OPENING = "opening";

    public Rule {
        on = List.copyOf(on);
        from = List.copyOf(from);
        exceptions = List.copyOf(exceptions);
        cancelledOn = List.copyOf(cancelledOn);
        tellIfLate = List.copyOf(tellIfLate);
    }

    /** Whether any time is laid down for it. */
    public boolean hasTime() {
        return aim.isPresent() || limit.isPresent() || notBefore.isPresent();
    }

    /** Another term in certain cases. */
    public record Exception(Condition condition, Optional<Term> aim, Term limit, Source source) {}

    /**
     * More time, given by somebody of a named role. Given by the limit, it moves the limit; given later, it leaves the breach a
     * breach, which was then authorised.
     *
     * @param step whose recording gives it
     * @param condition as the recording has it
     * @param authorisedBy it counts once somebody in one of these roles has recorded or approved the step
     * @param until what takes the limit's place
     * @param ceiling counted as the limit is: no extension goes past it
     * @param reason the question of the step that asks why
     * @param limitStays it never moves the limit: whatever passes that is late, and authorised
     */
    public record Extension(
            String step,
            Condition condition,
            List<String> authorisedBy,
            Until until,
            Optional<Term> ceiling,
            Optional<FieldRef> reason,
            boolean limitStays,
            Source source) {
        public Extension {
            authorisedBy = List.copyOf(authorisedBy);
        }
    }

    /**
     * Between a recording of one of the steps {@code from} and the next of one of the steps {@code until} no time runs.
     */
    public record Pause(List<String> from, List<String> until) {
        public Pause {
            from = List.copyOf(from);
            until = List.copyOf(until);
        }
    }

    /** Until when an extension goes. */
    public sealed interface Until {
        /** Counted from where the limit counts. */
        record Counted(Term term) implements Until {}

        /** The date that was answered in the step that gives the extension. */
        record Answered(FieldRef date) implements Until {}
    }
}
