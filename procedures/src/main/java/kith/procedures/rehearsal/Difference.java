package kith.procedures.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.calendar.Due;
import kith.procedures.position.Obligation;
import kith.procedures.position.Obligation.State;
import kith.procedures.position.Position;

/** What becomes of one obligation when another version of the pack has governed the whole history. */
sealed interface Difference {

    /** It is open, and without the change it would not be. */
    record Asked(Obligation obligation) implements Difference {}

    /** It is open only without the change. */
    record NotAsked(Obligation obligation) implements Difference {}

    /** Open with the change and without it, and due at another time, owed by another role or met by another step. */
    record Moved(Obligation before, Obligation after) implements Difference {}

    /** Open in neither, and yet another: asked where it was not, not asked where it was, ended otherwise or at another time due. */
    record Past(Obligation obligation) implements Difference {}

    /**
     * What makes an obligation the same under both versions: a rule that has another name now is another rule.
     *
     * @param time 1 for the first that the rule asks because of the trigger, 2 for the second
     */
    record Which(String rule, String trigger, int time) {}

    static List<Difference> between(Position before, Position after) {
        Map<Which, Obligation> old = byWhich(before.obligations());
        List<Difference> differences = new ArrayList<>();
        byWhich(after.obligations()).forEach((which, now) ->
                of(Optional.ofNullable(old.remove(which)), Optional.of(now)).ifPresent(differences::add));
        old.values().forEach(then -> of(Optional.of(then), Optional.empty()).ifPresent(differences::add));
        return differences;
    }

    private static Map<Which, Obligation> byWhich(List<Obligation> obligations) {
        Map<Which, Obligation> found = LinkedHashMap.newLinkedHashMap(obligations.size());
        for (Obligation obligation : obligations) {
            int time = 1;
            while (found.putIfAbsent(new Which(obligation.rule(), obligation.trigger(), time), obligation) != null) {
                time++;
            }
        }
        return found;
    }

    private static Optional<Difference> of(Optional<Obligation> before, Optional<Obligation> after) {
        boolean wasOpen = before.filter(Difference::isOpen).isPresent();
        boolean isOpen = after.filter(Difference::isOpen).isPresent();
        if (isOpen && !wasOpen) {
            return Optional.of(new Asked(after.get()));
        }
        if (wasOpen && !isOpen) {
            return Optional.of(new NotAsked(before.get()));
        }
        if (before.isPresent() && after.isPresent() && isSame(before.get(), after.get())) {
            return Optional.empty();
        }
        return Optional.of(wasOpen ? new Moved(before.get(), after.get()) : new Past(after.orElseGet(before::get)));
    }

    private static boolean isOpen(Obligation obligation) {
        return obligation.state() instanceof State.Open;
    }

    /** To those who must act: the same thing owed by the same role in the same way, and due at the same times. Words may differ. */
    private static boolean isSame(Obligation one, Obligation other) {
        return one.state().getClass() == other.state().getClass()
                && one.owner().equals(other.owner())
                && one.step().equals(other.step())
                && lateFrom(one.aim()).equals(lateFrom(other.aim()))
                && lateFrom(one.limit()).equals(lateFrom(other.limit()))
                && lateFrom(one.notBefore()).equals(lateFrom(other.notBefore()));
    }

    /** The end of one day and the midnight that follows it are the same moment. */
    static Optional<Instant> lateFrom(Optional<Due> due) {
        return due.map(Due::lateFrom);
    }
}
