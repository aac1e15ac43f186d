package kith.procedures.position;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.history.Standing;
import kith.procedures.pack.Step;
import kith.procedures.position.Episodes.Placed;
import kith.procedures.position.Episodes.Underway;

/**
 * Puts each recorded step in its place and its episode, in the order in which things happened, opening and closing episodes
 * on the way.
 *
 * <p>Two things do not wait for the clock. An event that names its episode belongs to it even if it happened before the
 * episode opened (a discussion held before the contact was typed): it is placed just after the opening. And an event of which
 * only the day is known may have happened after anything else on that day: where it needs an episode that opens later that
 * day, it is placed just after that opening.
 */
final class Placing {
    private final CompiledPacks packs;
    private final Episodes episodes = new Episodes();

    /** Episodes that events name but that nothing opens, since what opened them was withdrawn: as if not named. */
    private final Set<String> lost;

    /** A step recorded, on its way to its place. */
    private record Coming(Standing standing, CompiledStep compiled) {}

    private final Map<String, List<Coming>> awaitingEpisode = new LinkedHashMap<>();
    private final Map<String, List<Coming>> awaitingOpening = new LinkedHashMap<>();

    /** For each day one recording of each step, of those of which no more than the day is known. */
    private final Map<LocalDate, Map<String, Placed>> dayOnly = new HashMap<>();

    private Placing(CompiledPacks packs, Set<String> lost) {
        this.packs = packs;
        this.lost = lost;
    }

    /** @param standing as happened */
    static Placing through(List<Standing> standing, CompiledPacks packs) {
        List<Coming> recorded = new ArrayList<>(standing.size());
        for (Standing event : standing) {
            CompiledStep compiled = event.isStepRecorded() ? packs.governing(event.event().type(), event.day()) : null;
            if (compiled != null) {
                recorded.add(new Coming(event, compiled));
            }
        }
        Set<String> lost = new HashSet<>();
        while (true) {
            Placing placing = new Placing(packs, lost);
            placing.placeAll(recorded);
            if (placing.awaitingEpisode.isEmpty()) {
                return placing;
            }
            lost.add(placing.awaitingEpisode.keySet().iterator().next());
        }
    }

    Episodes episodes() {
        return episodes;
    }

    /**
     * Whether one more recording, which happened after all others, only adds to what is there: every earlier one is where it
     * would be, and leads to what it would lead to, save for what the new one ends or is the later answer to.
     */
    boolean mayGoOnWith(Standing event) {
        CompiledStep compiled = packs.governing(event.event().type(), event.day());
        return compiled != null && lost.isEmpty() && isInKnownEpisode(event, compiled.step) && isOfNoMomentForItsDay(event, compiled);
    }

    private boolean isInKnownEpisode(Standing event, Step step) {
        Optional<String> named = event.event().episode();
        return named.isEmpty()
                || episodes.byId(named.get()) != null
                || named.get().equals(Ids.episode(step.procedure(), event.id()));
    }

    /** Earlier recordings of which only that day is known see their whole day: none of them looks for such a step. */
    private boolean isOfNoMomentForItsDay(Standing event, CompiledStep compiled) {
        for (Placed earlier : dayOnly.getOrDefault(event.day(), Map.of()).values()) {
            String procedure = earlier.step.procedure();
            if (earlier.pack.readBy(earlier.compiled).contains(compiled.step.id())
                    || compiled.mayOpen(procedure) && !earlier.compiled.mayOpen(procedure)) {
                return false;
            }
        }
        return true;
    }

    /** Only where it {@linkplain #mayGoOnWith may}. */
    Placed goOnWith(Standing event) {
        place(new Coming(event, packs.governing(event.event().type(), event.day())));
        return episodes.placed.getLast();
    }

    private void placeAll(List<Coming> recorded) {
        for (int i = 0; i < recorded.size(); i++) {
            Coming next = recorded.get(i);
            if (!awaitingOpening.isEmpty()) {
                giveUpWaitingBefore(next.standing.day());
            }
            if (next.standing.isDayOnly() && namesNoEpisode(next.standing) && opensLaterThatDay(recorded, i)) {
                awaitingOpening.computeIfAbsent(next.compiled.step.procedure(), _ -> new ArrayList<>()).add(next);
            } else {
                place(next);
            }
        }
        giveUpWaitingBefore(LocalDate.MAX);
    }

    private void giveUpWaitingBefore(LocalDate day) {
        List<Coming> waiting = new ArrayList<>();
        awaitingOpening.values().forEach(comings -> comings.removeIf(coming -> coming.standing.day().isBefore(day) && waiting.add(coming)));
        awaitingOpening.values().removeIf(List::isEmpty);
        waiting.sort(Comparator.comparing(Coming::standing, Standing.AS_HAPPENED));
        waiting.forEach(this::place);
    }

    private boolean namesNoEpisode(Standing event) {
        return event.event().episode().isEmpty() || lost.contains(event.event().episode().get());
    }

    /** Only where no episode is open already, and the event itself could not open one. */
    private boolean opensLaterThatDay(List<Coming> recorded, int index) {
        Coming coming = recorded.get(index);
        String procedure = coming.compiled.step.procedure();
        if (episodes.latestOpen(procedure) != null || coming.compiled.mayOpen(procedure)) {
            return false;
        }
        for (int later = index + 1; later < recorded.size() && recorded.get(later).standing.day().equals(coming.standing.day()); later++) {
            if (recorded.get(later).compiled.mayOpen(procedure)) {
                return true;
            }
        }
        return false;
    }

    private void place(Coming coming) {
        Standing event = coming.standing;
        Step step = coming.compiled.step;
        Underway named = null;
        if (event.event().episode().isPresent()) {
            String id = event.event().episode().get();
            named = episodes.byId(id);
            if (named == null && !lost.contains(id) && !id.equals(Ids.episode(step.procedure(), event.id()))) {
                awaitingEpisode.computeIfAbsent(id, _ -> new ArrayList<>()).add(coming);
                return;
            }
        }
        Placed placed = new Placed(event, coming.compiled, episodes.placed.size());
        Underway member = named != null ? named : episodes.latestOpen(step.procedure());
        judgeCounting(placed, member);
        episodes.add(placed);
        if (event.isDayOnly()) {
            dayOnly.computeIfAbsent(event.day(), _ -> new HashMap<>()).put(step.id(), placed);
        }
        if (placed.counts) {
            close(placed, named, false);
            open(placed, named, member);
            close(placed, named, true);
        }
        if (named == null) {
            for (Underway opened : placed.opened) {
                member = opened.procedure.id().equals(step.procedure()) ? opened : member;
            }
        }
        placed.episode = member;
        for (Underway opened : placed.opened) {
            placeWaiting(awaitingEpisode.remove(opened.id));
            placeWaiting(awaitingOpening.remove(opened.procedure.id()));
        }
    }

    private void placeWaiting(List<Coming> waiting) {
        if (waiting != null) {
            waiting.forEach(this::place);
        }
    }

    private void judgeCounting(Placed placed, Underway member) {
        placed.counts = true;
        if (placed.step.approvals().isEmpty()) {
            return;
        }
        List<Episodes.ApprovalAsked> asked = new ArrayList<>(1);
        List<String> countsBy = new ArrayList<>(1);
        for (Step.Approval approval : placed.step.approvals()) {
            Reading reading = Reading.asOf(episodes, placed, member);
            if (reading.isYes(approval.when())) {
                asked.add(new Episodes.ApprovalAsked(approval, reading));
                if (approval.beforeItCounts()) {
                    Standing given = Verdicts.approvalOf(placed.standing, placed.step, approval);
                    placed.counts &= given != null;
                    if (given != null) {
                        countsBy.add(given.id());
                    }
                }
            }
        }
        placed.approvalsAsked = asked;
        placed.countsBy = placed.counts ? countsBy : List.of();
    }

    private void open(Placed placed, Underway named, Underway member) {
        for (CompiledStep.OpeningOf opening : placed.compiled.opens) {
            String procedure = opening.procedure().id();
            Underway open = named != null && named.procedure.id().equals(procedure) ? named : episodes.latestOpen(procedure);
            Reading reading = Reading.asOf(episodes, placed, member);
            if (reading.isYes(opening.condition())) {
                if (open != null) {
                    placed.joined.add(new Episodes.Joined(open, reading));
                } else {
                    Underway episode = new Underway(
                            Ids.episode(procedure, placed.id()), opening.procedure(), placed.pack, placed, reading);
                    episodes.add(episode);
                    placed.opened.add(episode);
                }
            }
        }
    }

    /** @param justOpened whether to look at the episodes that this event itself opened, or at those open before */
    private void close(Placed placed, Underway named, boolean justOpened) {
        for (CompiledStep.ClosingOf closing : placed.compiled.closes) {
            String procedure = closing.procedure().id();
            Underway episode =
                    named != null && named.procedure.id().equals(procedure) ? named : episodes.latestOpen(procedure);
            if (episode != null && episode.isOpen() && placed.opened.contains(episode) == justOpened) {
                Reading reading = Reading.asOf(episodes, placed, episode);
                if (reading.isYes(closing.condition())) {
                    episode.closer = placed;
                    episode.closedFor = reading;
                    episode.closedBecause = closing.because();
                }
            }
        }
    }
}
