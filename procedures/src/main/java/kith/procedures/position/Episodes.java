package kith.procedures.position;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Step;

/** The steps recorded, each in its place, and the episodes that they opened and closed. Filled by {@link Placing}. */
final class Episodes {

    /** A recorded step in its place. */
    static final class Placed {
        final Standing standing;
        final Step step;
        final CompiledPack pack;

        /** Its place among all recorded steps: as they happened, but never before the opening of its own episode. */
        final int place;

        /** What was read to find that the step asks for approval here, whether or not it counts without; null where it does not. */
        Reading approvalAsked;

        /** Whether anything follows from it: it needs no approval first, or has it. */
        boolean counts;

        /** The approval without which it would not count; null where it counts without. */
        String countsBy;

        final List<Underway> opened = new ArrayList<>(1);

        /** Open episodes of other procedures that it would have opened, had they not been open. */
        final List<Joined> joined = new ArrayList<>(0);

        /** Null where it belongs to none. */
        Underway episode;

        Placed(Standing standing, Step step, CompiledPack pack, int place) {
            this.standing = standing;
            this.step = step;
            this.pack = pack;
            this.place = place;
        }

        String id() {
            return standing.id();
        }

        /** "Strategy discussion held on 12 January 2027 at 10:00". */
        String inWords() {
            return step.done() + " " + Phrases.when(standing.occurred, standing.event.recorded());
        }

        boolean needsApproval() {
            return approvalAsked != null;
        }

        /** Returned for putting right, and not put right yet. */
        boolean isSentBack() {
            return approvalAsked != null && standing.sentBackBy() != null;
        }

        boolean belongsTo(Underway underway) {
            return episode == underway || underway.opener == this;
        }
    }

    /** @param joinedFor what was read to find that it belongs there */
    record Joined(Underway episode, Reading joinedFor) {}

    /** An episode as it is being worked out. */
    static final class Underway {
        final String id;
        final Procedure procedure;
        final CompiledPack pack;
        final Placed opener;
        final Reading openedFor;
        Placed closer;
        Reading closedFor;
        String closedBecause;

        Underway(String id, Procedure procedure, CompiledPack pack, Placed opener, Reading openedFor) {
            this.id = id;
            this.procedure = procedure;
            this.pack = pack;
            this.opener = opener;
            this.openedFor = openedFor;
        }

        boolean isOpen() {
            return closer == null;
        }

        /** The episode to which the event belongs that opened this one; null where that began with it. */
        Underway cameFrom() {
            return opener.episode == this ? null : opener.episode;
        }

        boolean wasOpenAt(int place) {
            return opener.place <= place && (closer == null || closer.place > place);
        }
    }

    /**
     * Events because of which something does not follow: what made a condition come to no or left it unanswered,
     * withdrawals, and corrections that moved an event to another day. They are nobody's causes, and yet the position would be another without them.
     */
    final Set<String> stoodInTheWay = new HashSet<>();

    final List<Placed> placed = new ArrayList<>();
    final List<Underway> all = new ArrayList<>();
    private final Map<String, Underway> byId = new HashMap<>();
    private final Map<String, List<Placed>> byStep = new HashMap<>();
    private final Map<String, List<Placed>> countingByStep = new HashMap<>();

    void add(Placed recorded) {
        placed.add(recorded);
        byStep.computeIfAbsent(recorded.step.id(), _ -> new ArrayList<>()).add(recorded);
        if (recorded.counts) {
            countingByStep.computeIfAbsent(recorded.step.id(), _ -> new ArrayList<>()).add(recorded);
        }
    }

    void add(Underway episode) {
        all.add(episode);
        byId.put(episode.id, episode);
    }

    Underway byId(String id) {
        return byId.get(id);
    }

    /** The recordings of the step, counting or not, in their places. */
    List<Placed> recordings(String step) {
        return byStep.getOrDefault(step, List.of());
    }

    /** The recordings of the step that count, in their places. */
    List<Placed> counting(String step) {
        return countingByStep.getOrDefault(step, List.of());
    }

    /** The latest episode of the procedure that is open (so far); null where none is. */
    Underway latestOpen(String procedure) {
        for (int i = all.size() - 1; i >= 0; i--) {
            Underway episode = all.get(i);
            if (episode.isOpen() && episode.procedure.id().equals(procedure)) {
                return episode;
            }
        }
        return null;
    }

    /** The latest episode of the procedure that was open at that place; null where none was. */
    Underway latestOpenAt(String procedure, int place) {
        for (int i = all.size() - 1; i >= 0; i--) {
            Underway episode = all.get(i);
            if (episode.procedure.id().equals(procedure) && episode.wasOpenAt(place)) {
                return episode;
            }
        }
        return null;
    }
}
