package kith.ledger;

import java.util.Objects;

/** One entry of an exported history. Positions are counted from 0 in the order of the authority's tree. */
public sealed interface Entry {

    long position();

    String eventId();

    Hash leaf();

    /**
     * An entry whose content is there to be checked.
     *
     * @param content the salt and the canonical encoding
     */
    record Kept(long position, String eventId, Hash leaf, Content content) implements Entry {
        public Kept {
            check(position, eventId, leaf);
            Objects.requireNonNull(content);
        }

        /** An entry as it stands in the record, with the leaf that was stored for it. */
        public static Kept of(long position, String eventId, Hash leaf, byte[] salt, byte[] canonical) {
            return new Kept(position, eventId, leaf, new Content(salt, canonical));
        }
    }

    /** An entry whose content and salt were lawfully disposed of: another entry, after it, must say so (see {@link Disposed}). */
    record Emptied(long position, String eventId, Hash leaf) implements Entry {
        public Emptied {
            check(position, eventId, leaf);
        }
    }

    /** An entry given without its content: only its place and its leaf, which say nothing about anybody. */
    record LeafOnly(long position, String eventId, Hash leaf) implements Entry {
        public LeafOnly {
            check(position, eventId, leaf);
        }
    }

    private static void check(long position, String eventId, Hash leaf) {
        if (position < 0) {
            throw new IllegalArgumentException("An entry's position cannot be " + position + ".");
        }
        Strict.eventId(eventId);
        Objects.requireNonNull(leaf);
    }
}
