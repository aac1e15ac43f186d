package kith.procedures.position;

import java.util.HashMap;
import java.util.Map;
import kith.procedures.condition.FieldRef;
import kith.procedures.history.Answer;
import kith.procedures.pack.Rule;
import kith.procedures.position.Episodes.Placed;
import kith.procedures.position.Episodes.Underway;

/** Who holds what a rule asks for: whoever holds the role, or whom an answer names. */
final class Naming {
    private final Episodes episodes;
    private final Holders holders;

    /** What was found, until more is recorded: most that a history leads to is owed by the same few people. */
    private final Map<Asked, Found> found = new HashMap<>();

    private record Asked(FieldRef question, String role, Underway episode) {}

    /** @param reading what was read to find it; null where nothing came of it */
    private record Found(Holders.Held held, Reading reading) {}

    Naming(Episodes episodes, Holders holders) {
        this.episodes = episodes;
        this.holders = holders;
    }

    /** More was recorded. */
    void lookAgain() {
        found.clear();
    }

    Holders.Held of(Rule rule, Underway episode, Gathered causes) {
        if (rule.ownerNamedIn().isEmpty()) {
            return holders.of(rule.owner());
        }
        Asked asked = new Asked(rule.ownerNamedIn().get(), rule.owner(), episode);
        Found who = found.get(asked);
        if (who == null) {
            who = named(asked);
            found.put(asked, who);
        }
        if (who.reading != null) {
            causes.read(who.reading);
        }
        return who.held;
    }

    /**
     * Whoever is named by now in this episode, or in what led to it, if they are still there. An allocation made after they were named is the
     * manager's last word.
     */
    private Found named(Asked asked) {
        Reading now = Reading.now(episodes, asked.episode);
        Placed naming = now.recordingThisTime(asked.question.step());
        if (naming == null || holders.isAllocatedSince(naming.standing, asked.role)) {
            return new Found(holders.of(asked.role), null);
        }
        if (!(now.quoted(asked.question) instanceof Answer.Professional(String person)) || !holders.isHere(person)) {
            episodes.stoodInTheWay.addAll(now.events());
            return new Found(holders.of(asked.role), null);
        }
        return new Found(holders.ofPerson(person), now);
    }
}
