package kith.ledger;

import java.util.Optional;

/** One way in which an exported history is not what was recorded, or a head not what it should be. */
public sealed interface Divergence {

    /** A divergence of the entries, which has a place among them. */
    sealed interface OfEntries extends Divergence {
        Place place();
    }

    /** A divergence of a head, a key or the file as a whole. */
    sealed interface OfEvidence extends Divergence {}

    /** Which half of an entry was changed, as far as a head can tell. */
    enum Changed {
        CONTENT,
        LEAF,
        ONE_OF_BOTH
    }

    /** The content of an entry and its leaf do not belong together. */
    record ContentDiffers(Place place, Changed changed) implements OfEntries {}

    /** The leaf at the place, or one of those in the range, is not the one that {@code against} (a head, or a copy held) vouches for. */
    record LeafDiffers(Place place, String against) implements OfEntries {}

    /** An entry, whole in itself, stands under another event's id, or its content does not name its event. */
    record IdDiffers(Place place, Optional<String> named) implements OfEntries {}

    /** Entries are not there. */
    record Missing(Place place, Optional<String> before, Optional<String> after) implements OfEntries {}

    /** Another entry stands at the place, and the one that belongs there comes later. */
    record Reordered(Place place, String foundEvent) implements OfEntries {}

    /** A position is given a second time, to this event. */
    record Repeated(Place place) implements OfEntries {}

    /** An entry that the copy held does not have stands between those that it has. */
    record Inserted(Place place) implements OfEntries {}

    /** The history ends before the size that {@code against} vouches for. */
    record TailCut(Place place, long size, String against) implements OfEntries {}

    /** The content of an entry is gone and no later entry records its disposal. */
    record DisposalNotRecorded(Place place) implements OfEntries {}

    /** The entry that records the disposal of this one names another event, or another leaf, at this position. */
    record DisposalDiffers(Place place, String named) implements OfEntries {}

    /** A history that calls itself full gives an entry without its content. */
    record ContentWithheld(Place place) implements OfEntries {}

    /** A line of the file cannot be read, or stands where it cannot belong. */
    record LineUnreadable(Place place, long line, String problem) implements OfEntries {}

    /** The file has no last line: it was cut, or its writing failed. */
    record FileUnfinished(long entries) implements OfEvidence {}

    /** The last line counts other entries than the file has. */
    record EndCountDiffers(long said, long found) implements OfEvidence {}

    /** The file is the history of another authority than the key. */
    record HistoryOfOtherAuthority(String authority, String expected) implements OfEvidence {}

    /** A head is another authority's. */
    record HeadOfOtherAuthority(String head, String authority, String expected) implements OfEvidence {}

    /** A head was signed with a key that is not in the key file. */
    record HeadOfUnknownKey(String head, String keyId) implements OfEvidence {}

    /** A head's text or signature was changed, or it was never signed with this key. */
    record HeadSignatureInvalid(String head) implements OfEvidence {}

    /** Two genuinely signed heads that no one history can have: the authority's key signed two different pasts. */
    record HeadsContradict(String one, String other) implements OfEvidence {}

    /** A genuinely signed head does not belong to the past that the history and the copy held share. */
    record HeadOfOtherPast(String head, String copy) implements OfEvidence {}

    /** The copy held is not fit to compare with. */
    record CopyUnfit(String copy, String why) implements OfEvidence {}

    /**
     * Where a divergence stands among others: at its first position; a changed leaf that is only known to lie in a range, at the
     * range's end, because before it nothing is certain; a disposal that is not recorded, after all these, because it may be the
     * consequence of a change to the entry that recorded it; what is not about entries, last.
     */
    static long order(Divergence divergence) {
        return switch (divergence) {
            case LeafDiffers leaf -> leaf.place().to();
            case DisposalNotRecorded disposal -> Long.MAX_VALUE / 2 + disposal.place().from() / 2;
            case OfEntries entries -> entries.place().from();
            case OfEvidence _ -> Long.MAX_VALUE;
        };
    }
}
