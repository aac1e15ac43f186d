package kith.server.sentinel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.history.Answer;
import kith.server.gate.Gate;
import kith.server.gate.Level;
import kith.server.gate.Permit;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.record.Leaving;
import kith.server.record.Paper;
import kith.server.record.WayOut;
import org.springframework.stereotype.Service;

/**
 * Looks for what is protected where it does not belong. Who writes is warned and never stopped, for a child's safety comes before the procedure; what would
 * leave in a file or by the interface for programs, to somebody who may not know it, is held back until a manager who may has decided. Whoever may not know
 * is told no more than that: a search that answered them would let them try out addresses.
 */
@Service
public class Sentinel implements WayOut {
    private final Fingerprints fingerprints;
    private final FingerprintKey key;
    private final PaperText papers;
    private final HeldBack held;
    private final Gate gate;

    Sentinel(Fingerprints fingerprints, FingerprintKey key, PaperText papers, HeldBack held, Gate gate) {
        this.fingerprints = fingerprints;
        this.key = key;
        this.papers = papers;
        this.held = held;
        this.gate = gate;
    }

    @Override
    public void mayLeave(Permit permit, List<Leaving> all) {
        List<Leaving> ofOthers = all.stream().filter(leaving -> !leaving.agency().equals(permit.viewer().agency())).toList();
        if (ofOthers.isEmpty()) {
            return;
        }
        Map<String, List<Fingerprints.Kept>> kept = fingerprints.notFor(permit, ofOthers.stream().map(Leaving::record).distinct().toList());
        if (kept.isEmpty()) {
            return;
        }
        Map<HeldBack.What, Instant> letGo = held.letGo(permit, ofOthers.stream().map(HeldBack.What::of).toList());
        Map<HeldBack.What, String> found = new LinkedHashMap<>();
        for (Leaving leaving : ofOthers) {
            Instant decided = letGo.getOrDefault(HeldBack.What.of(leaving), Instant.MIN);
            List<Fingerprint> unknownThen = kept.getOrDefault(leaving.record(), List.of()).stream()
                    .filter(each -> each.since().isAfter(decided))
                    .map(Fingerprints.Kept::fingerprint)
                    .toList();
            in(new Search(unknownThen, key.of(permit.authority())), leaving).ifPresent(words -> found.merge(HeldBack.What.of(leaving), words, (one, other) -> one.contains(other) ? one : one + "; " + other));
        }
        if (found.isEmpty()) {
            return;
        }
        held.hold(permit, found);
        gate.refusal(permit);
        throw new NotAcceptable(new Problem(
                "held_back",
                "",
                "This is held back until a manager of children’s social care has looked at it.",
                "They have been told. If you need it for a child’s safety now, ring the team that holds the record."));
    }

    /** By place, in words: "a postcode in its text". */
    private Optional<String> in(Search search, Leaving leaving) {
        List<PaperText.Part> parts = leaving.paper().map(paper -> papers.of(paper).parts()).orElseGet(() -> List.of(new PaperText.Part("in what it says", leaving.text())));
        Map<String, Set<ProtectedValues.Kind>> kinds = new LinkedHashMap<>();
        parts.forEach(part -> search.in(part.text()).forEach(hit -> kinds.computeIfAbsent(part.where(), _ -> new TreeSet<>()).add(hit.kind())));
        return kinds.entrySet().stream()
                .map(each -> each.getValue().stream().map(ProtectedValues.Kind::words).collect(Collectors.joining(" and ")) + " " + each.getKey())
                .reduce((one, other) -> one + "; " + other);
    }

    /**
     * What somebody is about to record, and others will read.
     *
     * @param question of which it is the answer, as its page asks it
     * @param at where it can be changed
     */
    public record Written(String question, String text, Optional<Paper> paper, String at) {}

    /** @param found what is protected and stands there, or what was not read; in words, for whoever may know it */
    public record Warning(String question, String found, String at) {}

    /**
     * For whoever sees the whole record and so may know; for anybody else nothing.
     *
     * @param recording the permit to record on the record
     * @param kept what the same form protects
     */
    public List<Warning> warnings(Permit recording, List<Written> all, Collection<Answer> kept) {
        if (recording.level() != Level.FULL || !recording.readsProtected()) {
            return List.of();
        }
        FingerprintKey.Marks marks = key.of(recording.authority());
        List<Fingerprint> known = Stream.concat(
                        fingerprints.ofFamily(recording, recording.record()).stream(),
                        kept.stream()
                                .flatMap(answer -> ProtectedValues.in(answer).stream())
                                .map(value -> new Fingerprint("", "", value.kind(), "", marks.mark(value.canonical()))))
                .toList();
        Search search = new Search(known, marks);
        if (search.isForNothing()) {
            return List.of();
        }
        List<Warning> warnings = new ArrayList<>();
        for (Written written : all) {
            PaperText.Contents contents =
                    written.paper().map(papers::of).orElseGet(() -> new PaperText.Contents(List.of(new PaperText.Part("", written.text())), Optional.empty()));
            Map<String, Set<String>> found = new TreeMap<>();
            contents.parts().forEach(part -> search.in(part.text())
                    .forEach(hit -> found.computeIfAbsent(hit.kind().words() + (part.where().isEmpty() ? "" : " " + part.where()), _ -> new TreeSet<>()).add(hit.words().replaceAll("\\s+", " "))));
            Stream.concat(
                            found.entrySet().stream().map(each -> each.getKey() + " (“" + String.join("”, “", each.getValue()) + "”)"),
                            contents.unread().map(why -> "could not be looked through: " + why).stream())
                    .reduce((one, other) -> one + "; " + other)
                    .ifPresent(words -> warnings.add(new Warning(written.question(), words, written.at())));
        }
        return warnings;
    }

    /** That it is recorded although the writer was warned. */
    public void recordedAllTheSame(Permit recording, String submission, String because) {
        held.recordedAllTheSame(recording, submission, because);
    }
}
