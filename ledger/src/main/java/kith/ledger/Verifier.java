package kith.ledger;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies an exported history against what somebody outside holds, reading it once, from beginning to end. Memory does not grow with
 * the history, save for the entries whose disposal has not been met yet.
 *
 * <p>What is named exactly, without a copy: a content or leaf that do not belong together, an event's id that was changed, a missing,
 * moved or repeated position, a cut tail, a content that is gone without a recorded disposal. What is named as a range between two
 * heads: content and leaf changed together, and rows removed, moved or put in with all positions renumbered. The heads that
 * the authority had signed and kept lie in the file and make that range small; an earlier export held outside makes it exact.
 */
public final class Verifier {

    private final Keyring keys;
    private final HistoryWriter.Scope scope;
    private final Optional<Comparison> comparison;
    private final Deque<Evidence.HeldHead> heads;

    private final Sequence sequence = new Sequence();
    private final Checkpoints checkpoints = new Checkpoints();
    private final Map<Long, Entry.Emptied> undisposed = new LinkedHashMap<>();
    private final Findings findings = new Findings();

    private long kept;
    private long emptied;
    private long leafOnly;
    private boolean broken;
    private boolean unreadable;
    private boolean ended;

    private Verifier(Keyring keys, HistoryWriter.Scope scope, List<Evidence.HeldHead> heads, Optional<Comparison> comparison) {
        this.keys = keys;
        this.scope = scope;
        this.heads = new ArrayDeque<>(heads);
        this.comparison = comparison;
    }

    /**
     * Verifies a history.
     *
     * @throws IOException if the history or the copy held cannot be read to its end
     */
    public static Verdict verify(HistoryReader history, Evidence evidence) throws IOException {
        Keyring keys = evidence.keys();
        if (!history.authority().equals(keys.authority())) {
            Divergence other = new Divergence.HistoryOfOtherAuthority(history.authority(), keys.authority());
            return new Verdict.Divergent(history.authority(), List.of(other), 0);
        }
        List<Divergence> problems = new ArrayList<>();
        List<Evidence.HeldHead> genuine = new ArrayList<>();
        for (Evidence.HeldHead held : evidence.heads()) {
            Optional<Divergence> problem = problem(keys, held.name(), held.signed());
            problem.ifPresentOrElse(problems::add, () -> genuine.add(held));
        }
        genuine.sort(Comparator.comparingLong(held -> held.signed().head().size()));

        Optional<Comparison> comparison = evidence.copy().isEmpty()
                ? Optional.empty()
                : Comparison.open(evidence.copy().get(), keys.authority(), genuine, problems);
        try {
            Verifier verifier = new Verifier(keys, history.scope(), genuine, comparison);
            problems.forEach(verifier.findings::add);
            verifier.checkHeads();
            for (Optional<HistoryLine> line = history.next(); line.isPresent(); line = history.next()) {
                verifier.line(line.get());
            }
            return verifier.verdict();
        } finally {
            if (comparison.isPresent()) {
                comparison.get().close();
            }
        }
    }

    private static Optional<Divergence> problem(Keyring keys, String name, SignedHead signed) {
        return switch (keys.check(signed)) {
            case GENUINE -> Optional.empty();
            case OTHER_AUTHORITY ->
                Optional.of(new Divergence.HeadOfOtherAuthority(name, signed.head().authority(), keys.authority()));
            case UNKNOWN_KEY -> Optional.of(new Divergence.HeadOfUnknownKey(name, signed.keyId()));
            case SIGNATURE_INVALID -> Optional.of(new Divergence.HeadSignatureInvalid(name));
        };
    }

    private void line(HistoryLine line) throws IOException {
        switch (line) {
            case HistoryLine.Unreadable(long number, String problem, Optional<String> eventId) -> {
                findings.add(new Divergence.LineUnreadable(Place.at(sequence.next(), eventId), number, problem));
                sequence.unreadable();
                comparison.ifPresent(Comparison::unreadable);
                unreadable = true;
                broken = true;
            }
            case HistoryLine.OfHead(long number, SignedHead signed) -> carriedHead(number, signed);
            case HistoryLine.OfEnd(long number, long entries) -> {
                if (ended) {
                    findings.add(new Divergence.LineUnreadable(Place.at(sequence.next(), Optional.empty()), number, "it is a second last line"));
                } else if (entries != counts().entries() && !unreadable) {
                    findings.add(new Divergence.EndCountDiffers(entries, counts().entries()));
                }
                ended = true;
            }
            case HistoryLine.OfEntry(Entry entry) -> {
                if (ended) {
                    // Said by the last line too: what follows it was put there afterwards.
                    findings.add(new Divergence.Inserted(Place.at(entry.position(), entry.eventId())));
                }
                entry(entry);
            }
        }
    }

    private void entry(Entry entry) throws IOException {
        Place place = Place.at(entry.position(), entry.eventId());
        Hash worked = checkContent(entry, place);
        Sequence.Step step = sequence.step(entry);
        switch (step) {
            case IN_ORDER -> {}
            case OUT_OF_ORDER -> broken = true;
            case REPEATED -> findings.add(new Divergence.Repeated(place));
        }
        if (comparison.isPresent()) {
            comparison.get().entry(entry);
        }
        if (!broken && step == Sequence.Step.IN_ORDER && !checkpoints.full()) {
            checkpoints.add(entry, worked);
            checkHeads();
        } else if (!worked.equals(entry.leaf())) {
            findings.add(new Divergence.ContentDiffers(place, Divergence.Changed.ONE_OF_BOTH));
        }
    }

    /** Checks what an entry holds; gives the leaf worked out from its content, or its own where there is none. */
    private Hash checkContent(Entry entry, Place place) {
        return switch (entry) {
            case Entry.Kept whole -> {
                kept++;
                Hash worked = whole.content().leaf();
                checkFields(whole, place, worked.equals(whole.leaf()));
                yield worked;
            }
            case Entry.Emptied empty -> {
                emptied++;
                undisposed.put(empty.position(), empty);
                yield empty.leaf();
            }
            case Entry.LeafOnly leaf -> {
                leafOnly++;
                if (scope == HistoryWriter.Scope.FULL) {
                    findings.add(new Divergence.ContentWithheld(place));
                }
                yield leaf.leaf();
            }
        };
    }

    /** @param genuine whether the content belongs to its leaf; if not, that is said elsewhere, and its fields accuse nobody */
    private void checkFields(Entry.Kept whole, Place place, boolean genuine) {
        Optional<Map<String, String>> fields = fields(whole);
        Optional<String> named = fields.map(map -> map.get(CanonicalEncoding.EVENT));
        if (genuine && !named.equals(Optional.of(whole.eventId()))) {
            findings.add(new Divergence.IdDiffers(place, named));
        }
        fields.map(map -> map.get(Disposed.FIELD)).ifPresent(list -> settleDisposals(list, genuine));
    }

    private static Optional<Map<String, String>> fields(Entry.Kept whole) {
        try {
            return Optional.of(CanonicalEncoding.decode(whole.content().canonical()));
        } catch (IllegalArgumentException notCanonical) {
            return Optional.empty();
        }
    }

    private void settleDisposals(String list, boolean genuine) {
        List<Disposed> disposals;
        try {
            disposals = Disposed.parse(list);
        } catch (IllegalArgumentException unreadableList) {
            // Then it disposes of nothing, and each entry that relied on it is reported at its own place.
            return;
        }
        for (Disposed disposed : disposals) {
            Entry.Emptied said = new Entry.Emptied(disposed.position(), disposed.eventId(), disposed.leaf());
            Optional<Entry.Emptied> found = Optional.ofNullable(undisposed.get(disposed.position()));
            if (found.isPresent() && (genuine || found.get().equals(said))) {
                undisposed.remove(disposed.position());
                if (!found.get().equals(said)) {
                    Place place = Place.at(disposed.position(), found.get().eventId());
                    findings.add(new Divergence.DisposalDiffers(place, disposed.eventId()));
                }
            }
        }
    }

    private void carriedHead(long number, SignedHead signed) {
        String name = "line " + number + " of the history";
        Optional<Divergence> problem = problem(keys, name, signed);
        if (problem.isPresent()) {
            findings.add(problem.get());
        } else if (!broken && signed.head().size() != sequence.next()) {
            String where = "it is the head of " + signed.head().size() + " entries and stands after " + sequence.next();
            findings.add(new Divergence.LineUnreadable(Place.at(sequence.next(), Optional.empty()), number, where));
        } else if (!broken && !checkpoints.full()) {
            checkpoints.check(name, signed.head(), false);
        }
    }

    private void checkHeads() {
        while (!heads.isEmpty() && heads.peek().signed().head().size() == sequence.next()) {
            Evidence.HeldHead held = heads.poll();
            checkpoints.check(held.name(), held.signed().head(), true);
        }
    }

    private Verdict verdict() throws IOException {
        List<Divergence> byCopy = comparison.isEmpty() ? List.of() : comparison.get().divergences();
        List<Divergence> byHeads = checkpoints.divergences(
                comparison.map(Comparison::name).orElse(""), comparison.map(Comparison::same).orElse(0L));
        sequence.divergences().stream().filter(divergence -> !saidAlready(divergence, byCopy)).forEach(findings::add);
        byHeads.stream().filter(divergence -> !saidAlready(divergence, byCopy)).forEach(findings::add);
        byCopy.forEach(findings::add);
        undisposed.values().forEach(empty -> findings.add(new Divergence.DisposalNotRecorded(Place.at(empty.position(), empty.eventId()))));
        if (!heads.isEmpty() && heads.getLast().signed().head().size() > sequence.atMost()) {
            Evidence.HeldHead largest = heads.getLast();
            long size = largest.signed().head().size();
            Divergence cut = new Divergence.TailCut(
                    new Place(sequence.next(), size - 1, Optional.empty()), size, largest.name());
            if (!saidAlready(cut, byCopy)) {
                findings.add(cut);
            }
        }
        if (!ended) {
            findings.add(new Divergence.FileUnfinished(counts().entries()));
        }
        return findings.isEmpty()
                ? new Verdict.Whole(
                        keys.authority(), sequence.next(), checkpoints.root(), checkpoints.held(), checkpoints.carried(), counts())
                : new Verdict.Divergent(keys.authority(), findings.listed(), findings.unlisted());
    }

    /** Whether the copy has named exactly what this names only roughly. */
    private static boolean saidAlready(Divergence rough, List<Divergence> byCopy) {
        return switch (rough) {
            case Divergence.LeafDiffers leaf -> byCopy.stream().anyMatch(exact -> startsWithin(exact, leaf.place()));
            case Divergence.Missing missing -> byCopy.stream()
                    .anyMatch(exact -> exact instanceof Divergence.Missing && startsWithin(exact, missing.place()));
            case Divergence.Reordered reordered -> byCopy.contains(reordered);
            case Divergence.TailCut cut -> byCopy.stream()
                    .anyMatch(exact -> exact instanceof Divergence.TailCut byCopyCut && byCopyCut.size() >= cut.size());
            default -> false;
        };
    }

    private static boolean startsWithin(Divergence exact, Place range) {
        return exact instanceof Divergence.OfEntries of && range.from() <= of.place().from() && of.place().from() <= range.to();
    }

    private Verdict.Counts counts() {
        return new Verdict.Counts(kept, emptied, leafOnly);
    }
}
