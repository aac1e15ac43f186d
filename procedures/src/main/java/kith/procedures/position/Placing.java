package kith.procedures.position;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private final Map<String, List<Standing>> awaitingEpisode = new LinkedHashMap<>();
    private final Map<String, List<Standing>> awaitingOpening = new LinkedHashMap<>();

    /** For each day one recording of each step, of those of which no more than the day is known. */
    private final Map<LocalDate, Map<String, Placed>> dayOnly = new HashMap<>();

    private Placing(CompiledPacks packs, Set<String> lost) {
        this.packs = packs;
        this.lost = lost;
    }

    /** @param standing as happened */
    static Placing through(List<Standing> standing, CompiledPacks packs) {
        List<Standing> recorded = new ArrayList<>(standing.size());
        for (Standing event : standing) {
            if (event.isStepRecorded()) {
                recorded.add(event);
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
        Step step = stepOf(event);
        return step != null && lost.isEmpty() && isInKnownEpisode(event, step) && isOfNoMomentForItsDay(event);
    }

    private boolean isInKnownEpisode(Standing event, Step step) {
        Optional<String> named = event.event.episode();
        return named.isEmpty()
                || episodes.byId(named.get()) != null
                || named.get().equals(Ids.episode(step.procedure(), event.id()));
    }

    /** Earlier recordings of which only that day is known see their whole day: none of them looks for such a step. */
    private boolean isOfNoMomentForItsDay(Standing event) {
        for (Placed earlier : dayOnly.getOrDefault(event.day, Map.of()).values()) {
            String procedure = earlier.step.procedure();
            if (earlier.pack.readBy(earlier.step.id()).contains(event.subject)
                    || mayOpen(event, procedure) && !mayOpen(earlier.standing, procedure)) {
                return false;
            }
        }
        return true;
    }

    /** Only where it {@linkplain #mayGoOnWith may}. */
    Placed goOnWith(Standing event) {
        place(event);
        return episodes.placed.getLast();
    }

    private void placeAll(List<Standing> recorded) {
        for (int i = 0; i < recorded.size(); i++) {
            Standing event = recorded.get(i);
            if (!awaitingOpening.isEmpty()) {
                giveUpWaitingBefore(event.day);
            }
            Step step = stepOf(event);
            if (step == null) {
                continue;
            }
            if (event.isDayOnly() && namesNoEpisode(event) && opensLaterThatDay(step.procedure(), recorded, i)) {
                awaitingOpening.computeIfAbsent(step.procedure(), _ -> new ArrayList<>()).add(event);
            } else {
                place(event);
            }
        }
        giveUpWaitingBefore(LocalDate.MAX);
    }

    private void giveUpWaitingBefore(LocalDate day) {
        List<Standing> waiting = new ArrayList<>();
        awaitingOpening.values().forEach(events -> events.removeIf(event -> event.day.isBefore(day) && waiting.add(event)));
        awaitingOpening.values().removeIf(List::isEmpty);
        waiting.sort(Standing.AS_HAPPENED);
        waiting.forEach(this::place);
    }

    private boolean namesNoEpisode(Standing event) {
        return event.event.episode().isEmpty() || lost.contains(event.event.episode().get());
    }

    /** Only where no episode is open already, and the event itself could not open one. */
    private boolean opensLaterThatDay(String procedure, List<Standing> recorded, int index) {
        Standing event = recorded.get(index);
        if (episodes.latestOpen(procedure) != null || mayOpen(event, procedure)) {
            return false;
        }
        for (int later = index + 1; later < recorded.size() && recorded.get(later).day.equals(event.day); later++) {
            if (mayOpen(recorded.get(later), procedure)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayOpen(Standing event, String procedure) {
        CompiledPack pack = packs.governing(event.subject, event.day);
        return pack != null && pack.mayOpen(event.subject, procedure);
    }

    private Step stepOf(Standing event) {
        CompiledPack pack = packs.governing(event.subject, event.day);
        return pack == null ? null : pack.step(event.subject);
    }

    private void place(Standing event) {
        CompiledPack pack = packs.governing(event.subject, event.day);
        Step step = pack.step(event.subject);
        Underway named = null;
        if (event.event.episode().isPresent()) {
            String id = event.event.episode().get();
            named = episodes.byId(id);
            if (named == null && !lost.contains(id) && !id.equals(Ids.episode(step.procedure(), event.id()))) {
                awaitingEpisode.computeIfAbsent(id, _ -> new ArrayList<>()).add(event);
                return;
            }
        }
        Placed placed = new Placed(event, step, pack, episodes.placed.size());
        Underway member = named != null ? named : episodes.latestOpen(step.procedure());
        judgeCounting(placed, member);
        episodes.add(placed);
        if (event.isDayOnly()) {
            dayOnly.computeIfAbsent(event.day, _ -> new HashMap<>()).put(step.id(), placed);
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

    private void placeWaiting(List<Standing> waiting) {
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
                    Standing given = placed.standing.approvedBy(placed.step, approval);
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
        for (CompiledPack.OpeningOf opening : placed.pack.openedBy(placed.step.id())) {
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
        for (CompiledPack.ClosingOf closing : placed.pack.closedBy(placed.step.id())) {
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
