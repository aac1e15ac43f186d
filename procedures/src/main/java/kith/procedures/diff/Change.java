package kith.procedures.diff;

/**
 * One thing that people would notice.
 *
 * @param id of the thing in its pack; a question's is {@code step.question}
 * @param name of the thing for people
 * @param says a sentence with its full stop
 */
public record Change(Thing thing, String id, String name, Kind kind, Effect effect, String says) {

    public enum Thing {
        PACK,
        ROLE,
        DOCUMENT,
        HEADING,
        CONTACT,
        PROCEDURE,
        RULE,
        STEP,
        QUESTION,
        STATUS
    }

    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    public enum Effect {
        /** Asks for more, or for it sooner. */
        STRICTER,
        /** Asks for less, or for it later. */
        LOOSER,
        /** Asks for something else. */
        DIFFERENT,
        /** Asks for the same, and cites or explains it otherwise. */
        REFERENCE;

        /** The effect of the change the other way round. */
        Effect reversed() {
            return switch (this) {
                case STRICTER -> LOOSER;
                case LOOSER -> STRICTER;
                case DIFFERENT, REFERENCE -> this;
            };
        }
    }
}
