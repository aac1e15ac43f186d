package kith.server.directory;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.procedures.position.Holder;
import kith.server.wording.Said;

/**
 * That somebody is away today, as everybody who works with them has to know it: not why.
 *
 * @param until the last day; empty while nobody knows
 * @param cover who stands in; empty for nobody
 * @param coverName what they are called: somebody, or a team
 * @param phone on which they are rung; empty for none
 */
public record Away(Optional<LocalDate> until, Optional<Holder> cover, String coverName, String phone) {

    /** "until 4 December", or that nobody knows. */
    public String untilWords(LocalDate today) {
        return until.map(last -> "until " + Said.near(last, today)).orElse("until further notice");
    }

    /** "away until 4 December; Hannah Example covers, 01632 960112". */
    public String words(LocalDate today) {
        return "away " + untilWords(today) + "; " + coverWords();
    }

    /** "Hannah Example covers, 01632 960112", or that nobody does. */
    public String coverWords() {
        return cover.isEmpty() ? "nobody covers" : Stream.of(coverName + " covers", phone).filter(words -> !words.isBlank()).collect(Collectors.joining(", "));
    }
}
