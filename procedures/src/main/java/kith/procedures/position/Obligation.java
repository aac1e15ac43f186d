package kith.procedures.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.procedures.calendar.Due;
import kith.procedures.pack.Source;

/**
 * One instance of what a rule says must follow.
 *
 * @param key what it is the same by, for as long as there is a record
 * @param step the step whose recording meets it (or whose approval does, where {@code approves} is present)
 * @param sentence "Hold the strategy discussion"
 * @param owner the role that must see to it
 * @param holder who holds that role on this record now; never absent, though it may be a team's duty
 * @param trigger the event that raised it; empty where a reader may not know
 * @param raisedOn the day on which its trigger happened, as it is known now; empty where a reader may not know
 * @param notBefore what must have passed before anything meets it; then there is neither aim nor limit
 * @param raisedBy one sentence: what raised it ("Contact received on 12 January 2027 at 16:10")
 * @param provided a clause: what the rule asked besides, and found so ("“Is significant harm suspected?” is answered yes in the
 *     contact"); empty where it asks nothing more
 * @param reckoned one sentence: how the limit was worked out ("24 hours from when harm was suspected, through nights and weekends")
 * @param extensions more time that was given, in the order in which it was authorised; the limit is the one that they leave
 * @param stoppedSince since when its clock stands still, so that there is no time by which it is due; empty where it runs or the time was up
 *     before
 * @param approves the event that waits for approval, where this is an approval
 * @param packVersion the pack version in force at the trigger, whose text governs
 */
public record Obligation(
        ObligationKey key,
        String procedure,
        String step,
        String sentence,
        String owner,
        Holder holder,
        String trigger,
        Optional<LocalDate> raisedOn,
        Optional<Due> aim,
        Optional<Due> limit,
        Optional<Due> notBefore,
        State state,
        Words raisedBy,
        String provided,
        Words reckoned,
        List<Extension> extensions,
        Optional<Instant> stoppedSince,
        Optional<String> approves,
        boolean reasonIfLate,
        Optional<String> lateReason,
        List<String> tellIfLate,
        Source source,
        Optional<String> note,
        String packVersion,
        Causes causes) {

    public Obligation {
        extensions = List.copyOf(extensions);
        tellIfLate = List.copyOf(tellIfLate);
    }

    /** The same, held by somebody else because of that event. */
    Obligation heldBy(Holder other, String because) {
        List<String> events = new ArrayList<>(causes.events());
        if (!events.contains(because)) {
            events.add(because);
        }
        return new Obligation(
                key, procedure, step, sentence, owner, other, trigger, raisedOn, aim, limit, notBefore, state, raisedBy, provided, reckoned, extensions, stoppedSince,
                approves, reasonIfLate, lateReason, tellIfLate, source, note, packVersion, new Causes(causes.rules(), events, causes.answers()));
    }

    /** Opaque, and the same as long as its rule, episode and trigger are. */
    public String id() {
        return key.id();
    }

    public String rule() {
        return key.rule();
    }

    public String episode() {
        return key.episode();
    }

    /** What raised it, as a sentence without its full stop. */
    public String because() {
        return raisedBy.inWords();
    }

    /** How the limit was worked out, as a sentence without its full stop. */
    public String counted() {
        return reckoned.inWords();
    }

    public sealed interface State {
        Open OPEN = new Open();

        record Open() implements State {}

        /** @param at when what met it happened (not when it was recorded) */
        record Met(String by, Instant at) implements State {}

        record Excused(String by, String reason) implements State {}

        record Cancelled(String by, String because) implements State {}
    }

    /** Until when somebody has authorised it to go past its limit, which stands: what passes that is late, and authorised. */
    public Optional<Due> authorisedUntil() {
        return extensions.reversed().stream().filter(extension -> !extension.movesLimit()).map(Extension::until).findFirst();
    }

    /** Whether it is too soon to do it. */
    public boolean tooSoonAt(Instant now) {
        return notBefore.isPresent() && now.isBefore(notBefore.get().lateFrom());
    }

    /** Met late, or still open after the limit. */
    public boolean lateAt(Instant now) {
        return limit.isPresent()
                && switch (state) {
                    case State.Open() -> limit.get().lateAt(now);
                    case State.Met(String _, Instant at) -> limit.get().lateAt(at);
                    case State.Excused _, State.Cancelled _ -> false;
                };
    }
}
