package kith.procedures.position;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.procedures.history.Standing;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Step;

/** The steps recorded, each in its place, and the episodes that they opened and closed. Filled by {@link Placing}. */
final class Episodes {

    /** A recorded step in its place. */
    static final class Placed {
        final Standing standing;
        final CompiledStep compiled;
        final Step step;
        final CompiledPack pack;

        /** Its place among all recorded steps: as they happened, but never before the opening of its own episode. */
        final int place;

        private final Words happened;

        /** The approvals for which the step asks here, whether or not it counts without; empty where it asks for none. */
        List<ApprovalAsked> approvalsAsked = List.of();

        /** Whether anything follows from it: it needs no approval first, or has it. */
        boolean counts;

        /** The approvals without which it would not count; empty where it counts without. */
        List<String> countsBy = List.of();

        final List<Underway> opened = new ArrayList<>(1);

        /** Open episodes of other procedures that it would have opened, had they not been open. */
        final List<Joined> joined = new ArrayList<>(0);

        /** Null where it belongs to none. */
        Underway episode;

        Placed(Standing standing, CompiledStep compiled, int place) {
            this.standing = standing;
            this.compiled = compiled;
            this.step = compiled.step;
            this.pack = compiled.pack;
            this.place = place;
            this.happened = happened("");
        }

        String id() {
            return standing.id();
        }

        /** "Strategy discussion held on 12 January 2027 at 10:00". */
        String inWords() {
            return happened.inWords();
        }

        Words happened() {
            return happened;
        }

        /** @param more what else there is to say of it */
        Words happened(String more) {
            return new Happened(step.done(), standing.occurred(), standing.event().recorded(), more);
        }

        boolean needsApproval() {
            return !approvalsAsked.isEmpty();
        }

        /** Returned for putting right, and not put right yet. */
        boolean isSentBack() {
            for (ApprovalAsked asked : approvalsAsked) {
                if (Verdicts.sendingBackOf(standing, step, asked.approval()) != null) {
                    return true;
                }
            }
            return false;
        }

        boolean belongsTo(Underway underway) {
            return episode == underway || underway.opener == this;
        }
    }

    /** @param askedFor what was read to find that it is asked for */
    record ApprovalAsked(Step.Approval approval, Reading askedFor) {}

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

        /** The rules that fire once in an episode, and have. Filled by {@link Raising}. */
        final Set<String> firedOnce = new HashSet<>();

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
    private final Map<String, List<Underway>> byProcedure = new HashMap<>();
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
        byProcedure.computeIfAbsent(episode.procedure.id(), _ -> new ArrayList<>()).add(episode);
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

    /** Where, in recordings in their places, those begin that stand there or later: their number where none does. */
    static int firstFrom(int place, List<Placed> recordings) {
        int from = 0;
        int to = recordings.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (recordings.get(middle).place < place) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The latest episode of the procedure that is open (so far); null where none is. */
    Underway latestOpen(String procedure) {
        List<Underway> episodes = byProcedure.getOrDefault(procedure, List.of());
        for (int i = episodes.size() - 1; i >= 0; i--) {
            if (episodes.get(i).isOpen()) {
                return episodes.get(i);
            }
        }
        return null;
    }

    /** The latest episode of the procedure that was open at that place; null where none was. */
    Underway latestOpenAt(String procedure, int place) {
        List<Underway> episodes = byProcedure.getOrDefault(procedure, List.of());
        for (int i = episodes.size() - 1; i >= 0; i--) {
            if (episodes.get(i).wasOpenAt(place)) {
                return episodes.get(i);
            }
        }
        return null;
    }
}
