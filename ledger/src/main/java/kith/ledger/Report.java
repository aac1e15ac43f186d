package kith.ledger;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Says a verdict in the words of the people who have to act on it. */
public final class Report {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu 'at' HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));
    private static final String KEEP =
            "Keep this file and the database as they are, tell the system's owner and the data protection officer, and compare the entry"
                    + " with a backup from before the change.";

    private Report() {}

    public static String text(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Whole whole -> whole(whole);
            case Verdict.Divergent divergent -> divergent(divergent);
        };
    }

    private static String whole(Verdict.Whole whole) {
        StringBuilder text = new StringBuilder("Whole: nothing diverges in the " + entries(whole.size()) + " of " + whole.authority() + ".\n");
        Verdict.Counts counts = whole.counts();
        text.append("  Content checked: ").append(number(counts.kept())).append(". Lawfully disposed of, with the disposal recorded: ")
                .append(number(counts.emptied())).append(". Given without content: ").append(number(counts.leafOnly())).append(".\n");
        long proven = whole.held().map(proof -> proof.said().size()).orElse(0L);
        whole.held().ifPresentOrElse(
                proof -> text.append("  Proven up to the head in ").append(proof.head()).append(": ").append(entries(proof.said().size()))
                        .append(", signed on ").append(when(proof.said().signedAt())).append(".\n"),
                () -> text.append("  No held head reaches it: the file agrees with itself, and that is all. Verify it with a head that a"
                        + " partner holds.\n"));
        long carried = whole.carried().map(proof -> proof.said().size()).orElse(0L);
        if (carried > proven) {
            text.append("  From there up to ").append(entries(carried)).append(" it agrees with heads that the authority signed and kept itself,")
                    .append(" which whoever lacks the signing key cannot make, but can take away.\n");
        }
        if (whole.size() > Math.max(proven, carried) && proven > 0) {
            text.append("  The last ").append(entries(whole.size() - Math.max(proven, carried)))
                    .append(" are newer than any head. Ask for a new head, and hold it.\n");
        }
        return text.append("  Root: ").append(whole.root().hex()).append("\n").toString();
    }

    private static String divergent(Verdict.Divergent divergent) {
        long count = divergent.divergences().size() + divergent.unlisted();
        StringBuilder text = new StringBuilder("Not whole: " + (count == 1 ? "1 thing is" : number(count) + " things are") + " wrong with the history of "
                + divergent.authority() + ".\n");
        divergent.first().ifPresent(place -> text.append("The first divergent entry is ").append(place(place)).append(".\n"));
        int item = 0;
        for (Divergence divergence : divergent.divergences()) {
            text.append('\n').append(++item).append(". ").append(what(divergence)).append("\n   What to do: ").append(remedy(divergence))
                    .append('\n');
        }
        if (divergent.unlisted() > 0) {
            text.append("\nAnd ").append(number(divergent.unlisted())).append(" more, which are not listed.\n");
        }
        return text.toString();
    }

    static String what(Divergence divergence) {
        return switch (divergence) {
            case Divergence.ContentDiffers(Place place, Divergence.Changed changed) -> start(place) + switch (changed) {
                case CONTENT -> "what the entry says was changed after it was recorded. Its leaf is the original one: a signed head vouches for it.";
                case LEAF -> "the entry's leaf was changed. What the entry says is as it was recorded: a signed head vouches for it.";
                case ONE_OF_BOTH -> "what the entry says does not belong to its leaf: one of the two was changed.";
            };
            case Divergence.LeafDiffers(Place place, String against) when place.exact() -> start(place) + "the entry is another than the one that "
                    + against + " vouches for: its content and its leaf were changed together, or it was put in the place of another.";
            case Divergence.LeafDiffers(Place place, String against) -> start(place) + "these entries are not those that " + against
                    + " vouches for. Content and leaf of at least one of them were changed together, or entries were removed, moved or put in and"
                    + " all renumbered. Which one cannot be told from what there is.";
            case Divergence.IdDiffers(Place place, Optional<String> named) -> start(place) + named
                    .map(id -> "the entry stands under the wrong id: it was recorded as event " + id + ".")
                    .orElse("the entry's content does not say which event it is.");
            case Divergence.Missing(Place place, Optional<String> before, Optional<String> after) -> start(place)
                    + (place.exact() ? "this entry is missing" : "these entries are missing")
                    + before.map(id -> "; before it stands event " + id).orElse("") + after.map(id -> "; after it stands event " + id).orElse("")
                    + ".";
            case Divergence.Reordered(Place place, String foundEvent) -> start(place) + "the order was changed: event " + foundEvent
                    + " stands here, and the one that belongs here comes later.";
            case Divergence.Repeated(Place place) -> start(place) + "this position is given a second time: the entry was put in, or a row was copied.";
            case Divergence.Inserted(Place place) -> start(place) + "this entry was put in afterwards.";
            case Divergence.TailCut(Place place, long size, String against) -> start(place) + "the end of the history is missing: " + against
                    + " vouches for " + entries(size) + ", and there are only " + number(place.from()) + ".";
            case Divergence.DisposalNotRecorded(Place place) -> start(place)
                    + "the content is gone, and no later entry records its disposal.";
            case Divergence.DisposalDiffers(Place place, String named) -> start(place)
                    + "the entry was changed after its content was disposed of: the disposal names event " + named + " here, with another leaf"
                    + " or under another id.";
            case Divergence.ContentWithheld(Place place) -> start(place) + "the file calls itself full, but gives this entry without its content.";
            case Divergence.LineUnreadable(Place place, long line, String problem) -> start(place) + "line " + number(line)
                    + " of the file cannot be used: " + problem + ".";
            case Divergence.FileUnfinished(long entries) -> "The file breaks off after " + entries(entries) + ": its last line is missing.";
            case Divergence.EndCountDiffers(long said, long found) -> "The file's last line counts " + entries(said) + ", and there are "
                    + number(found) + ".";
            case Divergence.HistoryOfOtherAuthority(String authority, String expected) -> "The file is the history of " + authority
                    + ", and the key is that of " + expected + ".";
            case Divergence.HeadOfOtherAuthority(String head, String authority, String expected) -> "The head in " + head + " is one of " + authority
                    + ", and the key is that of " + expected + ".";
            case Divergence.HeadOfUnknownKey(String head, String keyId) -> "The head in " + head + " was signed with the key " + keyId
                    + ", which is not in the key file.";
            case Divergence.HeadSignatureInvalid(String head) -> "The signature of the head in " + head + " is not valid: a figure in it was changed,"
                    + " or the authority's key never signed it.";
            case Divergence.HeadsContradict(String one, String other) -> "The heads in " + one + " and " + other
                    + " are both genuinely signed, but no one history can have both: two different pasts were signed.";
            case Divergence.HeadOfOtherPast(String head, String copy) -> "The head in " + head + " is genuinely signed, but it is the head of another"
                    + " past than the one on which the history and the copy in " + copy + " agree.";
            case Divergence.CopyUnfit(String copy, String why) -> "The copy in " + copy + " is not fit to compare with: " + why + ".";
        };
    }

    static String remedy(Divergence divergence) {
        return switch (divergence) {
            case Divergence.ContentDiffers(_, Divergence.Changed changed) when changed == Divergence.Changed.LEAF -> KEEP
                    + " The leaf can be worked out again from the entry.";
            case Divergence.LeafDiffers(Place place, _) when !place.exact() -> KEEP
                    + " To find which entry it is, verify again with --copy and an earlier export, or with heads of sizes between.";
            case Divergence.ContentDiffers _, Divergence.LeafDiffers _, Divergence.IdDiffers _, Divergence.Missing _, Divergence.Reordered _,
                    Divergence.Repeated _, Divergence.Inserted _, Divergence.DisposalDiffers _ -> KEEP;
            case Divergence.TailCut _ -> "Make sure that the file is the newest export and that the database was not put back to an older backup."
                    + " If neither explains it: " + lowerFirst(KEEP);
            case Divergence.DisposalNotRecorded _ -> "If the export was made while a disposal was under way, export again. Otherwise the content was"
                    + " destroyed unlawfully: " + lowerFirst(KEEP);
            case Divergence.ContentWithheld _ -> "Ask for a full export, or for one of leaves if you may not see the content.";
            case Divergence.LineUnreadable _, Divergence.FileUnfinished _, Divergence.EndCountDiffers _ ->
                "Export again, or copy the file again without opening it in an editor. If it stays: " + lowerFirst(KEEP);
            case Divergence.HistoryOfOtherAuthority _ -> "Take the file and the key of the same authority.";
            case Divergence.HeadOfOtherAuthority _ -> "Take a head of this authority, or that authority's history and key.";
            case Divergence.HeadOfUnknownKey _ -> "Add the authority's older public keys to the key file, one a line. If the authority never had that key,"
                    + " ask it how the head was made.";
            case Divergence.HeadSignatureInvalid _ -> "Copy the head again from where you received it. If it stays, ask the authority for it again and"
                    + " tell it.";
            case Divergence.HeadOfOtherPast _ -> "Show the head and the copy to every partner: only someone with the signing key can have made that"
                    + " head. Then: " + lowerFirst(KEEP);
            case Divergence.HeadsContradict _ -> "Show both heads to every partner: only someone with the signing key can have made them. Then: "
                    + lowerFirst(KEEP);
            case Divergence.CopyUnfit _ -> "Use another copy, or verify without it.";
        };
    }

    private static String start(Place place) {
        String where = place(place);
        return Character.toUpperCase(where.charAt(0)) + where.substring(1) + ": ";
    }

    static String place(Place place) {
        String where = place.exact()
                ? "position " + number(place.from())
                : "one of positions " + number(place.from()) + " to " + number(place.to());
        return where + place.eventId().map(id -> (place.exact() ? ", event " : ", of which the first is event ") + id).orElse("");
    }

    private static String entries(long count) {
        return count == 1 ? "1 entry" : number(count) + " entries";
    }

    private static String number(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    private static String when(Instant instant) {
        return WHEN.format(instant);
    }

    private static String lowerFirst(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
