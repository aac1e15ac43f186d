package kith.procedures.position;

import java.util.Objects;

/**
 * What makes an obligation the same one, however often it is worked out. Its identifier is hashed when it is first asked for, and then
 * kept, as a text keeps its hash code: most that a history leads to are never named.
 */
public final class ObligationKey {
    private final String rule;
    private final String episode;
    private final String trigger;

    /** Null until it is asked for; whichever thread works it out, it is the same. */
    private String id;

    public ObligationKey(String rule, String episode, String trigger) {
        this.rule = rule;
        this.episode = episode;
        this.trigger = trigger;
    }

    String rule() {
        return rule;
    }

    String episode() {
        return episode;
    }

    /** Opaque. */
    String id() {
        String known = id;
        if (known == null) {
            known = Ids.obligation(rule, episode, trigger);
            id = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObligationKey key
                && rule.equals(key.rule)
                && episode.equals(key.episode)
                && trigger.equals(key.trigger);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, episode, trigger);
    }

    @Override
    public String toString() {
        return id();
    }
}
