package kith.procedures.position;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a record stands at an instant. */
public record Position(
        String record,
        Instant at,
        List<Episode> episodes,
        List<Obligation> obligations,
        List<Offer> offers,
        List<StatusHeld> statuses,
        List<AwaitedApproval> awaitedApprovals) {

    public Position {
        episodes = List.copyOf(episodes);
        obligations = List.copyOf(obligations);
        offers = List.copyOf(offers);
        statuses = List.copyOf(statuses);
        awaitedApprovals = List.copyOf(awaitedApprovals);
    }

    public List<Obligation> open() {
        return obligations.stream()
                .filter(obligation -> obligation.state() instanceof Obligation.State.Open)
                .toList();
    }

    public Optional<Episode> episode(String id) {
        return episodes.stream().filter(episode -> episode.id().equals(id)).findFirst();
    }
}
